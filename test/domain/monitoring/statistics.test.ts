import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareQuantile, gammaP, logGamma, stabilityThreshold } from '@/lib/domain/monitoring/chi-square';
import { addCounts, type Counts, emptyCounts, totalOf } from '@/lib/domain/monitoring/counts';
import { jensenShannon, kolmogorovSmirnov, stabilityIndex } from '@/lib/domain/monitoring/divergence';
import { falseDiscoveryRates } from '@/lib/domain/monitoring/drift';
import { factorOf, squaredLength } from '@/lib/domain/monitoring/factor';
import { calibratedP, distanceFrom } from '@/lib/domain/monitoring/reference';
import {
  addMoments,
  emptyMoments,
  noteCovariance,
  SHARES_SIZE,
  setMoments,
  sharesOf,
  sparseNotes,
  sumsOf,
} from '@/lib/domain/monitoring/shares';
import { seededRandom } from '@/lib/domain/random';
import { countNote } from '../../fixtures/plain-count';

describe('distances of histograms', () => {
  it('give the figures worked out by hand', () => {
    // P = (.5, .5), Q = (.9, .1): M = (.7, .3).
    const kl = (p: number[]) => p.reduce((sum, x, at) => sum + x * Math.log(x / ([0.7, 0.3][at] as number)), 0);
    const expected = Math.sqrt(0.5 * kl([0.5, 0.5]) + 0.5 * kl([0.9, 0.1]));
    expect(jensenShannon([50, 50], [9, 1])).toBeCloseTo(expected, 12);
    expect(jensenShannon([3, 0], [0, 8])).toBeCloseTo(Math.sqrt(Math.LN2), 12);
    // (.2 - .1) ln 2 + (.8 - .9) ln(8/9)
    expect(stabilityIndex([20, 80], [10, 90])).toBeCloseTo(0.1 * Math.log(2) - 0.1 * Math.log(8 / 9), 12);
    expect(kolmogorovSmirnov([2, 3, 5], [5, 3, 2])).toBeCloseTo(0.3, 12);
  });

  it('are none for equal shapes of any size, the same both ways, and in their bounds', () => {
    const bins = fc.array(fc.nat(60), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(bins, bins, fc.integer({ min: 2, max: 9 }), (a, b, times) => {
        const more = a.map((count) => count * times);
        expect(jensenShannon(a, more)).toBeCloseTo(0, 7);
        expect(kolmogorovSmirnov(a, more)).toBeCloseTo(0, 12);
        expect(jensenShannon(a, b)).toBeCloseTo(jensenShannon(b, a), 12);
        expect(jensenShannon(a, b)).toBeLessThanOrEqual(Math.sqrt(Math.LN2) + 1e-12);
        expect(kolmogorovSmirnov(a, b)).toBeLessThanOrEqual(1 + 1e-12);
        expect(stabilityIndex(a, b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the chi-square distribution', () => {
  it('has the quantiles of the tables', () => {
    // Abramowitz & Stegun 1964, table 26.8.
    const table = [
      [0.95, 1, 3.84146],
      [0.95, 9, 16.919],
      [0.99, 9, 21.666],
      [0.99, 10, 23.2093],
      [0.999, 4, 18.467],
      [0.05, 10, 3.9403],
      [0.5, 2, 1.38629],
      [0.995, 100, 140.169],
    ] as const;
    for (const [p, degrees, value] of table) expect(chiSquareQuantile(p, degrees)).toBeCloseTo(value, 3);
  });

  it('is exponential with two degrees and agrees with its own inverse', () => {
    for (const x of [0.1, 1, 5, 30]) expect(gammaP(1, x)).toBeCloseTo(1 - Math.exp(-x), 12);
    for (const degrees of [1, 3, 8, 63]) {
      for (const p of [0.01, 0.3, 0.9, 0.999]) {
        expect(gammaP(degrees / 2, chiSquareQuantile(p, degrees) / 2)).toBeCloseTo(p, 9);
      }
    }
  });

  it('rests on the right logarithm of the gamma function', () => {
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
    expect(logGamma(1)).toBeCloseTo(0, 12);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 11);
  });

  it('sets the threshold of a stability index by both sizes', () => {
    expect(stabilityThreshold(0.05, 10, 50, 1000)).toBeCloseTo(16.919 * (1 / 50 + 1 / 1000), 4);
  });
});

describe('the factor of a symmetric matrix', () => {
  it('times its transpose is the matrix, and gives the length of vectors it maps', () => {
    const doubles = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(doubles, (root) => {
        const cell = (row: number, column: number) => {
          let sum = row === column ? 0.5 : 0;
          for (let k = 0; k < 4; k++) sum += (root[row * 4 + k] ?? 0) * (root[column * 4 + k] ?? 0);
          return sum;
        };
        const matrix = Float64Array.from({ length: 16 }, (_, at) => cell(Math.floor(at / 4), at % 4));
        const factor = factorOf(matrix.slice(), 4);
        const lower = (row: number, column: number) => (column <= row ? (factor[row * 4 + column] ?? 0) : 0);
        for (let row = 0; row < 4; row++) {
          for (let column = 0; column < 4; column++) {
            let product = 0;
            for (let k = 0; k < 4; k++) product += lower(row, k) * lower(column, k);
            expect(product).toBeCloseTo(cell(row, column), 8);
          }
        }
        // (M x)ᵀ M⁻¹ (M x) = xᵀ M x.
        const x = [1, -2, 0.5, 3];
        const image = Float64Array.from(x, (_, row) =>
          x.reduce((sum, value, column) => sum + cell(row, column) * value, 0),
        );
        const length = image.reduce((sum, value, row) => sum + value * (x[row] ?? 0), 0);
        expect(squaredLength(factor, image)).toBeCloseTo(length, 6);
      }),
    );
  });

  it('refuses a matrix that has none', () => {
    expect(() => factorOf(Float64Array.of(1, 2, 2, 1), 2)).toThrow('pivot 1');
  });
});

describe('the covariance of shares', () => {
  it('is that of ratio estimates over notes, as resampling them finds it', () => {
    const random = seededRandom(5);
    const words = ['a', 'gout', 'Aspirin', '75', '!', 'of'];
    const notes = Array.from({ length: 120 }, () => {
      const drawn = Array.from(
        { length: 3 + Math.floor(random() * 20) },
        () => words[Math.floor(random() * 6)] as string,
      );
      const unknown = drawn.map((word) => word === 'gout' && random() < 0.7);
      return countNote([{ words: drawn, unknown, rarityNats: 1, surpriseNats: 0.2, entities: [] }], ['DISEASE']);
    });
    const moments = emptyMoments();
    const sparse = sparseNotes(notes);
    for (const at of notes.keys()) addMoments(moments, sparse, at, 1);
    // The first share is that of unknown words.
    const told = Math.sqrt((noteCovariance(moments)[0] ?? 0) / notes.length);
    const shares = Array.from({ length: 4000 }, () => {
      const drawn = emptyCounts();
      for (let at = 0; at < notes.length; at++) addCounts(drawn, notes[Math.floor(random() * notes.length)] as Counts);
      return totalOf(drawn, 'unknownTokens') / totalOf(drawn, 'tokens');
    });
    const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
    const spread = Math.sqrt(shares.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (shares.length - 1));
    expect(Math.abs(told / spread - 1)).toBeLessThan(0.05);
  });

  it('is as before once a note was added and taken off', () => {
    const notes = sparseNotes(
      ['gout', 'Aspirin'].map((word) =>
        countNote([{ words: [word], unknown: [true], rarityNats: 3, surpriseNats: 0.5, entities: [] }], ['D']),
      ),
    );
    const moments = emptyMoments();
    addMoments(moments, notes, 0, 1);
    const before = emptyMoments();
    setMoments(before, moments);
    addMoments(moments, notes, 1, 1);
    addMoments(moments, notes, 1, -1);
    expect(moments).toEqual(before);
  });
});

describe('p-values', () => {
  it('after Benjamini-Hochberg are those of their 1995 example', () => {
    // Table 1 of the paper (15 hypotheses): at .05 the four smallest are rejected.
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const adjusted = falseDiscoveryRates(p);
    expect(adjusted.filter((q) => q <= 0.05)).toHaveLength(4);
    expect(adjusted[0]).toBeCloseTo(0.0015, 12);
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    expect(falseDiscoveryRates([...p].reverse())).toEqual([...adjusted].reverse());
  });

  it('by resampling count those at or beyond the value, and are never 0', () => {
    const ascending = Float64Array.of(1, 2, 2, 5);
    expect(calibratedP(2, ascending)).toBeCloseTo(4 / 5, 12);
    expect(calibratedP(5.5, ascending)).toBeCloseTo(1 / 5, 12);
    expect(calibratedP(0, ascending)).toBe(1);
  });
});

describe("Hotelling's distance of a window", () => {
  it('is n (s - m) S^-1 (s - m), worked out by solving the system', () => {
    const random = seededRandom(31);
    const size = SHARES_SIZE;
    const words = ['a', 'Gout', '75', '.', 'MRSA'];
    const note = () => {
      const drawn = Array.from({ length: 8 }, () => words[Math.floor(random() * words.length)] as string);
      return countNote(
        [{ words: drawn, unknown: drawn.map(() => false), rarityNats: 20, surpriseNats: 1, entities: [] }],
        ['DISEASE'],
      );
    };
    const window = emptyCounts();
    for (let at = 0; at < 40; at++) addCounts(window, note());
    const covariance = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) =>
        row === column ? 0.02 + row / 1000 : 0.01 / (1 + Math.abs(row - column)),
      ),
    );
    const mean = Float64Array.from({ length: size }, (_, at) => 0.01 + (at % 7) / 100);
    const away = sharesOf(sumsOf(window)).map((share, at) => share - (mean[at] ?? 0));
    // Gauss-Jordan with the largest pivot.
    const rows = covariance.map((row, at) => [...row, away[at] ?? 0]);
    for (let column = 0; column < size; column++) {
      const pivot = rows
        .slice(column)
        .reduce(
          (best, row, at) => (Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? at + column : best),
          column,
        );
      [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
      const by = rows[column] as number[];
      for (const [at, row] of rows.entries()) {
        if (at === column) continue;
        const times = (row[column] ?? 0) / (by[column] ?? 1);
        for (let cell = column; cell <= size; cell++) row[cell] = (row[cell] ?? 0) - times * (by[cell] ?? 0);
      }
    }
    const solved = rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
    const expected = 40 * solved.reduce((sum, value, at) => sum + value * (away[at] ?? 0), 0);
    const factor = factorOf(Float64Array.from(covariance.flat()), size);
    const distance = distanceFrom({ shares: mean, factors: [factor], spreads: [2] }, window);
    expect((2 * distance) / expected).toBeCloseTo(1, 9);
  });
});
