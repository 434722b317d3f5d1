import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationOf, wilsonInterval } from '@/lib/domain/model/calibration';
import { applyIsotonic, fitIsotonic, type WeightedPoint } from '@/lib/domain/model/isotonic';

/** The fit by its min-max formula (Robertson, Wright & Dykstra 1988, th. 1.4.4): max over s <= i of min over t >= i. */
function byMinMax(y: readonly number[], weight: readonly number[]): number[] {
  const mean = (s: number, t: number) => {
    let [sum, total] = [0, 0];
    for (let at = s; at <= t; at++) {
      sum += (y[at] ?? 0) * (weight[at] ?? 0);
      total += weight[at] ?? 0;
    }
    return sum / total;
  };
  return y.map((_, i) => {
    let best = -Infinity;
    for (let s = 0; s <= i; s++) {
      let least = Infinity;
      for (let t = i; t < y.length; t++) least = Math.min(least, mean(s, t));
      best = Math.max(best, least);
    }
    return best;
  });
}

describe('isotonic fit', () => {
  it('is the min-max formula at every point', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ y: fc.double({ min: -3, max: 3, noNaN: true }), weight: fc.integer({ min: 1, max: 9 }) }),
          {
            minLength: 1,
            maxLength: 14,
          },
        ),
        (rows) => {
          const points: WeightedPoint[] = rows.map((row, at) => ({ ...row, x: at * 0.25 - 1 }));
          const fit = fitIsotonic([...points].reverse());
          const truth = byMinMax(
            rows.map((row) => row.y),
            rows.map((row) => row.weight),
          );
          for (const [at, point] of points.entries())
            expect(applyIsotonic(fit, point.x)).toBeCloseTo(truth[at] ?? 0, 9);
        },
      ),
    );
  });

  it('joins points of one x to their weighted mean, is straight between points and level beyond', () => {
    const fit = fitIsotonic([
      { x: 0.2, y: 1, weight: 1 },
      { x: 0.2, y: 4, weight: 2 },
      { x: 0.6, y: 5, weight: 1 },
    ]);
    expect(fit).toEqual({ x: [0.2, 0.6], y: [3, 5] });
    expect(applyIsotonic(fit, 0.3)).toBeCloseTo(3.5, 12);
    expect(applyIsotonic(fit, -7)).toBe(3);
    expect(applyIsotonic(fit, 9)).toBe(5);
    expect(applyIsotonic(fitIsotonic([]), 0.37)).toBe(0.37);
  });
});

describe('calibration', () => {
  it('gives the figures of a table worked out by hand', () => {
    // [0,.5): .1 wrong, .3 right -> stated .2, share .5; [.5,1]: .6 wrong, .9 right, 1 right -> stated .8333, share .6667.
    const { bins, expectedError, largestError, brier } = calibrationOf(
      [
        { probability: 0.1, right: false },
        { probability: 0.3, right: true },
        { probability: 0.6, right: false },
        { probability: 0.9, right: true },
        { probability: 1, right: true },
      ],
      2,
    );
    expect(bins.map((bin) => bin.count)).toEqual([2, 3]);
    expect(bins[0]?.stated).toBeCloseTo(0.2, 12);
    expect(bins[1]?.right?.share).toBeCloseTo(2 / 3, 12);
    expect(expectedError).toBeCloseTo((0.3 * 2 + (2.5 / 3 - 2 / 3) * 3) / 5, 12);
    expect(largestError).toBeCloseTo(0.3, 12);
    expect(brier).toBeCloseTo((0.01 + 0.49 + 0.36 + 0.01 + 0) / 5, 12);
  });

  it('says nothing of an empty bin and nothing breaks without forecasts', () => {
    const { bins, expectedError, brier } = calibrationOf([], 4);
    expect(bins.every((bin) => bin.stated === undefined && bin.right === undefined)).toBe(true);
    expect([expectedError, brier]).toEqual([0, 0]);
  });

  it('has the score interval of Newcombe 1998, table I', () => {
    // r/n = 81/263 and 15/148: method 3 gives .2553-.3662 and .0624-.1605.
    expect(wilsonInterval(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilsonInterval(81, 263).high).toBeCloseTo(0.3662, 4);
    expect(wilsonInterval(15, 148).low).toBeCloseTo(0.0624, 4);
    expect(wilsonInterval(15, 148).high).toBeCloseTo(0.1605, 4);
  });
});
