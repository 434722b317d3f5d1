import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitiesOfTypes } from '@/lib/domain/text/entities';
import { type FeatureSet, SMALL, STANDARD } from '@/lib/domain/text/feature-set';
import { attributesOf, createAttributeExtractor } from '@/lib/domain/text/features';
import { labelledSentences } from '@/lib/domain/text/labelled-sentence';
import { type LabelledWords, learnLexicon } from '@/lib/domain/text/lexicon';
import { medicalWord } from '@/lib/domain/text/medical-classes';
import { stemOf } from '@/lib/domain/text/stem';
import { featureSetSchema } from '@/lib/schemas/model-version';
import { toyNotes } from '../../fixtures/toy-notes';

const LABELS = ['D', 'T'];
const labelled = (text: string, types: string): LabelledWords => ({
  words: text.split(' '),
  entities: entitiesOfTypes(types.split(' ')),
});
const only = (parts: Partial<FeatureSet['parts']>): FeatureSet => ({
  id: 'test',
  version: 2,
  encoding: 'BILOU',
  parts: {
    wordWindow: 0,
    affixLength: 0,
    shape: false,
    shapeWindow: 0,
    flags: false,
    lexicon: null,
    sentence: false,
    ...parts,
  },
});
const of = (prefix: RegExp, attributes: readonly string[] | undefined) =>
  (attributes ?? []).filter((name) => prefix.test(name));

describe('the feature set standard', () => {
  it('adds to version 1 and changes nothing of it', () => {
    const data = [labelled('Severe asthma treated with salbutamol .', 'D D O O T O'), labelled('No asthma', 'O D')];
    const small = attributesOf(data[0]?.words ?? [], SMALL, learnLexicon(data, SMALL, LABELS));
    const standard = attributesOf(data[0]?.words ?? [], STANDARD, learnLexicon(data, STANDARD, LABELS));
    for (const [at, attributes] of small.entries()) {
      const kept = new Set(standard[at]);
      expect(attributes.filter((name) => !kept.has(name))).toEqual([]);
      expect(kept.size).toBeGreaterThan(attributes.length);
    }
    const { stems, topics, ...first } = learnLexicon(data, STANDARD, LABELS) ?? {};
    expect(first).toEqual(learnLexicon(data, SMALL, LABELS));
    expect(stems && topics).toBeDefined();
  });

  it('is what the schema of stored models takes, as are sets of version 1', () => {
    for (const set of [SMALL, STANDARD]) expect(featureSetSchema.parse(JSON.parse(JSON.stringify(set)))).toEqual(set);
    expect(featureSetSchema.safeParse({ ...STANDARD, version: 3 }).success).toBe(false);
  });
});

describe('versions', () => {
  // Written down on 2026-11-29: a stored model reads with exactly these attributes for good.
  it.each([
    {
      set: SMALL,
      lexicon: 'fe0c014deb321386c71b6fdfbee93193a8f4a731ef899cdc6907144d156393ad',
      attributes: '4828dcea16b0ab3b4c0aa2e74b86a2a1307355e17849590560fe63da82419d55',
    },
    {
      set: { ...STANDARD, version: 2, parts: { ...STANDARD.parts, wordPairs: true } } as const,
      lexicon: '0412d32dc0a6f4c3d184269c78db92a2c78bda2143afcd62245c5ed94e1fdfe3',
      attributes: '6f004fb6ca4badb9abbe08916dc6751fc38da0603a854f43f630e58157d59cb4',
    },
  ])('$set.version computes what it always did', ({ set, lexicon, attributes }) => {
    const sentences = toyNotes(40, 6).flatMap(({ note, gold }) => labelledSentences(note, gold).sentences);
    const sha = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
    const learned = learnLexicon(sentences, set, ['DISEASE', 'TREATMENT']);
    const { training, inference } = createAttributeExtractor(set, learned);
    expect(sha(learned)).toBe(lexicon);
    expect(sha(sentences.map(({ words, entities }) => [training(words, entities), inference(words)]))).toBe(attributes);
  });
});

