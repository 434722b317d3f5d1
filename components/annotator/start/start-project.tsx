'use client';

import { ClipboardPaste, FilePlus2, PenLine, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useSample } from '@/components/datasets/use-sample';
import { PasteDialog } from '@/components/reading/paste-dialog';
import { TourStart } from '@/components/tour/tour-start';
import { Button, ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Skeleton } from '@/components/ui/skeleton';
import { useDatasets } from '@/lib/client/datasets';
import { panels } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import { openProject } from './open-project';
import { StartForm } from './start-form';

const { start: words } = panels;

/** From nothing to the first note: notes are loaded, imported or pasted, then a project over them is made. */
export function StartProject({
  onCreated = openProject,
  inDialog = false,
  initialDatasetId,
}: {
  /** Left out: the page goes to the project by itself. */
  readonly onCreated?: (projectId: string) => void;
  /** The dialog has the title. */
  readonly inDialog?: boolean;
  /** Chosen to begin with. */
  readonly initialDatasetId?: string | undefined;
}) {
  const datasets = useDatasets();
  const [datasetId, setDatasetId] = useState<string | undefined>(initialDatasetId);
  const [pasting, setPasting] = useState(false);
  const sample = useSample(setDatasetId);
  if (datasets === undefined) return <Skeleton className="page-body" lines={6} />;
  const empty = datasets.length === 0;
  const failure = sample.failure && workErrorMessage(sample.failure);
  const noSample = !datasets.some(({ source }) => source === 'sample');
  return (
    <div className="start-project" data-in-dialog={inDialog || undefined}>
      {!inDialog && (
        <>
          <span className="grid size-10 place-items-center rounded-panel bg-accent-soft text-accent">
            <PenLine aria-hidden className="size-5" />
          </span>
          <h2 className="text-[16px]">{empty ? words.noData : words.title}</h2>
        </>
      )}
      <p className="text-fg-2">{empty ? words.noDataText : words.intro}</p>
      {!empty && <StartForm datasets={datasets} datasetId={datasetId} onDataset={setDatasetId} onCreated={onCreated} />}
      {sample.loading && (
        <ProgressBar
          label={words.loading}
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
      <div className="flex flex-wrap gap-2">
        {noSample && (
          <Button variant={empty ? 'primary' : 'default'} icon={Sparkles} busy={sample.loading} onClick={sample.load}>
            {words.sample}
          </Button>
        )}
        <ButtonLink icon={FilePlus2} href="/datasets">
          {words.import}
        </ButtonLink>
        <Button icon={ClipboardPaste} onClick={() => setPasting(true)}>
          {words.paste}
        </Button>
        {empty && <TourStart />}
      </div>
      <PasteDialog open={pasting} onOpenChange={setPasting} onAdded={() => setDatasetId(undefined)} />
    </div>
  );
}
