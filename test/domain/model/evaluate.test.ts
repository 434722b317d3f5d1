import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, exactF1, type JudgedNote } from '@/lib/domain/model/evaluate';
import type { CharRange } from '@/lib/domain/text/note';
import type { Span } from '@/lib/domain/text/span';

const span = (start: number, end: number, label = 'D'): Span => ({ start, end, label });
/** Ten tokens of three characters: token i is [4i, 4i + 3). */
const TOKENS: CharRange[] = Array.from({ length: 10 }, (_, at) => ({ start: 4 * at, end: 4 * at + 3 }));
const tokensOf = (first: number, count: number, label = 'D') => span(4 * first, 4 * (first + count) - 1, label);
const note = (gold: Span[], predicted: Span[]): JudgedNote => ({ gold, predicted, tokens: TOKENS });
const judge = (notes: JudgedNote[], labels = ['D', 'T']) => evaluate(notes, labels, { resamples: 0, seed: 1 });

describe('span scores', () => {
  // By hand. D: gold 3, predicted 3, exact 1, overlapping 2. T: gold 1, predicted 2, exact 1, overlapping 1.
  const notes = [
    note([tokensOf(0, 2), tokensOf(3, 3), tokensOf(9, 1, 'T')], [tokensOf(0, 2), tokensOf(4, 1), tokensOf(9, 1, 'T')]),
    note([tokensOf(6, 1)], [tokensOf(6, 1, 'T'), tokensOf(0, 1)]),
    note([], []),
  ];

  it('count a span as found when borders and label agree', () => {
    const { exact } = judge(notes);
    expect(exact.perLabel.D).toMatchObject({ truePositives: 1, falsePositives: 2, falseNegatives: 2 });
    expect(exact.perLabel.D?.f1.value).toBeCloseTo(1 / 3, 12);
    expect(exact.perLabel.T).toMatchObject({ truePositives: 1, falsePositives: 1, falseNegatives: 0 });
    expect(exact.perLabel.T?.f1.value).toBeCloseTo(2 / 3, 12);
    expect(exact.overall).toMatchObject({ truePositives: 2, falsePositives: 3, falseNegatives: 2 });
    expect(exact.overall.precision.value).toBeCloseTo(2 / 5, 12);
    expect(exact.overall.recall.value).toBeCloseTo(2 / 4, 12);
    expect(exact.overall.f1.value).toBeCloseTo(4 / 9, 12);
  });

  it('count a span as found in part when it overlaps one of its label', () => {
    const { overlap } = judge(notes);
    expect(overlap.perLabel.D).toMatchObject({ truePositives: 2, falsePositives: 1, falseNegatives: 1 });
    expect(overlap.overall).toMatchObject({ truePositives: 3, falsePositives: 2, falseNegatives: 1 });
  });

  it('match one to one: two predictions on one gold span are one hit and one false alarm', () => {
    const { overlap } = judge([note([tokensOf(0, 4)], [tokensOf(0, 1), tokensOf(2, 1)])]);
    expect(overlap.overall).toMatchObject({ truePositives: 1, falsePositives: 1, falseNegatives: 0 });
    const touching = judge([note([span(0, 3)], [span(3, 6)])]);
    expect(touching.overlap.overall.truePositives).toBe(0);
  });

  it('score 0, not 1 or NaN, where there is nothing to find', () => {
    const { exact, token } = judge([note([], [])]);
    expect(exact.overall.f1).toEqual({ value: 0, low: 0, high: 0 });
    expect(exact.perLabel.T?.precision.value).toBe(0);
    expect(token.weightedF1).toBe(1);
    expect(token.weightedF1WithoutO).toBe(0);
    expect(judge([]).token.weightedF1).toBe(0);
    expect(judge([], []).token.macroF1).toBe(0);
  });

  it('pass over labels that are not asked for', () => {
    expect(judge([note([tokensOf(0, 1, 'X')], [tokensOf(1, 1, 'X')])]).exact.overall).toMatchObject({
      truePositives: 0,
      falsePositives: 0,
      falseNegatives: 0,
    });
  });

  const randomNote = fc
    .array(fc.record({ at: fc.nat(9), label: fc.constantFrom('D', 'T'), gold: fc.boolean() }), { maxLength: 12 })
    .map((parts) => {
      const pick = (gold: boolean) =>
        [...new Map(parts.filter((part) => part.gold === gold).map((part) => [part.at, part])).values()].map((part) =>
          tokensOf(part.at, 1, part.label),
        );
      return note(pick(true), pick(false));
    });

  it('equal counts made pair by pair, and give the same F1 as the quick version', () => {
    fc.assert(
      fc.property(fc.array(randomNote, { maxLength: 6 }), (sample) => {
        const { exact, overlap } = judge(sample);
        let matched = 0;
        for (const { gold, predicted } of sample) {
          for (const a of gold) for (const b of predicted) if (JSON.stringify(a) === JSON.stringify(b)) matched++;
        }
        expect(exact.overall.truePositives).toBe(matched);
        expect(overlap.overall.truePositives).toBe(matched);
        expect(exactF1(sample)).toBeCloseTo(exact.overall.f1.value, 12);
      }),
    );
  });

  it('never count fewer overlapping than exact spans', () => {
    const wide = fc
      .array(fc.record({ start: fc.nat(20), length: fc.integer({ min: 1, max: 6 }), gold: fc.boolean() }), {
        maxLength: 8,
      })
      .map((parts) => {
        const place = (gold: boolean) => {
          let from = 0;
          return parts
            .filter((part) => part.gold === gold)
            .map((part) => {
              const start = from + part.start;
              from = start + part.length;
              return span(start, from);
            });
        };
        return note(place(true), place(false));
      });
    fc.assert(
      fc.property(wide, (sample) => {
        const { exact, overlap } = judge([sample]);
        expect(overlap.overall.truePositives).toBeGreaterThanOrEqual(exact.overall.truePositives);
      }),
    );
  });
});

describe('token scores', () => {
  // gold      D D O T T O O O O O
  // predicted D O O T T T O O O D
  const { token } = judge([
    note([tokensOf(0, 2), tokensOf(3, 2, 'T')], [tokensOf(0, 1), tokensOf(3, 3, 'T'), tokensOf(9, 1)]),
  ]);

  it('tabulate gold against predicted types, O first', () => {
    expect(token.classes).toEqual(['O', 'D', 'T']);
    expect(token.confusion).toEqual([
      [4, 1, 1],
      [1, 1, 0],
      [0, 0, 2],
    ]);
  });

  it('weight F1 by support, with and without O, and average it plainly', () => {
    // O: 2*4/(6+5) = 8/11; D: 2*1/(2+2) = 1/2; T: 2*2/(2+3) = 4/5.
    expect(token.perLabel.O).toEqual({ precision: 4 / 5, recall: 4 / 6, f1: 8 / 11, support: 6 });
    expect(token.perLabel.D?.f1).toBeCloseTo(1 / 2, 12);
    expect(token.perLabel.T?.f1).toBeCloseTo(4 / 5, 12);
    expect(token.weightedF1).toBeCloseTo((6 * (8 / 11) + 2 * 0.5 + 2 * 0.8) / 10, 12);
    expect(token.weightedF1WithoutO).toBeCloseTo((2 * 0.5 + 2 * 0.8) / 4, 12);
    expect(token.macroF1).toBeCloseTo((0.5 + 0.8) / 2, 12);
  });
});
