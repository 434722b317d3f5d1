import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { storeFailureCode } from '@/lib/store/failure-code';
import { dataKeysOf, openBytes, SealBroken, sealBytes } from '@/lib/store/sealing/cipher';
import { rowOfBytes, rowToBytes } from '@/lib/store/sealing/row-bytes';
import { SealedNames } from '@/lib/store/sealing/sealed-names';
import { isSealedRow, SEALED } from '@/lib/store/sealing/sealed-rows';
import { CLEAR_TABLES, SEALED_TABLES } from '@/lib/store/sealing/sealed-tables';
import { fillDatabase } from '../fixtures/full-database';
import { datasetFixture, noteFixture } from '../fixtures/stored';

let databases = 0;
const fresh = () => new Database(`sealing-${++databases}`);
const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const NOTHING = { issues: [], quarantine: [], files: [] };

/** Rows as they stand on the disk, past our own code. */
async function stored(db: Database, table: string): Promise<Record<string, unknown>[]> {
  await db.open();
  return new Promise((resolve, reject) => {
    const request = db.backendDB().transaction(table).objectStore(table).getAll();
    request.onsuccess = () => resolve(request.result as Record<string, unknown>[]);
    request.onerror = () => reject(request.error);
  });
}

async function overwrite(db: Database, table: string, change: (row: Record<string, unknown>) => void): Promise<void> {
  const rows = await stored(db, table);
  await new Promise((resolve, reject) => {
    const writing = db.backendDB().transaction(table, 'readwrite');
    for (const row of rows) {
      change(row);
      writing.objectStore(table).put(row);
    }
    writing.oncomplete = resolve;
    writing.onabort = () => reject(writing.error);
  });
}

describe('the cipher', () => {
  it('is AES-GCM: test case 16 of McGrew and Viega, 256 bits with additional data', async () => {
    const raw = hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    const plain = hex(
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    );
    // The published additional data is no UTF-8; what is checked with it here is the ciphertext, which does not depend on it.
    const sealed = await sealBytes(key, plain, '', hex('cafebabefacedbaddecaf888'));
    expect([...sealed.subarray(0, 13)]).toEqual([1, ...hex('cafebabefacedbaddecaf888')]);
    expect([...sealed.subarray(13, -16)]).toEqual([
      ...hex(
        '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
      ),
    ]);
    expect([...(await openBytes(key, sealed, ''))]).toEqual([...plain]);
  });

  it('gives the tag of test case 14: a block of zeros under a key of zeros', async () => {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['encrypt', 'decrypt']);
    const sealed = await sealBytes(key, new Uint8Array(16), '', new Uint8Array(12));
    expect([...sealed.subarray(13)]).toEqual([
      ...hex('cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919'),
    ]);
  });

  it('opens under its own key, in its own place, and unchanged alone', async () => {
    const [mine, other] = await Promise.all([
      dataKeysOf(new Uint8Array(32).fill(7)),
      dataKeysOf(new Uint8Array(32).fill(8)),
    ]);
    const plain = new TextEncoder().encode('Frau Quillaxo');
    const sealed = await sealBytes(mine.rows, plain, 'here');
    expect(await openBytes(mine.rows, sealed, 'here')).toEqual(plain);
    await expect(openBytes(other.rows, sealed, 'here')).rejects.toThrow(SealBroken);
    await expect(openBytes(mine.names, sealed, 'here')).rejects.toThrow(SealBroken);
    await expect(openBytes(mine.rows, sealed, 'there')).rejects.toThrow(SealBroken);
    for (const at of [0, 1, 13, sealed.length - 1]) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(openBytes(mine.rows, changed, 'here'), `byte ${at}`).rejects.toThrow(SealBroken);
    }
    expect(await sealBytes(mine.rows, plain, 'here')).not.toEqual(sealed);
  });

  it('holds rows with bytes, undefined, odd numbers and words that look like its own marks', () => {
    const row = {
      id: 'a',
      text: '\ud83e\u0000 é\r\n',
      gone: undefined,
      bytes: new Uint8Array([0, 255, 7]),
      deep: [{ more: new Uint8Array(), n: Number.NaN }],
      $type: 'bytes-at',
      at: 0,
    };
    expect(rowOfBytes(rowToBytes(row))).toStrictEqual(row);
  });

  it('gives equal names equal forms and others others, and both ways', async () => {
    const names = new SealedNames(await dataKeysOf(new Uint8Array(32).fill(7)));
    const again = new SealedNames(await dataKeysOf(new Uint8Array(32).fill(7)));
    const form = await names.seal('meier-anna.txt');
    expect(await again.seal('meier-anna.txt')).toBe(form);
    expect(form).not.toContain('meier');
    expect(await again.open(form)).toBe('meier-anna.txt');
    expect(await names.seal('meier-anne.txt')).not.toBe(form);
  });
});

