'use client';

import { Activity, FlaskConical, Radar } from 'lucide-react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useJobOutcome } from '@/lib/client/job-outcome';
import { watchModel } from '@/lib/client/monitoring';
import { workErrorMessage } from '@/lib/messages/errors';
import { monitor } from '@/lib/messages/monitor';
import type { WatchOutcome } from '@/workers/pipeline-api';

const { empty: words } = monitor;

export function NoModel() {
  return (
    <EmptyState
      icon={Activity}
      title={words.noModel.title}
      actions={
        <ButtonLink href="/experiments" variant="primary" icon={FlaskConical}>
          {words.noModel.action}
        </ButtonLink>
      }
    >
      {words.noModel.body}
    </EmptyState>
  );
}

/** A model without something to compare with: made here, where its notes are. */
export function NotWatched({ modelId, name }: { readonly modelId: string; readonly name: string }) {
  const { run, cancel, running, job, outcome } = useJobOutcome<WatchOutcome>();
  const { notWatched } = words;
  return (
    <EmptyState
      icon={Radar}
      title={notWatched.title(name)}
      actions={
        !running && (
          <Button variant="primary" icon={Radar} onClick={() => run((jobId) => watchModel(jobId, modelId))}>
            {notWatched.action}
          </Button>
        )
      }
    >
      <p>{notWatched.body}</p>
      {running && (
        <ProgressBar label={notWatched.working} value={job?.done ?? 0} total={job?.total ?? 0} onCancel={cancel} />
      )}
      <Problem outcome={outcome} />
    </EmptyState>
  );
}

function Problem({ outcome }: { readonly outcome: WatchOutcome | 'thrown' | undefined }) {
  if (outcome === undefined || (outcome !== 'thrown' && outcome.kind === 'watched')) return null;
  if (outcome === 'thrown' || outcome.kind === 'failed') {
    const { what, next } = workErrorMessage(outcome === 'thrown' ? 'unexpected' : outcome.code);
    return (
      <Notice tone="critical" title={what} announce className="mt-3">
        {next}
      </Notice>
    );
  }
  return <Notice tone="info" title={words.notWatched.outcomes[outcome.kind]} announce className="mt-3" />;
}
