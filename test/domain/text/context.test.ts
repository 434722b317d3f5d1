import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf } from '@/lib/domain/text/context';

describe('a range in its context', () => {
  it('is cut at spaces, and words that just fit are kept whole', () => {
    const text = 'The wound healed after early surgery and physiotherapy.';
    const start = text.indexOf('surgery');
    const range = { start, end: start + 'surgery'.length };
    expect(contextOf(text, range, 12)).toEqual({ before: 'after early ', words: 'surgery', after: ' and' });
    expect(contextOf(text, range, 11)).toEqual({ before: 'early ', words: 'surgery', after: ' and' });
    expect(contextOf(text, range, 99)).toEqual({
      before: 'The wound healed after early ',
      words: 'surgery',
      after: ' and physiotherapy.',
    });
  });

  it('stands in the text as it is given, and cuts no character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.nat(60),
        fc.nat(20),
        fc.nat(30),
        (text, at, length, width) => {
          const start = Math.min(at, text.length);
          const end = Math.min(start + length, text.length);
          const { before, words, after } = contextOf(text, { start, end }, width);
          expect(words).toBe(text.slice(start, end));
          expect(text.slice(0, start).endsWith(before)).toBe(true);
          expect(text.slice(end).startsWith(after)).toBe(true);
          expect(before.length).toBeLessThanOrEqual(width);
          expect(after.length).toBeLessThanOrEqual(width);
          const cutsBefore =
            before.length < start && before !== '' && !/\s/u.test(text.charAt(start - before.length - 1));
          expect(cutsBefore).toBe(false);
        },
      ),
    );
  });
});
