import { fail, ok, type Result } from '../result';
import type { CurvePoint, Run, TrainingSettings } from './run';
import { type FactsMissing, withAllFacts } from './run-facts';

/**
 * A run as a model's card states it: hashes, counts, settings and figures. What people call their data, and who they are
 * in this browser, stays here: a dataset may be named after whoever it is of.
 */
export interface SharedRun {
  readonly id: string;
  readonly number: number;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly trainSeconds: number;
  readonly settings: TrainingSettings;
  readonly curve: readonly SharedCurvePoint[];
  readonly datasetHash: string;
  readonly splitHash: string;
  readonly judgedHash: string;
  readonly tokenizerHash: string;
  readonly engineSha256: string;
  readonly appVersion: string;
  readonly trainNotes: number;
}

/** Null where there is no figure: JSON has neither NaN nor undefined. */
export type SharedCurvePoint = Omit<CurvePoint, 'gradientNorm' | 'devF1'> & {
  readonly gradientNorm: number | null;
  readonly devF1: number | null;
};

/** @returns fails for a run that lacks one of its facts: nobody could repeat it */
export function sharedRun(given: Run): Result<SharedRun, FactsMissing | { readonly code: 'not-judged-on-test' }> {
  const whole = withAllFacts(given);
  if (!whole.ok) return whole;
  const run = whole.value;
  const { splitHash, tokenizerHash, finishedAt, judgedHash } = run;
  if (run.evaluation?.split !== 'test' || judgedHash === undefined) return fail({ code: 'not-judged-on-test' });
  if (!splitHash || !tokenizerHash || !finishedAt) throw new Error('a run with all its facts lacks one');
  return ok({
    id: run.id,
    number: run.number,
    startedAt: run.startedAt,
    finishedAt,
    trainSeconds: run.trainSeconds ?? 0,
    settings: run.settings,
    curve: run.curve.map((point) => ({
      ...point,
      gradientNorm: Number.isFinite(point.gradientNorm) ? point.gradientNorm : null,
      devF1: point.devF1 ?? null,
    })),
    datasetHash: run.datasetHash,
    splitHash,
    judgedHash,
    tokenizerHash,
    engineSha256: run.wasmHash,
    appVersion: run.appVersion,
    trainNotes: (run.splits.train?.notes ?? 0) + (run.splits.dev?.notes ?? 0),
  });
}
