import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitIsotonic, type WeightedPoint } from '@/lib/domain/model/isotonic';
import { tellablePoints } from '@/lib/domain/monitoring/tellable-points';

const note = fc.array(
  fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.constantFrom(0, 1), weight: fc.constant(1) }),
  { maxLength: 6 },
);

describe('points of a fit that is told', () => {
  it('change, each of them and each end of the fit, with eleven notes or with none', () => {
    fc.assert(
      fc.property(fc.array(note, { minLength: 11, maxLength: 60 }), (notes) => {
        const shown = tellablePoints(notes);
        const fit = fitIsotonic(shown);
        // Where each point came from, by the weight that a note has in it.
        const touched = shown.map(() => new Set<number>());
        for (const [at, own] of notes.entries()) {
          const heavier: WeightedPoint[] = own.map((point) => ({ ...point, weight: 3 }));
          const changed = tellablePoints(notes.map((one, other) => (other === at ? heavier : one)));
          for (const [place, { weight }] of changed.entries())
            if (weight !== shown[place]?.weight) touched[place]?.add(at);
        }
        expect(touched.every((from) => from.size >= 11)).toBe(true);
        expect(fit.x.every((x) => shown.some((point) => point.x === x))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('keep their number and their mean, and are none of fewer than eleven notes', () => {
    const notes = Array.from({ length: 40 }, (_, at) => [{ x: at / 40, y: at % 3 === 0 ? 0 : 1, weight: 1 }]);
    const shown = tellablePoints(notes);
    expect(shown.map(({ weight }) => weight)).toEqual([11, 11, 18]);
    const mean = (points: readonly WeightedPoint[]) => points.reduce((sum, { y, weight }) => sum + y * weight, 0) / 40;
    expect(mean(shown)).toBeCloseTo(mean(notes.flat()), 12);
    expect(tellablePoints(notes.slice(0, 10))).toEqual([]);
  });
});
