import { describe, expect, it } from 'vitest';
import { nextItem } from '@/components/annotator/note/item-order';
import type { NoteItem } from '@/components/annotator/note/items';
import { nextToDo, progressOf } from '@/components/annotator/note/progress-figures';
import { dragChosen, edgeToken, movedEdge } from '@/components/annotator/note/text-selection';
import { movedToken } from '@/components/annotator/note/token-moves';
import type { NoteState } from '@/lib/domain/annotation/project';
import type { QueueNote } from '@/lib/domain/annotation/queue-note';
import { tokenize } from '@/lib/domain/text/tokenize';

const text = 'Seen 👩‍⚕️ today, cafe\u0301 latte intolerance.\r\nOn metformin.';
const tokens = tokenize(text, 'clinical-1');
const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

describe('choosing by drag', () => {
  it('takes whole words from the middle of one to the middle of another, in either direction', () => {
    const from = text.indexOf('latte') + 2;
    const to = text.indexOf('intolerance') + 3;
    const there = dragChosen(text, tokens, from, to, 'tokens');
    const back = dragChosen(text, tokens, to, from, 'tokens');
    expect(there && words(there)).toBe('latte intolerance');
    expect(back && words(back)).toBe('latte intolerance');
    expect([back?.anchor, back?.head]).toEqual([there?.head, there?.anchor]);
  });

  it('takes characters with the modifier, never half of one', () => {
    const from = text.indexOf('afe');
    const chosen = dragChosen(text, tokens, from, text.indexOf('\u0301'), 'characters');
    expect(chosen && words(chosen)).toBe('afe\u0301');
  });

  it('finds nothing in a drag over space alone', () => {
    const at = text.indexOf('\r\n');
    expect(dragChosen(text, tokens, at, at + 2, 'tokens')).toBeUndefined();
    expect(dragChosen(text, tokens, at, at + 2, 'characters')).toBeUndefined();
  });
});

describe('moving an edge by a character', () => {
  it('steps over emoji of several code units and over space', () => {
    const seen = text.indexOf('Seen') + 4;
    const emoji = movedEdge(text, seen, 1);
    expect(text.slice(0, emoji)).toBe('Seen 👩‍⚕️');
    expect(movedEdge(text, emoji, -1)).toBe(seen);
  });

  it('stays where the text ends or the mark would be empty', () => {
    expect(movedEdge(text, text.length, 1)).toBe(text.length);
    expect(movedEdge(text, 3, -1, 3)).toBe(3);
  });
});

describe('the token cursor', () => {
  // Three lines of four tokens of 50 pixels; the second line begins 20 pixels further right.
  const rectOf = (token: number) => {
    const line = Math.floor(token / 4);
    const left = (token % 4) * 50 + (line === 1 ? 20 : 0);
    return { left, right: left + 45, top: line * 27, bottom: line * 27 + 22 };
  };
  const twelve = Array.from({ length: 12 }, (_, i) => ({ start: i * 2, end: i * 2 + 1 }));

  it('goes to the nearest word of the line below and back to where it came from', () => {
    const below = movedToken(twelve, 2, 'line-next', rectOf, 122);
    expect(below).toBe(6);
    expect(movedToken(twelve, below, 'line-previous', rectOf, 122)).toBe(2);
  });

  it('goes to the ends of a line, and of the note', () => {
    expect(movedToken(twelve, 5, 'line-start', rectOf, 0)).toBe(4);
    expect(movedToken(twelve, 5, 'line-end', rectOf, 0)).toBe(7);
    expect(movedToken(twelve, 5, 'first', rectOf, 0)).toBe(0);
    expect(movedToken(twelve, 5, 'last', rectOf, 0)).toBe(11);
  });

  it('stays at the first and the last word and line', () => {
    expect(movedToken(twelve, 0, 'previous', rectOf, 0)).toBe(0);
    expect(movedToken(twelve, 11, 'next', rectOf, 0)).toBe(11);
    expect(movedToken(twelve, 1, 'line-previous', rectOf, 72)).toBe(1);
    expect(movedToken(twelve, 9, 'line-next', rectOf, 72)).toBe(9);
  });

  it('goes on from a mark at the word it begins or ends with', () => {
    const span = { start: text.indexOf('latte'), end: text.indexOf('.\r') };
    expect(words(tokens[edgeToken(tokens, span, 'start') ?? -1] ?? { start: 0, end: 0 })).toBe('latte');
    expect(words(tokens[edgeToken(tokens, span, 'end') ?? -1] ?? { start: 0, end: 0 })).toBe('intolerance');
  });
});

