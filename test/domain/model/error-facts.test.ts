import { describe, expect, it } from 'vitest';
import { factsOfErrors, filterErrors, groupByPhrase, phraseOf, SeenEntities } from '@/lib/domain/model/error-facts';
import type { SentenceError } from '@/lib/domain/model/run';

const TEXTS: Readonly<Record<string, string>> = {
  a: '🙂 Type  2\r\nDiabetes and gout.',
  b: 'type 9 diabetes, Café au lait spots; GOUT.',
};
const at = (noteId: string, words: string, label: string) => {
  const start = TEXTS[noteId]?.indexOf(words) ?? -1;
  if (start < 0) throw new Error(words);
  return { start, end: start + words.length, label };
};
const predicted = (noteId: string, words: string, label: string) => ({
  ...at(noteId, words, label),
  confidence: 0.8,
  otherwise: { none: 0.1, labels: {} },
});
const sentence = (noteId: string, gold: SentenceError['gold'], found: SentenceError['predicted']): SentenceError => ({
  ...{ noteId, start: 0, end: TEXTS[noteId]?.length ?? 0, gold, predicted: found },
});
const SENTENCES = [
  sentence('a', [at('a', 'Type  2\r\nDiabetes', 'D'), at('a', 'gout', 'D')], []),
  sentence(
    'b',
    [at('b', 'type 9 diabetes', 'D'), at('b', 'GOUT', 'D')],
    [predicted('b', 'Café au lait', 'D'), predicted('b', 'GOUT', 'T')],
  ),
  sentence('gone', [{ start: 0, end: 1, label: 'D' }], []),
];

describe('errors by phrase', () => {
  const seen = new SeenEntities();
  seen.add('Seen: TYPE 4  diabetes.', [{ start: 6, end: 22, label: 'D' }]);
  seen.add('gout', [{ start: 0, end: 4, label: 'T' }]);
  const facts = factsOfErrors(SENTENCES, (noteId) => TEXTS[noteId], seen);

  it('are grouped by normalised words, kind and label, most frequent first', () => {
    expect(groupByPhrase(facts)).toEqual([
      { phrase: 'type 0 diabetes', kind: 'missed', label: 'D', seen: true, sentences: [0, 1] },
      { phrase: 'café au lait', kind: 'spurious', label: 'D', seen: false, sentences: [1] },
      { phrase: 'gout', kind: 'missed', label: 'D', seen: false, sentences: [0] },
      { phrase: 'gout', kind: 'label', label: 'D', seen: false, sentences: [1] },
    ]);
  });

  it('leave out notes that are gone', () => {
    expect(facts.map(({ sentence: place }) => place)).toEqual([0, 0, 1, 1, 1]);
  });

  it('are composed before they are compared', () => {
    expect(phraseOf('xCafe\u0301 AU\n lait', { start: 1, end: 15 })).toBe('café au lait');
  });

  it('pass every filter at once', () => {
    const all = { kinds: [], labels: [], seen: 'all', words: '' } as const;
    expect(filterErrors(facts, all)).toEqual(facts);
    expect(filterErrors(facts, { ...all, seen: 'seen' }).map(({ phrase }) => phrase)).toEqual([
      'type 0 diabetes',
      'type 0 diabetes',
    ]);
    const missed = { ...all, kinds: ['missed' as const], seen: 'unseen' as const };
    expect(filterErrors(facts, missed).map(({ phrase }) => phrase)).toEqual(['gout']);
    expect(filterErrors(facts, { ...missed, labels: ['T'] })).toEqual([]);
    expect(filterErrors(facts, { ...all, words: ' AU ' }).map(({ phrase }) => phrase)).toEqual(['café au lait']);
  });
});
