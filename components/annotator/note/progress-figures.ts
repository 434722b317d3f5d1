import { isFinished } from '@/lib/domain/annotation/note-state';
import type { NoteState } from '@/lib/domain/annotation/project';
import { type QueueNote, queueStatus } from '@/lib/domain/annotation/queue-note';

/** Notes the pace is taken from. */
const PACE_NOTES = 20;
/** Fewer say nothing about an hour. */
const PACE_NOTES_MIN = 3;
/** Suggestions the share of right ones is taken from, at least; whole notes count. */
const SHOWN_RECENT = 60;
const HOUR_MS = 3_600_000;

export interface ProgressFigures {
  readonly done: number;
  readonly all: number;
  /** At the pace of the last notes, by active time; undefined: too few to tell. */
  readonly notesAnHour: number | undefined;
  /** Of the suggestions last shown; undefined: none was. */
  readonly right: { readonly share: number; readonly shown: number } | undefined;
}

export function progressOf(notes: readonly QueueNote[], states: ReadonlyMap<string, NoteState>): ProgressFigures {
  let done = 0;
  for (const note of notes) if (isFinished(queueStatus(note, states))) done++;
  const latest = [...states.values()]
    .filter(({ status, doneAt }) => isFinished(status) && doneAt !== undefined)
    .sort((a, b) => ((a.doneAt ?? '') < (b.doneAt ?? '') ? 1 : -1));
  const timed = latest.filter(({ activeMs }) => activeMs > 0).slice(0, PACE_NOTES);
  const ms = timed.reduce((sum, { activeMs }) => sum + activeMs, 0);
  let shown = 0;
  let right = 0;
  for (const { suggested } of latest) {
    if (shown >= SHOWN_RECENT) break;
    if (suggested === undefined || suggested.hidden) continue;
    shown += suggested.shown;
    right += suggested.right;
  }
  return {
    done,
    all: notes.length,
    notesAnHour: timed.length < PACE_NOTES_MIN ? undefined : (HOUR_MS * timed.length) / ms,
    right: shown === 0 ? undefined : { share: right / shown, shown },
  };
}

/**
 * The next note that is not finished, after `from` in the queue's order, then from its beginning.
 * @returns undefined when every other one is finished
 */
export function nextToDo(
  order: readonly string[],
  from: string | undefined,
  finished: (noteId: string) => boolean,
): string | undefined {
  const at = from === undefined ? -1 : order.indexOf(from);
  for (let i = 1; i <= order.length; i++) {
    const noteId = order[(at + i + order.length) % order.length];
    if (noteId !== undefined && noteId !== from && !finished(noteId)) return noteId;
  }
  return undefined;
}
