import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Item, loadEngine } from '../dist/index.js';
import { codeOf } from './support/codes';
import { randomSequences, type Sequence } from './support/corpora';

const engine = await loadEngine();
const params = { c1: 0.1, c2: 0.1, max_iterations: 20 };

interface Grouped {
  readonly groups: Int32Array;
  readonly starts: Int32Array;
}

/** Cuts every item into two parts at random and registers each part; equal parts now and then under two ids. */
function groupsOf(x: readonly Item[], cut: number, register: (part: Item) => number): Grouped {
  const groups: number[] = [];
  const starts = [0];
  for (const item of x) {
    const at = Array.isArray(item) ? cut % (item.length + 1) : 0;
    const parts: Item[] = Array.isArray(item) ? [item.slice(0, at), item.slice(at)] : [item];
    groups.push(...parts.map(register));
    starts.push(groups.length);
  }
  return { groups: Int32Array.from(groups), starts: Int32Array.from(starts) };
}

function registry(register: (part: Item) => number): (part: Item) => number {
  const ids = new Map<string, number>();
  return (part) => {
    const key = JSON.stringify(part);
    const id = ids.get(key) ?? register(part);
    if (ids.size % 5 !== 0) ids.set(key, id);
    else ids.set(`${key} ${ids.size}`, id);
    return id;
  };
}

async function trainStrings(data: readonly Sequence[]): Promise<Uint8Array> {
  const trainer = engine.createTrainer({ params });
  for (const { x, y } of data) trainer.append(x, y);
  return trainer.train();
}

describe('trainer with attribute groups', () => {
  it('GRP-1 gives the bytes of append with the same attributes, mixed with append or not', async () => {
    for (const seed of [1, 2, 3]) {
      const data = randomSequences(seed, 60, 4, 12);
      const truth = await trainStrings(data);
      for (const mixed of [false, true]) {
        const trainer = engine.createTrainer({ params });
        const register = registry((part) => trainer.group(part));
        // Ids must come from the order of appending: this one is registered first and stands nowhere.
        trainer.group(['n2', 'bias', 'stands nowhere']);
        for (const [i, { x, y }] of data.entries()) {
          const { groups, starts } = groupsOf(x, i, register);
          if (mixed && i % 3 === 0) trainer.append(x, y);
          else trainer.appendGroups(groups, starts, y);
        }
        expect(await trainer.train()).toEqual(truth);
      }
    }
  });

  it('GRP-2 takes nothing of a sequence that it refuses', async () => {
    const data = randomSequences(4, 30, 3, 8);
    const trainer = engine.createTrainer({ params });
    const first = trainer.group(['never appended before', 'nor after']);
    const two = Int32Array.of(0, 1, 2);
    const refuse = (groups: number[], starts: Int32Array, y: string[], group?: number) =>
      codeOf(() => trainer.appendGroups(Int32Array.from(groups), starts, y, group));
    expect(refuse([first, first + 1], two, ['a', 'b'])).toBe('out-of-range');
    expect(refuse([first, -1], two, ['a', 'b'])).toBe('out-of-range');
    expect(refuse([first, first], two, ['a'])).toBe('length-mismatch');
    expect(refuse([first, first], Int32Array.of(0, 1), ['a'])).toBe('length-mismatch');
    expect(refuse([first, first], Int32Array.of(1, 2), ['a'])).toBe('length-mismatch');
    expect(refuse([first, first], Int32Array.of(0, 3, 1, 2), ['a', 'b', 'c'])).toBe('length-mismatch');
    expect(refuse([], Int32Array.of(), [])).toBe('length-mismatch');
    expect(refuse([], Int32Array.of(0), [])).toBe('empty-sequence');
    expect(refuse([first, first], two, ['a', 'b\0'])).toBe('invalid-item');
    expect(refuse([first, first], two, ['a', 'b'], -1)).toBe('out-of-range');
    expect(codeOf(() => trainer.group({ x: Number.NaN }))).toBe('invalid-item');
    for (const { x, y } of data) trainer.append(x, y);
    expect(await trainer.train()).toEqual(await trainStrings(data));
  });

  it('GRP-3 forgets its groups with its sequences, and takes none while it trains', async () => {
    const trainer = engine.createTrainer({ params });
    const id = trainer.group(['a']);
    const append = () => trainer.appendGroups(Int32Array.of(id), Int32Array.of(0, 1), ['x']);
    append();
    const training = trainer.train();
    expect(codeOf(append)).toBe('busy');
    expect(codeOf(() => trainer.group(['b']))).toBe('busy');
    await training;
    trainer.clear();
    expect(codeOf(append)).toBe('out-of-range');
  });
});

