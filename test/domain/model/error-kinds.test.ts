import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOfError, spanErrors } from '../../../lib/domain/model/error-kinds';
import type { Span } from '../../../lib/domain/text/span';

const d = (start: number, end: number): Span => ({ start, end, label: 'DISEASE' });
const t = (start: number, end: number): Span => ({ start, end, label: 'TREATMENT' });
const kinds = (gold: Span[], predicted: Span[]) => spanErrors(gold, predicted).map((error) => error.kind);

describe('spanErrors', () => {
  it('finds no error where gold and predicted are equal, in any order', () => {
    expect(kinds([d(4, 9), t(12, 20)], [t(12, 20), d(4, 9)])).toEqual([]);
    expect(kinds([], [])).toEqual([]);
  });

  it('calls a gold span alone missed and a predicted span alone spurious', () => {
    expect(spanErrors([d(4, 9)], [t(12, 20)])).toEqual([
      { kind: 'missed', gold: d(4, 9), predicted: undefined },
      { kind: 'spurious', gold: undefined, predicted: t(12, 20) },
    ]);
  });

  it('does not take touching ranges for overlap: ends are exclusive', () => {
    expect(kinds([d(4, 9)], [d(9, 14)])).toEqual(['missed', 'spurious']);
  });

  it('calls other limits with the same label boundary, also when only one end differs', () => {
    expect(kinds([d(4, 9)], [d(4, 8)])).toEqual(['boundary']);
    expect(kinds([d(4, 9)], [d(2, 30)])).toEqual(['boundary']);
  });

  it('calls another label on overlapping text label, with equal limits or not', () => {
    expect(kinds([d(4, 9)], [t(4, 9)])).toEqual(['label']);
    expect(kinds([d(4, 9)], [t(7, 12)])).toEqual(['label']);
  });

  it('pairs a gold span marked in two pieces with the longer piece and counts the other as spurious', () => {
    expect(spanErrors([d(10, 40)], [d(10, 15), d(18, 40)])).toEqual([
      { kind: 'spurious', gold: undefined, predicted: d(10, 15) },
      { kind: 'boundary', gold: d(10, 40), predicted: d(18, 40) },
    ]);
  });

  it('prefers the same label to the longer overlap', () => {
    expect(spanErrors([d(10, 15), t(15, 35)], [d(13, 35)])).toEqual([
      { kind: 'boundary', gold: d(10, 15), predicted: d(13, 35) },
      { kind: 'missed', gold: t(15, 35), predicted: undefined },
    ]);
  });

  it('names the labels of both sides, once each', () => {
    const [error] = spanErrors([d(4, 9)], [t(4, 9)]);
    expect(error && labelsOfError(error)).toEqual(['DISEASE', 'TREATMENT']);
    const [boundary] = spanErrors([d(4, 9)], [d(4, 8)]);
    expect(boundary && labelsOfError(boundary)).toEqual(['DISEASE']);
  });

  /** Spans of one side: sorted, not overlapping, as annotations and decoded tags are. */
  const side = fc
    .array(fc.record({ gap: fc.nat(4), length: fc.integer({ min: 1, max: 6 }), disease: fc.boolean() }), {
      maxLength: 6,
    })
    .map((parts) => {
      let at = 0;
      return parts.map(({ gap, length, disease }) => {
        const start = at + gap;
        at = start + length;
        return disease ? d(start, at) : t(start, at);
      });
    });

  it('puts every span that is not exactly right in one error, so that the kinds add up to the exact counts', () => {
    fc.assert(
      fc.property(side, side, (gold, predicted) => {
        const key = (span: Span) => `${span.start}-${span.end}-${span.label}`;
        const right = new Set(gold.map(key).filter((k) => predicted.some((p) => key(p) === k)));
        const errors = spanErrors(gold, predicted);
        const goldKeys = errors.flatMap((error) => (error.gold ? [key(error.gold)] : []));
        const predictedKeys = errors.flatMap((error) => (error.predicted ? [key(error.predicted)] : []));
        expect(goldKeys.sort()).toEqual(
          gold
            .map(key)
            .filter((k) => !right.has(k))
            .sort(),
        );
        expect(predictedKeys.sort()).toEqual(
          predicted
            .map(key)
            .filter((k) => !right.has(k))
            .sort(),
        );
      }),
    );
  });

  it('mirrors: exchanging the sides exchanges missed and spurious and keeps the rest', () => {
    fc.assert(
      fc.property(side, side, (gold, predicted) => {
        const count = (list: string[]): Record<string, number> =>
          Object.fromEntries(
            ['missed', 'spurious', 'boundary', 'label'].map((k) => [k, list.filter((x) => x === k).length]),
          );
        const there = count(kinds(gold, predicted));
        const back = count(kinds(predicted, gold));
        expect(back).toEqual({ ...there, missed: there.spurious, spurious: there.missed });
      }),
    );
  });

  it('leaves no overlapping pair unpaired: what is missed and what is spurious never overlap each other', () => {
    fc.assert(
      fc.property(side, side, (gold, predicted) => {
        const errors = spanErrors(gold, predicted);
        for (const a of errors) {
          for (const b of errors) {
            if (a.kind !== 'missed' || b.kind !== 'spurious' || !a.gold || !b.predicted) continue;
            expect(a.gold.start < b.predicted.end && b.predicted.start < a.gold.end).toBe(false);
          }
        }
      }),
    );
  });
});
