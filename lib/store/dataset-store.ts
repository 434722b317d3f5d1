import { Dexie } from 'dexie';
import type { DatasetVersion, LabelledNote } from '../domain/data/dataset';
import { arrived } from '../domain/monitoring/kpi-facts';
import { type DatasetStore, type StoredImportReport, throwIfCancelled, type WorkOptions } from '../pipelines/ports';
import type { Database } from './database';
import { addKpi } from './kpi-store';
import { labelledNote } from './labelled-note';
import { listRows } from './note-lists';
import type { AnnotationRow, NoteRow } from './rows';

/** Rows written between two looks at the signal. */
const CHUNK = 2000;

/** Collection of pasted notes: a dataset that grows, never trained on. */
export const PASTED_ID = 'pasted';

/** The dataset's notes are being tagged in a project. */
export class DatasetTagged extends Error {
  override readonly name = 'DatasetTagged';
}

export class DexieDatasetStore implements DatasetStore {
  constructor(private readonly db: Database) {}

  async put(
    dataset: DatasetVersion,
    notes: readonly LabelledNote[],
    report: StoredImportReport,
    options: WorkOptions = {},
  ): Promise<void> {
    const { db } = this;
    const tables = [db.datasets, db.notes, db.annotations, db.imports, db.quarantine, db.noteLists, db.kpiDays];
    await db.transaction('rw', tables, async () => {
      await db.datasets.add(dataset);
      // A version made of another one brings no notes of its own.
      if (dataset.parentId === undefined) await addKpi(db, new Date(dataset.createdAt), arrived(notes.length));
      await db.imports.add({ datasetId: dataset.id, issues: report.issues, files: report.files });
      await db.quarantine.bulkAdd(report.quarantine.map((row) => ({ ...row, datasetId: dataset.id })));
      for (let from = 0; from < notes.length; from += CHUNK) {
        // Throwing here rolls the whole transaction back: nothing is stored by half.
        throwIfCancelled(options.signal);
        const chunk = notes.slice(from, from + CHUNK);
        await db.notes.bulkAdd(chunk.map((each, i) => noteRow(each, dataset.id, from + i)));
        await db.annotations.bulkAdd(chunk.map((each) => annotationRow(each, dataset.id)));
        await db.noteLists.bulkAdd(listRows(dataset.id, chunk, from));
        Dexie.ignoreTransaction(() => options.onProgress?.('store', from + chunk.length, notes.length));
      }
    });
  }

  get(datasetId: string): Promise<DatasetVersion | undefined> {
    return this.db.datasets.get(datasetId);
  }

  findByHash(contentHash: string): Promise<DatasetVersion | undefined> {
    // Tens of rows, and no index: the hash is not for everybody to read.
    return this.db.datasets.filter((dataset) => dataset.contentHash === contentHash).first();
  }

  async notes(datasetId: string): Promise<LabelledNote[]> {
    const [rows, annotations] = await Promise.all([
      this.db.notes
        .where('[datasetId+ordinal]')
        .between([datasetId, Dexie.minKey], [datasetId, Dexie.maxKey])
        .toArray(),
      this.db.annotations.where('datasetId').equals(datasetId).toArray(),
    ]);
    const goldOf = new Map(annotations.map((row) => [row.noteId, row.gold]));
    return rows.map((row) => labelledNote(row, goldOf.get(row.id)));
  }

  async note(noteId: string): Promise<LabelledNote | undefined> {
    const row = await this.db.notes.get(noteId);
    if (!row) return undefined;
    return labelledNote(row, (await this.db.annotations.get(noteId))?.gold);
  }

  /**
   * Adds one note at the end of the pasted notes, which begin to exist with it.
   * @param collection name of the collection, where this note begins it
   */
  async addPasted(id: string, title: string, text: string, now: string, collection = 'Pasted notes'): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.datasets, db.notes, db.annotations, db.kpiDays, async () => {
      const ordinal = await db.notes.where('datasetId').equals(PASTED_ID).count();
      if (ordinal === 0) await db.datasets.put(pastedCollection(collection, now));
      await db.notes.add({
        id,
        datasetId: PASTED_ID,
        ordinal,
        split: undefined,
        patientKey: id,
        title: title || `Pasted note ${ordinal + 1}`,
        date: now.slice(0, 10),
        text,
        tokenizer: 'clinical-1',
      });
      await db.annotations.add({ noteId: id, datasetId: PASTED_ID, gold: [] });
      await addKpi(db, new Date(now), arrived(1));
    });
  }

  async rename(datasetId: string, name: string): Promise<void> {
    await this.db.datasets.update(datasetId, { name });
  }

  /**
   * Notes, annotations, quarantine and readings go with it; runs and models keep their figures. Throws DatasetTagged
   * while a tagging project is over it: people's marks are not lost with something else.
   */
  async delete(datasetId: string): Promise<void> {
    const { db } = this;
    const marks = [db.annotations, db.readings, db.projects];
    const tables = [db.datasets, db.notes, db.noteLists, db.imports, db.quarantine, ...marks];
    await db.transaction('rw', tables, async () => {
      if ((await db.projects.where('datasetId').equals(datasetId).count()) > 0) throw new DatasetTagged(datasetId);
      for (const table of [db.notes, db.noteLists, db.annotations, db.quarantine, db.readings]) {
        await table.where('datasetId').equals(datasetId).delete();
      }
      await db.imports.delete(datasetId);
      await db.datasets.delete(datasetId);
    });
  }
}

function pastedCollection(name: string, now: string): DatasetVersion {
  return {
    id: PASTED_ID,
    name,
    contentHash: '',
    createdAt: now,
    source: 'text',
    labels: [],
    splits: {},
    labelled: false,
  };
}

function noteRow({ note, split }: LabelledNote, datasetId: string, ordinal: number): NoteRow {
  return { ...note, datasetId, ordinal, split };
}

function annotationRow({ note, gold }: LabelledNote, datasetId: string): AnnotationRow {
  return { noteId: note.id, datasetId, gold };
}
