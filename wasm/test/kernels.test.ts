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
    'OBJ-3 rows of %i vectors are summed and scattered by runs, with and without weights',
    (vectors) => {
      const heap = newHeap();
      const random = seeded(vectors);
      const stride = vectors * 16;
      const width = vectors * 2;
      const table = Float64Array.from({ length: 13 * width }, () => random() - 0.5);
      const entriesOf = [3, 0, 14, 1, 3, 22, 0, 1];
      const starts = entriesOf.map((_, i) => entriesOf.slice(0, i).reduce((a, b) => a + b, 0)).concat(44);
      const index = Uint32Array.from({ length: 44 }, () => Math.floor(random() * 13));
      const weights = Float64Array.from({ length: 44 }, () => random());
      const count = entriesOf.length;
      const places = [5, 2, 7, 0, 1, 3, 6, 4];
      const [runs, order] = [heap.alloc(8 * 24), heap.alloc(4 * count)];
      const [sorted, sortedWeights] = [heap.alloc(4 * 44), heap.allocF64(44)];
      heap.kernels.startRuns(
        ...([heap.putU32(starts), heap.putU32(index.map((row) => row * stride)), heap.putF64(weights)] as const),
        ...([runs, order, sorted, sortedWeights, heap.alloc(4 * 23)] as const),
      );
      const rows = heap.putU32(entriesOf.map((_, i) => i));
      expect(heap.kernels.addRuns(rows, heap.putU32(places), count, stride, 22, heap.alloc(4 * count))).toBe(6);
      // 0, 1, 3, 14 and 22 entries, and the end.
      expect(Array.from(heap.u32(runs, 12))).toEqual([0, 2, 1, 2, 3, 2, 14, 1, 22, 1, 0, 0]);
      for (const weighted of [false, true]) {
        const weightAt = (e: number) => (weighted ? (weights[e] ?? 0) : 1);
        const out = heap.putF64(new Float64Array(count * width).fill(99));
        const from = heap.putF64(table);
        if (weighted) heap.kernels.sumWeightedRuns(out, from, runs, sorted, sortedWeights, order, stride);
        else heap.kernels.sumRuns(out, from, runs, sorted, order, stride);
        const sums = new Float64Array(count * width);
        const spread = table.slice();
        const ours = heap.f64(out, count * width).slice();
        places.forEach((place, row) => {
          for (let e = starts[row] ?? 0; e < (starts[row + 1] ?? 0); e++) {
            for (let column = 0; column < width; column++) {
              const at = (index[e] ?? 0) * width + column;
              const to = place * width + column;
              sums[to] = (sums[to] ?? 0) + weightAt(e) * (table[at] ?? 0);
              spread[at] = (spread[at] ?? 0) + weightAt(e) * (ours[to] ?? 0);
            }
          }
        });
        ours.forEach((value, i) => {
          expect(value).toBeCloseTo(sums[i] ?? 0, 12);
        });
        if (weighted) heap.kernels.scatterWeightedRuns(from, out, runs, sorted, sortedWeights, order, stride);
        else heap.kernels.scatterRuns(from, out, runs, sorted, order, stride);
        heap.f64(from, table.length).forEach((value, i) => {
          expect(value).toBeCloseTo(spread[i] ?? 0, 12);
        });
      }
    },
  );

  it('OBJ-3 signatures that lie are found out: attributes of one signature at different tokens', () => {
    const heap = newHeap();
    // No signature was computed: attributes 0 and 1 both have 0.
    const tables = (entries: number[]) =>
      [
        ...[heap.putU32([0, 1, 2]), heap.putU32(entries), heap.alloc(2 * 16), heap.alloc(2 * 16), heap.alloc(8 * 4)],
        ...[7, 0, 0, 0, 2],
      ] as [number, number, number, number, number, number, number, number, number, number];
    expect(heap.kernels.nameColumns(...tables([0, 1]))).toBe(-1);
    expect(heap.kernels.nameColumns(...tables([0, 0]))).toBe(1);
  });

  it('OBJ-3 signatures that lie are found out: an attribute that joins its column late', () => {
    const heap = newHeap();
    // Token 0 has attribute 0, token 1 has both: every token sees all that its column has by then.
    const [start, entries] = [heap.putU32([0, 1, 3]), heap.putU32([0, 0, 1])];
    const [attributes, columns] = [heap.alloc(2 * 16), heap.alloc(2 * 16)];
    const count = heap.kernels.nameColumns(start, entries, attributes, columns, heap.alloc(8 * 4), 7, 0, 0, 0, 2);
    expect(count).toBe(1);
    const [ofAttribute, multiplicity, uses] = [heap.alloc(8), heap.alloc(4), heap.alloc(4)];
    const occurrences = heap.kernels.describeColumns(attributes, 2, columns, 1, ofAttribute, multiplicity, uses);
    // Two attributes at two tokens were four occurrences; there are three.
    expect(occurrences).toBe(4);
  });

  it('OBJ-3 the most used columns come first, of equal ones the first, and no more than asked', () => {
    const heap = newHeap();
    const random = seeded(3);
    const uses = Array.from({ length: 200 }, () => Math.floor(random() * 40));
    for (const [least, most] of [
      [10, 32],
      [38, 32],
      [0, 5],
      [41, 32],
    ] as const) {
      const chosen = heap.alloc(4 * most);
      const count = heap.kernels.mostUsed(heap.putU32(uses), uses.length, least, chosen, most);
      const sorted = uses
        .map((own, id) => ({ own, id }))
        .filter(({ own }) => own >= least)
        .sort((a, b) => b.own - a.own || a.id - b.id);
      expect(Array.from(heap.u32(chosen, count))).toEqual(sorted.slice(0, most).map(({ id }) => id));
    }
  });

  it('tokens are read in the order of the chosen sentences', () => {
    const heap = newHeap();
    // The corpus: sentences of 2, 1 and 3 tokens, whose entries end at 2, 5, 5, 6, 10 and 11. Chosen: the third, the first.
    const [sentences, firsts] = [heap.putU32([0, 3, 5]), heap.putU32([3, 0])];
    const start = heap.alloc(6 * 4);
    const ends = heap.putU32([2, 5, 5, 6, 10, 11]);
    expect(heap.kernels.placeStarts(start, sentences, firsts, 2, ends)).toBe(11);
    expect(Array.from(heap.u32(start, 6))).toEqual([0, 1, 5, 6, 8, 11]);
    const out = heap.alloc(5 * 4);
    heap.kernels.gather(out, heap.putU32([10, 11, 12, 13, 14, 15]), sentences, firsts, 2);
    expect(Array.from(heap.u32(out, 5))).toEqual([13, 14, 15, 10, 11]);
  });

  it('memory grows past its first pages and hands out zeros', () => {
    const heap = newHeap();
    const pointer = heap.allocF64(200_000);
    expect(pointer % 16).toBe(0);
    expect(heap.f64(pointer, 200_000).every((value) => value === 0)).toBe(true);
  });
});
