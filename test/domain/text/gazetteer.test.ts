import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ablationsOf } from '@/lib/domain/model/ablation';
import { makeRecipe, sameParts, withLists } from '@/lib/domain/model/recipe';
import type { FeatureSet } from '@/lib/domain/text/feature-set';
import { SMALL, STANDARD } from '@/lib/domain/text/feature-set';
import { attributesOf, createAttributeExtractor } from '@/lib/domain/text/features';
import { chosenGazetteers, type Gazetteer, refOf } from '@/lib/domain/text/gazetteer';
import { createGroupedExtractor } from '@/lib/domain/text/grouped-features';
import { learnLexicon } from '@/lib/domain/text/lexicon';

const LABELS = ['DISEASE', 'TREATMENT'];
const LIST: Gazetteer = {
  name: 'icd',
  sha256: 'a'.repeat(64),
  phrases: 4,
  classes: { '': ['gout', 'heart failure', 'heart'], heart: ['acute heart failure'] },
};
const withList = (set: FeatureSet): FeatureSet => ({ ...set, parts: withLists(set.parts, [refOf(LIST)]) });
const NO_WORDS: FeatureSet = {
  ...SMALL,
  parts: { wordWindow: 0, affixLength: 0, shape: false, shapeWindow: 0, flags: false, lexicon: null, sentence: false },
};
const listed = (words: string[]) => {
  const set = withList(NO_WORDS);
  const found = attributesOf(words, set, learnLexicon([], set, LABELS, [LIST]));
  return found.map((token) => token.filter((name) => name.startsWith('list:')));
};

describe('a list of phrases', () => {
  it('marks its longest phrases on their words and beside them, each class for itself', () => {
    expect(listed(['acute', 'Heart', 'failure', 'and', 'no', 'asthma'])).toEqual([
      ['list:icd/heart=B', 'list:icd=B@1', 'list:icd/heart=I@1'],
      ['list:icd/heart=B@-1', 'list:icd=B', 'list:icd/heart=I', 'list:icd=L@1', 'list:icd/heart=L@1'],
      ['list:icd=B@-1', 'list:icd/heart=I@-1', 'list:icd=L', 'list:icd/heart=L'],
      ['list:icd=L@-1', 'list:icd/heart=L@-1'],
      [],
      [],
    ]);
    expect(listed(['gout'])).toEqual([['list:icd=U']]);
  });

  it('leaves everything as it was where a recipe has none: attributes, lexicon, and what a hash is made of', () => {
    const sentence = { words: ['gout', 'after', 'aspirin'], entities: [{ start: 0, end: 1, label: 'DISEASE' }] };
    const plain = learnLexicon([sentence], STANDARD, LABELS);
    expect(learnLexicon([sentence], STANDARD, LABELS, [LIST])).toEqual(plain);
    expect(JSON.stringify(withLists(withList(STANDARD).parts, []))).toBe(JSON.stringify(STANDARD.parts));
    const own = attributesOf(
      sentence.words,
      withList(STANDARD),
      learnLexicon([sentence], withList(STANDARD), LABELS, [LIST]),
    );
    expect(own.map((token) => token.filter((name) => !name.startsWith('list:')))).toEqual(
      attributesOf(sentence.words, STANDARD, plain),
    );
  });

  it('gives the same attributes in groups as in strings, while training and reading', () => {
    const word = fc.constantFrom('acute', 'heart', 'failure', 'gout', 'and', 'Aspirin', '🙂', '__proto__');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(STANDARD, NO_WORDS),
        (words, base) => {
          const set = withList(base);
          const entities = [{ start: 0, end: 1, label: 'DISEASE' }];
          const lexicon = learnLexicon([{ words, entities }], set, LABELS, [LIST]);
          const groups: string[][] = [];
          const grouped = createGroupedExtractor(set, lexicon, (attributes) => groups.push(attributes) - 1);
          const strings = createAttributeExtractor(set, lexicon);
          for (const kind of ['training', 'inference'] as const) {
            const { groups: ids, starts } = grouped[kind](words, entities);
            const tokens = words.map((_, at) =>
              Array.from(ids.subarray(starts[at], starts[at + 1]), (id) => groups[id] ?? []).flat(),
            );
            expect(tokens).toEqual(strings[kind](words, entities));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is refused as a bug when a recipe names a list that is not there', () => {
    expect(chosenGazetteers([refOf(LIST)], [])).toBeUndefined();
    expect(chosenGazetteers(undefined, [LIST])).toEqual([]);
    expect(() => learnLexicon([], withList(NO_WORDS), LABELS)).toThrow('missing');
  });

  it('is a part of a recipe: its content makes the next revision, and an ablation switches it off', () => {
    const made = makeRecipe({ name: 'with icd', parts: SMALL.parts, gazetteers: [LIST] }, [], '2026-11-29T12:00:00Z');
    if (!made.ok) throw new Error(made.error);
    const { featureSet, gazetteers } = made.value;
    expect(featureSet.parts.gazetteers).toEqual([refOf(LIST)]);
    expect(gazetteers).toEqual([LIST]);
    const other = { ...LIST, sha256: 'b'.repeat(64) };
    const again = (lists: Gazetteer[]) =>
      makeRecipe({ name: 'with icd', parts: featureSet.parts, gazetteers: lists }, [made.value], '');
    expect(again([LIST])).toEqual({ ok: false, error: 'nothing-changed' });
    expect(again([other])).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(again([])).toMatchObject({ ok: true, value: { revision: 2 } });
    const without = ablationsOf(featureSet).find(({ id }) => id.endsWith('gazetteers'));
    expect(without && sameParts(without.parts, SMALL.parts)).toBe(true);
    expect(without?.parts).toEqual(SMALL.parts);
    expect(ablationsOf(SMALL).some(({ id }) => id.endsWith('gazetteers'))).toBe(false);
  });
});
