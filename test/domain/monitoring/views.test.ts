import { describe, expect, it } from 'vitest';
import { placeOfShare, SHARES_SIZE } from '@/lib/domain/monitoring/shares';
import { covarianceOfFactor, factorsOf, squaredLengths, VIEWS } from '@/lib/domain/monitoring/views';
import { seededRandom } from '@/lib/domain/random';

const random = seededRandom(12);
/** Shares that hang together: each a sum of its own part and of a common one. */
const size = SHARES_SIZE;
const loads = Array.from({ length: size }, () => 0.02 * random());
const own = Array.from({ length: size }, () => 0.001 + 0.002 * random());
const cell = (a: number, b: number) => (loads[a] ?? 0) * (loads[b] ?? 0) + (a === b ? (own[a] ?? 0) : 0);
const covariance = Float64Array.from({ length: size * size }, (_, at) => cell(Math.floor(at / size), at % size));
const factors = factorsOf(covariance);

describe('views of a window', () => {
  it('have the covariance of their sums, shortened off the diagonal', () => {
    for (const [view, { rows, shrinkage }] of VIEWS.entries()) {
      const factor = factors[view] ?? new Float64Array();
      const dense = rows.map(({ at, weights }) => {
        const row = new Array<number>(size).fill(0);
        for (const [i, place] of at.entries()) row[place] = (row[place] ?? 0) + (weights[i] ?? 0);
        return row;
      });
      for (const [a, first] of dense.entries()) {
        for (const [b, second] of dense.slice(0, a + 1).entries()) {
          let expected = 0;
          for (const [i, x] of first.entries())
            if (x) for (const [j, y] of second.entries()) expected += x * y * cell(i, j);
          let found = 0;
          for (let k = 0; k <= b; k++) found += (factor[a * rows.length + k] ?? 0) * (factor[b * rows.length + k] ?? 0);
          expect(found).toBeCloseTo(expected * (a === b ? 1 : 1 - shrinkage), 10);
        }
      }
    }
  });

  it('count characters by the middles of the bins of token length, but for a constant', () => {
    const row = VIEWS.at(-1)?.rows.at(-1);
    const bins = Array.from({ length: 12 }, () => random());
    const whole = bins.reduce((sum, one) => sum + one, 0);
    const characters = [1, 2, 3, 4, 5, 6, 7, 8.5, 10.5, 13, 17, 22].reduce(
      (sum, middle, bin) => sum + (middle * (bins[bin] ?? 0)) / whole,
      0,
    );
    const places = Array.from({ length: 11 }, (_, bin) => placeOfShare('tokenLength', bin));
    const sum = places.reduce((all, place, bin) => {
      const weight = row?.weights[row.at.indexOf(place)] ?? 0;
      return all + (weight * (bins[bin] ?? 0)) / whole;
    }, 0);
    expect(sum + 22).toBeCloseTo(characters, 12);
    expect(() => placeOfShare('tokenLength', 11)).toThrow('no share');
  });

  it('are away from usual, the last one only where words are newer and rarer than usual', () => {
    const away = Float64Array.from({ length: size }, () => 0.01 * (random() - 0.5));
    away[placeOfShare('unknownTokens')] = 0.02;
    away[placeOfShare('rarityMillinats')] = 0.02;
    const up = squaredLengths(factors, away);
    expect(Math.min(...up)).toBeGreaterThan(0);
    const down = squaredLengths(
      factors,
      away.map((share) => -share),
    );
    expect(down).toEqual([up[0], up[1], 0]);
  });

  it('all follow from the first one, as it is told', () => {
    const back = factorsOf(covarianceOfFactor(factors[0] ?? new Float64Array()));
    for (const [view, factor] of factors.entries())
      for (const [at, value] of factor.entries()) expect(back[view]?.[at]).toBeCloseTo(value, 10);
  });
});
