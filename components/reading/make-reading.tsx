'use client';

import { FlaskConical, ListTree } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { formatCount, plural } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useJob } from '@/lib/client/jobs';
import { cancelJob, newJobId, readDataset } from '@/lib/client/work';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { workErrorMessage } from '@/lib/messages/errors';
import { reading } from '@/lib/messages/reading';
import type { ReadingChoice, WorkErrorCode } from '@/workers/pipeline-api';

/** The list is not made yet: one button makes it, with progress and a way out. */
export function MakeReading({
  dataset,
  total,
  choice,
}: {
  readonly dataset: DatasetVersion;
  readonly total: number | undefined;
  /** Undefined: there is neither a model nor a clinician's mark to read with. */
  readonly choice: ReadingChoice | undefined;
}) {
  const [jobId, setJobId] = useState<string>();
  const [ended, setEnded] = useState<'cancelled' | WorkErrorCode>();
  const job = useJob(jobId);
  const notes = plural(total ?? 0, ...reading.nouns.note);

  if (choice === undefined) {
    return (
      <EmptyState
        icon={FlaskConical}
        title={reading.note.noModel}
        actions={
          <ButtonLink href="/experiments" variant="primary" icon={FlaskConical}>
            {reading.note.train}
          </ButtonLink>
        }
      >
        {reading.all.noModelText}
      </EmptyState>
    );
  }
  const make = async () => {
    const id = newJobId();
    setJobId(id);
    setEnded(undefined);
    const outcome = await readDataset(id, { ...choice, datasetId: dataset.id });
    setJobId(undefined);
    if (outcome.kind === 'cancelled') setEnded('cancelled');
    if (outcome.kind === 'failed') setEnded(outcome.code);
  };
  const failure = ended === undefined || ended === 'cancelled' ? undefined : workErrorMessage(ended);
  return (
    <EmptyState
      icon={ListTree}
      title={reading.all.notMade(notes)}
      actions={
        <Button variant="primary" busy={jobId !== undefined} onClick={() => void make()}>
          {ended === undefined ? reading.all.make(notes) : reading.all.again}
        </Button>
      }
    >
      <p>{choice.layer === 'gold' ? reading.all.notMadeGold : reading.all.notMadeText}</p>
      {jobId !== undefined && (
        <ProgressBar
          className="mt-3"
          label={
            job && job.total > 0
              ? reading.all.progress(formatCount(job.done), formatCount(job.total))
              : reading.all.starting
          }
          value={job?.done ?? 0}
          total={job?.total ?? 0}
          msLeft={job?.msLeft}
          onCancel={() => cancelJob(jobId)}
        />
      )}
      {ended === 'cancelled' && (
        <Notice className="mt-3" tone="info" title={reading.all.cancelled} announce>
          {reading.all.cancelledNext}
        </Notice>
      )}
      {failure && (
        <Notice className="mt-3" tone="critical" title={reading.all.failed} announce>
          {failure.what} {failure.next}
        </Notice>
      )}
    </EmptyState>
  );
}
