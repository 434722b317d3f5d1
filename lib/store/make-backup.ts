import { Dexie, type Table } from 'dexie';
import { throwIfCancelled, type WorkOptions } from '../pipelines/ports';
import { BACKUP_MAGIC, BACKUP_TABLES, BACKUP_VERSION, type BackupHeader, type BackupTable } from '../schemas/backup';
import { packRow } from './backup-codec';
import { digestOfDigests, lineDigest } from './backup-file';
import type { Database } from './database';
import { sealedFile } from './sealed-backup';
import { openBytes, sealBytes } from './sealing/cipher';

/** Rows read at a time. Models are large: one by one. */
const PAGE = 200;
const LARGE: readonly BackupTable[] = ['modelContents', 'learnerModels'];

export type Row = Readonly<Record<string, unknown>>;

export interface Backup {
  readonly file: Blob;
  readonly header: BackupHeader;
}

/**
 * All tables as one file. They are read in one transaction, so that the file shows one moment; each page goes into a
 * Blob at once, sealed, since the browser may keep it on disk, and is hashed and compressed afterwards, piece by piece.
 * Writing in other tabs waits for the reading, some seconds for 100,000 notes. Format: backup-file.ts.
 * @param now ISO 8601 @param options progress in rows read, then in lines written
 * @param passphrase undefined: the file is not encrypted
 */
export async function makeBackup(
  db: Database,
  now: string,
  options: WorkOptions = {},
  passphrase?: string,
): Promise<Backup> {
  // Under a key of this moment: nothing of a page is put by in clear.
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const { lines, counts } = await readTables(db, key, options);
  const header: BackupHeader = { magic: BACKUP_MAGIC, version: BACKUP_VERSION, createdAt: now, counts };
  const gzip = new CompressionStream('gzip');
  const { readable } = gzip;
  const file = passphrase === undefined ? new Response(readable).blob() : sealedFile(readable, passphrase);
  // Its failure is the writer's, which is awaited first.
  file.catch(() => undefined);
  const writer = gzip.writable.getWriter();
  try {
    await writeLines(writer, JSON.stringify(header), lines, key, options);
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    throw error;
  }
  return { file: await file, header };
}

async function readTables(
  db: Database,
  key: CryptoKey,
  options: WorkOptions,
): Promise<{ lines: readonly Promise<Blob>[]; counts: Readonly<Record<string, number>> }> {
  const tables = BACKUP_TABLES.map((name) => [name, db.table<Row, unknown>(name)] as const);
  const lines: Promise<Blob>[] = [];
  const counts: Record<string, number> = {};
  const every = tables.map(([, table]) => table);
  await db.transaction('r', every as Table[], async () => {
    const sizes = await Promise.all(every.map((table) => table.count()));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    let done = 0;
    for (const [name, table] of tables) {
      const size = LARGE.includes(name) ? 1 : PAGE;
      let last: unknown;
      for (;;) {
        throwIfCancelled(options.signal);
        const page = last === undefined ? table.orderBy(':id') : table.where(':id').above(last);
        const rows = await page.limit(size).toArray();
        if (rows.length === 0) break;
        const line = JSON.stringify({ table: name, rows: rows.map((row) => packRow(row)) });
        // Not waited for: it would end the transaction.
        lines.push(putBy(key, line, lines.length));
        counts[name] = (counts[name] ?? 0) + rows.length;
        last = keyOf(table, rows.at(-1));
        done += rows.length;
        Dexie.ignoreTransaction(() => options.onProgress?.('read', done, total));
      }
    }
  });
  return { lines, counts };
}

async function writeLines(
  writer: WritableStreamDefaultWriter<BufferSource>,
  header: string,
  lines: readonly Promise<Blob>[],
  key: CryptoKey,
  options: WorkOptions,
): Promise<void> {
  const encoder = new TextEncoder();
  const digests = [await lineDigest(header)];
  await writer.write(encoder.encode(`${header}\n`));
  for (const [i, blob] of lines.entries()) {
    throwIfCancelled(options.signal);
    const line = await taken(key, await blob, i);
    digests.push(await lineDigest(line));
    await writer.write(encoder.encode(`${line}\n`));
    options.onProgress?.('write', i + 1, lines.length);
  }
  const end = JSON.stringify({ end: true, sha256: await digestOfDigests(digests) });
  await writer.write(encoder.encode(`${end}\n`));
}

async function putBy(key: CryptoKey, line: string, at: number): Promise<Blob> {
  return new Blob([await sealBytes(key, new TextEncoder().encode(line), `line/${at}`)]);
}

async function taken(key: CryptoKey, blob: Blob, at: number): Promise<string> {
  const bytes = await openBytes(key, new Uint8Array(await blob.arrayBuffer()), `line/${at}`);
  return new TextDecoder().decode(bytes);
}

/** The row's primary key: one value, or one for each part. */
export function keyOf(table: Table<Row, unknown>, row: Row | undefined): unknown {
  const { keyPath } = table.schema.primKey;
  return Array.isArray(keyPath) ? keyPath.map((part) => row?.[part]) : row?.[keyPath as string];
}
