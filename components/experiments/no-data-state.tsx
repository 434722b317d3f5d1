'use client';

import { FilePlus2, FlaskConical, Sparkles } from 'lucide-react';
import { useSample } from '@/components/datasets/use-sample';
import { TourStart } from '@/components/tour/tour-start';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { datasets } from '@/lib/messages/datasets';
import { workErrorMessage } from '@/lib/messages/errors';
import { experiments } from '@/lib/messages/experiments';

/** Nothing to train on: what is needed, and the shortest way to it. */
export function NoDataState({ hasUnlabelled }: { readonly hasUnlabelled: boolean }) {
  const words = hasUnlabelled ? experiments.unlabelledOnly : experiments.noData;
  const { load, cancel, loading, job, failure } = useSample();
  const message = failure && workErrorMessage(failure);
  return (
    <EmptyState
      icon={FlaskConical}
      title={words.title}
      actions={
        <>
          <Button variant="primary" icon={Sparkles} busy={loading} onClick={load}>
            {experiments.noData.sample}
          </Button>
          <ButtonLink href="/datasets" icon={FilePlus2}>
            {experiments.noData.import}
          </ButtonLink>
          <TourStart />
        </>
      }
    >
      <p>{words.body}</p>
      {loading && (
        <ProgressBar
          className="mt-4"
          label={datasets.sample.loading}
          value={job?.done ?? 0}
          total={job?.total ?? 0}
          msLeft={job?.msLeft}
          onCancel={cancel}
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
