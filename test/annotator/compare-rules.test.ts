import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contextOf,
  firstPair,
  nextOpen,
  storedDecisions,
  verdictOf,
  verdictOfKey,
  verdictsFor,
} from '@/components/annotator/agreement/compare-rules';
import { refusedGroups } from '@/components/annotator/exchange/check-facts';
import { lossCsv } from '@/components/annotator/exchange/loss-csv';
import { annotatorProblem, notesToTag } from '@/components/annotator/start/dataset-choice';
import { choicesOf, type Decision } from '@/lib/domain/annotation/adjudicate';
import type { WorkMark } from '@/lib/domain/annotation/mark';

const mark = (start: number, end: number, label = 'DISEASE'): WorkMark => ({
  id: `${start}-${end}-${label}`,
  start,
  end,
  label,
  state: 'set',
  origin: 'drawn',
  by: 'Me',
  at: '2026-11-20T10:00:00.000Z',
  from: undefined,
  activeMs: 0,
});

describe('contextOf', () => {
  const text = 'First line.\nAsthma since 2019 and eczema.\nLast line.';

  it('gives the line a difference stands in, or all lines it goes over', () => {
    const within = (range: { start: number; end: number }) => {
      const { start, end } = contextOf(text, range);
      return text.slice(start, end);
    };
    expect(within({ start: 12, end: 18 })).toBe('Asthma since 2019 and eczema.');
    expect(within({ start: 6, end: 18 })).toBe('First line.\nAsthma since 2019 and eczema.');
    expect(within({ start: 42, end: 46 })).toBe('Last line.');
    expect(within({ start: 0, end: 5 })).toBe('First line.');
  });

  it('cuts long lines at spaces and never cuts into the difference', () => {
    const long = `${'word '.repeat(100)}asthma ${'more '.repeat(100)}`;
    const start = long.indexOf('asthma');
    const range = contextOf(long, { start, end: start + 6 }, 12);
    expect(long.slice(range.start, range.end)).toBe('word word asthma more more');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '🫁') }),
        fc.nat(),
        fc.nat(),
        fc.nat(9),
        (any, a, b, reach) => {
          const from = any.length === 0 ? 0 : a % any.length;
          const to = from + (any.length === from ? 0 : b % (any.length - from + 1));
          const around = contextOf(any, { start: from, end: to }, reach);
          expect(around.start).toBeGreaterThanOrEqual(0);
          expect(around.start).toBeLessThanOrEqual(from);
          expect(around.end).toBeGreaterThanOrEqual(to);
          expect(around.end).toBeLessThanOrEqual(any.length);
        },
      ),
    );
  });
});

describe('deciding', () => {
  const choices = choicesOf(
    [mark(0, 4), mark(10, 14), mark(20, 24)],
    [mark(0, 4), mark(10, 14, 'TREATMENT'), mark(30, 34)],
  );
  const differences = choices.filter(({ kind }) => kind !== 'agree');
  const [label, onlyFirst, onlySecond] = differences;
  if (!label || !onlyFirst || !onlySecond) throw new Error('three differences');

  it('offers both and neither only where both sides have marks', () => {
    expect(verdictsFor(label)).toEqual(['first', 'second', 'both', 'neither']);
    expect(verdictsFor(onlyFirst)).toEqual(['first', 'second']);
  });

  it('takes up what an earlier sitting decided, also against a mark', () => {
    const stored = storedDecisions(choices, [mark(0, 4), mark(10, 14, 'TREATMENT')], true);
    expect(verdictOf(label, stored.get(label.key))).toBe('second');
    expect(verdictOf(onlyFirst, stored.get(onlyFirst.key))).toBe('second');
    expect(verdictOf(onlySecond, stored.get(onlySecond.key))).toBe('first');
  });

  it('takes nothing for decided in a note that was never settled', () => {
    expect(storedDecisions(choices, [], false).size).toBe(0);
  });

  it('goes round to the next difference without a decision', () => {
    const made = (...keys: string[]) => new Map<string, Decision>(keys.map((key) => [key, { kind: 'first' }]));
    expect(nextOpen(differences, made(label.key), 0)).toBe(1);
    expect(nextOpen(differences, made(label.key, onlySecond.key), 2)).toBe(1);
    expect(nextOpen(differences, made(label.key, onlyFirst.key, onlySecond.key), 0)).toBeUndefined();
  });

  it('hears four keys in either case and no others', () => {
    expect(['l', 'R', 'b', 'N', 'x', 'Enter'].map(verdictOfKey)).toEqual([
      'first',
      'second',
      'both',
      'neither',
      undefined,
      undefined,
    ]);
  });
});

describe('firstPair', () => {
  it('takes oneself against another, and the address before either', () => {
    expect(firstPair(['A', 'Me', 'imported'], 'Me', [undefined, undefined])).toEqual(['Me', 'A']);
    expect(firstPair(['A', 'B', 'Me'], 'Me', ['B', 'A'])).toEqual(['B', 'A']);
    expect(firstPair(['A', 'B', 'Me'], 'Me', ['nobody', 'B'])).toEqual(['Me', 'B']);
  });

  it('never compares a layer with itself', () => {
    expect(firstPair(['Me'], 'Me', ['Me', 'Me'])).toBeUndefined();
    expect(firstPair([], 'Me', [undefined, undefined])).toBeUndefined();
    expect(firstPair(['Me', 'A'], 'Me', ['A', 'A'])).toEqual(['A', 'Me']);
  });
});

describe('beginning', () => {
  const counts = (notes: number) => ({ notes, sentences: 0, tokens: 0, entities: 0, perLabel: {} });

  it('counts training, development and unsplit notes as notes to tag, test notes apart', () => {
    const splits = { train: counts(5), dev: counts(2), test: counts(3) };
    expect(notesToTag({ splits, unsplit: counts(1) })).toEqual({ toTag: 8, test: 3 });
    expect(notesToTag({ splits: {} })).toEqual({ toTag: 0, test: 0 });
  });

  it('keeps the names of the two layers that are nobody’s', () => {
    expect(annotatorProblem(' ')).toBe('empty');
    expect(annotatorProblem('Gold ')).toBe('reserved');
    expect(annotatorProblem('imported')).toBe('reserved');
    expect(annotatorProblem('C-03')).toBeUndefined();
  });
});

describe('reports of files', () => {
  it('names each loss in a row of its own, without words of the note', () => {
    const span = { start: 5, end: 12, label: 'DISEASE' };
    const csv = lossCsv([{ noteId: 'n1', code: 'overlap-dropped', span, facts: {} }], () => 'train 12, "b"');
    const [head, row, end] = csv.split('\r\n');
    expect(head?.split(',').slice(0, 6)).toEqual(['note', 'title', 'code', 'start', 'end', 'label']);
    expect(row).toContain('n1,"train 12, ""b""",overlap-dropped,5,12,DISEASE,,,,');
    expect(end).toBe('');
  });

  it('groups notes that get nothing by reason, the most frequent first', () => {
    const refused = (['frozen', 'text-differs', 'text-differs'] as const).map((code, at) => ({
      id: `${at}`,
      title: '',
      code,
    }));
    expect(refusedGroups(refused)).toEqual([
      { code: 'text-differs', count: 2 },
      { code: 'frozen', count: 1 },
    ]);
  });
});
