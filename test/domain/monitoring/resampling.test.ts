import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCounts, emptyCounts } from '@/lib/domain/monitoring/counts';
import { factorOf, squaredLength } from '@/lib/domain/monitoring/factor';
import { addCells, noteCells } from '@/lib/domain/monitoring/note-cells';
import { calibrate, type Reference } from '@/lib/domain/monitoring/reference';
import { addSupport, emptySupport } from '@/lib/domain/monitoring/suppress';
import { type Random, seededRandom } from '@/lib/domain/random';
import { noteOf } from './made-windows';

/** Row by row, each sum by itself. */
function plainFactor(matrix: Float64Array, width: number): Float64Array {
  const factor = matrix.slice();
  const at = (row: number, column: number) => factor[row * width + column] ?? Number.NaN;
  for (let row = 0; row < width; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = at(row, column);
      for (let k = 0; k < column; k++) sum -= at(row, k) * at(column, k);
      factor[row * width + column] = row === column ? Math.sqrt(sum) : sum / at(column, column);
    }
  }
  return factor;
}

/** A Aᵀ with something on the diagonal. */
function definiteMatrix(width: number, random: Random): Float64Array {
  const a = Float64Array.from({ length: width * width }, () => random() - 0.5);
  return Float64Array.from({ length: width * width }, (_, place) => {
    const [row, column] = [Math.floor(place / width), place % width];
    let sum = row === column ? 0.1 : 0;
    for (let k = 0; k < width; k++) sum += (a[row * width + k] ?? 0) * (a[column * width + k] ?? 0);
    return sum;
  });
}

describe('the factor of a matrix', () => {
  it('is to the bit that of the plain way, whatever the width', () => {
    for (let width = 1; width <= 23; width++) {
      const matrix = definiteMatrix(width, seededRandom(width));
      expect(factorOf(matrix.slice(), width)).toEqual(plainFactor(matrix, width));
    }
  });

  it('is of no matrix that is not definite, and the first bad pivot is named', () => {
    expect(() => factorOf(Float64Array.of(4, 0, 0, 2, 5, 0, 2, 5, 0.5), 3)).toThrow('pivot 2');
    // The factor is [2 0; 1 2], and (6, 7) is it times (3, 2).
    expect(squaredLength(factorOf(Float64Array.of(4, 0, 2, 5), 2), Float64Array.of(6, 7))).toBeCloseTo(13, 12);
  });
});

describe('notes laid side by side', () => {
  it('add to counts and support what each note by itself adds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(500), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (seeds, long) => {
          const notes = [emptyCounts(), ...seeds.map((seed) => noteOf(seededRandom(seed), long, 0.2))];
          const table = noteCells(notes);
          const [counts, plainCounts] = [emptyCounts(), emptyCounts()];
          const [support, plainSupport] = [emptySupport(), emptySupport()];
          for (const at of [...notes.keys(), 0, 1]) {
            addCells(counts, support, table, at);
            addCounts(plainCounts, notes[at] ?? emptyCounts());
            addSupport(plainSupport, notes[at] ?? emptyCounts());
          }
          expect(counts).toEqual(plainCounts);
          expect(support).toEqual(plainSupport);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a reference', () => {
  it('is the one these notes and this seed always had', () => {
    const random = seededRandom(77);
    const notes = Array.from({ length: 90 }, () => noteOf(random, 2));
    const sum = (all: Float64Array) => all.reduce((total, one) => total + one, 0);
    const told = ({ distances, factors }: Reference) => [sum(distances), ...factors.map(sum)];
    const options = { windowSentences: 40, resamples: 30, seed: 4 };
    // Fast and plain resampling (whole notes added up, the matrices row by row) gave the same to the last bit.
    const factors = [107.83910394088583, 110.0287887868796, 72.15483419092394];
    expect(told(calibrate(notes, options))).toEqual([221.5523484440905, ...factors]);
    expect(told(calibrate(notes, { ...options, parts: 2 }))).toEqual([211.97192011317554, ...factors]);
  });
});
