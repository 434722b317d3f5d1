import { fromBase64Url, toBase64Url } from './base64url';
import { COUNTS_SIZE, type Counts, partOf, totalOf } from './counts';
import { NOTES_MIN, SHARES } from './suppress';

/** Longest text of COUNTS_SIZE numbers below 2³¹: five bytes each. */
export const COUNTS_TEXT_MAX = Math.ceil((COUNTS_SIZE * 5 * 4) / 3);

/**
 * Counts as they are sent: each number in groups of seven bits, the lowest first (LEB128), in base64url. A window of 300
 * sentences is about 300 letters; the array in JSON would be twice that.
 * @param counts [COUNTS_SIZE], integers >= 0
 */
export function encodeCounts(counts: ArrayLike<number>): string {
  if (counts.length !== COUNTS_SIZE) throw new Error(`encodeCounts: ${counts.length} numbers, not ${COUNTS_SIZE}`);
  const bytes: number[] = [];
  for (let at = 0; at < counts.length; at++) {
    let rest = counts[at] ?? 0;
    if (!Number.isInteger(rest) || rest < 0 || rest > 0x7fffffff) throw new Error('encodeCounts: not a count');
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  }
  return toBase64Url(Uint8Array.from(bytes));
}

/** @returns [COUNTS_SIZE]; undefined for any text that encodeCounts does not write, so each counts has one text alone */
export function decodeCounts(text: string): Counts | undefined {
  const bytes = fromBase64Url(text);
  if (!bytes) return undefined;
  const counts = new Int32Array(COUNTS_SIZE);
  let from = 0;
  for (let at = 0; at < COUNTS_SIZE; at++) {
    let value = 0;
    for (let group = 0; ; group++) {
      const byte = bytes[from++];
      if (byte === undefined || group > 4) return undefined;
      value += (byte & 127) * 2 ** (7 * group);
      if (byte > 127) continue;
      // A last group of nothing would be a second way to write the same.
      if (byte === 0 && group > 0) return undefined;
      break;
    }
    if (value > 0x7fffffff) return undefined;
    counts[at] = value;
  }
  return from === bytes.length ? counts : undefined;
}

/** Parts whose cells are numbers of notes: what is told of them is none or at least NOTES_MIN. */
const CELLS_OF_NOTES = ['tokensPerNote', 'entitiesPerNote'] as const;
/** Parts of which each token, or each sentence, is in one cell; 0 where nothing of the part is told. */
const WHOLES = [
  ['tags', 'tokens'],
  ['shape', 'tokens'],
  ['tokenLength', 'tokens'],
  ['words', 'tokens'],
  ['sentenceLength', 'sentences'],
  ['tokensPerNote', 'notes'],
  ['entitiesPerNote', 'notes'],
] as const;

/**
 * Whether counts may stand for a window that is told: at least NOTES_MIN notes, no cell of fewer where a cell counts
 * notes, and parts that fit their wholes. What a browser sends is looked at again, not believed.
 */
export function isTellable(counts: Counts): boolean {
  const sum = (part: Parameters<typeof partOf>[1]) => partOf(counts, part).reduce((all, one) => all + one, 0);
  return (
    totalOf(counts, 'notes') >= NOTES_MIN &&
    CELLS_OF_NOTES.every((part) => partOf(counts, part).every((cell) => cell === 0 || cell >= NOTES_MIN)) &&
    SHARES.every(([part, whole]) => totalOf(counts, part) <= totalOf(counts, whole)) &&
    WHOLES.every(([part, whole]) => sum(part) === 0 || sum(part) === totalOf(counts, whole)) &&
    (sum('confidence') === 0 || sum('entities') === 0 || sum('confidence') === sum('entities'))
  );
}
