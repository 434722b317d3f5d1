'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { inconsistentLabels } from '@/lib/client/data';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { inconsistent as words } from '@/lib/messages/dataset-versions';
import { workErrorMessage } from '@/lib/messages/errors';
import type { InconsistentOutcome } from '@/workers/pipeline-api';
import { useJobWork } from '../use-job-work';
import { PhraseChoices } from './phrase-choices';

/** More than a person goes through at a sitting. */
const PHRASES_MAX = 300;

/** Phrases marked here one way and there another, with a way to even them out in a new version. */
export function InconsistentTab({
  dataset,
  proposed,
  onMade,
}: {
  readonly dataset: DatasetVersion;
  /** Name of the version to make. */
  readonly proposed: string;
  readonly onMade: (datasetId: string) => void;
}) {
  const { run, running, job, outcome, cancel } = useJobWork<InconsistentOutcome>();
  const { id } = dataset;
  useEffect(() => run((jobId) => inconsistentLabels(jobId, { datasetId: id, limit: PHRASES_MAX })), [run, id]);
  if (running || outcome === undefined) {
    return (
      <ProgressBar
        label={words.finding}
        value={job?.done ?? 0}
        total={job?.total ?? 0}
        msLeft={job?.msLeft}
        onCancel={cancel}
      />
    );
  }
  if (outcome.kind === 'found') {
    return outcome.phrases.length === 0 ? (
      <p className="text-fg-2">{words.none}</p>
    ) : (
      <PhraseChoices
        dataset={dataset}
        proposed={proposed}
        phrases={outcome.phrases}
        total={outcome.total}
        onMade={onMade}
      />
    );
  }
  const failure = outcome.kind === 'failed' ? workErrorMessage(outcome.code) : undefined;
  return (
    <Notice
      tone={failure ? 'critical' : 'info'}
      title={failure?.what ?? words.cancelled}
      actions={
        <Button
          size="small"
          onClick={() => run((jobId) => inconsistentLabels(jobId, { datasetId: id, limit: PHRASES_MAX }))}
        >
          {words.again}
        </Button>
      }
    >
      {failure?.next}
    </Notice>
  );
}
