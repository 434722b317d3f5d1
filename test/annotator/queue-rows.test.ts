import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countNotes,
  filterNotes,
  modelInUse,
  orderNotes,
  type QueueFilter,
  type StateOf,
  scoreState,
  titleParts,
} from '@/components/annotator/queue/queue-rows';
import type { NoteStatus } from '@/lib/domain/annotation/mark';
import type { QueueNote } from '@/lib/domain/annotation/queue-note';

const note = (noteId: string, ordinal: number, change: Partial<QueueNote> = {}): QueueNote => ({
  noteId,
  title: noteId,
  date: undefined,
  ordinal,
  split: undefined,
  patientKey: noteId,
  startStatus: 'not-started',
  ...change,
});
const ids = (notes: readonly QueueNote[]) => notes.map(({ noteId }) => noteId).join(' ');
const score = (uncertainty: number) => ({ modelId: 'm', uncertainty });
const states = (given: Record<string, NoteStatus>): StateOf =>
  new Map(
    Object.entries(given).map(([noteId, status]) => [
      noteId,
      { projectId: 'p', annotator: 'Me', noteId, status, doneAt: undefined, suggested: undefined, activeMs: 0 },
    ]),
  );
const OFF: QueueFilter = {
  status: undefined,
  found: undefined,
  labelled: undefined,
  differing: undefined,
  other: undefined,
};

describe('orderNotes', () => {
  const notes = [
    note('c', 2, { date: '2026-03-01' }),
    note('a', 0, { date: '2026-01-05' }),
    note('b', 1),
    note('d', 4, { date: '2026-03-01' }),
  ];

  it('gives the order of import, and the newest first with undated notes last', () => {
    expect(ids(orderNotes(notes, 'imported', new Map(), 7))).toBe('a b c d');
    expect(ids(orderNotes(notes, 'newest', new Map(), 7))).toBe('c d a b');
  });

  it('puts the least certain first, equal ones as imported, notes without a score last', () => {
    const scores = new Map([
      ['d', score(0.5)],
      ['a', score(0.5)],
      ['c', score(0.9)],
    ]);
    expect(ids(orderNotes(notes, 'uncertain', scores, 7))).toBe('c a d b');
  });

  it('keeps a random order for a seed, whatever other notes there are, and changes it with the seed', () => {
    const many = Array.from({ length: 40 }, (_, at) => note(`n${at}`, at));
    const one = orderNotes(many, 'random', new Map(), 7);
    expect(ids(orderNotes(many, 'uncertain', new Map(), 7))).toBe(ids(one));
    const fewer = orderNotes(
      many.filter((_, at) => at % 3 !== 0),
      'random',
      new Map(),
      7,
    );
    expect(ids(fewer)).toBe(ids(one.filter(({ ordinal }) => ordinal % 3 !== 0)));
    expect(ids(orderNotes(many, 'random', new Map(), 8))).not.toBe(ids(one));
    expect(ids(one)).not.toBe(ids(many));
  });

  it('loses and repeats no note in any order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 30 }),
        fc.constantFrom('uncertain', 'random', 'newest', 'imported' as const),
        fc.integer(),
        (names, order, seed) => {
          const given = names.map((name, at) => note(name, at));
          const scores = new Map(names.filter((_, at) => at % 2 === 0).map((name, at) => [name, score(at / 30)]));
          const out = orderNotes(given, order, scores, seed);
          expect([...out].sort((a, b) => a.ordinal - b.ordinal)).toEqual(given);
        },
      ),
    );
  });
});

describe('counts and filters', () => {
  const notes = ['a', 'b', 'c', 'd'].map((name, at) => note(name, at));
  const known = states({ a: 'done', b: 'in-progress', c: 'reviewed-empty' });

  it('counts empty notes as done and untouched ones as to do', () => {
    expect(countNotes(notes, known)).toEqual({ all: 4, done: 2, begun: 1, toDo: 1 });
  });

  it('gives the very list where no filter is on', () => {
    expect(filterNotes(notes, known, OFF, undefined)).toBe(notes);
  });

  it('keeps the note on the page while a status filter would take it away', () => {
    const filter = { ...OFF, status: 'not-started' } as const;
    expect(ids(filterNotes(notes, known, filter, undefined))).toBe('d');
    expect(ids(filterNotes(notes, known, filter, 'b'))).toBe('b d');
  });

  it('wants every filter to hold, and tells done by another from not done by another', () => {
    const all = { ...OFF, found: new Set(['a', 'b', 'c']), labelled: new Set(['b', 'c', 'd']) };
    expect(ids(filterNotes(notes, known, all, undefined))).toBe('b c');
    const other = (wanted: boolean) => ({ ...OFF, other: { done: new Set(['a', 'd']), wanted } });
    expect(ids(filterNotes(notes, known, other(true), undefined))).toBe('a d');
    expect(ids(filterNotes(notes, known, other(false), undefined))).toBe('b c');
    expect(ids(filterNotes(notes, known, { ...all, differing: new Set(['c']) }, undefined))).toBe('c');
  });
});

describe('titleParts', () => {
  it('parts the key from what follows, without the date the note has', () => {
    const parts = (title: string, date?: string) => titleParts({ title, date });
    expect(parts('P-0207, Chest clinic, 20 Nov 2026', '2026-11-20')).toEqual(['P-0207', 'Chest clinic']);
    expect(parts('P-0207, Chest clinic, 20 Nov 2026')).toEqual(['P-0207', 'Chest clinic, 20 Nov 2026']);
    expect(parts('letter, part 2, revised', '2026-11-20')).toEqual(['letter', 'part 2, revised']);
    expect(parts('train 12', '2026-11-20')).toEqual(['train 12', '']);
  });
});

describe('scores', () => {
  const scored = new Map([['a', score(0.4)]]);

  it('are stale once another model is in use than the one that gave them', () => {
    expect(scoreState(scored, 'm')).toBe('fresh');
    expect(scoreState(scored, 'newer')).toBe('stale');
    expect(scoreState(new Map(), 'm')).toBe('none');
    expect(scoreState(new Map(), undefined)).toBe('no-model');
  });

  it('come from what was learnt here, unless the model the project began with does better', () => {
    expect(modelInUse({ modelId: 'learnt' }, 'base')).toBe('learnt');
    expect(modelInUse({ modelId: 'learnt', usesBase: true }, 'base')).toBe('base');
    expect(modelInUse(undefined, undefined)).toBeUndefined();
  });
});
