import type { Table } from 'dexie';
import type { BackupTable } from '../schemas/backup';
import { noteKey } from './annotation-rows';
import type { Database } from './database';
import { PASTED_ID } from './dataset-store';
import { keyOf, type Row } from './make-backup';
import { LAST_RUN_NUMBER } from './run-store';

/** Rows of one table of a backup, sorted by what becomes of them. */
export interface Merged {
  /** New here, as they will be stored. */
  readonly add: readonly Row[];
  /** Left out: this browser has them. */
  readonly here: number;
  /** Of those, rows that are not the same as here: this browser's stay. */
  readonly differ: number;
}

const OF_DATASET: readonly BackupTable[] = ['notes', 'annotations', 'imports', 'quarantine', 'readings'];
const OF_LAYER: readonly BackupTable[] = ['noteStates', 'edits'];

/**
 * Decides what of a backup is added. What is here stays as it is, and is left whole: a dataset with its notes, a run
 * with its model, a note's layer with its steps come together or not at all. Tables must come in the order of
 * BACKUP_TABLES, one after another.
 */
export class RestoreMerge {
  private readonly datasetsHere = new Set<unknown>();
  private readonly runsHere = new Set<unknown>();
  private readonly searchesHere = new Set<unknown>();
  private readonly layersHere = new Set<string>();
  private readonly numbers = new Map<unknown, number>();
  private readonly used = new Set<unknown>();
  private lastNumber = 0;
  private pastedHere = 0;

  constructor(private readonly db: Database) {}

  /** Reads what the decisions need; within the transaction that adds, when it does. */
  async begin(): Promise<void> {
    for (const run of await this.db.runs.toArray()) this.take(run.number);
    this.pastedHere = await this.db.notes.where('datasetId').equals(PASTED_ID).count();
  }

  async merge(name: BackupTable, rows: readonly Row[]): Promise<Merged> {
    const table = this.db.table<Row, unknown>(name);
    const open = rows.filter((row) => !this.leftWhole(name, row));
    const left = rows.length - open.length;
    if (name === 'quarantine') {
      // Numbered anew: these keys mean nothing elsewhere.
      return { add: open.map(({ key: _key, ...row }) => row), here: left, differ: 0 };
    }
    const stored = await table.bulkGet(open.map((row) => keyOf(table, row)));
    const add: Row[] = [];
    let differ = 0;
    for (const [i, row] of open.entries()) {
      const there = stored[i];
      if (there === undefined) add.push(this.adapted(name, row));
      else {
        this.remember(name, row);
        if (!sameValue(there, row)) differ += 1;
      }
    }
    return { add, here: rows.length - add.length, differ };
  }

  /** Run numbers count on from the highest one. */
  async end(): Promise<void> {
    const counter = (await this.db.preferences.get(LAST_RUN_NUMBER))?.value;
    if (this.lastNumber > (typeof counter === 'number' ? counter : 0)) {
      await this.db.preferences.put({ key: LAST_RUN_NUMBER, value: this.lastNumber });
    }
  }

  /** Whether the row belongs to something this browser has already. */
  private leftWhole(name: BackupTable, row: Row): boolean {
    if (OF_DATASET.includes(name)) return this.datasetsHere.has(row.datasetId);
    if (name === 'foldResults') return this.searchesHere.has(row.searchId);
    if (name === 'runErrors' || name === 'models') return this.runsHere.has(row.runId);
    if (OF_LAYER.includes(name)) return this.layersHere.has(layerName(row));
    return false;
  }

  private remember(name: BackupTable, row: Row): void {
    // Pasted notes are one growing collection: those that are missing join it.
    if (name === 'datasets' && row.id !== PASTED_ID) this.datasetsHere.add(row.id);
    if (name === 'runs') this.runsHere.add(row.id);
    if (name === 'searches') this.searchesHere.add(row.id);
    if (name === 'noteWork') this.layersHere.add(layerName(row));
  }

  private adapted(name: BackupTable, row: Row): Row {
    switch (name) {
      case 'runs': {
        const number = this.numberOf(row);
        return { ...row, number, state: row.state === 'running' ? 'interrupted' : row.state };
      }
      case 'models':
        return { ...row, number: this.numbers.get(row.runId) ?? row.number };
      case 'jobs':
        return row.state === 'running' ? { ...row, state: 'interrupted' } : row;
      case 'notes':
        return row.datasetId === PASTED_ID && this.pastedHere > 0 ? { ...row, ordinal: this.pastedHere++ } : row;
      default:
        return row;
    }
  }

  /** A run keeps its number where no run here has it. */
  private numberOf(row: Row): number {
    const number = typeof row.number === 'number' && !this.used.has(row.number) ? row.number : this.lastNumber + 1;
    this.take(number);
    this.numbers.set(row.id, number);
    return number;
  }

  private take(number: number): void {
    this.used.add(number);
    this.lastNumber = Math.max(this.lastNumber, number);
  }
}

/** Adds the rows; ids that are there already would fail the whole restoring. */
export async function addRows(table: Table<Row, unknown>, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await table.bulkAdd([...rows]);
}

function layerName(row: Row): string {
  return noteKey(row as unknown as Parameters<typeof noteKey>[0]).join('\n');
}

/** By value; a missing field and an undefined one are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b) && a.byteLength !== b.byteLength) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue((a as Row)[key], (b as Row)[key]));
}
