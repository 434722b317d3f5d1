import type { ImportIssue } from '../domain/data/import-report';

/** A file as the user gave it. `name` may hold folders; only its last part is shown and compared. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of the whole file, where `bytes` are only its beginning because it is too large to be taken anyway. */
  readonly sizeBytes?: number;
}

/** A file as text: exactly its characters, without a byte order mark. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
  readonly sizeBytes: number;
  /** For people: "UTF-8", "UTF-16 LE" … */
  readonly encoding: string;
}

/** Error issue of a whole file; the place names it. */
export function fileError(
  code: ImportIssue['code'],
  file: string,
  facts: ImportIssue['facts'] = {},
  line?: number,
): ImportIssue {
  return { code, severity: 'error', places: [line === undefined ? { file } : { file, line }], count: 1, facts };
}

/** "a/b/train_sent.txt" -> "train_sent.txt". */
export function lastPart(name: string): string {
  return name.split(/[\\/]/u).pop() || name;
}
