import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findColumns } from '../dist/columns.js';
import { Corpus } from '../dist/corpus.js';
import { findGroups } from '../dist/groups.js';
import { findColumnsFast } from '../dist/plain-columns.js';
import { byLength, select } from '../dist/selection.js';
import type { Sparse } from '../dist/sparse.js';
import { finish, newHeap } from './support/kernels';

const name = fc.integer({ min: 0, max: 9 }).map((id) => `a${id}`);
const list = fc.array(name, { maxLength: 8 });
const weighted = fc.dictionary(name, fc.constantFrom(1, 1, 2, -0.5, 0), { maxKeys: 6 });
const sequence = fc.array(fc.oneof({ weight: 4, arbitrary: list }, { weight: 1, arbitrary: weighted }), {
  minLength: 1,
  maxLength: 6,
});

function rowOf(sparse: Sparse, row: number): [number, number][] {
  const entries: [number, number][] = [];
  for (let e = sparse.start[row] ?? 0; e < (sparse.start[row + 1] ?? 0); e++) {
    entries.push([sparse.index[e] ?? -1, sparse.weight?.[e] ?? 1]);
  }
  return entries;
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
        const columns = finish(findColumns(view, selection));
        const { tokens, groups } = finish(findGroups(newHeap(), columns));
        const attributesOf = new Map<number, number[]>();
        columns.ofAttribute.forEach((column, a) => {
          attributesOf.set(column, [...(attributesOf.get(column) ?? []), a]);
        });

        selection.tokens.forEach((token, i) => {
          const wanted: [number, number][] = [];
          for (let e = token === 0 ? 0 : (view.tokenEnd[token - 1] ?? 0); e < (view.tokenEnd[token] ?? 0); e++) {
            wanted.push([view.entryAttribute[e] ?? -1, view.entryWeight?.[e] ?? 1]);
          }
          const got = rowOf(tokens, i).flatMap(([row, weight]): [number, number][] =>
            row < columns.count
              ? [[row, weight]]
              : rowOf(groups, row - columns.count).map(([column]) => [column, weight]),
          );
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
        const before = heap.mark();
        expect(finish(findColumnsFast(heap, view, selection))).toEqual(finish(findColumns(view, selection)));
        expect(heap.mark()).toBe(before);
      }),
      { numRuns: 200 },
    );
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
