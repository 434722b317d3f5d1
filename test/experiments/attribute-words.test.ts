import { describe, expect, it } from 'vitest';
import { STANDARD } from '@/lib/domain/text/feature-set';
import { createAttributeExtractor } from '@/lib/domain/text/features';
import { labelledSentences } from '@/lib/domain/text/labelled-sentence';
import { learnLexicon } from '@/lib/domain/text/lexicon';
import { attributeWords, contributionWords, tagWords } from '@/lib/messages/en/attributes';
import { toyNotes } from '../fixtures/toy-notes';

describe('an attribute in words', () => {
  it.each([
    ['w[-1]=for', 'the word before is “for”'],
    ['w[2]=<S>', '2 words after is the edge of the sentence'],
    ['w[0]==', 'the word itself is “=”'],
    ['suf=itis', 'ends with “-itis”'],
    ['lex:DISEASE=5+', 'marked as disease elsewhere: nearly always (over 90 %), seen often'],
    ['lex:DISEASE=0@-1', 'the word before: marked as disease elsewhere: never'],
    ['lex=unk', 'not seen elsewhere in training'],
    ['phrase:LAB_VALUE=B', 'begins a phrase marked as lab value elsewhere'],
    ['w[0]=a@1', 'the word itself is “a@1”'],
    [
      'far:TREATMENT|0+,3',
      'a word that is mostly treatment stands elsewhere in the sentence, given how this word is marked',
    ],
    ['w[-1]|medical=*|disease-name', 'a rare word before, this word: disease name'],
    ['medical[1]=~drug', 'the word after is a medical word (drug ending)'],
    ['something=new', 'something=new'],
  ])('%s: %s', (attribute, said) => {
    expect(attributeWords(attribute)).toBe(said);
  });

  it('is never left as a code, whatever the standard recipe computes', () => {
    const train = toyNotes(30, 2).flatMap(({ note, gold }) => labelledSentences(note, gold).sentences);
    const set = { ...STANDARD, parts: { ...STANDARD.parts, wordPairs: true } };
    const { inference } = createAttributeExtractor(set, learnLexicon(train, set, ['DISEASE', 'TREATMENT']));
    const names = new Set(train.flatMap(({ words }) => inference(words)).flat());
    expect(names.size).toBeGreaterThan(300);
    const unsaid = [...names].filter((name) => attributeWords(name) === name);
    expect(unsaid).toEqual([]);
  });

  it('tells tags and steps between them', () => {
    expect(['O', 'B-DISEASE', 'I-LAB-VALUE', 'L-T', 'U-T', 'T'].map(tagWords)).toEqual([
      'no mark',
      'disease, first word',
      'lab value, inside',
      't, last word',
      't, one word',
      't',
    ]);
    expect(contributionWords({ kind: 'before', name: 'O', own: 1, other: 0 })).toBe('comes after: no mark');
  });
});
