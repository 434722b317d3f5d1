import type { LabelledNote } from '../domain/data/dataset';
import type { Hash } from './ports';

/** Notes a digest: one call of an asynchronous hash for each of 60,000 sentences would take seconds. Part of the format. */
const BLOCK = 64;

/**
 * Names a dataset by its content. In order:
 *  1. a note is the JSON array [split | null, patientKey | null, date | null, tokenizer, text, [[start, end, label] …]];
 *     patientKey is null for a note that is a patient of its own;
 *  2. a block is 64 notes, each followed by "\n" (which JSON never holds raw); its digest is sha256 of its UTF-8 bytes;
 *  3. the hash is sha256 of "behealthy-dataset-1\n" and the blocks' digests (lower-case hex), each followed by "\n".
 * Ids, titles and names of files or datasets do not count: the same notes in the same order give the same hash wherever
 * they come from. JSON writes lone surrogates as escapes, so that no two texts share their bytes.
 * @param beforeBlock awaited before each block, with the notes done so far
 */
export async function contentHash(
  notes: readonly LabelledNote[],
  hash: Hash,
  beforeBlock: (done: number) => Promise<void> | undefined,
): Promise<string> {
  const encoder = new TextEncoder();
  const parts = ['behealthy-dataset-1'];
  for (let from = 0; from < notes.length; from += BLOCK) {
    await beforeBlock(from);
    const lines = notes.slice(from, from + BLOCK).map((each) => `${canonical(each)}\n`);
    parts.push(await hash(encoder.encode(lines.join(''))));
  }
  return hash(encoder.encode(`${parts.join('\n')}\n`));
}

function canonical({ note, gold, split }: LabelledNote): string {
  const patientKey = note.patientKey === note.id ? null : note.patientKey;
  const spans = gold.map(({ start, end, label }) => [start, end, label]);
  return JSON.stringify([split ?? null, patientKey, note.date ?? null, note.tokenizer, note.text, spans]);
}
