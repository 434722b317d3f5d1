'use client';

import { Play } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Run } from '@/lib/domain/model/run';
import { workErrorMessage } from '@/lib/messages/errors';
import { experiments, RUN_STATE_REASONS } from '@/lib/messages/experiments';
import { FACT_NAMES, runFacts } from '@/lib/messages/runs';
import type { WorkErrorCode } from '@/workers/pipeline-api';

/** Why a run has no result, and the way to try again. */
export function RunOutcomeNotice({
  run,
  canRestart,
  datasetThere,
  onRestart,
}: {
  readonly run: Run;
  readonly canRestart: boolean;
  readonly datasetThere: boolean;
  readonly onRestart: () => void;
}) {
  if (run.state !== 'cancelled' && run.state !== 'failed' && run.state !== 'interrupted') return null;
  const reason = RUN_STATE_REASONS[run.state];
  // The store holds the code the worker gave; rows of an older version may hold one that is no longer known.
  const message =
    run.state === 'failed' ? workErrorMessage((run.errorCode ?? 'unexpected') as WorkErrorCode) : undefined;
  return (
    <Notice
      tone={run.state === 'failed' ? 'critical' : run.state === 'interrupted' ? 'warning' : 'info'}
      title={reason.what}
      actions={
        datasetThere ? (
          <Button size="small" icon={Play} disabled={!canRestart} onClick={onRestart}>
            {experiments.restart}
          </Button>
        ) : undefined
      }
    >
      {message && (
        <p>
          {message.what} {message.next}
        </p>
      )}
      {run.missingFacts && <p>{runFacts.refused(run.missingFacts.map((fact) => FACT_NAMES[fact]))}</p>}
      <p>{datasetThere ? reason.next : experiments.restartMissing}</p>
      {datasetThere && !canRestart && <p>{experiments.busy}</p>}
    </Notice>
  );
}
