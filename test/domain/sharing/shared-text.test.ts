import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/domain/random';
import { generateNotes } from '@/lib/domain/samples/generate-notes';
import { createQuoteFinder } from '@/lib/domain/sharing/quoted-words';
import { sharedTextProblems, type WrittenText } from '@/lib/domain/sharing/shared-text';
import { german } from '@/lib/messages/de';
import { LABEL_WORDS } from '@/lib/messages/en/label-words';

const NOTE = 'Seen on the ward 🩺: Mr Okonkwo,\r\nbaker from Leiden, has had a cough for three weeks.';

function quotesOf(texts: readonly string[], notes: readonly string[] = [NOTE]) {
  const finder = createQuoteFinder(texts);
  for (const note of notes) finder.look(note);
  return finder.quotes().map(({ text, start, end }) => [text, texts[text]?.slice(start, end)]);
}

describe('note text in what people wrote', () => {
  it('finds six words in a row, whatever their case and what stands between them', () => {
    expect(quotesOf(['Example: “mr okonkwo; BAKER from Leiden has”. Mark it.'])).toEqual([
      [0, 'mr okonkwo; BAKER from Leiden has'],
    ]);
  });
  it('lets five words pass, and six in another order', () => {
    expect(quotesOf(['mr okonkwo baker from leiden', 'has leiden from baker okonkwo mr'])).toEqual([]);
  });
  it('tells the longest stretch of each text', () => {
    const text = 'baker from leiden has had a. Then: Okonkwo baker from Leiden has had a cough for three';
    expect(quotesOf(['nothing', text])).toEqual([[1, 'Okonkwo baker from Leiden has had a cough for three']]);
  });
  it('finds it in any note, at the beginning and at the end', () => {
    const end = 'had a cough for three weeks';
    expect(quotesOf([end, 'seen on the ward mr okonkwo'], ['', 'other words', NOTE])).toEqual([
      [0, end],
      [1, 'seen on the ward mr okonkwo'],
    ]);
  });
  it('takes letters that are written with combining marks for the same', () => {
    expect(quotesOf(['one two three four five caf\u0065\u0301'], ['One two three four five café'])).toHaveLength(1);
  });
  it('needs no notes where nothing is long enough', () => {
    expect([createQuoteFinder([]).needsNotes, createQuoteFinder(['five words are too few']).needsNotes]).toEqual([
      false,
      false,
    ]);
  });
  it('finds nothing of the guidelines that the app brings in its own sample notes', () => {
    const texts = [LABEL_WORDS, german['label-words'].LABEL_WORDS].flatMap((words) =>
      Object.values(words).flatMap((one) => [one.description, one.guideline]),
    );
    const notes = generateNotes(seededRandom(7), 200).map(({ text }) => text);
    expect(notes).toHaveLength(200);
    expect(quotesOf(texts, notes)).toEqual([]);
    expect(
      sharedTextProblems(
        texts.map((text) => ({ of: 'any', text, lengthMax: 8000 })),
        [],
      ),
    ).toEqual([]);
  });
});

describe('what speaks against sharing a text', () => {
  const written = (text: string, lengthMax = 100): WrittenText => ({ of: 'Dose', text, lengthMax });
  const codes = (text: WrittenText) =>
    sharedTextProblems([text], []).map((one) => ('reason' in one ? one.reason : one.code));
  it('is its length, a date, an address or a long number', () => {
    expect(codes(written('x'.repeat(101)))).toEqual(['too-long']);
    expect(codes(written('x'.repeat(100)))).toEqual([]);
    expect(codes(written('as on 12/03/2024'))).toEqual(['date']);
    expect(codes(written('ask k.jansen@clinic.example'))).toEqual(['id']);
    expect(codes(written('call 020 555 0142'))).toEqual(['id']);
  });
  it('is not a number of everyday use', () => {
    expect(codes(written('type 2 diabetes; metformin 500 mg twice daily'))).toEqual([]);
  });
  it('is a quote, which is shown to the person who wrote it', () => {
    const texts = [written('fine'), written('as in: one two three four five six seven')];
    expect(sharedTextProblems(texts, [{ text: 1, start: 7, end: 34 }])).toEqual([
      { code: 'quotes-note', of: 'Dose', words: 'one two three four five six' },
    ]);
  });
});
