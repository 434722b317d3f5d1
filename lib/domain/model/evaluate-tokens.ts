import type { CharRange } from '../text/note';
import { compareSpans, type Label, type Span } from '../text/span';
import type { TokenEvaluation, TokenScores } from './evaluation';

/**
 * Token scores on entity types, prefixes aside. A token has the label of the first span that overlaps it, else O;
 * spans of labels outside `labels` are passed over. `classes` is O, then `labels` in their order.
 * 0 / 0 is 0; a weighted mean over no tokens is 0.
 */
export function evaluateTokens(
  notes: readonly {
    readonly gold: readonly Span[];
    readonly predicted: readonly Span[];
    readonly tokens: readonly CharRange[];
  }[],
  labels: readonly Label[],
): TokenEvaluation {
  const classes = ['O', ...labels];
  const classOf = new Map(classes.map((name, index) => [name, index]));
  const confusion = classes.map(() => new Array<number>(classes.length).fill(0));
  for (const { gold, predicted, tokens } of notes) {
    const truth = classesOfTokens(tokens, gold, classOf);
    const guess = classesOfTokens(tokens, predicted, classOf);
    for (const [at, row] of truth.entries()) {
      const counts = confusion[row];
      const column = guess[at] ?? 0;
      if (counts) counts[column] = (counts[column] ?? 0) + 1;
    }
  }
  const scores = classes.map((_, index) => scoresOfClass(confusion, index));
  return {
    perLabel: Object.fromEntries(classes.map((name, index) => [name, scores[index] ?? scoresOfClass([], 0)])),
    weightedF1: weightedF1(scores),
    weightedF1WithoutO: weightedF1(scores.slice(1)),
    macroF1: labels.length === 0 ? 0 : scores.slice(1).reduce((sum, { f1 }) => sum + f1, 0) / labels.length,
    classes,
    confusion,
  };
}

/** @returns [T] class index of each token */
function classesOfTokens(
  tokens: readonly CharRange[],
  spans: readonly Span[],
  classOf: ReadonlyMap<string, number>,
): number[] {
  const sorted = spans.filter((span) => classOf.has(span.label)).sort(compareSpans);
  let first = 0;
  return tokens.map((token) => {
    while (first < sorted.length && (sorted[first]?.end ?? 0) <= token.start) first++;
    const span = sorted[first];
    return span && span.start < token.end ? (classOf.get(span.label) ?? 0) : 0;
  });
}

function scoresOfClass(confusion: readonly (readonly number[])[], index: number): TokenScores {
  const support = (confusion[index] ?? []).reduce((sum, count) => sum + count, 0);
  const predicted = confusion.reduce((sum, row) => sum + (row[index] ?? 0), 0);
  const matched = confusion[index]?.[index] ?? 0;
  return {
    precision: predicted === 0 ? 0 : matched / predicted,
    recall: support === 0 ? 0 : matched / support,
    f1: predicted + support === 0 ? 0 : (2 * matched) / (predicted + support),
    support,
  };
}

function weightedF1(scores: readonly TokenScores[]): number {
  const support = scores.reduce((sum, score) => sum + score.support, 0);
  return support === 0 ? 0 : scores.reduce((sum, score) => sum + score.f1 * score.support, 0) / support;
}
