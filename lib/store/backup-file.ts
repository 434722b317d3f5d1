import {
  BACKUP_VERSION,
  type BackupHeader,
  type BackupTable,
  backupEndSchema,
  backupHeaderSchema,
  backupRowsSchema,
  isBackupTable,
  ROW_SCHEMAS,
} from '../schemas/backup';
import { unpackRow } from './backup-codec';

/**
 * The file, version 1, as it stands or under a passphrase (sealed-backup.ts): gzip over lines of JSON in UTF-8, each ended by "\n".
 *  1. the header: magic, version, when, rows by table;
 *  2. lines of rows, `{"table":…,"rows":[…]}`, values packed as in backup-codec.ts;
 *  3. the end: sha256 over the sha256 of every line before it (lower-case hex, each followed by "\n").
 */
export type BackupError =
  /** Not gzip, or no header of ours: another file. */
  | { readonly code: 'not-a-backup' }
  /** Encrypted, and not under this passphrase. */
  | { readonly code: 'wrong-passphrase' }
  /** Made by a newer version of the app. */
  | { readonly code: 'newer-version'; readonly version: number; readonly known: number }
  /** It ends before its end. */
  | { readonly code: 'cut-off' }
  /** Bytes were changed: the checksum, the compression or a line does not hold. */
  | { readonly code: 'damaged'; readonly line: number }
  /** A row is not what its table holds. */
  | { readonly code: 'row-invalid'; readonly table: string; readonly line: number; readonly row: number }
  /** Rows of a table are missing or too many. */
  | { readonly code: 'count-mismatch'; readonly table: string; readonly rows: number; readonly expected: number };

/** Thrown inside, returned by the readers. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  constructor(readonly error: BackupError) {
    super(error.code);
  }
}

/** Characters of a line: a model of a few hundred megabytes; more is no line of ours. */
const LINE_LENGTH_MAX = 400_000_000;

export async function lineDigest(line: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(line)));
}

export async function digestOfDigests(digests: readonly string[]): Promise<string> {
  return lineDigest(digests.map((digest) => `${digest}\n`).join(''));
}

export interface CheckedRows {
  readonly table: BackupTable;
  /** As in the file: packed. */
  readonly packed: readonly unknown[];
}

/**
 * Reads a backup line by line and checks every row; throws BackupRefused. The last line is checked after all rows were
 * handed on, so nothing may be kept before this has returned.
 */
export async function readBackupFile(
  file: Blob | AsyncGenerator<Uint8Array<ArrayBuffer>>,
  take: (rows: CheckedRows, header: BackupHeader) => Promise<void>,
): Promise<BackupHeader> {
  let header: BackupHeader | undefined;
  let ended = false;
  let number = 0;
  const digests: string[] = [];
  const counts = new Map<string, number>();
  const pieces = file instanceof Blob ? piecesOf(file) : file;
  // A passphrase that is wrong is told here, before anything is unpacked.
  const beginning = await pieces.next();
  for await (const line of linesOf(withFirst(beginning, pieces))) {
    number += 1;
    if (ended) throw new BackupRefused({ code: 'damaged', line: number });
    const value = parsed(line, number);
    if (!header) {
      header = headerOf(value);
    } else if (typeof value === 'object' && value !== null && 'end' in value) {
      const end = backupEndSchema.safeParse(value);
      if (!end.success || end.data.sha256 !== (await digestOfDigests(digests))) {
        throw new BackupRefused({ code: 'damaged', line: number });
      }
      ended = true;
    } else {
      const rows = rowsOf(value, number);
      counts.set(rows.table, (counts.get(rows.table) ?? 0) + rows.packed.length);
      await take(rows, header);
    }
    digests.push(await lineDigest(line));
  }
  if (!header) throw new BackupRefused({ code: 'not-a-backup' });
  if (!ended) throw new BackupRefused({ code: 'cut-off' });
  for (const table of new Set([...counts.keys(), ...Object.keys(header.counts)])) {
    const rows = counts.get(table) ?? 0;
    const expected = header.counts[table] ?? 0;
    if (rows !== expected) throw new BackupRefused({ code: 'count-mismatch', table, rows, expected });
  }
  return header;
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupRefused(number === 1 ? { code: 'not-a-backup' } : { code: 'damaged', line: number });
  }
}

