import { describe, expect, it } from 'vitest';
import { newHeap } from './support/kernels';
import { seeded } from './support/random';

describe('kernels', () => {
  it('OBJ-4 exp is within 2e-16 of the true value from e^-708 to e^709', () => {
    const heap = newHeap();
    const count = 40_000;
    const x = heap.putF64(Float64Array.from({ length: count }, (_, i) => -708 + (1417 * i) / (count - 1)));
    const out = heap.allocF64(count);
    heap.kernels.exponentials(x, out, count);
    const inputs = heap.f64(x, count);
    let worst = 0;
    heap.f64(out, count).forEach((value, i) => {
      const truth = Math.exp(inputs[i] ?? 0);
      worst = Math.max(worst, Math.abs(value - truth) / truth);
    });
    // Math.exp itself may be one unit in the last place (2.2e-16) off.
    expect(worst).toBeLessThan(4.5e-16);
  });

  it('OBJ-4 exp of 0 is exactly 1', () => {
    const heap = newHeap();
    const x = heap.putF64([0, -0]);
    heap.kernels.exponentials(x, x, 2);
    expect(Array.from(heap.f64(x, 2))).toEqual([1, 1]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 17])(
    'OBJ-3 rows of %i vectors are summed and scattered, with and without weights',
    (vectors) => {
      const heap = newHeap();
      const random = seeded(vectors);
      const stride = vectors * 16;
      const width = vectors * 2;
      const table = Float64Array.from({ length: 13 * width }, () => random() - 0.5);
      const index = Uint32Array.from({ length: 40 }, () => Math.floor(random() * 13));
      const weights = Float64Array.from({ length: 40 }, () => random());
      const pointers = Uint32Array.from([0, 3, 3, 17, 18, 40]);
      const at = {
        table: heap.putF64(table),
        index: heap.putU32(index.map((row) => row * stride)),
        pointers: heap.putU32(pointers),
        weights: heap.putF64(weights),
      };
      const weightAt = (e: number, weighted: boolean) => (weighted ? (weights[e] ?? 0) : 1);
      for (const weighted of [false, true]) {
        const out = heap.allocF64(4 * width);
        if (weighted) heap.kernels.sumWeightedRows(out, at.table, at.pointers, at.index, at.weights, 1, 5, stride);
        else heap.kernels.sumRows(out, at.table, at.pointers, at.index, 1, 5, stride);
        const sums = new Float64Array(4 * width);
        const spread = table.slice();
        const ours = heap.f64(out, 4 * width).slice();
        for (let row = 0; row < 4; row++) {
          for (let e = pointers[row + 1] ?? 0; e < (pointers[row + 2] ?? 0); e++) {
            for (let column = 0; column < width; column++) {
              const from = (index[e] ?? 0) * width + column;
              sums[row * width + column] =
                (sums[row * width + column] ?? 0) + weightAt(e, weighted) * (table[from] ?? 0);
              spread[from] = (spread[from] ?? 0) + weightAt(e, weighted) * (ours[row * width + column] ?? 0);
            }
          }
        }
        ours.forEach((value, i) => {
          expect(value).toBeCloseTo(sums[i] ?? 0, 12);
        });
        const target = heap.putF64(table);
        if (weighted) heap.kernels.scatterWeightedRows(target, out, at.pointers, at.index, at.weights, 1, 5, stride);
        else heap.kernels.scatterRows(target, out, at.pointers, at.index, 1, 5, stride);
        heap.f64(target, table.length).forEach((value, i) => {
          expect(value).toBeCloseTo(spread[i] ?? 0, 12);
        });
      }
    },
  );

  it('memory grows past its first pages and hands out zeros', () => {
    const heap = newHeap();
    const pointer = heap.allocF64(200_000);
    expect(pointer % 16).toBe(0);
    expect(heap.f64(pointer, 200_000).every((value) => value === 0)).toBe(true);
  });
});
