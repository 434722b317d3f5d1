'use client';

import { BookOpen, FlaskConical, GitBranch, Pencil, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import { useImportReport, useNoteCount } from '@/lib/client/datasets';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { nextVersionName } from '@/lib/domain/data/version-name';
import { inconsistent, statistics, versions } from '@/lib/messages/dataset-versions';
import { datasets as words } from '@/lib/messages/datasets';
import { partsOf } from './dataset-parts';
import { DeleteDialog } from './delete-dialog';
import { EntitiesChart } from './entities-chart';
import { ImportReport } from './import-report';
import { InconsistentTab } from './inconsistent/inconsistent-tab';
import { NoteList } from './note-list';
import { RenameDialog } from './rename-dialog';
import { SplitTable } from './split-table';
import { StatisticsTab } from './statistics/statistics-tab';
import { VersionDialog } from './versions/version-dialog';
import { VersionOrigin } from './versions/version-origin';

type Tab = 'notes' | 'counts' | 'statistics' | 'inconsistent' | 'report';

/** One dataset: its notes, its numbers, how it came in. Mount with its id as key: it takes focus when it appears. */
export function DatasetDetails({
  dataset,
  names,
  onOpen,
  onClose,
}: {
  readonly dataset: DatasetVersion;
  /** Of all datasets. */
  readonly names: readonly string[];
  readonly onOpen: (datasetId: string) => void;
  readonly onClose: () => void;
}) {
  const [tab, setTab] = useState<Tab>(dataset.labelled ? 'counts' : 'notes');
  const [dialog, setDialog] = useState<'rename' | 'delete' | 'version'>();
  const notes = useNoteCount(dataset.id);
  const report = useImportReport(dataset.id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const quarantined = report?.quarantine.length ?? 0;
  // Pasted notes are a collection that grows: nothing to make a version of.
  const frozen = dataset.contentHash !== '';
  return (
    <section className="panel" aria-labelledby="dataset-details">
      <div className="panel-head">
        <h2 id="dataset-details" ref={heading} tabIndex={-1} className="focus-visible:shadow-none">
          {dataset.name}
        </h2>
        <div className="head-actions">
          {dataset.labelled && (
            <ButtonLink variant="primary" icon={FlaskConical} href={`/experiments?dataset=${dataset.id}`}>
              {words.train}
            </ButtonLink>
          )}
          <ButtonLink icon={BookOpen} href={`/read?dataset=${dataset.id}`}>
            {words.read}
          </ButtonLink>
          {frozen && (
            <Button icon={GitBranch} onClick={() => setDialog('version')}>
              {versions.button}
            </Button>
          )}
          <Button icon={Pencil} onClick={() => setDialog('rename')}>
            {words.rename}
          </Button>
          <Button icon={Trash2} onClick={() => setDialog('delete')}>
            {words.delete}
          </Button>
          <Button variant="quiet" icon={X} onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </div>
      <Tabs
        className="panel-body"
        label={dataset.name}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: 'counts',
            label: words.counts,
            content:
              partsOf(dataset).length === 0 ? (
                <p className="text-fg-2">{words.noCounts}</p>
              ) : (
                <>
                  <VersionOrigin dataset={dataset} onOpen={onOpen} />
                  <div className="grid gap-x-10 gap-y-6 desk:grid-cols-2">
                    <SplitTable dataset={dataset} caption={words.tableCaption} />
                    <EntitiesChart dataset={dataset} />
                  </div>
                </>
              ),
          },
          {
            value: 'notes',
            label: words.notes,
            count: notes === undefined ? undefined : words.number(notes),
            content: notes === undefined ? <Skeleton /> : <NoteList datasetId={dataset.id} count={notes} />,
          },
          ...(frozen
            ? [{ value: 'statistics' as const, label: statistics.tab, content: <StatisticsTab dataset={dataset} /> }]
            : []),
          ...(frozen && dataset.labelled
            ? [
                {
                  value: 'inconsistent' as const,
                  label: inconsistent.tab,
                  content: (
                    <InconsistentTab
                      dataset={dataset}
                      proposed={nextVersionName(dataset.name, names)}
                      onMade={onOpen}
                    />
                  ),
                },
              ]
            : []),
          {
            value: 'report',
            label: words.report,
            count: quarantined > 0 ? words.setAsideShort(quarantined) : undefined,
            content: report ? (
              <ImportReport {...report} dataset={undefined} name={dataset.name} />
            ) : (
              <p className="text-fg-2">{words.noReport}</p>
            ),
          },
        ]}
      />
      {dialog === 'version' && (
        <VersionDialog
          dataset={dataset}
          proposed={nextVersionName(dataset.name, names)}
          open
          onClose={() => setDialog(undefined)}
          onMade={onOpen}
        />
      )}
      <RenameDialog dataset={dataset} open={dialog === 'rename'} onClose={() => setDialog(undefined)} />
      <DeleteDialog
        dataset={dataset}
        notes={notes ?? 0}
        quarantined={quarantined}
        open={dialog === 'delete'}
        onClose={() => setDialog(undefined)}
        onDeleted={onClose}
      />
    </section>
  );
}
