import { throwIfCancelled, type WorkOptions } from '../pipelines/ports';
import { BACKUP_TABLES, type BackupHeader, type BackupTable } from '../schemas/backup';
import { unpackRow } from './backup-codec';
import { readBackupFile } from './backup-file';
import type { Database } from './database';
import type { Row } from './make-backup';
import { addRows, RestoreMerge } from './restore-merge';
import { openedFile } from './sealed-backup';
import { splitRuns } from './split-runs';

export interface TablePlan {
  /** Rows of the file. */
  readonly rows: number;
  readonly add: number;
  /** Left out because this browser has them. */
  readonly here: number;
  /** Of those, rows that are not the same here: this browser's stay. */
  readonly differ: number;
}

/** What restoring a backup would do. Nothing is ever deleted or overwritten. */
export interface RestorePlan {
  readonly header: BackupHeader;
  readonly tables: Readonly<Partial<Record<BackupTable, TablePlan>>>;
  /** Rows over all tables. */
  readonly add: number;
  readonly here: number;
  readonly differ: number;
  /** Where its lines are put by: keys in `restoring`, by table. */
  readonly lines: PutBy;
}

type PutBy = ReadonlyMap<BackupTable, readonly number[]>;

/**
 * Checks a backup whole and puts its lines by, in small transactions, so that neither the check nor the restoring
 * holds the file in memory. Lines of an earlier check are let go of. Throws BackupRefused, or Cancelled.
 */
export async function checkBackup(
  db: Database,
  file: Blob,
  options: WorkOptions = {},
  passphrase?: string,
): Promise<RestorePlan> {
  await db.restoring.clear();
  try {
    let done = 0;
    const lines = new Map<BackupTable, number[]>();
    const content = passphrase === undefined ? file : openedFile(file, passphrase);
    const header = await readBackupFile(content, async ({ table, packed }, { counts }) => {
      throwIfCancelled(options.signal);
      const key = await db.restoring.add({ table, rows: JSON.stringify(packed) });
      lines.set(table, [...(lines.get(table) ?? []), key]);
      done += packed.length;
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      options.onProgress?.('check', done, total);
    });
    const tables: Partial<Record<BackupTable, TablePlan>> = {};
    await eachLine(db, lines, async (table, { add, here, differ }) => {
      throwIfCancelled(options.signal);
      const sum = tables[table] ?? { rows: 0, add: 0, here: 0, differ: 0 };
      tables[table] = {
        rows: sum.rows + add.length + here,
        add: sum.add + add.length,
        here: sum.here + here,
        differ: sum.differ + differ,
      };
    });
    const total = (of: 'add' | 'here' | 'differ') => Object.values(tables).reduce((sum, table) => sum + table[of], 0);
    return { header, tables, add: total('add'), here: total('here'), differ: total('differ'), lines };
  } catch (error) {
    await discardBackup(db);
    throw error;
  }
}

/** Adds what the checked backup has and this browser has not: all of it, or nothing. @returns rows added */
export async function restoreBackup(db: Database, plan: RestorePlan, options: WorkOptions = {}): Promise<number> {
  let added = 0;
  await db.transaction('rw', db.tables, async () => {
    const merge = await eachLine(db, plan.lines, async (table, { add }) => {
      // Throwing here takes the whole transaction back.
      throwIfCancelled(options.signal);
      await addRows(db.table<Row, unknown>(table), add);
      added += add.length;
    });
    await merge.end();
    // A file of before version 4 of the database has whole runs.
    await splitRuns(db.runs, db.runDetails);
    await db.restoring.clear();
  });
  return added;
}

/** Lets go of a checked backup. */
export async function discardBackup(db: Database): Promise<void> {
  await db.restoring.clear();
}

/** The lines put by, table by table in the order of BACKUP_TABLES, one at a time. */
async function eachLine(
  db: Database,
  lines: PutBy,
  take: (table: BackupTable, merged: Awaited<ReturnType<RestoreMerge['merge']>>) => Promise<void>,
): Promise<RestoreMerge> {
  const merge = new RestoreMerge(db);
  await merge.begin();
  for (const table of BACKUP_TABLES) {
    for (const key of lines.get(table) ?? []) {
      const line = await db.restoring.get(key);
      // Let go of by another tab: adding the rest would be half a backup.
      if (!line) throw new Error('a line put by is gone');
      const rows = (JSON.parse(line.rows) as unknown[]).map((row) => unpackRow(row) as Row);
      await take(table, await merge.merge(table, rows));
    }
  }
  return merge;
}
