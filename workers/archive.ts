import { unzipSync, zipSync } from 'fflate';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import type { SourceFile } from '@/lib/formats/source-file';

/** More than these in one archive are not annotated notes. */
const ENTRIES_MAX = 100_000;

/** Files as one archive. */
export function packed(files: readonly { readonly name: string; readonly text: string }[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, encoder.encode(text)]));
  // Times of files would make each export of the same marks another archive.
  return new Uint8Array(zipSync(entries, { level: 6, mtime: new Date('1980-01-01T00:00:00') }));
}

/**
 * Archives give way to what they hold. What does not open stays as it is: decoding names it as a binary file.
 * Entries beyond the limit are not unpacked: decoding names them as too large.
 */
export function unpacked(files: readonly SourceFile[]): SourceFile[] {
  return files.flatMap((file) => (isArchive(file.bytes) ? (entriesOf(file) ?? [file]) : [file]));
}

function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function entriesOf(file: SourceFile): SourceFile[] | undefined {
  const tooLarge: SourceFile[] = [];
  let total = 0;
  let count = 0;
  try {
    const entries = unzipSync(file.bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\._)/u.test(name)) return false;
        total += originalSize;
        count += 1;
        if (total <= IMPORT_LIMITS.fileBytesMax && count <= ENTRIES_MAX) return true;
        if (tooLarge.length === 0) tooLarge.push({ name, bytes: file.bytes.subarray(0, 1), sizeBytes: total });
        return false;
      },
    });
    return [...Object.entries(entries).map(([name, bytes]) => ({ name, bytes })), ...tooLarge];
  } catch {
    return undefined;
  }
}
