/** What a model said of one note or several, and how sure it was, calibrated. Sums alone: no place in the text. */
export interface NoteCertainty {
  /** Predicted entities. */
  readonly predicted: number;
  /** Sum over them of the calibrated probability that the entity is right. */
  readonly right: number;
  /** Sum over tokens of the probability that an entity starts there: entities expected to be in the note. */
  readonly expected: number;
}

export interface F1Estimate {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  /**
   * 95 % interval for the F1 that labels would show: how far estimates strayed from it on notes read out of fold. It does
   * not hold what they miss on foreign text.
   */
  readonly low: number;
  readonly high: number;
}

/** What estimates of a model are known to stray by. */
export interface F1Straying {
  /** Of f1Spread. */
  readonly spread: number;
  /** Predicted entities of the notes that confidences were put right on. */
  readonly learnedFrom: number;
}

/**
 * Entity F1 without labels: 2 Σ p(entity) / (predicted + Σ P(start)), its expectation under calibrated probabilities.
 * It falls less than the truth where text is foreign to the model: it never clears a drift alarm, an audit does.
 * @param notes sums over them @returns undefined when no entity is predicted nor expected
 */
export function estimateF1(
  { predicted, right, expected }: NoteCertainty,
  { spread, learnedFrom }: F1Straying,
): F1Estimate | undefined {
  const entities = predicted + expected;
  if (!(entities > 0)) return undefined;
  const f1 = Math.min(1, (2 * right) / entities);
  // The second part: what is learned from few is not known well itself.
  const variance = (spread * varianceOfOne(f1) * (1 + (learnedFrom > 0 ? predicted / learnedFrom : 1))) / entities;
  const half = 1.96 * Math.sqrt(variance);
  return {
    f1,
    precision: predicted === 0 ? 0 : Math.min(1, right / predicted),
    recall: expected === 0 ? 0 : Math.min(1, right / expected),
    low: Math.max(0, f1 - half),
    high: Math.min(1, f1 + half),
  };
}

/**
 * Variance of F1 = 2 TP / D times D = 2 TP + FP + FN, where the three are independent counts: by the delta method
 * 4 TP (FP + FN)(D − TP) / D³ = F (1 − F)(2 − F).
 */
const varianceOfOne = (f1: number): number => f1 * (1 - f1) * (2 - f1);

/** A note read by a model that did not learn from it, with what labels say. */
export interface CheckedCertainty extends NoteCertainty {
  /** Predicted entities that are right, and entities there are. */
  readonly hits: number;
  readonly gold: number;
}

/**
 * Variance of the estimate about the truth, over that of an F1 whose marks are independent: over 1 where marks of a note
 * are right and wrong together, under 1 where confidences tell much. Ratio estimator over notes (Cochran 1977, 6.3).
 * @param notes whole notes, so that what hangs together within one counts as one
 */
export function f1Spread(notes: readonly CheckedCertainty[]): number {
  const sum = (of: (note: CheckedCertainty) => number) => notes.reduce((all, note) => all + of(note), 0);
  const entities = sum(({ predicted, expected }) => predicted + expected);
  const f1 = (2 * sum(({ right }) => right)) / entities;
  const one = varianceOfOne(f1);
  if (!(entities > 0) || !(one > 0)) return 1;
  const squares = sum(({ hits, right, gold, expected }) => (2 * (hits - right) - f1 * (gold - expected)) ** 2);
  return squares / entities / one;
}

/**
 * Mentions to look at for a share near `share` to be known within ± `halfWidth` (95 %): 1.96² p(1 − p) / d². Cochran 1977.
 * @param share 0-1 @param halfWidth 0-1, > 0 @param population mentions there are; fewer are needed of few
 */
export function mentionsToAudit(share: number, halfWidth: number, population = Number.POSITIVE_INFINITY): number {
  const p = Math.min(1, Math.max(0, share));
  const many = (1.96 * 1.96 * p * (1 - p)) / (halfWidth * halfWidth);
  const needed = Number.isFinite(population) ? many / (1 + (many - 1) / population) : many;
  return Math.max(1, Math.ceil(needed));
}