describe('the next item', () => {
  const item = (kind: NoteItem['kind'], start: number, end: number) =>
    ({ kind, key: `${kind}${start}-${end}`, span: { start, end, label: 'DISEASE' } }) as NoteItem;
  const outer = item('mark', 10, 40);
  const inner = item('mark', 15, 20);
  const alone = item('mark', 50, 60);
  const open = item('suggestion', 70, 80);
  const all = [outer, inner, alone, open];
  const from = (one: NoteItem) => ({ key: one.key, offset: one.span.start });

  it('is the next suggestion, passing marks', () => {
    expect(nextItem(all, { key: undefined, offset: 0 }, 1, 'suggestion')).toBe(open);
    expect(nextItem(all, from(alone), 1, 'suggestion')).toBe(open);
    expect(nextItem(all, from(open), 1, 'suggestion')).toBeUndefined();
  });

  it('is the mark inside first, from the mark around it', () => {
    expect(nextItem(all, from(outer), 1, 'suggestion')).toBe(inner);
    expect(nextItem(all, from(inner), -1, 'suggestion')).toBe(outer);
  });

  it('is mark by mark where nothing is open', () => {
    const marks = [outer, inner, alone];
    expect(nextItem(marks, { key: undefined, offset: 12 }, 1, 'suggestion')).toBe(inner);
    expect(nextItem(marks, { key: undefined, offset: 12 }, -1, 'suggestion')).toBe(outer);
    expect(nextItem(marks, from(inner), 1, 'all')).toBe(alone);
  });
});

describe('progress', () => {
  const note = (noteId: string): QueueNote => ({
    noteId,
    title: noteId,
    date: undefined,
    ordinal: 0,
    split: 'train',
    patientKey: noteId,
    startStatus: 'not-started',
  });
  const state = (noteId: string, doneAt: string, more: Partial<NoteState> = {}): NoteState => ({
    projectId: 'p',
    annotator: 'A',
    noteId,
    status: 'done',
    doneAt,
    suggested: undefined,
    activeMs: 90_000,
    ...more,
  });
  const mapOf = (...states: NoteState[]) => new Map(states.map((one) => [one.noteId, one]));

  it('counts finished notes, empty ones included, and their pace by active time', () => {
    const figures = progressOf(
      ['a', 'b', 'c', 'd', 'e'].map(note),
      mapOf(
        state('a', '2026-11-20T10:00:00Z', { activeMs: 60_000 }),
        state('b', '2026-11-20T10:05:00Z', { activeMs: 120_000, status: 'reviewed-empty' }),
        state('c', '2026-11-20T10:09:00Z', { activeMs: 180_000 }),
        state('d', '2026-11-20T10:10:00Z', { status: 'in-progress' }),
      ),
    );
    expect([figures.done, figures.all]).toEqual([3, 5]);
    // Two minutes a note.
    expect(figures.notesAnHour).toBeCloseTo(30, 9);
  });

  it('says nothing of an hour after two notes', () => {
    const figures = progressOf(['a', 'b'].map(note), mapOf(state('a', '1'), state('b', '2')));
    expect(figures.notesAnHour).toBeUndefined();
  });

  it('takes the share of right suggestions from the latest notes alone, without the hidden ones', () => {
    const figures = progressOf(
      ['old', 'hidden', 'new'].map(note),
      mapOf(
        state('old', '2026-11-18T10:00:00Z', { suggested: { shown: 100, right: 0, hidden: false } }),
        state('hidden', '2026-11-19T10:00:00Z', { suggested: { shown: 5, right: 5, hidden: true } }),
        state('new', '2026-11-20T10:00:00Z', { suggested: { shown: 64, right: 48, hidden: false } }),
      ),
    );
    expect(figures.right).toEqual({ share: 0.75, shown: 64 });
  });

  it('goes on after the note at hand and comes round to the ones before it', () => {
    const done = new Set(['c']);
    const finished = (noteId: string) => done.has(noteId);
    expect(nextToDo(['a', 'b', 'c', 'd'], 'b', finished)).toBe('d');
    expect(nextToDo(['a', 'b', 'c', 'd'], 'd', finished)).toBe('a');
    expect(nextToDo(['a', 'b', 'c', 'd'], undefined, finished)).toBe('a');
    expect(nextToDo(['b', 'c'], 'b', finished)).toBeUndefined();
    // The note at hand has left the list by its filter.
    expect(nextToDo(['a', 'd'], 'b', finished)).toBe('a');
  });
});
