'use client';
import type { DatasetVersion, LabelledNote } from '@/lib/domain/data/dataset';
import type { ImportIssue } from '@/lib/domain/data/import-report';
import type { StoredImportReport } from '@/lib/pipelines/ports';
import { database } from '@/lib/store/database';
import { labelledNote } from '@/lib/store/labelled-note';
import type { QuarantineRow } from '@/lib/store/rows';
import { useLive } from './live';

/** Newest first; undefined while loading. */
export function useDatasets(): DatasetVersion[] | undefined {
  return useLive(() => database().datasets.orderBy('createdAt').reverse().toArray(), []);
}

export function useDataset(id: string | undefined): DatasetVersion | undefined {
  return useLive(async () => (id === undefined ? undefined : database().datasets.get(id)), [id]);
}

export function useImportReport(datasetId: string | undefined): StoredImportReport | undefined {
  return useLive(async () => {
    if (datasetId === undefined) return undefined;
    const db = database();
    const [row, quarantine] = await Promise.all([
      db.imports.get(datasetId),
      db.quarantine.where('datasetId').equals(datasetId).toArray(),
    ]);
    // Pasted notes came by no import, and can be refused all the same.
    if (!row && quarantine.length === 0) return undefined;
    return { issues: [...(row?.issues ?? []), ...laterIssues(quarantine)], files: row?.files ?? [], quarantine };
  }, [datasetId]);
}

/** Of notes that were refused after they were stored, as an import would have told of them. */
function laterIssues(rows: readonly QuarantineRow[]): ImportIssue[] {
  const issues = new Map<string, ImportIssue>();
  for (const { noteId, code, facts = {}, place } of rows) {
    if (noteId === undefined) continue;
    const key = JSON.stringify([code, facts]);
    const { places, count } = issues.get(key) ?? { places: [], count: 0 };
    issues.set(key, { code, severity: 'rejected', facts, places: [...places, place], count: count + 1 });
  }
  return [...issues.values()];
}

/** Notes that were refused after they were stored. */
export function useRefusedNotes(datasetId: string): readonly QuarantineRow[] | undefined {
  return useLive(async () => {
    const rows = await database().quarantine.where('datasetId').equals(datasetId).toArray();
    return rows.filter(({ noteId }) => noteId !== undefined);
  }, [datasetId]);
}

export function useNoteCount(datasetId: string | undefined): number | undefined {
  return useLive(
    async () => (datasetId === undefined ? undefined : database().notes.where('datasetId').equals(datasetId).count()),
    [datasetId],
  );
}

/** @param index from 0, order of import */
export function useNoteAt(datasetId: string | undefined, index: number): LabelledNote | undefined {
  return useLive(async () => {
    if (datasetId === undefined) return undefined;
    const db = database();
    const row = await db.notes.where('[datasetId+ordinal]').equals([datasetId, index]).first();
    return row && labelledNote(row, (await db.annotations.get(row.id))?.gold);
  }, [datasetId, index]);
}

export interface PlacedNote {
  readonly labelled: LabelledNote;
  readonly datasetId: string;
  readonly index: number;
}

/** Null: there is no such note; undefined while loading. */
export function useNote(noteId: string | undefined): PlacedNote | null | undefined {
  return useLive(async () => {
    if (noteId === undefined) return null;
    const db = database();
    const row = await db.notes.get(noteId);
    if (!row) return null;
    const gold = (await db.annotations.get(noteId))?.gold;
    return { labelled: labelledNote(row, gold), datasetId: row.datasetId, index: row.ordinal };
  }, [noteId]);
}
