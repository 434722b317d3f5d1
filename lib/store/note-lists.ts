import { Dexie } from 'dexie';
import type { LabelledNote } from '../domain/data/dataset';
import type { Note } from '../domain/text/note';
import type { Database } from './database';
import type { NoteListRow } from './rows';

/** Notes of a row: to read 100,000 of them one by one takes seconds, in lists of a thousand a fraction of one. */
const LISTED = 1000;

/** A note as lists show it: without its text. */
export interface ListedNote extends Pick<Note, 'id' | 'title' | 'date' | 'patientKey'> {
  readonly split: LabelledNote['split'];
  /** The dataset marks something in it. */
  readonly marked: boolean;
}

/** @param first place of the first of them in the dataset */
export function listRows(
  datasetId: string,
  notes: readonly Pick<LabelledNote, 'note' | 'gold' | 'split'>[],
  first: number,
): NoteListRow[] {
  const rows: NoteListRow[] = [];
  for (let from = 0; from < notes.length; from += LISTED) {
    const listed = notes.slice(from, from + LISTED).map(
      ({ note: { id, title, date, patientKey }, gold, split }): ListedNote => ({
        ...{ id, title, date, patientKey, split },
        marked: gold.length > 0,
      }),
    );
    rows.push({ datasetId, first: first + from, notes: JSON.stringify(listed) });
  }
  return rows;
}

/**
 * The dataset's notes without their texts, in the order of import. Lists are written with the dataset; where they are
 * missing (a restored backup, a dataset of an earlier version, notes that are pasted one by one) the notes are read, and
 * the lists of a frozen dataset written.
 */
export async function listedNotes(db: Database, datasetId: string): Promise<ListedNote[]> {
  const whole = [
    [datasetId, Dexie.minKey],
    [datasetId, Dexie.maxKey],
  ] as const;
  const [rows, count, dataset] = await Promise.all([
    db.noteLists
      .where('[datasetId+first]')
      .between(...whole)
      .toArray(),
    db.notes.where('datasetId').equals(datasetId).count(),
    db.datasets.get(datasetId),
  ]);
  const listed = notesOf(rows);
  if (listed.length === count) return listed;
  const read = await readNotes(db, datasetId);
  // A collection that grows is not named by its content.
  if (dataset?.contentHash) {
    await db.transaction('rw', db.datasets, db.noteLists, async () => {
      // Deleted meanwhile in another tab: nothing would ever delete its lists.
      if (await db.datasets.get(datasetId)) await db.noteLists.bulkPut(read);
    });
  }
  return notesOf(read);
}

function notesOf(rows: readonly NoteListRow[]): ListedNote[] {
  return rows.flatMap(({ notes }) => JSON.parse(notes) as ListedNote[]);
}

async function readNotes(db: Database, datasetId: string): Promise<NoteListRow[]> {
  const rows: NoteListRow[] = [];
  for (let first = 0; ; ) {
    // By place, not by offset: an offset is counted from the start each time. Their texts are let go of.
    const notes = await db.notes
      .where('[datasetId+ordinal]')
      .between([datasetId, first], [datasetId, Dexie.maxKey])
      .limit(LISTED)
      .toArray();
    const last = notes.at(-1);
    if (!last) return rows;
    const annotations = await db.annotations.bulkGet(notes.map(({ id }) => id));
    const labelled = notes.map((note, i) => ({ note, gold: annotations[i]?.gold ?? [], split: note.split }));
    rows.push(...listRows(datasetId, labelled, first));
    first = last.ordinal + 1;
  }
}
