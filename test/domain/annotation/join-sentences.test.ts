import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExchangeNote, plainSpan } from '@/lib/domain/annotation/exchange';
import { joinSentences } from '@/lib/domain/annotation/join-sentences';

const sentence = (id: string, text: string, marked = false): ExchangeNote => ({
  ...{ id, patientKey: id, title: id, text, tokenizer: 'given-1', status: marked ? 'in-progress' : 'not-started' },
  spans: marked ? [plainSpan({ start: 0, end: text.length, label: 'DISEASE' })] : [],
});

describe('sentences that were notes', () => {
  it('are put together where they make up a note of the project, with their spans', () => {
    const joined = joinSentences(
      [sentence('1', 'No .'), sentence('2', 'Gout', true), sentence('3', 'Flu .'), sentence('4', 'Other .')],
      ['Flu.', ' No.\r\nGout', 'No. Gout? '],
    );
    expect(joined.map(({ id, text }) => [id, text])).toEqual([
      ['1', 'No .\nGout'],
      ['3', 'Flu .'],
      ['4', 'Other .'],
    ]);
    expect(joined[0]?.spans).toEqual([plainSpan({ start: 5, end: 9, label: 'DISEASE' })]);
    expect(joined[0]?.status).toBe('in-progress');
  });

  it('are put together once for each note of the project', () => {
    const twice = [sentence('1', 'A b .'), sentence('2', 'C .'), sentence('3', 'A b .'), sentence('4', 'C .')];
    expect(joinSentences(twice, ['A b. C.']).map(({ text }) => text)).toEqual(['A b .\nC .', 'A b .', 'C .']);
  });

  it('give the notes back that were cut, whatever their sentences', () => {
    const words = fc.array(fc.constantFrom('a', 'bb', 'gout', '😴', 'no'), { minLength: 1, maxLength: 3 });
    const note = fc.array(
      words.map((each) => each.join(' ')),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(note, { maxLength: 6 }), (notes) => {
        // Told apart by their first words; what follows may well be alike.
        const own = notes.map(([first = '', ...rest], at) => [`${at} ${first}`, ...rest]);
        const sentences = own.flat().map((text, at) => sentence(String(at), text));
        const joined = joinSentences(sentences, own.map((each) => each.join('  ')).reverse());
        expect(joined.map(({ text }) => text)).toEqual(own.map((each) => each.join('\n')));
      }),
    );
  });
});
