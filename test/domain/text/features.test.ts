import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitiesOfTypes } from '@/lib/domain/text/entities';
import { type FeatureSet, SMALL } from '@/lib/domain/text/feature-set';
import { attributesOf, createAttributeExtractor } from '@/lib/domain/text/features';
import { type LabelledWords, learnLexicon } from '@/lib/domain/text/lexicon';

const LABELS = ['D', 'T'];
const labelled = (text: string, types: string): LabelledWords => ({
  words: text.split(' '),
  entities: entitiesOfTypes(types.split(' ')),
});
const only = (parts: Partial<FeatureSet['parts']>): FeatureSet => ({
  ...SMALL,
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

/** Without the word itself, which a window of 0 still gives. */
const wordless = (words: readonly string[], set: FeatureSet): string[][] =>
  attributesOf(words, set, undefined).map((out) => out.filter((name) => !name.startsWith('w[')));

describe('word attributes', () => {
  it('name the words around a token, with padding at both ends', () => {
    expect(attributesOf(['Aspirin', '81'], only({ wordWindow: 2 }), undefined)).toEqual([
      ['bias', 'w[-2]=<S>', 'w[-1]=<S>', 'w[0]=aspirin', 'w[1]=00', 'w[2]=<S>'],
      ['bias', 'w[-2]=<S>', 'w[-1]=aspirin', 'w[0]=00', 'w[1]=<S>', 'w[2]=<S>'],
    ]);
  });

  it('cut affixes between code points and stop at the length of the word', () => {
    expect(wordless(['😀bc'], only({ affixLength: 4 }))[0]).toEqual([
      'bias',
      'pre=😀',
      'suf=c',
      'pre=😀b',
      'suf=bc',
      'pre=😀bc',
      'suf=😀bc',
    ]);
  });

  it('write the shape in 12 characters and squeezed shapes around', () => {
    const [first, second] = wordless(['Anti-TNF20', 'acetylsalicylic'], only({ shape: true, shapeWindow: 1 }));
    expect(first).toEqual(['bias', 'shape=Xxxx-XXX00', 'squeezed[-1]=<S>', 'squeezed[0]=Xx-X0', 'squeezed[1]=x']);
    expect(second).toEqual(['bias', 'shape=xxxxxxxxxxxx', 'squeezed[-1]=Xx-X0', 'squeezed[0]=x', 'squeezed[1]=<S>']);
  });

  it.each([
    ['Aspirin', ['initial-capital', 'length=7']],
    ['HIV', ['initial-capital', 'all-capitals', 'length=3']],
    ['XIV', ['initial-capital', 'all-capitals', 'roman', 'length=3']],
    ['IIII', ['initial-capital', 'all-capitals', 'length=4']],
    ['118', ['has-digit', 'all-digits', 'length=3']],
    ['alpha-2b', ['has-digit', 'hyphen', 'greek', 'length=8']],
    ['mRNA', ['mixed-case', 'length=4']],
    ['±', ['punctuation', 'length=1']],
    ['immunosuppression', ['length=10']],
  ])('flag %s', (word, flags) => {
    expect(wordless(['x', word, 'x'], only({ flags: true }))[1]).toEqual(['bias', ...flags]);
  });

  it('mark the ends of a sentence', () => {
    const marks = attributesOf(['a', 'b', 'c'], only({ flags: true }), undefined).map((out) =>
      out.filter((name) => /OS$/.test(name)),
    );
    expect(marks).toEqual([['BOS'], [], ['EOS']]);
    expect(attributesOf([], SMALL, undefined)).toEqual([]);
  });
});

describe('learnLexicon', () => {
  it('counts words inside each label and whole entities, keys sorted', () => {
    const data = [labelled('Type 2 gout is gout', 'D D D O O'), labelled('aspirin for type 5 gout', 'T O D D D')];
    const lexicon = learnLexicon(data, SMALL, LABELS);
    expect(lexicon?.words).toEqual({
      '0': [2, 2, 0],
      aspirin: [1, 0, 1],
      for: [1, 0, 0],
      gout: [3, 2, 0],
      is: [1, 0, 0],
      type: [2, 2, 0],
    });
    expect(lexicon?.phrases).toEqual({ aspirin: [0, 1], 'type 0 gout': [2, 0] });
    expect(Object.keys(lexicon?.words ?? {}).slice(1)).toEqual(['aspirin', 'for', 'gout', 'is', 'type']);
  });

  it('keeps touching entities of one label apart and leaves out long ones', () => {
    const sentence = {
      words: ['a', 'b', 'c'],
      entities: [
        { start: 0, end: 1, label: 'D' },
        { start: 1, end: 3, label: 'D' },
      ],
    };
    expect(learnLexicon([sentence], SMALL, LABELS)?.phrases).toEqual({ a: [1, 0], 'b c': [1, 0] });
    expect(learnLexicon([sentence], only({ lexicon: { phraseLength: 1, window: 0 } }), LABELS)?.phrases).toEqual({
      a: [1, 0],
    });
  });

  it('takes words that are names of Object.prototype as any other', () => {
    const lexicon = learnLexicon([labelled('__proto__ constructor toString', 'D O O')], SMALL, LABELS);
    expect(Object.keys(lexicon?.words ?? {}).sort()).toEqual(['__proto__', 'constructor', 'tostring']);
    expect(JSON.parse(JSON.stringify(lexicon))).toEqual(lexicon);
    expect(attributesOf(['hasOwnProperty'], SMALL, lexicon)[0]).toContain('lex=unk');
  });

  it('gives nothing for a feature set without lexicon', () => {
    expect(learnLexicon([], only({}), LABELS)).toBeUndefined();
  });
});

describe('lexicon attributes', () => {
  const set = only({ lexicon: { phraseLength: 8, window: 0 } });
  const seen = (times: number, asDisease: number) =>
    Array.from({ length: times }, (_, at) => labelled('word', at < asDisease ? 'D' : 'O'));

  it.each([
    [10, 0, '0+'],
    [20, 1, '1+'],
    [10, 1, '2+'],
    [10, 3, '3+'],
    [10, 6, '4+'],
    [10, 9, '5+'],
    [3, 3, '5'],
    [4, 4, '5+'],
  ])('put %i times seen, %i of them D, into bucket %s', (times, asDisease, bucket) => {
    const lexicon = learnLexicon(seen(times, asDisease), set, LABELS);
    expect(attributesOf(['Word'], set, lexicon)[0]).toContain(`lex:D=${bucket}`);
  });

  it('match the longest phrase, left to right, and give neighbours theirs with an offset', () => {
    const data = [
      labelled('heart failure', 'D D'),
      labelled('acute heart failure syndrome', 'D D D D'),
      labelled('heart', 'D'),
    ];
    const wide = only({ lexicon: { phraseLength: 8, window: 1 } });
    const out = attributesOf('acute heart failure heart'.split(' '), wide, learnLexicon(data, wide, LABELS));
    const phrases = out.map((names) => names.filter((name) => name.startsWith('phrase:') && !name.includes('@')));
    expect(phrases).toEqual([[], ['phrase:D=B'], ['phrase:D=L'], ['phrase:D=U']]);
    expect(out[0]).toContain('phrase:D=B@1');
    expect(out[3]).toContain('phrase:D=L@-1');
  });

  it('leave the sentence itself out while training, as if the lexicon had been learned without it', () => {
    const word = fc.constantFrom('gout', 'Type', '2', '5', 'aspirin', 'for', 'the', 'flu', '?', 'patients');
    const type = fc.constantFrom('O', 'O', 'D', 'T');
    const sentence = fc
      .array(fc.tuple(word, type), { minLength: 1, maxLength: 9 })
      .map((pairs) => ({ words: pairs.map(([w]) => w), entities: entitiesOfTypes(pairs.map(([, t]) => t)) }));
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 12 }), (data) => {
        const whole = createAttributeExtractor(SMALL, learnLexicon(data, SMALL, LABELS));
        for (const [at, { words, entities }] of data.entries()) {
          const others = learnLexicon(data.toSpliced(at, 1), SMALL, LABELS);
          expect(whole.training(words, entities)).toEqual(attributesOf(words, SMALL, others));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('sentence attributes', () => {
  const set = only({ sentence: true, lexicon: { phraseLength: 8, window: 0 } });

  it('say length, ending and groups of words to every token', () => {
    const out = wordless('Treatment of 20 patients ?'.split(' '), only({ sentence: true }));
    expect(out[0]).toEqual(['bias', 's:length=0', 's:ends', 's:treat', 's:patient', 's:question', 's:number']);
    expect(new Set(out.map((names) => names.join(' '))).size).toBe(1);
  });

  it('say which label stands more than one token away', () => {
    const data = Array.from({ length: 5 }, () => labelled('aspirin for gout', 'T O D'));
    const out = attributesOf('aspirin in gout'.split(' '), set, learnLexicon(data, set, LABELS));
    const far = out.map((names) => names.filter((name) => name.startsWith('far:')));
    expect(far).toEqual([['far:D', 'far:D|0+,5+'], [], ['far:T', 'far:T|5+,0+']]);
  });
});

describe('createAttributeExtractor', () => {
  it('gives the same attributes whatever it has seen before', () => {
    const data = [labelled('aspirin for gout', 'T O D'), labelled('gout and flu', 'D O D')];
    const lexicon = learnLexicon(data, SMALL, LABELS);
    const extractor = createAttributeExtractor(SMALL, lexicon);
    extractor.training(['gout', 'flu'], []);
    expect(extractor.inference(['Aspirin', 'gout'])).toEqual(attributesOf(['Aspirin', 'gout'], SMALL, lexicon));
  });
});
