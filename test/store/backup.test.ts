import 'fake-indexeddb/auto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { Cancelled } from '@/lib/pipelines/ports';
import { BACKUP_TABLES } from '@/lib/schemas/backup';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { packRow, unpackRow } from '@/lib/store/backup-codec';
import { BackupRefused, digestOfDigests, lineDigest } from '@/lib/store/backup-file';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore, PASTED_ID } from '@/lib/store/dataset-store';
import { makeBackup } from '@/lib/store/make-backup';
import { checkBackup, restoreBackup } from '@/lib/store/restore-backup';
import { DexieRunStore } from '@/lib/store/run-store';
import { allRows, fillDatabase } from '../fixtures/full-database';
import { runFixture } from '../fixtures/stored';
import { AT, addDraft, markFixture } from '../fixtures/tagging';

let databases = 0;
const fresh = () => new Database(`backup-${++databases}`);
let source: Database;
let file: Blob;

beforeAll(async () => {
  source = fresh();
  await fillDatabase(source);
  file = (await makeBackup(source, AT)).file;
});

/** The file with its lines changed and its end written anew, unless told otherwise. */
async function changed(change: (lines: string[]) => string[], end: 'anew' | 'as it was' = 'anew'): Promise<Blob> {
  const lines = gunzipSync(Buffer.from(await file.arrayBuffer()))
    .toString('utf8')
    .split('\n')
    .slice(0, -1);
  const last = lines.pop() ?? '';
  const kept = change(lines);
  const digests = await Promise.all(kept.map(lineDigest));
  const sha256 = await digestOfDigests(digests);
  const all = [...kept, end === 'anew' ? JSON.stringify({ end: true, sha256 }) : last];
  return new Blob([gzipSync(all.map((line) => `${line}\n`).join(''))]);
}

async function refusal(blob: Blob, db: Database = fresh()): Promise<BackupRefused['error'] | undefined> {
  const before = await allRows(db);
  try {
    await checkBackup(db, blob);
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    expect(await allRows(db)).toEqual(before);
    return error.error;
  }
  return undefined;
}

describe('a backup', () => {
  it('knows every table of the database but scratch, what follows from others, what the browser trusts and its keys', () => {
    // What monitoring counted is of this browser, as its trust is.
    const counted = ['kpiDays', 'kpiSeen', 'notesRead', 'audits'];
    const monitoring = ['windows', 'firings', 'seenNotes', 'queuedNotes', 'monitoring', 'stepRuns', ...counted];
    const left = ['restoring', 'noteLists', 'site', 'vault', ...monitoring];
    const tables = source.tables.map(({ name }) => name).filter((name) => !left.includes(name));
    expect([...BACKUP_TABLES].sort()).toEqual(tables.sort());
  });

  it('restored into an empty database gives every table back, row by row', async () => {
    const db = fresh();
    const plan = await checkBackup(db, file);
    // What a browser counted is its own.
    const rows = { ...(await allRows(source)), kpiDays: [] } as Awaited<ReturnType<typeof allRows>>;
    for (const table of BACKUP_TABLES) expect(plan.tables[table]?.add ?? 0, table).toBe(rows[table]?.length);
    expect([plan.here, plan.differ]).toEqual([0, 0]);
    expect(await db.notes.count()).toBe(0);
    expect(await restoreBackup(db, plan)).toBe(plan.add);
    expect(await allRows(db)).toStrictEqual(rows);
    const filled = BACKUP_TABLES.filter((table) => (rows[table]?.length ?? 0) > 0);
    expect(filled.length).toBeGreaterThanOrEqual(20);
  });

  it('restored where everything is already adds nothing and changes nothing', async () => {
    const before = await allRows(source);
    const plan = await checkBackup(source, file);
    expect([plan.add, plan.differ]).toEqual([0, 0]);
    await restoreBackup(source, plan);
    expect(await allRows(source)).toStrictEqual(before);
  });

  it('of an empty database can be restored', async () => {
    const { file: empty, header } = await makeBackup(fresh(), AT);
    expect(header.counts).toEqual({});
    const db = fresh();
    expect(await restoreBackup(db, await checkBackup(db, empty))).toBe(0);
  });

  it('goes on in the same way after it: undo, redo, next run', async () => {
    const db = fresh();
    await restoreBackup(db, await checkBackup(db, file));
    const store = new DexieAnnotationStore(db);
    const redone = await store.redo('p1', 'Me', 'n000');
    expect(redone?.kind === 'committed' && redone.works[0]?.status).toBe('done');
    expect((await new DexieRunStore(db).start(runFixture('next'))).number).toBe(3);
  });
});

