import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hidesSuggestions } from '@/lib/domain/annotation/bias-check';
import { givenEntities, resolveOverlaps } from '@/lib/domain/annotation/given-entities';
import { HELD_OUT_SHARE, isHeldOut } from '@/lib/domain/annotation/held-out';
import { uncertaintyOf } from '@/lib/domain/annotation/uncertainty';
import { compareSpans, type Span, spansOverlap } from '@/lib/domain/text/span';

const span = (start: number, end: number, label = 'D'): Span => ({ start, end, label });
const spans = fc.array(
  fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }), fc.constantFrom('A', 'B'))
    .map(([start, length, label]) => span(start, start + length, label)),
  { maxLength: 14 },
);

describe('resolveOverlaps', () => {
  it('keeps the longer, of equal ones the earlier, then the label that comes first', () => {
    expect(resolveOverlaps([span(4, 6), span(0, 5), span(5, 9)])).toEqual({
      kept: [span(0, 5), span(5, 9)],
      dropped: 1,
    });
    expect(resolveOverlaps([span(2, 6), span(0, 4)]).kept).toEqual([span(0, 4)]);
    expect(resolveOverlaps([span(0, 4, 'B'), span(0, 4, 'A')]).kept).toEqual([span(0, 4, 'A')]);
    expect(resolveOverlaps([])).toEqual({ kept: [], dropped: 0 });
  });

  it('leaves no overlap, and drops nothing that would still fit beside one at least as long', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const { kept, dropped } = resolveOverlaps(all);
        expect(kept.length + dropped).toBe(all.length);
        expect([...kept].sort(compareSpans)).toEqual(kept);
        for (const [i, a] of kept.entries()) {
          for (const b of kept.slice(i + 1)) expect(spansOverlap(a, b)).toBe(false);
        }
        for (const each of all) {
          const other = kept.find((one) => spansOverlap(one, each) && one.end - one.start >= each.end - each.start);
          expect(other).toBeDefined();
        }
      }),
    );
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(spans, (all) => {
        expect(resolveOverlaps([...all].reverse())).toEqual(resolveOverlaps(all));
      }),
    );
  });
});

describe('givenEntities', () => {
  // "ab cde f", the second sentence of a note
  const tokens = [
    { start: 10, end: 12 },
    { start: 13, end: 16 },
    { start: 17, end: 18 },
  ];

  it('counts in tokens: widened to whole ones, cut at the ends of the sentence', () => {
    expect(givenEntities(tokens, [span(13, 16)])).toEqual([{ start: 1, end: 2, label: 'D' }]);
    expect(givenEntities(tokens, [span(14, 15)])).toEqual([{ start: 1, end: 2, label: 'D' }]);
    expect(givenEntities(tokens, [span(0, 11), span(17, 30)])).toEqual([
      { start: 0, end: 1, label: 'D' },
      { start: 2, end: 3, label: 'D' },
    ]);
  });

  it('passes over marks without a token here', () => {
    expect(givenEntities(tokens, [span(0, 10), span(12, 13), span(18, 20)])).toEqual([]);
    expect(givenEntities([], [span(0, 10)])).toEqual([]);
  });

  it('resolves overlaps that only widening makes', () => {
    expect(givenEntities(tokens, [span(10, 14, 'A'), span(15, 16, 'B')])).toEqual([{ start: 0, end: 2, label: 'A' }]);
  });
});

describe('isHeldOut', () => {
  const patients = Array.from({ length: 4000 }, (_, i) => `patient-${i}`);

  it('takes about a fifth of the patients, others with another seed', () => {
    const held = (seed: number) => patients.filter((patient) => isHeldOut(patient, seed));
    const [first, again, other] = [held(7), held(7), held(8)];
    expect(first).toEqual(again);
    for (const part of [first, other]) {
      expect(part.length / patients.length).toBeGreaterThan(HELD_OUT_SHARE - 0.02);
      expect(part.length / patients.length).toBeLessThan(HELD_OUT_SHARE + 0.02);
    }
    const both = first.filter((patient) => other.includes(patient)).length;
    expect(both / first.length).toBeLessThan(0.3);
  });

  it('is independent of whose suggestions are hidden, where a note is its own patient', () => {
    const hidden = patients.filter((id) => hidesSuggestions({ hiddenShare: 0.1, seed: 7 }, id));
    const both = hidden.filter((id) => isHeldOut(id, 7)).length;
    expect(both / hidden.length).toBeGreaterThan(0.12);
    expect(both / hidden.length).toBeLessThan(0.28);
  });
});

describe('uncertaintyOf', () => {
  it('is that of the least certain sentence, by the token', () => {
    // A path of chance 1/16 over four tokens is half as likely a token; 1/8 over one token is less so.
    const long = { logProbability: Math.log(1 / 16), tokens: 4 };
    const short = { logProbability: Math.log(1 / 8), tokens: 1 };
    expect(uncertaintyOf([long])).toBeCloseTo(0.5, 12);
    expect(uncertaintyOf([long, short])).toBeCloseTo(7 / 8, 12);
    expect(uncertaintyOf([short, long])).toBeCloseTo(7 / 8, 12);
  });

  it('is 0 for certainty and for a note without tokens', () => {
    expect(uncertaintyOf([])).toBe(0);
    expect(uncertaintyOf([{ logProbability: 0, tokens: 3 }])).toBe(0);
  });
});
