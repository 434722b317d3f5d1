import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestToken, snapToCharacters, snapToTokens, tokenAt, trimRange } from '@/lib/domain/annotation/snap';
import { structureOf } from '@/lib/domain/text/structure';

const TEXT = 'Sleep apnoea 😴, no CPAP.\r\nCafe\u0301  au lait spots';
const { tokens } = structureOf({ text: TEXT, tokenizer: 'clinical-1' });
const words = (range: { start: number; end: number } | undefined) => range && TEXT.slice(range.start, range.end);

describe('snapping a selection to whole tokens', () => {
  it('takes every token it has a character of, whichever way it was dragged', () => {
    const within = { start: TEXT.indexOf('eep'), end: TEXT.indexOf('noea') };
    expect(words(snapToTokens(tokens, within))).toBe('Sleep apnoea');
    expect(words(snapToTokens(tokens, { start: within.end, end: within.start }))).toBe('Sleep apnoea');
  });

  it('leaves out a token that only touches its end, and space at either end', () => {
    expect(words(snapToTokens(tokens, { start: 5, end: 12 }))).toBe('apnoea');
    expect(words(snapToTokens(tokens, { start: 6, end: 13 }))).toBe('apnoea');
  });

  it('takes an emoji and a letter with its accent whole when only half of them is selected', () => {
    const emoji = TEXT.indexOf('😴');
    expect(words(snapToTokens(tokens, { start: emoji + 1, end: emoji + 2 }))).toBe('😴');
    const accent = TEXT.indexOf('\u0301');
    expect(words(snapToTokens(tokens, { start: accent, end: accent + 1 }))).toBe('Cafe\u0301');
  });

  it('gives nothing for space alone, beyond the text and without tokens', () => {
    const gap = TEXT.indexOf('\r\n');
    expect(snapToTokens(tokens, { start: gap, end: gap + 2 })).toBeUndefined();
    expect(snapToTokens(tokens, { start: TEXT.length + 3, end: TEXT.length + 9 })).toBeUndefined();
    expect(snapToTokens([], { start: 0, end: 4 })).toBeUndefined();
  });

  it('agrees with trying every token, for any tokens and range', () => {
    const gaps = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 })), { maxLength: 12 });
    fc.assert(
      fc.property(gaps, fc.nat(70), fc.nat(70), (steps, a, b) => {
        const list: { start: number; end: number }[] = [];
        let at = 0;
        for (const [gap, length] of steps) {
          list.push({ start: at + gap, end: at + gap + length });
          at += gap + length;
        }
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const touched = list.filter((token) => token.start < to && token.end > from);
        if (from === to) {
          const here = list.find((token) => token.start <= from && from < token.end);
          const behind = list.find((token) => token.end === from);
          expect(snapToTokens(list, { start: a, end: b })).toEqual(here ?? behind);
          expect(tokenAt(list, a)).toBe(here ? list.indexOf(here) : behind ? list.indexOf(behind) : undefined);
        } else {
          const [first, last] = [touched[0], touched.at(-1)];
          const expected = first && last ? { start: first.start, end: last.end } : undefined;
          expect(snapToTokens(list, { start: a, end: b })).toEqual(expected);
        }
        const distance = (token: { start: number; end: number }) => Math.max(token.start - a, a - token.end, 0);
        const near = nearestToken(list, a);
        const least = Math.min(...list.map(distance));
        expect(near === undefined ? Number.POSITIVE_INFINITY : distance(list[near] as never)).toBe(least);
      }),
    );
  });
});

describe('marks by the character', () => {
  it('never cut what a reader sees as one character', () => {
    const text = 'a👩‍⚕️b e\u0301 \r\n🇬🇧';
    const nurse = text.indexOf('👩');
    expect(snapToCharacters(text, { start: nurse + 3, end: nurse + 4 })).toEqual({ start: nurse, end: nurse + 5 });
    const accent = text.indexOf('\u0301');
    expect(snapToCharacters(text, { start: accent, end: accent + 1 })).toEqual({ start: accent - 1, end: accent + 1 });
    const flag = text.indexOf('🇬🇧');
    expect(snapToCharacters(text, { start: flag + 1, end: flag + 2 })).toEqual({ start: flag, end: flag + 4 });
    expect(snapToCharacters(text, { start: flag - 2, end: flag - 1 })).toBeUndefined();
  });

  it('may begin and end within a word', () => {
    expect(snapToCharacters('antihypertensive', { start: 4, end: 16 })).toEqual({ start: 4, end: 16 });
  });
});

describe('trimming', () => {
  it('takes space of every kind off both ends and turns a backward range round', () => {
    const text = ' \u00a0\t\u200bpain \r\n';
    expect(trimRange(text, { start: 0, end: text.length })).toEqual({ start: 4, end: 8 });
    expect(trimRange(text, { start: 99, end: 2 })).toEqual({ start: 4, end: 8 });
    expect(trimRange(text, { start: 0, end: 4 })).toBeUndefined();
    expect(trimRange('', { start: 0, end: 0 })).toBeUndefined();
  });
});
