import { Zip, ZipDeflate } from 'fflate';
import type { ArchiveEntry } from '@/lib/formats/run-export/archive-entry';

/** Bytes compressed between two turns. */
const PIECE = 1 << 18;
/** The same files give the same archive: times of files would not. Read in local time, as fflate writes it. */
const MTIME = '1980-01-01T00:00:00';

/**
 * Files as one zip, a piece at a time.
 * @param turn awaited between pieces, with the bytes read so far; what it throws ends the work
 */
export async function zipped(
  entries: readonly ArchiveEntry[],
  turn: (done: number, total: number) => Promise<void> | undefined,
): Promise<Blob> {
  const encoder = new TextEncoder();
  const files = entries.map(({ name, content }) => ({
    name,
    bytes: typeof content === 'string' ? encoder.encode(content) : content,
  }));
  const total = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, part) => {
    failure ??= error;
    if (part) parts.push(new Uint8Array(part));
  });
  let done = 0;
  for (const { name, bytes } of files) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = MTIME;
    zip.add(file);
    let from = 0;
    do {
      const piece = bytes.subarray(from, from + PIECE);
      from += PIECE;
      file.push(piece, from >= bytes.byteLength);
      done += piece.byteLength;
      await turn(done, total);
    } while (from < bytes.byteLength);
  }
  zip.end();
  if (failure) throw failure;
  return new Blob(parts, { type: 'application/zip' });
}
