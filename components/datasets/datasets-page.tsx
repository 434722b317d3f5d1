'use client';

import { Database, FilePlus2, Sparkles } from 'lucide-react';
import { useCallback, useState } from 'react';
import { TourStart } from '@/components/tour/tour-start';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useQueryParam } from '@/components/ui/query-param';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { useDatasets } from '@/lib/client/datasets';
import { datasets as words } from '@/lib/messages/datasets';
import { workErrorMessage } from '@/lib/messages/errors';
import { DatasetDetails } from './dataset-details';
import { DatasetTable } from './dataset-table';
import { ImportDrop } from './import-drop';
import { ImportFlow } from './import-flow';
import { useImport } from './use-import';
import { type Dropped, usePageDrop } from './use-page-drop';
import { useSample } from './use-sample';

export function DatasetsPage() {
  const datasets = useDatasets();
  const [datasetId, setDatasetId] = useQueryParam('dataset');
  const [importing, setImporting] = useState(false);
  const [dropProblem, setDropProblem] = useState<string>();
  const flow = useImport();
  const sample = useSample(setDatasetId);
  const { check } = flow;

  const take = useCallback(
    (files: readonly File[]) => {
      setDropProblem(undefined);
      setImporting(false);
      check(files);
    },
    [check],
  );
  const drop = useCallback(
    ({ files, folders }: Dropped) => {
      if (files.length > 0 && folders === 0) {
        take(files);
        return;
      }
      setImporting(true);
      setDropProblem(dropWords(files.length, folders));
    },
    [take],
  );
  const idle = flow.state.step === 'idle' || flow.state.step === 'stored';
  const over = usePageDrop(idle ? drop : undefined);

  if (datasets === undefined) return <Skeleton className="page-body" lines={8} label={words.loading} />;
  const empty = datasets.length === 0;
  const selected = datasets.find(({ id }) => id === datasetId);
  const failure = sample.failure && workErrorMessage(sample.failure);
  const zone = idle && (empty || importing || over);
  return (
    <div className="page-body relative grid gap-6">
      {empty && idle && (
        <EmptyState
          className="!mx-0 !px-0 !py-2"
          icon={Database}
          title={words.empty.title}
          actions={
            <>
              <Button variant="primary" icon={Sparkles} busy={sample.loading} onClick={sample.load}>
                {words.empty.sample}
              </Button>
              <TourStart />
            </>
          }
        >
          {words.empty.body}
        </EmptyState>
      )}
      {sample.loading && (
        <ProgressBar
          label={words.sample.loading}
          value={sample.job?.done ?? 0}
          total={sample.job?.total ?? 0}
          msLeft={sample.job?.msLeft}
          onCancel={sample.cancel}
        />
      )}
      {failure && (
        <Notice tone="critical" title={failure.what} announce>
          {failure.next}
        </Notice>
      )}
      {zone && (
        <ImportDrop
          over={over}
          problem={dropProblem}
          onFiles={take}
          {...(empty ? {} : { onClose: () => setImporting(false) })}
        />
      )}
      <ImportFlow flow={flow} onOpen={setDatasetId} />
      {!empty && (
        <Section
          title={words.list}
          note={words.listCount(datasets.length)}
          actions={
            <>
              {!datasets.some(({ source }) => source === 'sample') && (
                <Button icon={Sparkles} busy={sample.loading} onClick={sample.load}>
                  {words.sample.button}
                </Button>
              )}
              <Button
                variant={flow.state.step === 'checked' ? 'default' : 'primary'}
                icon={FilePlus2}
                disabled={!idle}
                aria-expanded={importing}
                onClick={() => {
                  setDropProblem(undefined);
                  setImporting(!importing);
                }}
              >
                {words.import.button}
              </Button>
            </>
          }
        >
          <DatasetTable
            datasets={datasets}
            selectedId={selected?.id}
            onSelect={(id) => setDatasetId(id === datasetId ? undefined : id)}
          />
        </Section>
      )}
      {selected && (
        <DatasetDetails
          key={selected.id}
          dataset={selected}
          names={datasets.map(({ name }) => name)}
          onOpen={setDatasetId}
          onClose={() => setDatasetId(undefined)}
        />
      )}
    </div>
  );
}

function dropWords(files: number, folders: number): string {
  if (folders === 0) return words.import.nothing;
  return files === 0 ? words.import.folder(folders) : words.import.someFolders(folders);
}
