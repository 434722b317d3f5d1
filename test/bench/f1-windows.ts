import { estimateF1 } from '../../lib/domain/monitoring/f1-estimate';
import { type Reference, strayingOf } from '../../lib/domain/monitoring/reference';
import type { Seen } from './drift-windows';
import { percentOf } from './wilson';

/** F1 estimated of a window without labels, beside the truth. */
export interface JudgedF1 {
  /** Estimate less truth. */
  readonly off: number;
  readonly covered: boolean;
  /** Mean error that chance alone leaves: were the calibration known, and learned from the reference's notes. */
  readonly floor: number;
  readonly floorLearned: number;
}

export function judgedF1(taken: readonly Seen[], reference: Reference): JudgedF1 {
  const sum = (of: (one: Seen) => number) => taken.reduce((whole, one) => whole + of(one), 0);
  const certainty = {
    predicted: sum((one) => one.certainty.predicted),
    right: sum((one) => one.certainty.right),
    expected: sum((one) => one.certainty.expected),
  };
  const truth = (2 * sum((one) => one.hits)) / (certainty.predicted + sum((one) => one.gold));
  const straying = strayingOf(reference);
  const estimate = estimateF1(certainty, straying);
  const known = estimateF1(certainty, { ...straying, learnedFrom: Number.POSITIVE_INFINITY });
  if (!estimate || !known) throw new Error('judgedF1: a window without a mark');
  // Of a normal error the mean size is √(2/π) of its deviation.
  const meanError = ({ low, high }: typeof known) => (Math.sqrt(2 / Math.PI) * (high - low)) / (2 * 1.96);
  return {
    off: estimate.f1 - truth,
    covered: estimate.low <= truth && truth <= estimate.high,
    floor: meanError(known),
    floorLearned: meanError(estimate),
  };
}

/** Means over windows, split by split: windows of a split share sentences and a model, so splits are the cases. */
export class F1Windows {
  private readonly splits: { error: number; bias: number; covered: number; floor: number; floorLearned: number }[] = [];

  add(windows: readonly JudgedF1[]): void {
    const mean = (of: (one: JudgedF1) => number) => windows.reduce((sum, one) => sum + of(one), 0) / windows.length;
    this.splits.push({
      error: mean(({ off }) => Math.abs(off)),
      bias: mean(({ off }) => off),
      covered: mean(({ covered }) => Number(covered)),
      floor: mean(({ floor }) => floor),
      floorLearned: mean(({ floorLearned }) => floorLearned),
    });
  }

  static lines(sizes: ReadonlyMap<number, F1Windows>): string[] {
    const rows = [...sizes].map(([size, windows]) => windows.line(size));
    return [
      '\nF1 without labels of clean windows, ± 1.96 standard errors over splits',
      '| sentences | mean error | bias | by chance alone | and by what confidences were learned from | truth in the 95 % interval |',
      '|---:|---:|---:|---:|---:|---:|',
      ...rows,
    ];
  }

  private line(size: number): string {
    const { splits } = this;
    const of = (name: keyof (typeof splits)[number]) => {
      const values = splits.map((split) => split[name]);
      const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
      const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
      return { mean, half: 1.96 * Math.sqrt(squares / Math.max(1, values.length - 1) / values.length) };
    };
    const [error, bias, covered] = [of('error'), of('bias'), of('covered')];
    const within = ({ mean, half }: typeof error) => `${mean.toFixed(3)} ± ${half.toFixed(3)}`;
    return `| ${size} | ${within(error)} | ${within(bias)} | ${of('floor').mean.toFixed(3)} | ${of('floorLearned').mean.toFixed(3)} | ${percentOf(covered.mean)} ± ${percentOf(covered.half)} |`;
  }
}
