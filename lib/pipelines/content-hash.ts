import type { LabelledNote } from '../domain/data/dataset';
import type { Hash } from './ports';

/** Digests asked for at once: the hash answers asynchronously, one at a time would wait 60,000 times. */
const BATCH = 512;

/**
 * Names a dataset by its content: sha256 (hex) of the notes' digests, as ASCII hex, concatenated in order, after the
 * line "behealthy-dataset-1\n".
 * A note's digest is sha256 of the UTF-8 bytes of the JSON array
 * [split | null, patientKey | null, date | null, tokenizer, text, [[start, end, label] …]].
 * patientKey is null for a note that is a patient of its own. Ids, titles and names of files or datasets do not count:
 * the same notes give the same hash wherever they come from. JSON writes lone surrogates as escapes, so that no two
 * texts share their bytes.
 * @param beforeBatch awaited between batches, with the notes done so far
 */
export async function contentHash(
  notes: readonly LabelledNote[],
  hash: Hash,
  beforeBatch: (done: number) => Promise<void> | undefined,
): Promise<string> {
  const encoder = new TextEncoder();
  const parts = ['behealthy-dataset-1\n'];
  for (let from = 0; from < notes.length; from += BATCH) {
    await beforeBatch(from);
    const batch = notes.slice(from, from + BATCH);
    parts.push(...(await Promise.all(batch.map((each) => hash(encoder.encode(canonical(each)))))));
  }
  return hash(encoder.encode(parts.join('')));
}

function canonical({ note, gold, split }: LabelledNote): string {
  const patientKey = note.patientKey === note.id ? null : note.patientKey;
  const spans = gold.map(({ start, end, label }) => [start, end, label]);
  return JSON.stringify([split ?? null, patientKey, note.date ?? null, note.tokenizer, note.text, spans]);
}
