import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '@/components/reading/mark-pieces';

const range = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('piecesOf', () => {
  it('cuts plain text around a mark', () => {
    expect(piecesOf({ start: 10, end: 30 }, [{ start: 14, end: 20, index: 3 }])).toEqual([
      { start: 10, end: 14, marks: [] },
      { start: 14, end: 20, marks: [3] },
      { start: 20, end: 30, marks: [] },
    ]);
  });

  it('puts the longer of two marks outside, whatever their order', () => {
    const marks = [
      { start: 12, end: 18, index: 0 },
      { start: 10, end: 20, index: 1 },
    ];
    const expected = [
      { start: 10, end: 12, marks: [1] },
      { start: 12, end: 18, marks: [1, 0] },
      { start: 18, end: 20, marks: [1] },
    ];
    expect(piecesOf({ start: 10, end: 20 }, marks)).toEqual(expected);
    expect(piecesOf({ start: 10, end: 20 }, [...marks].reverse())).toEqual(expected);
  });

  it('keeps to the stretch when a mark reaches beyond it', () => {
    expect(piecesOf({ start: 5, end: 9 }, [{ start: 2, end: 40, index: 7 }])).toEqual([
      { start: 5, end: 9, marks: [7] },
    ]);
  });

  it('covers the stretch without gap or overlap, and names at each place just the marks over it', () => {
    fc.assert(
      fc.property(range, fc.array(range, { maxLength: 6 }), (stretch, ranges) => {
        const marks = ranges.map((one, index) => ({ ...one, index }));
        const pieces = piecesOf(stretch, marks);
        expect(pieces[0]?.start).toBe(stretch.start);
        expect(pieces.at(-1)?.end).toBe(stretch.end);
        for (const [i, piece] of pieces.entries()) {
          expect(piece.end).toBeGreaterThan(piece.start);
          if (i > 0) expect(piece.start).toBe(pieces[i - 1]?.end);
          for (let at = piece.start; at < piece.end; at++) {
            const over = marks.filter((mark) => mark.start <= at && at < mark.end).map((mark) => mark.index);
            expect([...piece.marks].sort()).toEqual(over.sort());
          }
        }
      }),
    );
  });
});
