import type { Edit } from '@/lib/domain/annotation/edit';
import type { WorkMark } from '@/lib/domain/annotation/mark';

/** Marks named in one row; a step over more says how many. */
const NAMED = 3;

export interface HistoryRow {
  readonly edit: Edit;
  /** The marks the step is about, at most three: as it left them, or as they were where it took them away. */
  readonly marks: readonly WorkMark[];
  readonly more: number;
  /** Made by an action over several notes. */
  readonly bulk: boolean;
  /** The state of the note now: the last step that stands. */
  readonly current: boolean;
  /** The note can go back to the state after this step. */
  readonly restorable: boolean;
}

/** Steps of one note, newest first. @param edits oldest first */
export function historyRows(edits: readonly Edit[]): HistoryRow[] {
  const last = edits.findLast(({ state }) => state === 'standing')?.seq;
  return edits
    .map((edit): HistoryRow => {
      const marks = edit.changes.flatMap(({ before, after }) => after ?? before ?? []);
      return {
        edit,
        marks: marks.slice(0, NAMED),
        more: Math.max(0, marks.length - NAMED),
        bulk: edit.group !== edit.id,
        current: edit.seq === last,
        restorable: edit.state === 'standing' && edit.seq !== last,
      };
    })
    .reverse();
}

/** Words of a mark for a list: one line, not longer than a row. */
export function shortWords(text: string, mark: Pick<WorkMark, 'start' | 'end'>, longest = 48): string {
  const words = text.slice(mark.start, mark.end).replaceAll(/\s+/g, ' ').trim();
  const letters = [...words];
  return letters.length <= longest ? words : `${letters.slice(0, longest - 1).join('')}…`;
}
