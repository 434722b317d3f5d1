/**
 * Counts of notes: integers alone, so that adding them up in any order gives the same. Each part is a stretch of one
 * array; `version` rises when a part's meaning or place changes.
 */
export const COUNTS_VERSION = 2;

/** Labels counted one by one; the rest of a larger label set is counted with the last. */
export const MAX_LABELS = 7;
export const WORD_BUCKETS = 64;

const SIZES = {
  notes: 1,
  tokens: 1,
  unknownTokens: 1,
  sentences: 1,
  lowConfidenceSentences: 1,
  /** Thousandths of a nat, rounded a sentence. */
  surpriseMillinats: 1,
  rarityMillinats: 1,
  /** Tokens outside any entity, then inside one of each label. */
  tags: MAX_LABELS + 1,
  entities: MAX_LABELS,
  /** Tenths of a span's confidence. */
  confidence: 10,
  tokenLength: 12,
  shape: 18,
  words: WORD_BUCKETS,
  sentenceLength: 12,
  tokensPerNote: 10,
  entitiesPerNote: 8,
} as const;

export type CountsPart = keyof typeof SIZES;

interface Place {
  readonly from: number;
  readonly to: number;
}

const LAYOUT: { places: Record<CountsPart, Place>; size: number } = layOut();

/** Numbers in one array of counts. */
export const COUNTS_SIZE = LAYOUT.size;

/** [COUNTS_SIZE], integers >= 0. */
export type Counts = Int32Array;

export function emptyCounts(): Counts {
  return new Int32Array(COUNTS_SIZE);
}

/** Counts of notes that are added up and given back: a new array for each costs more than counting the note. */
export interface CountsRoom {
  /** All 0. */
  take(): Counts;
  /** Those that nobody looks at any more. */
  giveBack(used: readonly Counts[]): void;
}

/** @param most that are kept for the next notes: a store that falls behind is not to leave thousands of them */
export function createCountsRoom(most: number): CountsRoom {
  const free: Counts[] = [];
  return {
    take: () => free.pop()?.fill(0) ?? emptyCounts(),
    giveBack: (used) => {
      for (const counts of used) if (free.length < most) free.push(counts);
    },
  };
}

/** Where a part stands: [from, to). */
export function placeOf(part: CountsPart): Readonly<Place> {
  return LAYOUT.places[part];
}

/** A view, not a copy. */
export function partOf(counts: Counts, part: CountsPart): Int32Array {
  const { from, to } = LAYOUT.places[part];
  return counts.subarray(from, to);
}

/** Value of a part that is one number. */
export function totalOf(
  counts: Counts,
  part:
    | 'notes'
    | 'tokens'
    | 'unknownTokens'
    | 'sentences'
    | 'lowConfidenceSentences'
    | 'surpriseMillinats'
    | 'rarityMillinats',
): number {
  return counts[LAYOUT.places[part].from] ?? 0;
}

/** Bins of whole numbers from 0: the last whose edge a number reaches, below the first edge the first. @param edges rising */
export function binsOf(edges: readonly number[]): (value: number) => number {
  const last = edges[edges.length - 1] ?? 0;
  const bins = Uint8Array.from({ length: last + 1 }, (_, value) =>
    Math.max(
      0,
      edges.findLastIndex((edge) => edge <= value),
    ),
  );
  return (value) => bins[Math.min(value, last)] ?? 0;
}

/** Adds in place. */
export function addCounts(to: Counts, more: Counts): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + (more[at] ?? 0);
}

function layOut() {
  let at = 0;
  const places = {} as Record<CountsPart, Place>;
  for (const [part, size] of Object.entries(SIZES) as [CountsPart, number][]) {
    places[part] = { from: at, to: at + size };
    at += size;
  }
  return { places, size: at };
}
