import { describe, expect, it } from 'vitest';
import { labelledSentences } from '@/lib/domain/text/labelled-sentence';

const at = (text: string, quote: string, label = 'DISEASE') => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length, label };
};

describe('labelledSentences', () => {
  const text = 'No 🫁 asthma now.\r\nHas café-au-lait spots and type 2 diabetes.';
  const note = { text, tokenizer: 'clinical-1' as const };

  it('puts each gold span into its sentence, counted from its first token', () => {
    const gold = [at(text, 'type 2 diabetes'), at(text, 'asthma')];
    const { sentences, widened, dropped } = labelledSentences(note, gold);
    const found = sentences.flatMap(({ words, entities }) =>
      entities.map(({ start, end, label }) => [words.slice(start, end).join(' '), label]),
    );
    expect(found).toEqual([
      ['asthma', 'DISEASE'],
      ['type 2 diabetes', 'DISEASE'],
    ]);
    expect([widened, dropped]).toEqual([0, 0]);
  });

  it('widens a span that cuts tokens, and counts it', () => {
    const { sentences, widened, dropped } = labelledSentences(note, [at(text, 'pe 2 diab')]);
    expect(
      sentences.flatMap(({ words, entities }) => entities.map((e) => words.slice(e.start, e.end).join(' '))),
    ).toEqual(['type 2 diabetes']);
    expect([widened, dropped]).toEqual([1, 0]);
  });

  it('drops what tags cannot hold: overlaps and spans across sentences, and counts them', () => {
    const across = { start: text.indexOf('now'), end: text.indexOf('spots'), label: 'DISEASE' };
    const gold = [at(text, 'type 2 diabetes'), at(text, 'diabetes', 'TREATMENT'), across];
    const { sentences, dropped } = labelledSentences(note, gold);
    expect(sentences.flatMap((sentence) => sentence.entities).length).toBe(1);
    expect(dropped).toBe(2);
  });

  it('takes tokens of the source as they are, one sentence a line', () => {
    const given = { text: 'Gout , n = 2\nNo asthma', tokenizer: 'given-1' as const };
    const { sentences } = labelledSentences(given, [at(given.text, 'asthma')]);
    expect(sentences.map((sentence) => sentence.words)).toEqual([
      ['Gout', ',', 'n', '=', '2'],
      ['No', 'asthma'],
    ]);
    expect(sentences[1]?.entities).toEqual([{ start: 1, end: 2, label: 'DISEASE' }]);
  });

  it('has no sentences in an empty text', () => {
    expect(labelledSentences({ text: '', tokenizer: 'clinical-1' }, []).sentences).toEqual([]);
  });
});
