import type { Random } from '../random';
import { generateNotes } from './generate-notes';

/** What public/samples/notes.jsonl is made from. */
export const SAMPLE_SEED = 2026;
export const SAMPLE_COUNT = 320;

/** The sample notes as JSON lines, one a note, each ended by a line feed. UTF-8 when written. */
export function sampleLines(random: Random, count: number): string {
  return generateNotes(random, count)
    .map((note) => `${JSON.stringify(note)}\n`)
    .join('');
}
