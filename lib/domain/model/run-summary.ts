import type { SplitName } from '../text/note';
import type { Label } from '../text/span';
import type { Estimate } from './evaluation';
import type { CurvePoint, Run } from './run';

/** What a list of runs shows of an evaluation. */
export interface RunFigures {
  readonly split: SplitName;
  /** Notes judged. */
  readonly notes: number;
  /** Exact spans, over all labels and by label. */
  readonly f1: Estimate;
  readonly perLabel: Readonly<Record<Label, Estimate>>;
}

/** The large parts of a run. */
export type RunDetails = Pick<Run, 'curve' | 'evaluation'>;

/** A run without its large parts: lists of 10,000 hold these. */
export interface RunSummary extends Omit<Run, keyof RunDetails> {
  /** Of the final fit; of the fit under way when there is no final one yet. */
  readonly iterations: number;
  readonly figures: RunFigures | undefined;
}

export function summaryOf({ curve, evaluation, ...rest }: Run): RunSummary {
  return { ...rest, iterations: iterationsOf(curve), figures: evaluation && figuresOf(evaluation) };
}

export function detailsOf({ curve, evaluation }: Run): RunDetails {
  return { curve, evaluation };
}

export function runOf({ iterations: _iterations, figures: _figures, ...rest }: RunSummary, details: RunDetails): Run {
  return { ...rest, curve: details.curve, evaluation: details.evaluation };
}

export function iterationsOf(curve: readonly CurvePoint[]): number {
  const final = curve.findLast((point) => point.fit === 'final');
  return (final ?? curve.at(-1))?.iteration ?? 0;
}

function figuresOf({ split, scores }: NonNullable<Run['evaluation']>): RunFigures {
  const { overall, perLabel } = scores.exact;
  const f1 = Object.entries(perLabel).map(([label, each]) => [label, each.f1] as const);
  return { split, notes: scores.notes, f1: overall.f1, perLabel: Object.fromEntries(f1) };
}
