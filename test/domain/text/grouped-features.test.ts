import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitiesOfTypes } from '@/lib/domain/text/entities';
import { type FeatureSet, SMALL, STANDARD } from '@/lib/domain/text/feature-set';
import { createAttributeExtractor } from '@/lib/domain/text/features';
import { createGroupedExtractor, type GroupedTokens } from '@/lib/domain/text/grouped-features';
import { type LabelledWords, learnLexicon } from '@/lib/domain/text/lexicon';

const LABELS = ['D', 'T'];
const data = fileURLToPath(new URL('../../../../shared/data/behealthy/', import.meta.url));

/** Groups as a test can read them: an id is a place in `lists`. */
function grouped(set: FeatureSet, lexicon: ReturnType<typeof learnLexicon>) {
  const lists: string[][] = [];
  const extractor = createGroupedExtractor(set, lexicon, (attributes) => lists.push([...attributes]) - 1);
  const expand = ({ groups, starts }: GroupedTokens): string[][] =>
    Array.from({ length: starts.length - 1 }, (_, t) =>
      Array.from(groups.subarray(starts[t], starts[t + 1])).flatMap((id) => lists[id] ?? ['no such group']),
    );
  return { extractor, expand, lists };
}

/** Words that meet each other often, in several writings, under overlapping phrases. */
const word = fc.constantFrom(
  ...['Heart', 'heart', 'HEART', 'failure', 'of', 'acute', '81', 'mg', 'Type-2', 'β-blocker', '💊', 'e\u0301tude', '.'],
  ...['treated', 'prevention', 'gene', '?', 'to_see', '__proto__', 'constructor', 'II', 'alpha'],
);
const sentence = fc.array(fc.tuple(word, fc.constantFrom('O', 'O', 'D', 'T')), { maxLength: 24 }).map(
  (pairs): LabelledWords => ({
    words: pairs.map(([text]) => text),
    entities: entitiesOfTypes(pairs.map(([, type]) => type)),
  }),
);
const featureSet = fc
  .record({
    wordWindow: fc.nat(3),
    affixLength: fc.nat(4),
    shape: fc.boolean(),
    shapeWindow: fc.nat(2),
    flags: fc.boolean(),
    lexicon: fc.option(fc.record({ phraseLength: fc.integer({ min: 1, max: 5 }), window: fc.nat(2) })),
    sentence: fc.boolean(),
    stems: fc.boolean(),
    wordPairs: fc.boolean(),
    medical: fc.boolean(),
    topics: fc.boolean(),
  })
  .map((parts): FeatureSet => ({ ...SMALL, parts }));

describe('createGroupedExtractor', () => {
  it('gives the attributes of the string extractor, in its order, whatever the recipe and the labels', () => {
    const labels = fc.constantFrom(['D', 'T'], ['T'], ['D', 'T', 'never seen'], []);
    fc.assert(
      fc.property(featureSet, labels, fc.array(sentence, { maxLength: 12 }), (set, names, sentences) => {
        const lexicon = learnLexicon(sentences, set, names);
        const strings = createAttributeExtractor(set, lexicon);
        const { extractor, expand } = grouped(set, lexicon);
        for (const { words, entities } of sentences) {
          expect(expand(extractor.training(words, entities))).toEqual(strings.training(words, entities));
          expect(expand(extractor.inference(words))).toEqual(strings.inference(words));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('registers nothing anew for sentences it has met', () => {
    const sentences = fc.sample(sentence, { numRuns: 30, seed: 3 });
    const lexicon = learnLexicon(sentences, STANDARD, LABELS);
    const { extractor, lists } = grouped(STANDARD, lexicon);
    for (const { words, entities } of sentences) {
      extractor.training(words, entities);
      extractor.inference(words);
    }
    const met = lists.length;
    for (const { words, entities } of sentences) {
      extractor.training(words, entities);
      extractor.inference(words);
    }
    expect(lists.length).toBe(met);
    expect(new Set(lists.map((list) => JSON.stringify(list))).size).toBeGreaterThan(0.8 * met);
  });

  it('numbers words as they are written, from 0 in the order in which they are met', () => {
    const { extractor } = grouped(SMALL, undefined);
    const numbersOf = (words: readonly string[]) => [...extractor.inference(words).words.subarray(0, words.length)];
    expect(numbersOf(['Gout', 'gout', 'Gout', '🙂'])).toEqual([0, 1, 0, 2]);
    // More words than there was room for.
    const many = Array.from({ length: 200 }, (_, at) => `w${at}`);
    expect(numbersOf(['gout', ...many, 'Gout'])).toEqual([1, ...many.map((_, at) => at + 3), 0]);
    expect(numbersOf(['w199', 'constructor'])).toEqual([202, 203]);
  });

  it.skipIf(!existsSync(data))('gives the same for the sentences of the case study, with leave-one-out counts', () => {
    const read = (name: string) =>
      readFileSync(`${data}${name}`, 'utf8')
        .split(/\n\s*\n/u)
        .map((block) => block.split('\n').filter((line) => line.trim() !== ''));
    const labels = read('train_label');
    const sentences = read('train_sent')
      .map((words, i): LabelledWords => ({ words, entities: entitiesOfTypes(labels[i] ?? []) }))
      .slice(0, 600);
    expect(sentences.length).toBe(600);
    for (const set of [SMALL, { ...STANDARD, parts: { ...STANDARD.parts, wordPairs: true } }]) {
      const lexicon = learnLexicon(sentences, set, LABELS);
      const strings = createAttributeExtractor(set, lexicon);
      const { extractor, expand } = grouped(set, lexicon);
      for (const { words, entities } of sentences) {
        expect(expand(extractor.training(words, entities))).toEqual(strings.training(words, entities));
      }
    }
  });
});
