import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesOfWords, sameWordsIn, sameWordsPattern } from '@/lib/domain/annotation/same-words';
import { tokenizeClinical } from '@/lib/domain/text/tokenize';

const found = (text: string, words: string) =>
  sameWordsIn(text, tokenizeClinical(text), words).map(({ start, end }) => text.slice(start, end));

describe('the same words', () => {
  it('are found whatever their capitals and the space between them', () => {
    const text = 'CPAP at night.\nNo cpap. Type 2\tDiabetes, type  2\r\ndiabetes';
    expect(found(text, 'Cpap')).toEqual(['CPAP', 'cpap']);
    expect(found(text, ' type 2 diabetes ')).toEqual(['Type 2\tDiabetes', 'type  2\r\ndiabetes']);
  });

  it('are whole tokens: never the middle of a longer word or number', () => {
    expect(found('MI, MIs, semi, mi-valve 2.5 and 2', 'mi')).toEqual(['MI']);
    expect(found('MI, MIs, semi, mi-valve 2.5 and 2', '2')).toEqual(['2']);
  });

  it('are found right after a place that was no whole token', () => {
    expect(found('aa a a', 'a a')).toEqual(['a a']);
    expect(found('😴😴😴 x', '😴')).toEqual(['😴', '😴', '😴']);
  });

  it('fold as simple case folding does: Greek final sigma, long s, Kelvin sign, but not ß to ss', () => {
    expect(found('ΟΔΟΣ οδος οδοσ', 'οδοσ')).toEqual(['ΟΔΟΣ', 'οδος', 'οδοσ']);
    expect(found('ſinus SINUS', 'sinus')).toEqual(['ſinus', 'SINUS']);
    expect(found('5 \u212a k K', 'k')).toEqual(['\u212a', 'k', 'K']);
    expect(found('strasse Straße STRAẞE', 'straße')).toEqual(['Straße', 'STRAẞE']);
  });

  it('take signs as they are, not as a pattern', () => {
    expect(found('a.b [x] (c)* (C)* +/- \\d', '(c)*')).toEqual(['(c)*', '(C)*']);
    expect(found('a.b axb', 'a.b')).toEqual(['a.b']);
    expect(found('118/72 then -- +/-', '+/-')).toEqual(['+/-']);
  });

  it('are nowhere when there are none, and tokens are not asked for where the text has none', () => {
    expect(found('some text', ' \n')).toEqual([]);
    expect(sameWordsPattern('')).toBeUndefined();
    const pattern = sameWordsPattern('absent') as RegExp;
    const never = () => expect.fail('tokens were not needed');
    expect(matchesOfWords('nothing here', never, pattern)).toEqual([]);
  });

  it('agree with comparing token by token, for any text', () => {
    const word = fc.constantFrom('pain', 'Pain', 'PAIN', 'pains', 'a', 'A', 'é', 'É', '😴', '.', 'mg/day');
    const space = fc.constantFrom(' ', '  ', '\n', '\r\n', '\t');
    const texts = fc.array(fc.tuple(word, space), { maxLength: 20 }).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(texts, fc.array(word, { minLength: 1, maxLength: 3 }), (text, words) => {
        const tokens = tokenizeClinical(text);
        const wanted = tokenizeClinical(words.join(' ')).map(({ start, end }) => words.join(' ').slice(start, end));
        fc.pre(wanted.length === words.length);
        const expected: { start: number; end: number }[] = [];
        for (let at = 0; at + wanted.length <= tokens.length; ) {
          const here = tokens.slice(at, at + wanted.length);
          const same = here.every(
            (token, offset) =>
              text.slice(token.start, token.end).toLowerCase() === wanted[offset]?.toLowerCase() &&
              (offset === 0 || /^\s+$/u.test(text.slice(here[offset - 1]?.end, token.start))),
          );
          const [first, last] = [here[0], here.at(-1)];
          if (same && first && last) expected.push({ start: first.start, end: last.end });
          at += same ? wanted.length : 1;
        }
        expect(sameWordsIn(text, tokens, words.join(' '))).toEqual(expected);
      }),
    );
  });
});
