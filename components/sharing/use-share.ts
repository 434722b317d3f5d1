import { useCallback, useEffect, useState } from 'react';
import { useSiteState } from '@/lib/client/at-start';
import { useJob } from '@/lib/client/jobs';
import { gateCurve, gateModel, shareModel } from '@/lib/client/registry/share';
import { cancelJob, newJobId } from '@/lib/client/work';
import type { GateCurve } from '@/lib/domain/model/gate-report';
import type { Run } from '@/lib/domain/model/run';
import { workErrorMessage } from '@/lib/messages/errors';
import { share as words } from '@/lib/messages/models';
import { FACT_NAMES } from '@/lib/messages/runs';
import type { GateCurveOutcome, GateOutcome, SharedModel, ShareOutcome } from '@/workers/pipeline-api';

interface ShareState {
  readonly jobId: string | undefined;
  readonly drawing: boolean;
  readonly gated: SharedModel | undefined;
  readonly curve: GateCurve | undefined;
  readonly sharing: boolean;
  /** The model version's id, once it waits in the outbox. */
  readonly sharedAs: string | undefined;
  readonly problem: string | undefined;
}

const START: ShareState = {
  jobId: undefined,
  drawing: false,
  gated: undefined,
  curve: undefined,
  sharing: false,
  sharedAs: undefined,
  problem: undefined,
};

/** Gate, curve and sharing of one run, one at a time. */
export function useShare(run: Run) {
  const [state, setState] = useState(START);
  const parentId = useSiteState()?.deployment?.modelVersionId;
  const { jobId } = state;
  const job = useJob(jobId);
  // Nobody waits for it any more once the dialog is closed.
  useEffect(() => () => (jobId === undefined ? undefined : cancelJob(jobId)), [jobId]);

  const gate = useCallback(
    async (k: number) => {
      if (run.modelId === undefined) return;
      const id = newJobId();
      setState((now) => ({ ...now, jobId: id, drawing: false, gated: undefined, problem: undefined }));
      const outcome = await gateModel(id, { modelId: run.modelId, k });
      const gated = outcome.kind === 'gated' ? outcome.shared : undefined;
      setState((now) => ({ ...now, jobId: undefined, gated, problem: problemOf(outcome) }));
    },
    [run.modelId],
  );

  const drawCurve = useCallback(async () => {
    const id = newJobId();
    setState((now) => ({ ...now, jobId: id, drawing: true, problem: undefined }));
    const outcome = await gateCurve(id, { runId: run.id });
    const curve = outcome.kind === 'drawn' ? outcome.curve : undefined;
    setState((now) => ({ ...now, jobId: undefined, drawing: false, curve, problem: problemOf(outcome) }));
  }, [run.id]);

  const share = async (said: { readonly datasetName: string; readonly note: string }) => {
    if (run.modelId === undefined || !state.gated) return;
    setState((now) => ({ ...now, sharing: true, problem: undefined }));
    const { gated, curve } = state;
    const outcome = await shareModel({ modelId: run.modelId, shared: gated, curve, parentId, ...said });
    const sharedAs = outcome.kind === 'waits' ? outcome.versionId : undefined;
    setState((now) => ({ ...now, sharing: false, sharedAs, problem: problemOf(outcome) }));
  };

  const cancel = () => {
    if (jobId !== undefined) cancelJob(jobId);
  };
  return { state, job, gate, drawCurve, share, cancel };
}

function problemOf(outcome: GateOutcome | GateCurveOutcome | ShareOutcome): string | undefined {
  switch (outcome.kind) {
    case 'failed':
      return workErrorMessage(outcome.code).what;
    case 'too-few-patients':
      return words.tooFewPatients;
    case 'card-invalid':
      return words.invalid(outcome.paths.join(', '));
    case 'refused': {
      const { error } = outcome;
      if (error.code === 'run-facts-missing') {
        return words.factsMissing(error.facts.map((fact) => FACT_NAMES[fact]).join(', '));
      }
      return error.code === 'not-judged-on-test' ? words.notTest : words.nothing;
    }
    default:
      return undefined;
  }
}
