import { BackupRefused } from './backup-file';
import { openBytes, randomBytes, SealBroken, sealBytes } from './sealing/cipher';
import { ITERATIONS, passphraseKey } from './sealing/wraps';

/**
 * A backup under a passphrase, version 1: "BHSEALED", the version (1 byte), rounds of PBKDF2-SHA-256 (32 bit,
 * little-endian), salt (16), then blocks of the file of backup-file.ts, each with its length before it (32 bit) and sealed
 * as in cipher.ts under its number and whether it is the last: none can be left out, moved or cut off.
 */
const MAGIC = 'BHSEALED';
const VERSION = 1;
const SALT_BYTES = 16;
const HEAD_BYTES = MAGIC.length + 1 + 4 + SALT_BYTES;
const BLOCK_BYTES = 1 << 20;
/** Format, nonce and tag of a sealed block. */
const BLOCK_MORE = 1 + 12 + 16;
/** More would hold whoever opens the file for hours. */
const ITERATIONS_MAX = 10_000_000;

const placeOf = (block: number, last: boolean) => `backup/1/${block}/${last ? 'last' : 'more'}`;

export async function isSealedBackup(file: Blob): Promise<boolean> {
  return (await file.slice(0, MAGIC.length).text()) === MAGIC;
}

/** Takes a stream in and gives the sealed file, block by block: nothing of it stands anywhere unsealed. */
export async function sealedFile(
  readable: ReadableStream<Uint8Array>,
  passphrase: string,
  iterations = ITERATIONS,
): Promise<Blob> {
  const salt = randomBytes(SALT_BYTES);
  const key = await passphraseKey(passphrase, salt, iterations);
  const head = new Uint8Array(HEAD_BYTES);
  head.set(new TextEncoder().encode(MAGIC));
  head[MAGIC.length] = VERSION;
  new DataView(head.buffer).setUint32(MAGIC.length + 1, iterations, true);
  head.set(salt, MAGIC.length + 5);
  const parts: BlobPart[] = [head];
  let number = 0;
  const add = async (block: Uint8Array<ArrayBuffer>, last: boolean) => {
    const sealed = await sealBytes(key, block, placeOf(number, last));
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, sealed.length, true);
    parts.push(new Blob([length, sealed]));
    number += 1;
  };
  let block = new Uint8Array(BLOCK_BYTES);
  let filled = 0;
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    for (let from = 0; from < next.value.length; ) {
      // Kept until more comes: only then is it known not to be the last.
      if (filled === BLOCK_BYTES) {
        await add(block, false);
        block = new Uint8Array(BLOCK_BYTES);
        filled = 0;
      }
      const piece = next.value.subarray(from, from + BLOCK_BYTES - filled);
      block.set(piece, filled);
      filled += piece.length;
      from += piece.length;
    }
  }
  await add(block.slice(0, filled), true);
  return new Blob(parts, { type: 'application/octet-stream' });
}

/** The file's content piece by piece, in memory alone. Throws BackupRefused. */
export async function* openedFile(file: Blob, passphrase: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const version = head[MAGIC.length] ?? 0;
  if (version > VERSION) throw new BackupRefused({ code: 'newer-version', version, known: VERSION });
  if (head.length < HEAD_BYTES) throw new BackupRefused({ code: 'cut-off' });
  const iterations = new DataView(head.buffer).getUint32(MAGIC.length + 1, true);
  if (iterations === 0 || iterations > ITERATIONS_MAX) throw new BackupRefused({ code: 'damaged', line: 1 });
  const key = await passphraseKey(passphrase, head.slice(MAGIC.length + 5), iterations);
  for (let at = HEAD_BYTES, block = 0; ; block++) {
    const length = await lengthAt(file, at);
    const end = at + 4 + length;
    if (end > file.size) throw new BackupRefused({ code: 'cut-off' });
    const last = end === file.size;
    const sealed = new Uint8Array(await file.slice(at + 4, end).arrayBuffer());
    yield await openedBlock(key, sealed, block, last);
    if (last) return;
    at = end;
  }
}

async function lengthAt(file: Blob, at: number): Promise<number> {
  const bytes = await file.slice(at, at + 4).arrayBuffer();
  if (bytes.byteLength < 4) throw new BackupRefused({ code: 'cut-off' });
  const length = new DataView(bytes).getUint32(0, true);
  if (length < BLOCK_MORE || length > BLOCK_BYTES + BLOCK_MORE) throw new BackupRefused({ code: 'damaged', line: 1 });
  return length;
}

async function openedBlock(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  block: number,
  last: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await openBytes(key, sealed, placeOf(block, last));
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    // A whole block that is not the file's last: the rest of the file is missing.
    if (last && (await opens(key, sealed, placeOf(block, false)))) throw new BackupRefused({ code: 'cut-off' });
    throw new BackupRefused(block === 0 ? { code: 'wrong-passphrase' } : { code: 'damaged', line: 1 });
  }
}

async function opens(key: CryptoKey, sealed: Uint8Array<ArrayBuffer>, place: string): Promise<boolean> {
  return openBytes(key, sealed, place).then(
    () => true,
    () => false,
  );
}
