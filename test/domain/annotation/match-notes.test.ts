import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryRanges, matchNotes } from '@/lib/domain/annotation/match-notes';

const here = (id: string, text: string, title = id, frozen = false) => ({ id, title, text, frozen });
const there = (id: string, text: string, title = id) => ({ id, title, text });
const ways = (from: ReturnType<typeof there>[], to: ReturnType<typeof here>[], dataset = 'd') => {
  const { matches, refused } = matchNotes(from, to, ({ id }) => [id.replace(`${dataset}:`, '')]);
  return { found: matches.map((match) => [match.from.id, match.to.id, match.way]), refused };
};

describe('notes of a file', () => {
  it('are found by id with or without the dataset’s, then by title, then by text', () => {
    const project = [here('d:1', 'gout', 'train 1'), here('d:2', 'flu', 'train 2'), here('d:3', 'mumps', 'train 3')];
    const file = [there('x', 'mumps', 'train 3'), there('2', 'flu', 'y'), there('z', 'gout')];
    expect(ways(file, project).found).toEqual([
      ['x', 'd:3', 'title'],
      ['2', 'd:2', 'id'],
      ['z', 'd:1', 'text'],
    ]);
  });

  it('of one text go to their own ids first, then to what is left in order, and never twice to one', () => {
    const project = [here('d:1', 'gout'), here('d:2', 'gout'), here('d:3', 'gout')];
    const file = [there('a', 'gout'), there('1', 'gout'), there('b', 'gout'), there('c', 'gout')];
    const { found, refused } = ways(file, project);
    expect(found).toEqual([
      ['a', 'd:2', 'text'],
      ['1', 'd:1', 'id'],
      ['b', 'd:3', 'text'],
    ]);
    expect(refused).toEqual([{ id: 'c', title: 'c', code: 'repeated' }]);
  });

  it('are refused with another text, even by one letter, under the same id or title', () => {
    const project = [here('d:1', 'No gout.', 'train 1'), here('d:2', 'Gout.', 'train 2')];
    const file = [there('1', 'No Gout.'), there('9', 'Gout!', 'train 2'), there('8', 'flu')];
    expect(ways(file, project)).toEqual({
      found: [],
      refused: [
        { id: '1', title: '1', code: 'text-differs' },
        { id: '9', title: 'train 2', code: 'text-differs' },
        { id: '8', title: '8', code: 'not-in-project' },
      ],
    });
  });

  it('are found though their space differs, and refused in the test part', () => {
    const project = [here('d:1', 'No gout.\r\n\r\nFlu .'), here('d:2', 'mumps', 'x', true)];
    const file = [there('1', 'No gout .\nFlu .'), there('2', 'mumps')];
    expect(ways(file, project)).toEqual({
      found: [['1', 'd:1', 'spaces']],
      refused: [{ id: '2', title: '2', code: 'frozen' }],
    });
  });
});

describe('ranges carried to a text with other space', () => {
  it('mark the same characters there', () => {
    const [from, to] = ['No gout , flu .', 'No gout,\r\n\tflu.  '];
    const carry = carryRanges(from, to);
    const words = (range: { start: number; end: number } | undefined) => range && to.slice(range.start, range.end);
    expect(words(carry({ start: 3, end: 7 }))).toBe('gout');
    expect(words(carry({ start: 8, end: 13 }))).toBe(',\r\n\tflu');
    expect(words(carry({ start: 7, end: 11 }))).toBe(',\r\n\tf');
    expect(carry({ start: 7, end: 8 })).toBeUndefined();
  });

  it('hold the same characters but for space, whatever the texts', () => {
    const pieces = fc.array(fc.constantFrom('gout', '😴', 'e\u0301', '.', 'ש', '5'), { minLength: 1, maxLength: 8 });
    const spaces = fc.array(fc.constantFrom('', ' ', '\r\n', '\t ', '\u00a0', '\u200b'), {
      minLength: 9,
      maxLength: 9,
    });
    const written = (all: readonly string[], between: readonly string[]) =>
      all.map((piece, at) => (between[at] ?? '') + piece).join('') + (between[8] ?? '');
    fc.assert(
      fc.property(pieces, spaces, spaces, fc.nat(40), fc.nat(40), (all, one, other, a, b) => {
        const [from, to] = [written(all, one), written(all, other)];
        const [start, end] = [Math.min(a, b, from.length), Math.min(Math.max(a, b), from.length)];
        const bare = (text: string) => text.replace(/[\s\u200b]/gu, '');
        const carried = carryRanges(from, to)({ start, end });
        const wanted = bare(from.slice(start, end));
        if (from === to) expect(carried).toEqual({ start, end });
        else if (wanted === '') expect(carried).toBeUndefined();
        else {
          const text = to.slice(carried?.start, carried?.end);
          expect(bare(text)).toBe(wanted);
          expect(text).toBe(text.trim());
          expect(bare(to.slice(0, carried?.start))).toBe(bare(from.slice(0, start)));
        }
      }),
    );
  });
});
