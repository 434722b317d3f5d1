'use client';

import { Database, FlaskConical, Upload } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useJob } from '@/lib/client/jobs';
import { cancelJob, loadSample, newJobId } from '@/lib/client/work';
import { datasets } from '@/lib/messages/en/datasets';
import { workErrorMessage } from '@/lib/messages/en/errors';
import { experiments } from '@/lib/messages/en/experiments';
import type { WorkErrorCode } from '@/workers/pipeline-api';

/** Nothing to train on: what is needed, and the shortest way to it. */
export function NoDataState({ hasUnlabelled }: { readonly hasUnlabelled: boolean }) {
  const [jobId, setJobId] = useState<string>();
  const [failure, setFailure] = useState<WorkErrorCode>();
  const job = useJob(jobId);
  const words = hasUnlabelled ? experiments.unlabelledOnly : experiments.noData;
  const load = () => {
    const id = newJobId();
    setJobId(id);
    setFailure(undefined);
    loadSample(id)
      .then((outcome) => {
        if (outcome.kind === 'failed') setFailure(outcome.code);
      })
      .catch(() => setFailure('unexpected'))
      .finally(() => setJobId(undefined));
  };
  const message = failure && workErrorMessage(failure);
  return (
    <EmptyState
      icon={FlaskConical}
      title={words.title}
      actions={
        <>
          <Button variant="primary" icon={Database} busy={jobId !== undefined} onClick={load}>
            {experiments.noData.sample}
          </Button>
          <ButtonLink href="/datasets" icon={Upload}>
            {experiments.noData.import}
          </ButtonLink>
        </>
      }
    >
      <p>{words.body}</p>
      {jobId !== undefined && (
        <ProgressBar
          className="mt-4"
          label={datasets.sample.loading}
          value={job?.done ?? 0}
          total={job?.total ?? 0}
          msLeft={job?.msLeft}
          onCancel={() => void cancelJob(jobId)}
        />
      )}
      {message && (
        <Notice className="mt-4" tone="critical" title={message.what} announce>
          {message.next}
        </Notice>
      )}
    </EmptyState>
  );
}
