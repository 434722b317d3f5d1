import type { LabelledNote } from '../domain/data/dataset';
import { noteKeyIn } from '../domain/data/note-key';
import type { Partition } from '../domain/data/partition';
import type { Run } from '../domain/model/run';
import { tokenizerFingerprint } from '../domain/text/tokenizer-fingerprint';
import { contentHash } from './content-hash';
import type { Hash } from './ports';

/** The facts of a run that its notes decide. */
export type NoteFacts = Required<Pick<Run, 'splitHash' | 'tokenizerHash'>> & Pick<Run, 'judgedHash'>;

/**
 * - `splitHash`: sha256 of "behealthy-split-1\n" and, for each note in the dataset's order, the JSON array
 *   [name inside the dataset, "train" | "dev" | "test"] and "\n"; "dev" is what was held out for the curve, whether the
 *   source has such a part or the run's seed and share chose it.
 * - `tokenizerHash`: sha256 of the fingerprint of the tokenizers of these notes (tokenizer-fingerprint.ts).
 * - `judgedHash`: content hash (content-hash.ts) of the notes the figures are of, in order, as if they were a dataset:
 *   two versions of a dataset with the same test notes share it.
 */
export async function noteFacts(
  datasetId: string,
  notes: readonly LabelledNote[],
  parts: Partition<LabelledNote>,
  hash: Hash,
  turn: () => Promise<void> | undefined,
): Promise<NoteFacts> {
  const encoder = new TextEncoder();
  const [held, test] = [new Set(parts.held), new Set(parts.test)];
  const lines = notes.map((each) => {
    const part = held.has(each) ? 'dev' : test.has(each) ? 'test' : 'train';
    return `${JSON.stringify([noteKeyIn(datasetId, each.note.id), part])}\n`;
  });
  return {
    splitHash: await hash(encoder.encode(`behealthy-split-1\n${lines.join('')}`)),
    tokenizerHash: await hash(encoder.encode(tokenizerFingerprint(notes.map(({ note }) => note.tokenizer)))),
    ...(parts.judged ? { judgedHash: await contentHash(parts.judged.notes, hash, turn) } : {}),
  };
}
