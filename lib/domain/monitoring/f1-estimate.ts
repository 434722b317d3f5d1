import { seededRandom } from '../random';

/** What a model said of one note, and how sure it was, calibrated. Sums alone: no place in the text. */
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
  /** 95 % interval by resampling notes. It holds the spread of notes, not the estimate's own bias. */
  readonly low: number;
  readonly high: number;
}

export const F1_ESTIMATE = { resamples: 1000, seed: 11 } as const;

/**
 * Entity F1 without labels: 2 Σ p(entity) / (predicted + Σ P(start)), its expectation under calibrated probabilities.
 * It falls less than the truth where text is foreign to the model: it never clears a drift alarm, an audit does.
 * @param notes at least one @returns undefined when no entity is predicted nor expected
 */
export function estimateF1(
  notes: readonly NoteCertainty[],
  options: { readonly resamples: number; readonly seed: number } = F1_ESTIMATE,
): F1Estimate | undefined {
  const predicted = Float64Array.from(notes, (note) => note.predicted);
  const right = Float64Array.from(notes, (note) => note.right);
  const expected = Float64Array.from(notes, (note) => note.expected);
  const sums = { predicted: sum(predicted), right: sum(right), expected: sum(expected) };
  const f1 = f1Of(sums.right, sums.predicted, sums.expected);
  if (f1 === undefined) return undefined;
  const random = seededRandom(options.seed);
  const drawn: number[] = [];
  for (let round = 0; round < options.resamples; round++) {
    let [p, r, e] = [0, 0, 0];
    for (let draw = 0; draw < notes.length; draw++) {
      const at = Math.floor(random() * notes.length);
      p += predicted[at] ?? 0;
      r += right[at] ?? 0;
      e += expected[at] ?? 0;
    }
    drawn.push(f1Of(r, p, e) ?? 0);
  }
  drawn.sort((a, b) => a - b);
  const at = (share: number) => drawn[Math.min(drawn.length - 1, Math.floor(share * drawn.length))] ?? f1;
  return {
    f1,
    precision: sums.predicted === 0 ? 0 : Math.min(1, sums.right / sums.predicted),
    recall: sums.expected === 0 ? 0 : Math.min(1, sums.right / sums.expected),
    low: at(0.025),
    high: at(0.975),
  };
}

const sum = (values: Float64Array): number => values.reduce((all, one) => all + one, 0);

function f1Of(right: number, predicted: number, expected: number): number | undefined {
  return predicted + expected > 0 ? Math.min(1, (2 * right) / (predicted + expected)) : undefined;
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
