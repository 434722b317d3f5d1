import { uniformOf } from '@/lib/domain/annotation/bias-check';
import type { NoteStatus } from '@/lib/domain/annotation/mark';
import type { Learner, NoteState, QueueOrder } from '@/lib/domain/annotation/project';
import type { QueueNote } from '@/lib/domain/annotation/queue-note';

export interface Uncertainty {
  readonly modelId: string;
  /** 0-1, higher is less certain. */
  readonly uncertainty: number;
}

/** Of one layer, beginnings included; a note without a state is not started. */
export type StateOf = ReadonlyMap<string, NoteState>;

export function statusOf(states: StateOf, noteId: string): NoteStatus {
  return states.get(noteId)?.status ?? 'not-started';
}

export const isDone = (status: NoteStatus) => status === 'done' || status === 'reviewed-empty';

/**
 * The notes to tag, in the order asked for. Uncertain first: notes without a score come last, as imported; where none
 * has a score, the order is random. Random is the same each time for one seed.
 * @param first notes that go before all others, the smallest rank first
 */
export function orderNotes(
  notes: readonly QueueNote[],
  order: QueueOrder,
  scores: ReadonlyMap<string, Uncertainty>,
  seed: number,
  first: ReadonlyMap<string, { readonly rank: number }> = new Map(),
): QueueNote[] {
  const wanted = notes.filter(({ noteId }) => first.has(noteId));
  if (wanted.length > 0) {
    const rest = notes.filter(({ noteId }) => !first.has(noteId));
    const rankOf = ({ noteId }: QueueNote) => first.get(noteId)?.rank ?? 0;
    return [...sortedBy(wanted, rankOf), ...orderNotes(rest, order, scores, seed)];
  }
  const open = [...notes].sort((a, b) => a.ordinal - b.ordinal);
  switch (order) {
    case 'imported':
      return open;
    case 'newest':
      return open.sort((a, b) => compareDates(b.date, a.date) || a.ordinal - b.ordinal);
    case 'random':
      return sortedBy(open, ({ noteId }) => uniformOf(noteId, seed));
    case 'uncertain':
      return scores.size === 0
        ? sortedBy(open, ({ noteId }) => uniformOf(noteId, seed))
        : sortedBy(open, ({ noteId }) => -(scores.get(noteId)?.uncertainty ?? -1));
  }
}

/** By a figure worked out once a note, smallest first; equal ones stay in their order. */
function sortedBy(notes: readonly QueueNote[], figure: (note: QueueNote) => number): QueueNote[] {
  const figures = notes.map((note, at) => ({ note, at, value: figure(note) }));
  return figures.sort((a, b) => a.value - b.value || a.at - b.at).map(({ note }) => note);
}

/** ISO dates; a missing one is older than any. */
function compareDates(a: string | undefined, b: string | undefined): number {
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1;
}

export interface QueueCounts {
  readonly all: number;
  readonly done: number;
  readonly begun: number;
  readonly toDo: number;
}

export function countNotes(notes: readonly QueueNote[], states: StateOf): QueueCounts {
  let done = 0;
  let begun = 0;
  for (const { noteId } of notes) {
    const status = statusOf(states, noteId);
    if (isDone(status)) done++;
    else if (status === 'in-progress') begun++;
  }
  return { all: notes.length, done, begun, toDo: notes.length - done - begun };
}

/** Sets of note ids are undefined where a filter is off. */
export interface QueueFilter {
  readonly status: NoteStatus | undefined;
  readonly found: ReadonlySet<string> | undefined;
  readonly labelled: ReadonlySet<string> | undefined;
  readonly differing: ReadonlySet<string> | undefined;
  /** Notes another annotator has done, and whether they are wanted or left out. */
  readonly other: { readonly done: ReadonlySet<string>; readonly wanted: boolean } | undefined;
}

/** @param open the note on the page: a status filter does not take it away while it is being worked on */
export function filterNotes(
  notes: readonly QueueNote[],
  states: StateOf,
  { status, found, labelled, differing, other }: QueueFilter,
  open: string | undefined,
): readonly QueueNote[] {
  if (!status && !found && !labelled && !differing && !other) return notes;
  return notes.filter(
    (note) =>
      (!status || note.noteId === open || statusOf(states, note.noteId) === status) &&
      (!found || found.has(note.noteId)) &&
      (!labelled || labelled.has(note.noteId)) &&
      (!differing || differing.has(note.noteId)) &&
      (!other || other.done.has(note.noteId) === other.wanted),
  );
}

/** The model whose judgement orders the queue now; undefined: there is none yet. */
export function modelInUse(
  learner: Pick<Learner, 'modelId' | 'usesBase'> | undefined,
  base: string | undefined,
): string | undefined {
  return learner === undefined || learner.usesBase === true ? base : learner.modelId;
}

/** `none`: no note is scored; `stale`: another model scored them than the one in use now. */
export function scoreState(
  scores: ReadonlyMap<string, Uncertainty>,
  model: string | undefined,
): 'no-model' | 'none' | 'stale' | 'fresh' {
  if (model === undefined) return scores.size === 0 ? 'no-model' : 'fresh';
  const [first] = scores.values();
  if (first === undefined) return 'none';
  for (const { modelId } of scores.values()) if (modelId === model) return 'fresh';
  return 'stale';
}

/**
 * A title in two lines: "P-0207, Chest clinic, 20 Nov 2026" as its key and what follows, without the date that the
 * note has anyway.
 */
export function titleParts({ title, date }: Pick<QueueNote, 'title' | 'date'>): readonly [string, string] {
  const [head = title, ...rest] = title.split(', ');
  const year = date?.slice(0, 4);
  if (rest.length > 1 && year !== undefined && rest.at(-1)?.includes(year)) rest.pop();
  return [head, rest.join(', ')];
}
