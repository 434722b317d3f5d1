import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckedCertainty, estimateF1, f1Spread, mentionsToAudit } from '@/lib/domain/monitoring/f1-estimate';
import { seededRandom } from '@/lib/domain/random';

const straying = { spread: 1, learnedFrom: 1e9 };

describe('F1 without labels', () => {
  it('is the formula, by hand: 2 · 3.1 / (5 + 4)', () => {
    const estimate = estimateF1({ predicted: 5, right: 3.1, expected: 4 }, straying);
    expect(estimate?.f1).toBeCloseTo(6.2 / 9, 12);
    expect(estimate?.precision).toBeCloseTo(0.62, 12);
    expect(estimate?.recall).toBeCloseTo(0.775, 12);
    // ± 1.96 √(F (1 − F)(2 − F) / 9).
    const half = 1.96 * Math.sqrt(((6.2 / 9) * (2.8 / 9) * (11.8 / 9)) / 9);
    expect(estimate?.low).toBeCloseTo(6.2 / 9 - half, 8);
    expect(estimate?.high).toBe(1);
  });

  it('has a wider interval where estimates stray more, or were learned from few', () => {
    const width = (spread: number, learnedFrom: number) => {
      const { low = 0, high = 0 } =
        estimateF1({ predicted: 250, right: 160, expected: 260 }, { spread, learnedFrom }) ?? {};
      return high - low;
    };
    expect(width(4, 1e9) / width(1, 1e9)).toBeCloseTo(2, 6);
    expect(width(1, 250) / width(1, 1e9)).toBeCloseTo(Math.SQRT2, 6);
    expect(width(1, 0)).toBeCloseTo(width(1, 250), 12);
  });

  it('agrees with the truth when probabilities are true, and its interval holds it in 19 of 20 windows', () => {
    const random = seededRandom(4);
    // Marks of a note are right and wrong together, so that an interval that takes them one by one would be too narrow.
    const drawn = (notes: number): CheckedCertainty[] =>
      Array.from({ length: notes }, () => {
        const p = random();
        const is = random() < p;
        const [marked, candidates] = [p >= 0.5, 1 + Math.floor(4 * random())];
        const there = is ? candidates : 0;
        const predicted = marked ? candidates : 0;
        return { predicted, right: predicted * p, expected: candidates * p, hits: marked ? there : 0, gold: there };
      });
    const summed = (notes: readonly CheckedCertainty[]) => {
      const sum = (of: (note: CheckedCertainty) => number) => notes.reduce((all, note) => all + of(note), 0);
      return {
        ...{
          predicted: sum((one) => one.predicted),
          right: sum((one) => one.right),
          expected: sum((one) => one.expected),
        },
        truth: (2 * sum((one) => one.hits)) / sum((one) => one.predicted + one.gold),
      };
    };
    const many = drawn(20_000);
    const whole = summed(many);
    expect(Math.abs((estimateF1(whole, straying)?.f1 ?? 0) - whole.truth)).toBeLessThan(0.01);
    const windows = Array.from({ length: 1000 }, () => summed(drawn(200)));
    const covered = (spread: number) =>
      windows.filter((window) => {
        const { low = 1, high = 0 } = estimateF1(window, { ...straying, spread }) ?? {};
        return low <= window.truth && window.truth <= high;
      }).length / windows.length;
    const spread = f1Spread(many);
    expect(spread).toBeGreaterThan(1.2);
    // 950 expected, standard deviation 7.
    expect(covered(spread)).toBeGreaterThan(0.925);
    expect(covered(spread)).toBeLessThan(0.975);
    expect(covered(1)).toBeLessThan(0.925);
  });

  it('strays by a spread of 1 where nothing can be measured: no mark, or none wrong', () => {
    expect(f1Spread([])).toBe(1);
    expect(f1Spread([{ predicted: 2, right: 2, expected: 2, hits: 2, gold: 2 }])).toBe(1);
  });

  it('has no value where nothing is predicted nor expected, and stays within 0 and 1', () => {
    expect(estimateF1({ predicted: 0, right: 0, expected: 0 }, straying)).toBeUndefined();
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const note = fc
      .tuple(fc.nat(9), share, share)
      .map(([predicted, of, more]) => ({ predicted, right: predicted * of, expected: predicted * of + 3 * more }));
    fc.assert(
      fc.property(note, fc.double({ min: 0, max: 9, noNaN: true }), fc.nat(50), (notes, spread, learnedFrom) => {
        const estimate = estimateF1(notes, { spread, learnedFrom });
        if (!estimate) return;
        for (const value of Object.values(estimate)) expect(value).toBeGreaterThanOrEqual(0);
        for (const value of Object.values(estimate)) expect(value).toBeLessThanOrEqual(1);
        expect(estimate.low).toBeLessThanOrEqual(estimate.f1);
        expect(estimate.f1).toBeLessThanOrEqual(estimate.high);
      }),
    );
  });
});

describe('mentions to audit', () => {
  it('are those of the tables: 385 for ±5 points at one half, 246 at .8, 278 of 1,000', () => {
    expect(mentionsToAudit(0.5, 0.05)).toBe(385);
    expect(mentionsToAudit(0.8, 0.05)).toBe(246);
    // Krejcie & Morgan 1970, table 1: population 1,000.
    expect(mentionsToAudit(0.5, 0.05, 1000)).toBe(278);
  });
});
