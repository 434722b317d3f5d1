import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBroken, createAttributeCheck, textReason } from '@/lib/domain/model/gate-text';
import { STANDARD } from '@/lib/domain/text/feature-set';
import { createAttributeExtractor } from '@/lib/domain/text/features';
import { learnLexicon } from '@/lib/domain/text/lexicon';
import { normalizeWord } from '@/lib/domain/text/normalize';

describe('textReason', () => {
  const written: readonly (readonly [words: string, reason: ReturnType<typeof textReason>])[] = [
    ['2020-03-12', 'date'],
    ['12/03/2020', 'date'],
    ['12.3.20', 'date'],
    ['03/12', 'date'],
    ['2020-03', 'date'],
    ['seen 12/3/20 again', 'date'],
    ['MRN4711', 'id'],
    ['mrn-471', 'id'],
    ['A123456', 'id'],
    ['123-45-6789', 'id'],
    ['0171 234 5678', 'id'],
    ['(030) 12 34 56', 'id'],
    ['12345', 'id'],
    ['ann@clinic.org', 'id'],
    ['https://x.org/ann', 'id'],
    ['www.ann.org', 'id'],
    ['٤٧١١٢', 'id'],
    ['type 2 diabetes', 'digits'],
    ['type 0', 'digits'],
    ['metformin', undefined],
    ["o'brien", undefined],
    ['beta-blocker', undefined],
    ['and/or', undefined],
    ['@', undefined],
    ['mg/kg/day', undefined],
  ];

  it.each(written)('%s: %s', (words, reason) => {
    expect(textReason(words)).toBe(reason);
  });

  it('says the same of normalised words', () => {
    for (const [words, reason] of written) {
      if (reason === 'date' || reason === 'id')
        expect([words, textReason(normalizeWord(words))]).toEqual([words, reason]);
    }
  });

  it('lets no digit through', () => {
    const digits = [...'0123456789٣५７②⅔Ⅳ'];
    const words = fc.tuple(fc.string(), fc.constantFrom(...digits), fc.string());
    fc.assert(fc.property(words, ([a, digit, b]) => textReason(a + digit + b) !== undefined));
  });
});

describe('createAttributeCheck', () => {
  const check = createAttributeCheck(['DISEASE', 'GRADE-2 (late)']);

  it('passes what a recipe computes of words that pass', () => {
    const words = ['Type', 'diabetes', 'treated', 'with', 'beta-blocker', 'and', 'insulin', '.'];
    const set = { ...STANDARD, parts: { ...STANDARD.parts, wordPairs: true } };
    const labels = ['DISEASE', 'GRADE-2 (late)'];
    const entities = [
      { start: 1, end: 2, label: 'DISEASE' },
      { start: 6, end: 7, label: 'GRADE-2 (late)' },
    ];
    const sentences = Array.from({ length: 4 }, () => ({ words, entities }));
    const extractor = createAttributeExtractor(set, learnLexicon(sentences, set, labels));
    const all = [...extractor.inference(words).flat(), ...extractor.training(words, entities).flat()];
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((attribute) => check(attribute) !== undefined)).toEqual([]);
  });

  it.each([
    ['w[0]=00/00/0000', 'date'],
    ['w[-2]=mrn0000', 'id'],
    ['w[0,1]=tel 00000000', 'id'],
    ['pre=1234', 'digits'],
    ['w[-1]|medical=a0000|disease-head', 'id'],
    ['medical|w[1]=body|00.00.00', 'date'],
    ['before|head=7|body', 'digits'],
    ['shape=xxx471', 'id'],
    ['shape=X0', undefined],
    ['shape=X7', 'digits'],
    ['squeezed[-1]=²', 'digits'],
    ['shape=000-00-0000', 'id'],
    ['squeezed[0]=00/0000', 'date'],
    ['lex:7=3', 'digits'],
    ['lex:DISEASE=3+@-12345', 'id'],
    ['topic:GRADE-3=1', 'digits'],
    ['word.lower()=mueller1961', 'id'],
    ['2020-03-12', 'date'],
  ] as const)('%s: %s', (attribute, reason) => {
    expect(check(attribute)).toBe(reason);
  });

  it('counts what breaks each rule', () => {
    const attributes = ['bias', 'w[0]=12/03/2020', 'w[0]=mrn4711', 'suf=7', 'w[0]=gout'];
    expect(countBroken(attributes, [])).toEqual({ date: 1, id: 1, digits: 1 });
  });
});
