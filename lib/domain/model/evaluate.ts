import { seededRandom } from '../random';
import type { CharRange } from '../text/note';
import type { Label, Span } from '../text/span';
import { bootstrapIntervals } from './evaluate-bootstrap';
import { countSpans, exactMatches, overlapMatches, type SpanMatcher } from './evaluate-spans';
import { evaluateTokens } from './evaluate-tokens';
import type { Counts, Evaluation, SpanEvaluation, SpanScores } from './evaluation';

/** One note as judged. Spans in any order, none overlapping within its list. */
export interface JudgedNote {
  readonly gold: readonly Span[];
  readonly predicted: readonly Span[];
  /** All tokens of the note, text order. */
  readonly tokens: readonly CharRange[];
}

export interface EvaluateOptions {
  /** Bootstrap rounds; 0 gives intervals as narrow as the value itself. */
  readonly resamples: number;
  readonly seed: number;
}

/**
 * Judges predicted spans against gold ones.
 * Precision, recall and F1 from counts summed over the notes (micro average); `overall` sums over `labels`.
 * 0 / 0 is 0, as in scikit-learn's `zero_division=0`: a label without gold and predicted spans scores 0, not 1.
 * Spans of labels outside `labels` are passed over. Intervals: 95 % percentile bootstrap, notes drawn with
 * replacement (Efron & Tibshirani 1993, ch. 13), since spans of one note are not independent of each other.
 */
export function evaluate(notes: readonly JudgedNote[], labels: readonly Label[], options: EvaluateOptions): Evaluation {
  return {
    notes: notes.length,
    exact: evaluateSpans(notes, labels, exactMatches, options),
    overlap: evaluateSpans(notes, labels, overlapMatches, options),
    token: evaluateTokens(notes, labels),
    bootstrap: { resamples: options.resamples, seed: options.seed },
  };
}

/** Micro-averaged F1 of exact spans over all labels, for curves: no intervals, no tokens. 0 when there is nothing. */
export function exactF1(notes: readonly Pick<JudgedNote, 'gold' | 'predicted'>[]): number {
  let matched = 0;
  let all = 0;
  for (const { gold, predicted } of notes) {
    matched += exactMatches(gold, predicted);
    all += gold.length + predicted.length;
  }
  return all === 0 ? 0 : (2 * matched) / all;
}

/** Precision, recall and F1 of counts; 0 / 0 is 0. */
export function ratesOfCounts({
  truePositives,
  falsePositives,
  falseNegatives,
}: Counts): readonly [number, number, number] {
  const divide = (a: number, b: number) => (b === 0 ? 0 : a / b);
  return [
    divide(truePositives, truePositives + falsePositives),
    divide(truePositives, truePositives + falseNegatives),
    divide(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
  ];
}

function evaluateSpans(
  notes: readonly JudgedNote[],
  labels: readonly Label[],
  matcher: SpanMatcher,
  options: EvaluateOptions,
): SpanEvaluation {
  const { counts, sums } = countSpans(notes, labels, matcher);
  const intervals = bootstrapIntervals(counts, labels.length, options.resamples, seededRandom(options.seed));
  const scores = sums.map((sum, index): SpanScores => {
    const [precision, recall, f1] = ratesOfCounts(sum);
    const at = (rate: number, value: number) => ({
      value,
      ...(intervals[index]?.[rate] ?? { low: value, high: value }),
    });
    return { ...sum, precision: at(0, precision), recall: at(1, recall), f1: at(2, f1) };
  });
  const perLabel = Object.fromEntries(
    labels.flatMap((label, index) => {
      const score = scores[index];
      return score ? [[label, score] as const] : [];
    }),
  );
  const overall = scores[labels.length];
  if (!overall) throw new Error('countSpans gave no overall row');
  return { overall, perLabel };
}
