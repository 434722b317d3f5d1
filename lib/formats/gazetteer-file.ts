import { IMPORT_LIMITS } from '../domain/data/limits';
import { finish } from '../domain/data/work';
import { fail, ok, type Result } from '../domain/result';
import { GAZETTEER_LIMITS, type Gazetteer } from '../domain/text/gazetteer';
import { normalizeWord } from '../domain/text/normalize';
import { tokenizeClinical } from '../domain/text/tokenize';
import { decodeFile } from './decode';

/** Why a file is no list of phrases; lines from 1. */
export type GazetteerFileError =
  | { readonly code: 'empty' }
  | { readonly code: 'too-large'; readonly sizeBytes: number }
  | { readonly code: 'not-text'; readonly line: number | undefined }
  | { readonly code: 'name-empty' }
  | { readonly code: 'phrase-too-long'; readonly line: number; readonly words: number }
  | { readonly code: 'too-many-columns'; readonly line: number }
  | { readonly code: 'class-wrong'; readonly line: number }
  | { readonly code: 'too-many-phrases'; readonly phrases: number }
  | { readonly code: 'too-many-classes'; readonly classes: number };

/** A list but for its hash, and what was passed over in its file. */
export interface GazetteerFile {
  readonly list: Omit<Gazetteer, 'sha256'>;
  readonly encoding: string;
  /** Lines that say what an earlier one says. */
  readonly duplicates: number;
  /** Lines without a letter or digit. */
  readonly empty: number;
}

const CLASS = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u;

/**
 * A plain text file: a phrase a line, after a tab its class where it has one. Encodings as of imported notes. Phrases are
 * cut and normalised as the words of notes are, so that "Type-2 diabetes" is found as "type-2 diabetes".
 * @param fileName gives the list its name
 */
export function readGazetteerFile(fileName: string, bytes: Uint8Array): Result<GazetteerFile, GazetteerFileError> {
  const { fileBytes, phrases: phrasesMax, wordsOfPhrase, classes: classesMax, nameLength } = GAZETTEER_LIMITS;
  if (bytes.length > fileBytes) return fail({ code: 'too-large', sizeBytes: bytes.length });
  const decoded = finish(decodeFile({ name: fileName, bytes }, IMPORT_LIMITS));
  if (!decoded.file) {
    const [issue] = decoded.issues;
    return fail(issue?.code === 'file-empty' ? { code: 'empty' } : { code: 'not-text', line: issue?.places[0]?.line });
  }
  const name = listName(fileName).slice(0, nameLength);
  if (name === '') return fail({ code: 'name-empty' });
  const classes = new Map<string, Set<string>>();
  let [duplicates, empty, phrases] = [0, 0, 0];
  const lines = decoded.file.text.split(/\r\n|\r|\n/u);
  if (lines.at(-1) === '') lines.pop();
  for (const [at, text] of lines.entries()) {
    const line = at + 1;
    const columns = text.split('\t');
    if (columns.length > 2) return fail({ code: 'too-many-columns', line });
    const [written = '', of = ''] = columns.map((column) => column.trim());
    if (!/[\p{L}\p{N}]/u.test(written)) {
      empty++;
      continue;
    }
    if (of !== '' && !CLASS.test(of)) return fail({ code: 'class-wrong', line });
    const words = tokenizeClinical(written).map(({ start, end }) => normalizeWord(written.slice(start, end)));
    if (words.length > wordsOfPhrase) return fail({ code: 'phrase-too-long', line, words: words.length });
    const known = classes.get(of) ?? new Set<string>();
    classes.set(of, known);
    const phrase = words.join(' ');
    if (known.has(phrase)) duplicates++;
    else phrases++;
    known.add(phrase);
  }
  if (phrases === 0) return fail({ code: 'empty' });
  if (phrases > phrasesMax) return fail({ code: 'too-many-phrases', phrases });
  if (classes.size > classesMax) return fail({ code: 'too-many-classes', classes: classes.size });
  // Sorted by code units: the same phrases give the same bytes, in whatever order they came.
  const sorted = [...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([of, known]) => [of, [...known].sort()]);
  const list = { name, phrases, classes: Object.fromEntries(sorted) };
  return ok({ list, encoding: decoded.file.encoding, duplicates, empty });
}

/** Bytes that a list's sha256 is of. */
export function gazetteerBytes({ classes }: Pick<Gazetteer, 'classes'>): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(Object.entries(classes)));
}

/** "Drugs of 2024.txt" -> "Drugs-of-2024". */
function listName(fileName: string): string {
  const base = fileName.split(/[\\/]/u).at(-1) ?? '';
  return base
    .replace(/\.[^.]*$/u, '')
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}