function headerOf(value: unknown): BackupHeader {
  // The version first: a newer header may hold other fields.
  const beginning = backupHeaderSchema.pick({ magic: true, version: true }).safeParse(value);
  if (!beginning.success) throw new BackupRefused({ code: 'not-a-backup' });
  const { version } = beginning.data;
  if (version > BACKUP_VERSION) throw new BackupRefused({ code: 'newer-version', version, known: BACKUP_VERSION });
  const header = backupHeaderSchema.safeParse(value);
  if (!header.success) throw new BackupRefused({ code: 'damaged', line: 1 });
  return header.data;
}

function rowsOf(value: unknown, line: number): CheckedRows {
  const given = backupRowsSchema.safeParse(value);
  if (!given.success || !isBackupTable(given.data.table)) throw new BackupRefused({ code: 'damaged', line });
  const { table, rows } = given.data;
  for (const [i, packed] of rows.entries()) {
    if (!fits(table, packed)) throw new BackupRefused({ code: 'row-invalid', table, line, row: i + 1 });
  }
  return { table, packed: rows };
}

function fits(table: BackupTable, packed: unknown): boolean {
  try {
    return ROW_SCHEMAS[table].safeParse(unpackRow(packed)).success;
  } catch {
    return false;
  }
}

/** The file's lines, without their ends. A file that is cut gives the lines before the cut. */
async function* linesOf(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const gunzip = new DecompressionStream('gzip');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const feeding = feed(pieces, gunzip.writable.getWriter());
  const reader = gunzip.readable.getReader();
  let waiting: string[] = [];
  let length = 0;
  let lines = 0;
  try {
    for (;;) {
      const bytes = await next(reader, lines, feeding.refusal);
      if (!bytes) break;
      const pieces = decoded(decoder, bytes, lines).split('\n');
      for (const [i, piece] of pieces.entries()) {
        waiting.push(piece);
        length += piece.length;
        if (length > LINE_LENGTH_MAX) throw new BackupRefused({ code: 'damaged', line: lines + 1 });
        if (i === pieces.length - 1) break;
        yield waiting.join('');
        lines += 1;
        waiting = [];
        length = 0;
      }
    }
  } finally {
    feeding.stop();
  }
  // Every line ends with a line feed; what follows the last one was cut.
  if (length > 0) throw new BackupRefused({ code: 'cut-off' });
}

const FEED_BYTES = 1 << 18;

async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < file.size; from += FEED_BYTES) {
    yield new Uint8Array(await file.slice(from, from + FEED_BYTES).arrayBuffer());
  }
}

async function* withFirst<T>(first: IteratorResult<T>, rest: AsyncIterable<T>): AsyncGenerator<T> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

/**
 * Hands the file on piece by piece, as fast as it is taken. Not `pipeThrough`: a reader that refuses the file stops
 * it here, and Node's decompression throws out of reach when its stream is cancelled while it works.
 */
function feed(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  writer: WritableStreamDefaultWriter<BufferSource>,
): { stop: () => void; refusal: () => BackupRefused | undefined } {
  let stopped = false;
  let refusal: BackupRefused | undefined;
  const run = async () => {
    for await (const piece of pieces) {
      if (stopped) return;
      await writer.write(piece);
    }
    if (!stopped) await writer.close();
  };
  // What is wrong with the bytes is said to the reader; what is wrong with the file, by its refusal.
  run().catch(async (error: unknown) => {
    if (!(error instanceof BackupRefused)) return;
    refusal = error;
    // Ends the reading: what came before may be unpacked still.
    await writer.close().catch(() => undefined);
  });
  return {
    stop: () => {
      stopped = true;
    },
    refusal: () => refusal,
  };
}

/** Undefined at the end. */
async function next(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  lines: number,
  refusal: () => BackupRefused | undefined,
): Promise<Uint8Array | undefined> {
  try {
    const { value } = await reader.read();
    if (value === undefined) throwIfRefused(refusal());
    return value;
  } catch (error) {
    throwIfRefused(refusal());
    if (lines === 0) throw new BackupRefused({ code: 'not-a-backup' });
    // Each platform has its own words for a file that was cut; all else is wrong data.
    const cut = error instanceof Error && /unexpected end|truncated/i.test(String(error.cause ?? error));
    throw new BackupRefused(cut ? { code: 'cut-off' } : { code: 'damaged', line: lines + 1 });
  }
}

function throwIfRefused(refusal: BackupRefused | undefined): void {
  if (refusal) throw refusal;
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, lines: number): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    throw new BackupRefused({ code: 'damaged', line: lines + 1 });
  }
}

function hex(digest: ArrayBuffer): string {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
