import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKUP_TABLES } from '@/lib/schemas/backup';
import { BackupRefused } from '@/lib/store/backup-file';
import { Database } from '@/lib/store/database';
import { makeBackup } from '@/lib/store/make-backup';
import { checkBackup, restoreBackup } from '@/lib/store/restore-backup';
import { isSealedBackup, openedFile, sealedFile } from '@/lib/store/sealed-backup';
import { allRows, fillDatabase } from '../fixtures/full-database';
import { AT } from '../fixtures/tagging';

const PASSPHRASE = 'four words of a file';
let databases = 0;
const fresh = () => new Database(`sealed-backup-${++databases}`);
let source: Database;
let file: Blob;

beforeAll(async () => {
  source = fresh();
  await fillDatabase(source);
  file = (await makeBackup(source, AT, {}, PASSPHRASE)).file;
});

async function refusal(blob: Blob, passphrase = PASSPHRASE): Promise<string | undefined> {
  const db = fresh();
  try {
    await checkBackup(db, blob, {}, passphrase);
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    expect(await db.restoring.count()).toBe(0);
    return error.error.code;
  }
  return undefined;
}

async function withByte(at: number): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return new Blob([bytes]);
}

describe('an encrypted backup', () => {
  it('is told from one that is not, and gives every row back', async () => {
    expect(await isSealedBackup(file)).toBe(true);
    expect(await isSealedBackup((await makeBackup(source, AT)).file)).toBe(false);
    const db = fresh();
    await restoreBackup(db, await checkBackup(db, file, {}, PASSPHRASE));
    const [restored, kept] = await Promise.all([allRows(db), allRows(source)]);
    for (const table of BACKUP_TABLES) expect(restored[table], table).toStrictEqual(kept[table]);
  });

  it('is refused with a code: by a wrong passphrase, changed, cut off, of a later version', async () => {
    expect(await refusal(file, 'another passphrase')).toBe('wrong-passphrase');
    expect(await refusal(await withByte(60))).toBe('wrong-passphrase');
    expect(await refusal(file.slice(0, file.size - 1))).toBe('cut-off');
    expect(await refusal(file.slice(0, 20))).toBe('cut-off');
    const later = new Uint8Array(await file.arrayBuffer());
    later[8] = 2;
    expect(await refusal(new Blob([later]))).toBe('newer-version');
  });
});

describe('a file of several blocks', () => {
  const SIZE = (1 << 20) * 2 + 12_345;
  const content = Uint8Array.from({ length: SIZE }, (_, at) => (at * 31 + (at >> 9)) & 255);
  let sealed: Blob;
  const seal = (bytes: Uint8Array<ArrayBuffer>) =>
    sealedFile(new Blob([bytes]).stream() as ReadableStream<Uint8Array>, PASSPHRASE, 1000);
  const open = async (blob: Blob): Promise<Uint8Array | string> => {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    try {
      for await (const part of openedFile(blob, PASSPHRASE)) parts.push(part);
    } catch (error) {
      return error instanceof BackupRefused ? error.error.code : String(error);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  };
  beforeAll(async () => {
    sealed = await seal(content);
  });

  it.each([0, 1, 1 << 20, SIZE])('of %i bytes comes back as it was', async (size) => {
    const opened = await open(await seal(content.slice(0, size)));
    expect(Buffer.compare(Buffer.from(opened as Uint8Array), Buffer.from(content.slice(0, size)))).toBe(0);
  });

  it('does not open when a block is missing, moved, changed or the last', async () => {
    const head = 29;
    const block = 4 + (1 << 20) + 29;
    const at = (number: number) => sealed.slice(head + number * block, head + (number + 1) * block);
    const start = sealed.slice(0, head);
    expect(await open(new Blob([start, at(0), at(1)]))).toBe('cut-off');
    expect(await open(new Blob([start, at(0), at(2)]))).toBe('damaged');
    expect(await open(new Blob([start, at(0), at(0), at(2)]))).toBe('damaged');
    expect(await open(new Blob([start, at(1), at(0), at(2)]))).toBe('wrong-passphrase');
    expect(await open(new Blob([start, at(0), at(1), at(2), at(2)]))).toBe('damaged');
  });
});