describe('stems', () => {
  it.each([
    ['infections', 'infection'],
    ['infected', 'infect'],
    ['therapies', 'therapy'],
    ['abscesses', 'abscess'],
    ['diseases', 'diseas'],
    ['disease', 'diseas'],
    ['abscess', 'abscess'],
    ['gas', 'gas'],
  ])('%s -> %s', (word, stem) => expect(stemOf(word)).toBe(stem));

  it('share their counts, and give them to the neighbours', () => {
    const set = only({ lexicon: { phraseLength: 8, window: 1 }, stems: true });
    const data = [labelled('tumours grow', 'D O'), labelled('tumours grow', 'D O')];
    const [first, second] = attributesOf(['tumour', 'grew'], set, learnLexicon(data, set, LABELS));
    expect(of(/^(lex|stem)/, first)).toEqual(['lex=unk', 'stem:D=5', 'stem:T=0', 'lex=unk@1', 'stem=unk@1']);
    expect(of(/^stem/, second)).toEqual(['stem:D=5@-1', 'stem:T=0@-1', 'stem=unk']);
  });
});

describe('word pairs', () => {
  it('are given where training has them more than once, ends of sentences included', () => {
    const set = only({ wordPairs: true });
    const data = [labelled('Heart failure .', 'D D O'), labelled('heart failure', 'D D'), labelled('failure .', 'D O')];
    const lexicon = learnLexicon(data, set, LABELS);
    expect(lexicon?.pairs).toEqual(['. <S>', '<S> heart', 'failure .', 'heart failure']);
    const [heart, failure] = attributesOf(['HEART', 'failure'], set, lexicon);
    expect(of(/^w\[-?\d,/, heart)).toEqual(['w[-1,0]=<S> heart', 'w[0,1]=heart failure']);
    expect(of(/^w\[-?\d,/, failure)).toEqual(['w[-1,0]=heart failure']);
  });
});

describe('medical words', () => {
  it.each([
    ['carditis', ['~disease']],
    ['itis', []],
    ['xyzomycin', ['~drug']],
    ['splenectomy', ['~procedure']],
    ['infection', ['disease-head']],
    ['renal', ['body']],
    ['post-infection', ['part:disease-head']],
    ['constructor', []],
    ['table', []],
  ])('%s', (word, classes) => expect(medicalWord(word).classes).toEqual(classes));

  it('give their classes around them, and the head of their noun phrase with what stands about it', () => {
    const set = only({ medical: true, lexicon: { phraseLength: 1, window: 0 } });
    const data = Array.from({ length: 3 }, () => labelled('with fever', 'O D'));
    const words = 'with renal infection .'.split(' ');
    const [, renal] = attributesOf(words, set, learnLexicon(data, set, LABELS));
    expect(of(/^(medical|w\[-1\]\||head|in-phrase|before|after)/, renal)).toEqual([
      'medical[0]=body',
      'medical[1]=disease-head',
      'medical[-1,0]=-|body',
      'medical[0,1]=body|disease-head',
      'w[-1]|medical=with|body',
      'medical|w[1]=body|*',
      'head=disease-head',
      'head=disease-head|body',
      'in-phrase=10',
      'before|head=with|disease-head',
      'after|head=*|disease-head',
    ]);
  });

  it('say what else the sentence holds', () => {
    const attributes = attributesOf(['Patients', 'with', 'fever'], only({ medical: true }), undefined);
    expect(of(/^(elsewhere|care|science)/, attributes[2])).toEqual([
      'elsewhere=00',
      'elsewhere=00|10',
      'science=0',
      'care=1',
      'science,care=01|10',
    ]);
    expect(of(/^elsewhere/, attributes[0])).toEqual(['elsewhere=10', 'elsewhere=10|00']);
  });

  it('take noun phrases from break to break, each with its own head and its own neighbours', () => {
    const words = 'acute hepatitis and , renal failure'.split(' ');
    const attributes = attributesOf(words, only({ medical: true }), undefined);
    expect(attributes.map((each) => of(/^(head=[^|]*$|in-phrase|before|after)/, each))).toEqual([
      [
        'head=disease-name+~disease',
        'in-phrase=10',
        'before|head=<S>|disease-name+~disease',
        'after|head=*|disease-name+~disease',
      ],
      [
        'head=disease-name+~disease',
        'in-phrase=10',
        'before|head=<S>|disease-name+~disease',
        'after|head=*|disease-name+~disease',
      ],
      [],
      [],
      ['head=disease-head', 'in-phrase=10', 'before|head=*|disease-head', 'after|head=<S>|disease-head'],
      ['head=disease-head', 'in-phrase=10', 'before|head=*|disease-head', 'after|head=<S>|disease-head'],
    ]);
  });
});

describe('topics', () => {
  const set = only({ topics: true });
  const data = [
    ...Array.from({ length: 20 }, () => labelled('patients improved', 'O O')),
    ...Array.from({ length: 20 }, () => labelled('patients with fever', 'O O D')),
    ...Array.from({ length: 20 }, () => labelled('genes were cloned', 'O O O')),
  ];
  const topicsOf = (words: string[]) => of(/^topic/, attributesOf(words, set, learnLexicon(data, set, LABELS))[0]);

  it('are naive Bayes log-odds by the root of the length, rounded', () => {
    // "fever": with D in 20 of 20 sentences, in none of the 40 others; prior odds 20.5 / 40.5.
    const logOdds = Math.log(20.5 / 40.5) + Math.log(20.5 / 21) - Math.log(0.5 / 41);
    expect(Math.round(logOdds)).toBe(4);
    expect(topicsOf(['Fevers'])).toEqual(['topic:D=4', `topic:T=${topicOfT(20)}`, `topic=4,${topicOfT(20)}`]);
    const diluted = topicsOf(['fever', ...Array<string>(8).fill('unknown')]);
    expect(diluted[0]).toBe(`topic:D=${Math.round(logOdds / 3)}`);
    expect(topicsOf(['genes', 'cloned'])[0]).toBe('topic:D=-4');
  });

  it('are also given apart for tokens that name a disease or a treatment, where the set knows medical words', () => {
    const both = { ...set, parts: { ...set.parts, medical: true } };
    const [genes, fever] = attributesOf(['genes', 'fever'], both, learnLexicon(data, both, LABELS));
    const bucket = /^topic:D=(-?\d)$/u.exec(of(/^topic:D=-?\d$/u, fever)[0] ?? '')?.[1];
    expect(of(/^topic:D/, fever)).toEqual([`topic:D=${bucket}`, `topic:D=${bucket}|10`]);
    expect(of(/^topic:D/, genes)).toEqual([`topic:D=${bucket}`, `topic:D=${bucket}|00`]);
  });

  function topicOfT(seen: number): number {
    // No sentence has T: prior odds 0.5 / 60.5, and `seen` of 60 have the word.
    return Math.max(-4, Math.round(Math.log(0.5 / 60.5) + Math.log(0.5 / 1) - Math.log((seen + 0.5) / 61)));
  }

  it('leave the sentence itself out while training, as if they had been counted without it', () => {
    const word = fc.constantFrom('fever', 'fevers', 'genes', 'with', 'cloned', '__proto__');
    const sentence = fc
      .array(fc.tuple(word, fc.constantFrom('O', 'D', 'T')), { minLength: 1, maxLength: 6 })
      .map((pairs) => labelled(pairs.map(([text]) => text).join(' '), pairs.map(([, type]) => type).join(' ')));
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 2, maxLength: 8 }), (sentences) => {
        const [own, ...others] = sentences;
        if (!own) return;
        const full = { ...set, parts: { ...STANDARD.parts, medical: false, wordPairs: false } };
        const leftOut = attributesOf(own.words, full, learnLexicon(sentences, full, LABELS), own.entities);
        expect(leftOut).toEqual(attributesOf(own.words, full, learnLexicon(others, full, LABELS)));
      }),
    );
  });
});
