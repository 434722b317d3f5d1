'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { datasetStatistics } from '@/lib/client/data';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { statistics as words } from '@/lib/messages/dataset-versions';
import { workErrorMessage } from '@/lib/messages/errors';
import type { StatisticsOutcome } from '@/workers/pipeline-api';
import { useJobWork } from '../use-job-work';
import { StatisticsView } from './statistics-view';

/** Counted when first looked at: a large dataset takes seconds. */
export function StatisticsTab({ dataset }: { readonly dataset: DatasetVersion }) {
  const { run, running, job, outcome, cancel } = useJobWork<StatisticsOutcome>();
  const { id } = dataset;
  useEffect(() => run((jobId) => datasetStatistics(jobId, id)), [run, id]);
  if (running || outcome === undefined) {
    return (
      <ProgressBar
        label={words.counting}
        value={job?.done ?? 0}
        total={job?.total ?? 0}
        msLeft={job?.msLeft}
        onCancel={cancel}
      />
    );
  }
  if (outcome.kind === 'counted') return <StatisticsView statistics={outcome.statistics} labels={dataset.labels} />;
  const failure = outcome.kind === 'failed' ? workErrorMessage(outcome.code) : undefined;
  return (
    <Notice
      tone={failure ? 'critical' : 'info'}
      title={failure?.what ?? words.cancelled}
      actions={
        <Button size="small" onClick={() => run((jobId) => datasetStatistics(jobId, id))}>
          {words.again}
        </Button>
      }
    >
      {failure?.next}
    </Notice>
  );
}
