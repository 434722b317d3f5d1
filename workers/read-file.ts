import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import type { SourceFile } from '@/lib/formats/source-file';

/** A file beyond the limit is refused anyway: only its beginning is taken into memory. */
export async function readFile(file: File): Promise<SourceFile> {
  const bytes = await file.slice(0, IMPORT_LIMITS.fileBytesMax + 1).arrayBuffer();
  return { name: file.name, bytes: new Uint8Array(bytes), sizeBytes: file.size };
}
