import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findColumns } from '../dist/columns.js';
import { Corpus } from '../dist/corpus.js';
import { findGroups, type Grouping } from '../dist/groups.js';
import type { Heap } from '../dist/kernels.js';
import { columnsIn, placeColumns } from '../dist/placed-columns.js';
import { byLength, select, tokensOf } from '../dist/selection.js';
import { finish, newHeap } from './support/kernels';
import { seeded } from './support/random';

const name = fc.integer({ min: 0, max: 9 }).map((id) => `a${id}`);
const list = fc.array(name, { maxLength: 8 });
const weighted = fc.dictionary(name, fc.constantFrom(1, 1, 2, -0.5, 0), { maxKeys: 6 });
const sequence = fc.array(fc.oneof({ weight: 4, arbitrary: list }, { weight: 1, arbitrary: weighted }), {
  minLength: 1,
  maxLength: 6,
});

/** Entries of a token; a group becomes its columns. */
function rowOf(heap: Heap, grouping: Grouping, columns: number, token: number): [number, number][] {
  const { start, index, weight, entries, groupStart, groupColumn, groupCount, groupEntries } = grouping;
  const [from, to] = heap.u32(start + 4 * token, 2);
  const ids = heap.u32(index, entries);
  const weights = weight === 0 ? undefined : heap.f64(weight, entries);
  const starts = heap.u32(groupStart, groupCount + 1);
  const columnsOf = heap.u32(groupColumn, groupEntries);
  const row: [number, number][] = [];
  for (let e = from ?? 0; e < (to ?? 0); e++) {
    const [id, value] = [ids[e] ?? -1, weights?.[e] ?? 1];
    if (id < columns) row.push([id, value]);
    else
      for (const column of columnsOf.subarray(starts[id - columns], starts[id - columns + 1]))
        row.push([column, value]);
  }
  return row;
}

function sums(entries: Iterable<readonly [number, number]>): Map<number, number> {
  const out = new Map<number, number>();
  for (const [key, value] of entries) out.set(key, (out.get(key) ?? 0) + value);
  return out;
}

describe('columns and groups', () => {
  it('OBJ-3 every token keeps exactly its attributes and weights, once', () => {
    fc.assert(
      fc.property(fc.array(sequence, { minLength: 1, maxLength: 12 }), (data) => {
        const corpus = new Corpus();
        for (const x of data)
          corpus.append(
            x,
            x.map(() => 'O'),
            0,
          );
        const view = corpus.sequences();
        const selection = byLength(
          view,
          select(view, () => true),
        );
        const heap = newHeap();
        const columns = finish(placeColumns(heap, view, selection));
        const grouping = finish(findGroups(heap, columns));
        const attributesOf = new Map<number, number[]>();
        columns.ofAttribute.forEach((column, a) => {
          attributesOf.set(column, [...(attributesOf.get(column) ?? []), a]);
        });

        tokensOf(selection).forEach((token, i) => {
          const wanted: [number, number][] = [];
          for (let e = token === 0 ? 0 : (view.tokenEnd[token - 1] ?? 0); e < (view.tokenEnd[token] ?? 0); e++) {
            wanted.push([view.entryAttribute[e] ?? -1, view.entryWeight?.[e] ?? 1]);
          }
          const got = rowOf(heap, grouping, columns.count, i);
          const expanded = got.flatMap(([column, weight]) =>
            (attributesOf.get(column) ?? []).map((a) => [a, weight] as const),
          );
          expect(new Set(expanded.map(([a]) => a)).size).toBe(expanded.length);
          expect(sums(expanded)).toEqual(sums(wanted));
        });
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  it.each([
    ['once at a token', fc.array(fc.uniqueArray(name, { maxLength: 8 }), { minLength: 1, maxLength: 6 })],
    ['repeated or weighted', sequence],
  ])('OBJ-3 the kernels find the same columns, attributes %s', (_, sequences) => {
    fc.assert(
      fc.property(fc.array(sequences, { minLength: 1, maxLength: 12 }), (data) => {
        const corpus = new Corpus();
        for (const x of data)
          corpus.append(
            x,
            x.map(() => 'O'),
            0,
          );
        const view = corpus.sequences();
        const selection = byLength(
          view,
          select(view, () => true),
        );
        const heap = newHeap();
        const placed = finish(placeColumns(heap, view, selection));
        expect(columnsIn(heap, placed)).toEqual(finish(findColumns(view, selection)));
      }),
      { numRuns: 200 },
    );
  });

  it('OBJ-3 frequent columns become groups of what tokens share, and nothing is lost', () => {
    const random = seeded(3);
    const corpus = new Corpus();
    for (let s = 0; s < 40; s++) {
      const item = (t: number) =>
        [`w${s % 9}:${t}`, 'bias', ...Array.from({ length: 40 }, (_, i) => `f${i}`)].filter(() => random() < 0.9);
      corpus.append(
        Array.from({ length: 12 }, (_, t) => item(t % 2)),
        Array.from({ length: 12 }, () => 'O'),
        0,
      );
    }
    const view = corpus.sequences();
    const selection = byLength(
      view,
      select(view, () => true),
    );
    const heap = newHeap();
    const columns = finish(placeColumns(heap, view, selection));
    const { tokenColumn, tokenStart } = columnsIn(heap, columns);
    const grouping = finish(findGroups(heap, columns));
    expect(grouping.groupCount).toBeGreaterThan(0);
    expect(grouping.entries + grouping.groupEntries).toBeLessThan(columns.entries);
    tokensOf(selection).forEach((_, t) => {
      const row = rowOf(heap, grouping, columns.count, t).map(([column]) => column);
      expect(row.sort()).toEqual(Array.from(tokenColumn.subarray(tokenStart[t], tokenStart[t + 1])).sort());
    });
  });

  it('OBJ-3 attributes at the same tokens with the same weights are one column, others are not', () => {
    const corpus = new Corpus();
    corpus.append([['a', 'b', 'c'], ['a', 'b'], { a: 1, b: 1, d: 2, e: 2, f: 3 }], ['O', 'O', 'O'], 0);
    const view = corpus.sequences();
    const columns = finish(
      findColumns(
        view,
        select(view, () => true),
      ),
    );
    const [a, b, c, d, e, f] = columns.ofAttribute;
    expect([a, d]).toEqual([b, e]);
    expect(new Set([a, c, d, f]).size).toBe(4);
    expect([...columns.multiplicity].sort()).toEqual([1, 1, 2, 2]);
  });
});
