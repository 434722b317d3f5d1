/** A probability the model stated and whether it came true. */
export interface Forecast {
  /** 0-1. */
  readonly probability: number;
  readonly right: boolean;
}

/** Forecasts of one range of stated probabilities. */
export interface ReliabilityBin {
  /** Half-open [from, to); the last one holds 1 as well. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean of the stated probabilities; undefined in an empty bin. */
  readonly stated: number | undefined;
  /** Share that came true, with its 95 % Wilson interval (Wilson 1927); undefined in an empty bin. */
  readonly right: { readonly share: number; readonly low: number; readonly high: number } | undefined;
}

export interface Calibration {
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: mean of |stated − share| over bins, weighted by count. Naeini et al. 2015. 0 for none. */
  readonly expectedError: number;
  /** Largest |stated − share| of a bin that holds anything. */
  readonly largestError: number;
  /** Mean of (probability − outcome)². Brier 1950. */
  readonly brier: number;
}

/** @param binCount equal widths over 0-1 */
export function calibrationOf(forecasts: readonly Forecast[], binCount = 10): Calibration {
  const counts = new Float64Array(binCount);
  const stated = new Float64Array(binCount);
  const right = new Float64Array(binCount);
  let squares = 0;
  for (const { probability, right: outcome } of forecasts) {
    const bin = Math.min(binCount - 1, Math.max(0, Math.floor(probability * binCount)));
    counts[bin] = (counts[bin] ?? 0) + 1;
    stated[bin] = (stated[bin] ?? 0) + probability;
    right[bin] = (right[bin] ?? 0) + Number(outcome);
    squares += (probability - Number(outcome)) ** 2;
  }
  let expectedError = 0;
  let largestError = 0;
  const bins = Array.from({ length: binCount }, (_, bin): ReliabilityBin => {
    const count = counts[bin] ?? 0;
    const range = { from: bin / binCount, to: (bin + 1) / binCount, count };
    if (count === 0) return { ...range, stated: undefined, right: undefined };
    const share = (right[bin] ?? 0) / count;
    const said = (stated[bin] ?? 0) / count;
    expectedError += (Math.abs(said - share) * count) / forecasts.length;
    largestError = Math.max(largestError, Math.abs(said - share));
    return { ...range, stated: said, right: { share, ...wilsonInterval(right[bin] ?? 0, count) } };
  });
  return { bins, expectedError, largestError, brier: forecasts.length === 0 ? 0 : squares / forecasts.length };
}

/** 0.975 quantile of the standard normal. */
const Z = 1.959963984540054;

/** 95 % score interval of a proportion (Wilson 1927). @param count > 0 */
export function wilsonInterval(successes: number, count: number): { readonly low: number; readonly high: number } {
  const share = successes / count;
  const centre = (share + (Z * Z) / (2 * count)) / (1 + (Z * Z) / count);
  const half = (Z / (1 + (Z * Z) / count)) * Math.sqrt((share * (1 - share)) / count + (Z * Z) / (4 * count * count));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
