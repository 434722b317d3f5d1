import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateF1, mentionsToAudit, type NoteCertainty } from '@/lib/domain/monitoring/f1-estimate';
import { seededRandom } from '@/lib/domain/random';

describe('F1 without labels', () => {
  it('is the formula, by hand: 2 · 3.1 / (5 + 4)', () => {
    const notes: NoteCertainty[] = [
      { predicted: 3, right: 2, expected: 2.5 },
      { predicted: 2, right: 1.1, expected: 1.5 },
    ];
    const estimate = estimateF1(notes);
    expect(estimate?.f1).toBeCloseTo(6.2 / 9, 12);
    expect(estimate?.precision).toBeCloseTo(0.62, 12);
    expect(estimate?.recall).toBeCloseTo(0.775, 12);
    expect(estimate?.low).toBeLessThanOrEqual(estimate?.f1 as number);
    expect(estimate?.high).toBeGreaterThanOrEqual(estimate?.f1 as number);
  });

  it('agrees with the truth when probabilities are true: labels drawn from them', () => {
    const random = seededRandom(4);
    let [hits, predicted, actual] = [0, 0, 0];
    const notes: NoteCertainty[] = [];
    for (let note = 0; note < 4000; note++) {
      let [count, right, expected] = [0, 0, 0];
      for (let candidate = 0; candidate < 3; candidate++) {
        // A candidate entity that is one with probability p; the model marks it from one half on.
        const p = random();
        const is = random() < p;
        const marks = p >= 0.5;
        expected += p;
        if (marks) {
          count++;
          right += p;
        }
        if (is) actual++;
        if (marks) predicted++;
        if (marks && is) hits++;
      }
      notes.push({ predicted: count, right, expected });
    }
    const truth = (2 * hits) / (predicted + actual);
    const estimate = estimateF1(notes);
    expect(Math.abs((estimate?.f1 as number) - truth)).toBeLessThan(0.015);
  });

  it('has no value where nothing is predicted nor expected, and stays within 0 and 1', () => {
    expect(estimateF1([{ predicted: 0, right: 0, expected: 0 }])).toBeUndefined();
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const note = fc
      .tuple(fc.nat(9), share, share)
      .map(([predicted, of, more]) => ({ predicted, right: predicted * of, expected: predicted * of + 3 * more }));
    fc.assert(
      fc.property(fc.array(note, { minLength: 1, maxLength: 12 }), (notes) => {
        const estimate = estimateF1(notes, { resamples: 1000, seed: 11 });
        if (!estimate) return;
        for (const value of Object.values(estimate)) expect(value).toBeGreaterThanOrEqual(0);
        for (const value of Object.values(estimate)) expect(value).toBeLessThanOrEqual(1);
        expect(estimate.low).toBeLessThanOrEqual(estimate.high);
      }),
      { numRuns: 50 },
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