describe('tagger with attribute groups', () => {
  it('GRP-4 gives the tags of the strings and their probabilities to 1e-12, unknown attributes counting nothing', async () => {
    const model = await trainStrings(randomSequences(5, 80, 5, 12));
    const seeds = fc.record({ seed: fc.nat(), cut: fc.nat(7) });
    fc.assert(
      fc.property(seeds, ({ seed, cut }) => {
        const strings = engine.openTagger(model);
        const grouped = engine.openTagger(model);
        const register = registry((part) => grouped.group(part));
        for (const { x } of randomSequences(seed, 5, 3, 12)) {
          const items = x.map((item): Item => (Array.isArray(item) ? [...item, `unknown ${cut}`] : item));
          const { groups, starts } = groupsOf(items, cut, register);
          grouped.setGroups(groups, starts);
          const tags = strings.tag(items);
          expect(grouped.tag()).toEqual(tags);
          expect(grouped.score(tags)).toBeCloseTo(strings.score(tags), 10);
          expect(Math.abs(grouped.probability(tags) - strings.probability(tags))).toBeLessThan(1e-12);
          for (let t = 0; t < tags.length; t++) {
            for (const label of strings.labels()) {
              expect(Math.abs(grouped.marginal(label, t) - strings.marginal(label, t))).toBeLessThan(1e-12);
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('GRP-4 keeps the scores of a sequence while thousands of groups are registered', async () => {
    const model = await trainStrings(randomSequences(6, 60, 4, 10));
    const tagger = engine.openTagger(model);
    const id = tagger.group(['bias', 'w=1']);
    const starts = Int32Array.of(0, 1, 2);
    tagger.setGroups(Int32Array.of(id, id), starts);
    const before = [tagger.score(['tag0', 'tag1']), tagger.marginal('tag1', 1)];
    const last = Array.from({ length: 5000 }, (_, i) => tagger.group({ [`w=${i % 6}`]: 1 + i })).at(-1) ?? 0;
    expect([tagger.score(['tag0', 'tag1']), tagger.marginal('tag1', 1)]).toEqual(before);
    tagger.setGroups(Int32Array.of(last), Int32Array.of(0, 1));
    const score = tagger.score(['tag1']);
    expect(score).not.toBe(0);
    tagger.set([{ [`w=${4999 % 6}`]: 5000 }]);
    expect(tagger.score(['tag1'])).toBeCloseTo(score, 9);
  });

  it('GRP-5 refuses what it cannot read, and then has no sequence', async () => {
    const tagger = engine.openTagger(await trainStrings(randomSequences(7, 20, 3, 6)));
    const id = tagger.group(['bias']);
    const one = Int32Array.of(0, 1);
    tagger.setGroups(Int32Array.of(id), one);
    expect(tagger.tag()).toHaveLength(1);
    expect(codeOf(() => tagger.setGroups(Int32Array.of(id + 1), one))).toBe('out-of-range');
    expect(codeOf(() => tagger.tag())).toBe('no-sequence');
    expect(codeOf(() => tagger.setGroups(Int32Array.of(id), Int32Array.of(0)))).toBe('length-mismatch');
    expect(codeOf(() => tagger.group(['bias', { w: 1 }] as unknown as Item))).toBe('invalid-item');
    tagger.setGroups(Int32Array.of(), Int32Array.of(0));
    expect(tagger.tag()).toEqual([]);
    tagger.setGroups(Int32Array.of(), Int32Array.of(0, 0, 0));
    expect(tagger.tag()).toHaveLength(2);
    tagger.close();
    expect(codeOf(() => tagger.group(['bias']))).toBe('closed');
    expect(codeOf(() => tagger.setGroups(Int32Array.of(id), one))).toBe('closed');
  });
});