describe('the database', () => {
  it('has a decision for every table', () => {
    const decided = [...Object.keys(SEALED_TABLES), ...Object.keys(CLEAR_TABLES)];
    expect(decided.sort()).toEqual(
      fresh()
        .tables.map(({ name }) => name)
        .sort(),
    );
    for (const [table, fields] of Object.entries(SEALED_TABLES)) {
      const { primKey, indexes } = fresh().table(table).schema;
      const paths = [primKey, ...indexes].flatMap(({ keyPath }) => keyPath ?? []);
      // Fields of fields have no place in what is authenticated with a row.
      for (const path of paths) expect(path).not.toContain('.');
      for (const field of fields) expect(paths, table).toContain(field);
    }
  });

  it('writes no word of a row, no name in a key, in any table', async () => {
    const db = fresh();
    await fillDatabase(db, 'secretprefix');
    const canary = 'Zorbinthia Quill';
    const store = new DexieDatasetStore(db);
    const note = noteFixture('d9:zorbinthia-quill.txt');
    const labelled = {
      ...note,
      note: { ...note.note, title: canary, patientKey: canary, text: `${canary} has gout.` },
    };
    await store.put(datasetFixture('d9'), [labelled], NOTHING);
    let rows = 0;
    for (const name of Object.keys(SEALED_TABLES)) {
      for (const row of await stored(db, name)) {
        rows += 1;
        expect(isSealedRow(row), name).toBe(true);
        const { [SEALED]: sealed, ...clear } = row;
        const all = JSON.stringify(clear) + Buffer.from(sealed as Uint8Array).toString('latin1');
        for (const word of ['orbinthia', 'Asthma', 'Letter', '"Me"']) expect(all, name).not.toContain(word);
      }
    }
    expect(rows).toBeGreaterThan(450);
    expect((await store.note('d9:zorbinthia-quill.txt'))?.note.text).toBe(`${canary} has gout.`);
  });

  it('refuses a changed row by a code, and goes on reading the others', async () => {
    const db = fresh();
    const store = new DexieDatasetStore(db);
    await store.put(datasetFixture('d'), [noteFixture('a'), noteFixture('b'), noteFixture('c')], NOTHING);
    await overwrite(db, 'notes', (row) => {
      const bytes = row[SEALED] as Uint8Array;
      if (row.ordinal === 1) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    });
    const error = await store.note('b').catch((reason: unknown) => reason);
    expect(storeFailureCode(error)).toBe('row-damaged');
    expect(String(error)).not.toContain('Asthma');
    expect((await store.note('a'))?.note.id).toBe('a');
    expect((await store.notes('d')).map(({ note }) => note.id)).toEqual(['a', 'c']);
    expect(db.ring.damaged()).toBe(1);
    await expect(db.transaction('rw', db.notes, () => db.notes.toArray())).rejects.toThrow('row-damaged');
  });

  it('notices a row that was put in another’s place', async () => {
    const db = fresh();
    await new DexieDatasetStore(db).put(datasetFixture('d'), [noteFixture('a'), noteFixture('b')], NOTHING);
    const first = (await stored(db, 'notes')).find(({ ordinal }) => ordinal === 0);
    await overwrite(db, 'notes', (row) => {
      row[SEALED] = first?.[SEALED];
    });
    expect((await db.notes.get('a'))?.id).toBe('a');
    await expect(db.notes.get('b')).rejects.toThrow('row-damaged');
    // A key's field that is not secret is held fast as well.
    const other = fresh();
    await new DexieDatasetStore(other).put(datasetFixture('d'), [noteFixture('a')], NOTHING);
    await overwrite(other, 'notes', (row) => {
      row.datasetId = 'elsewhere';
    });
    await expect(other.notes.get('a')).rejects.toThrow('row-damaged');
  });

  it('is read by another connection to it, and by none with another key', async () => {
    const db = fresh();
    await db.preferences.put({ key: 'colour', value: 'teal' });
    const again = new Database(db.name);
    expect((await again.preferences.get('colour'))?.value).toBe('teal');
    db.close();
    again.close();
    const thief = new Database(db.name);
    await thief.open();
    Object.assign(thief.ring, { held: await dataKeysOf(new Uint8Array(32)) });
    await expect(thief.preferences.get('colour')).rejects.toThrow('row-damaged');
  });

  it('keeps a transaction whole over many steps and over live queries', async () => {
    const db = fresh();
    const seen: number[] = [];
    const watching = Dexie.liveQuery(() => db.recipes.count()).subscribe((count) => seen.push(count));
    await expect(
      db.transaction('rw', db.preferences, async () => {
        for (let at = 0; at < 20; at++) {
          const before = (await db.preferences.get('n'))?.value as number | undefined;
          await db.preferences.put({ key: 'n', value: (before ?? 0) + 1 });
        }
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    expect(await db.preferences.get('n')).toBeUndefined();
    await db.transaction('rw', db.preferences, async () => {
      for (let at = 0; at < 20; at++) {
        const before = (await db.preferences.get('n'))?.value as number | undefined;
        await db.preferences.put({ key: 'n', value: (before ?? 0) + 1 });
      }
    });
    expect((await db.preferences.get('n'))?.value).toBe(20);
    await new DexieDatasetStore(db).put(datasetFixture('d'), [noteFixture('a')], NOTHING);
    const titles: (string | undefined)[] = [];
    const notes = Dexie.liveQuery(() => db.notes.get('a')).subscribe((note) => titles.push(note?.title));
    await expect.poll(() => titles.length).toBe(1);
    const note = await db.notes.get('a');
    if (note) await db.notes.put({ ...note, title: 'other' });
    await expect.poll(() => titles.at(-1)).toBe('other');
    watching.unsubscribe();
    notes.unsubscribe();
  });
});

describe('a database of version 8', () => {
  let name: string;
  beforeEach(async () => {
    name = `old-${++databases}`;
    const old = new Dexie(name);
    old.version(8).stores({
      datasets: 'id, contentHash, createdAt',
      notes: 'id, [datasetId+ordinal], datasetId',
      annotations: 'noteId, datasetId',
      quarantine: '++key, datasetId',
      modelContents: 'id',
    });
    await old.table('datasets').add(datasetFixture('d'));
    const notes = Array.from({ length: 1200 }, (_, ordinal) => ({
      ...noteFixture(`d:anna-${ordinal}.txt`).note,
      ...{ datasetId: 'd', ordinal, split: 'train' },
    }));
    await old.table('notes').bulkAdd(notes);
    await old.table('annotations').bulkAdd(notes.map(({ id }) => ({ noteId: id, datasetId: 'd', gold: [] })));
    await old.table('quarantine').bulkAdd([{ datasetId: 'd', code: 'note-empty', text: 'Anna' }]);
    await old.table('modelContents').add({ id: 'm', bytes: new Uint8Array([1, 2, 250]), lexicon: undefined });
    old.close();
  });

  async function expectTakenOver(db: Database): Promise<void> {
    const store = new DexieDatasetStore(db);
    expect((await store.notes('d')).length).toBe(1200);
    expect((await store.note('d:anna-777.txt'))?.note.text).toBe(noteFixture('d:anna-777.txt').note.text);
    expect((await store.findByHash(datasetFixture('d').contentHash))?.id).toBe('d');
    expect(await db.quarantine.toArray()).toMatchObject([{ key: 1, text: 'Anna' }]);
    expect((await db.modelContents.get('m'))?.bytes).toEqual(new Uint8Array([1, 2, 250]));
    for (const table of ['datasets', 'notes', 'annotations', 'quarantine', 'modelContents']) {
      const rows = await stored(db, table);
      expect(rows.every(isSealedRow), table).toBe(true);
      const clear = JSON.stringify(rows.map(({ [SEALED]: _, ...rest }) => rest));
      // Sealed ids are letters at random: among 1,200 of them any name of four letters stands now and then.
      expect(clear.replace(/"~1\.[\w-]+"/g, '')).not.toMatch(/anna/i);
    }
    expect((await stored(db, 'notes')).length).toBe(1200);
  }

  it('is sealed whole at the first start, with its progress', async () => {
    const db = new Database(name);
    const states: string[] = [];
    db.ring.subscribe(() => {
      const state = db.ring.state();
      states.push(state.kind === 'sealing' ? `${state.done}/${state.total}` : state.kind);
    });
    await db.open();
    expect(states.slice(0, 2)).toEqual(['1/2403', '501/2403']);
    expect(states.at(-1)).toBe('open');
    await expectTakenOver(db);
    db.close();
  });

  it('is sealed on where a kill cut it off', async () => {
    const first = new Database(name);
    // Gone in the middle: the connection breaks under the work after the first batches.
    first.ring.subscribe(() => {
      const state = first.ring.state();
      if (state.kind === 'sealing' && state.done >= 900) first.backendDB().close();
    });
    await expect(first.open()).rejects.toThrow();
    first.close();
    const db = new Database(name);
    const totals: number[] = [];
    db.ring.subscribe(() => {
      const state = db.ring.state();
      if (state.kind === 'sealing') totals.push(state.done);
    });
    await expectTakenOver(db);
    db.close();
  });
});