describe('beside other work', () => {
  it('keeps what is here, and says what differs', async () => {
    const db = fresh();
    await restoreBackup(db, await checkBackup(db, file));
    const store = new DexieAnnotationStore(db);
    await store.commit([addDraft('here', markFixture('here', 20, 24), { noteId: 'n000' })]);
    const mine = await allRows(db);
    const plan = await checkBackup(db, file);
    expect(plan.add).toBe(0);
    expect(plan.tables.noteWork).toEqual({ rows: 2, add: 0, here: 2, differ: 1 });
    await restoreBackup(db, plan);
    expect(await allRows(db)).toStrictEqual(mine);
  });

  it("brings a note's layer back whole where this browser has none", async () => {
    const db = fresh();
    await restoreBackup(db, await checkBackup(db, file));
    const all = await allRows(db);
    await db.noteWork.delete(['p1', 'Me', 'n001']);
    await db.noteStates.delete(['p1', 'Me', 'n001']);
    await db.edits
      .where('[projectId+annotator+noteId+seq]')
      .between(['p1', 'Me', 'n001'], ['p1', 'Me', 'n001', []])
      .delete();
    const plan = await checkBackup(db, file);
    expect(plan.tables.edits).toMatchObject({ add: 3, here: 3 });
    await restoreBackup(db, plan);
    expect(await allRows(db)).toStrictEqual(all);
  });

  it('joins another database: both datasets, runs renumbered with their models, pasted notes one after another', async () => {
    const db = fresh();
    await fillDatabase(db, 'x-');
    await restoreBackup(db, await checkBackup(db, file));
    expect(await db.datasets.count()).toBe(3);
    const runs = await db.runs.orderBy('number').toArray();
    expect(runs.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    for (const run of runs) expect((await db.models.get(run.modelId ?? ''))?.number).toBe(run.number);
    const pasted = await new DexieDatasetStore(db).notes(PASTED_ID);
    expect(pasted.map(({ note }) => note.id)).toEqual(['x-pasted-1', 'pasted-1']);
    expect((await new DexieRunStore(db).start(runFixture('next'))).number).toBe(5);
    expect(await db.edits.count()).toBe(12);
  });

  it('adds nothing at all when one row cannot be added', async () => {
    const db = fresh();
    const plan = await checkBackup(db, file);
    // Taken by another tab between the check and the restoring.
    await db.restoring.delete(plan.lines.get('edits')?.[0] ?? 0);
    await expect(restoreBackup(db, plan)).rejects.toThrow();
    for (const table of db.tables.filter(({ name }) => !['restoring', 'vault'].includes(name)))
      expect(await table.count()).toBe(0);
  });

  it('adds nothing when it is cancelled in the middle', async () => {
    const db = fresh();
    const plan = await checkBackup(db, file);
    let looks = 0;
    const signal = {
      get aborted() {
        return ++looks > 4;
      },
    } as AbortSignal;
    await expect(restoreBackup(db, plan, { signal })).rejects.toBeInstanceOf(Cancelled);
    expect(await db.notes.count()).toBe(0);
    expect(await db.datasets.count()).toBe(0);
  });
});

describe('a file that is not as it was written is refused', () => {
  it('cut at any place', async () => {
    const size = file.size;
    for (const keep of [size - 1, size - 9, Math.floor(size / 2)]) {
      expect((await refusal(file.slice(0, keep)))?.code, `${keep} of ${size}`).toBe('cut-off');
    }
  });

  it('with a byte flipped, wherever it is', async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    for (let at = 10; at < bytes.length; at += Math.floor(bytes.length / 23)) {
      const flipped = bytes.slice();
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      expect((await refusal(new Blob([flipped])))?.code, `byte ${at}`).toBeDefined();
    }
  });

  it('when a line was changed, left out or moved under its old checksum', async () => {
    const edits = [
      (lines: string[]) => lines.map((line) => line.replace('Asthma', 'Asthmb')),
      (lines: string[]) => lines.toSpliced(2, 1),
      (lines: string[]) => [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', ...lines.slice(3)],
    ];
    for (const edit of edits) expect((await refusal(await changed(edit, 'as it was')))?.code).toBe('damaged');
  });

  it('when rows are missing though the checksum holds', async () => {
    const at = (lines: string[]) => lines.findIndex((line) => line.startsWith('{"table":"notes"'));
    const without = await changed((lines) => lines.toSpliced(at(lines), 1));
    expect(await refusal(without)).toMatchObject({ code: 'count-mismatch', table: 'notes', expected: 231 });
  });

  it('by a newer version of the app, which is said', async () => {
    const newer = await changed(([header = '', ...lines]) => [
      header.replace('"version":1', '"version":2,"new":[]'),
      ...lines,
    ]);
    expect(await refusal(newer)).toEqual({ code: 'newer-version', version: 2, known: 1 });
  });

  it('another file altogether', async () => {
    expect((await refusal(new Blob(['Asthma, treated.'])))?.code).toBe('not-a-backup');
    expect((await refusal(new Blob([gzipSync('{"a":1}\n')])))?.code).toBe('not-a-backup');
    expect((await refusal(new Blob([gzipSync('Asthma\n')])))?.code).toBe('not-a-backup');
    expect((await refusal(new Blob([])))?.code).toBe('not-a-backup');
  });

  it('with a row that its table cannot hold, named by place and never by its words', async () => {
    let row = 0;
    const odd = await changed((lines) =>
      lines.map((line) => {
        if (line.includes('"ordinal":3,')) {
          row =
            1 + (JSON.parse(line) as { rows: { ordinal: number }[] }).rows.findIndex(({ ordinal }) => ordinal === 3);
        }
        return line.replace('"ordinal":3,', '"ordinal":-3,');
      }),
    );
    const error = await refusal(odd);
    expect(row).toBeGreaterThan(0);
    expect(error).toMatchObject({ code: 'row-invalid', table: 'notes', row });
    expect(JSON.stringify(error)).not.toContain('Asthma');
    const marks = await changed((lines) => lines.map((line) => line.replaceAll('\\"start\\":0', '\\"start\\":9')));
    expect(await refusal(marks)).toMatchObject({ code: 'row-invalid', table: 'noteWork' });
  });
});

it('packs what JSON has no word for, and keys that look like its own marks', () => {
  const row = {
    a: undefined,
    b: [Number.NaN, -0, 1e-320],
    c: new Uint8Array([0, 255]),
    $type: 'bytes',
    d: { $type: 1 },
  };
  expect(unpackRow(JSON.parse(JSON.stringify(packRow(row))))).toStrictEqual(row);
});

it('numbers of a fixed kind come back in their kind, also from within a longer buffer', () => {
  const within = new Float64Array([1, -0.5, Number.NaN, 3]).subarray(1, 3);
  const row = { counts: Int32Array.of(1, -2, 2 ** 31 - 1), within, none: new Float64Array() };
  expect(unpackRow(JSON.parse(JSON.stringify(packRow(row))))).toStrictEqual(row);
});
