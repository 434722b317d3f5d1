import type { Heap } from '../kernels.js';
import type { PlacedColumns } from '../placed-columns.js';
import type { Steps } from '../turns.js';

const SENTENCES_A_QUAD = 4;
const MOST_CHUNKS = 16;
/** Nanoseconds an evaluation spends on a token of L labels, about: what is fixed, by label, by pair of labels. */
const TOKEN_NS = [10, 8, 0.4] as const;
/** Nanoseconds that a chunk costs by coordinate, whatever its sentences: weights out, gradient back, tables in between. */
const COORDINATE_NS = 10;
/** … and by itself: waiting for its worker, and a share of what preparing costs more, over some tens of iterations. */
const CHUNK_NS = 600_000;
/** A chunk's sentences are to be so many times the work that the chunk itself is. */
const LEAST_SHARE = 8;

/** A chunk's sentences as sparse rows: what it takes to evaluate them beside `Shape`. */
export interface ChunkJob {
  /** [S+1] first token of each sentence, longest first */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** [T+1] and [entries]: columns of each token */
  readonly start: Uint32Array<ArrayBuffer>;
  readonly column: Uint32Array<ArrayBuffer>;
  /** [entries]; undefined: all 1 */
  readonly weight: Float64Array<ArrayBuffer> | undefined;
}

interface Sentences {
  readonly heap: Heap;
  readonly columns: PlacedColumns;
  readonly starts: Uint32Array;
}

/**
 * By the data alone, never by the number of threads: what is summed in which order depends on it (SPEC THR-1). A power of
 * two, which two, four or eight threads share evenly. 1: one thread is as fast.
 */
export function numberOfChunks(
  training: Sentences & { readonly features: { readonly count: number }; readonly labels: number },
  forced: number | undefined,
): number {
  const { columns, features, labels, starts } = training;
  const most = Math.ceil((starts.length - 1) / SENTENCES_A_QUAD);
  if (forced !== undefined) return Math.min(forced, most);
  const work = columns.tokens * (TOKEN_NS[0] + TOKEN_NS[1] * labels + TOKEN_NS[2] * labels * labels);
  const worthwhile = Math.min(MOST_CHUNKS, most, work / (LEAST_SHARE * (CHUNK_NS + COORDINATE_NS * features.count)));
  return worthwhile < 2 ? 1 : 2 ** Math.floor(Math.log2(worthwhile));
}

/** Fours of sentences, which are computed side by side, dealt out in turn: chunks have the same lengths, longest first. */
export function* cutChunks({ heap, columns, starts }: Sentences, chunks: number): Steps<never, ChunkJob[]> {
  const jobs: ChunkJob[] = [];
  for (let chunk = 0; chunk < chunks; chunk++) {
    const sentences: number[] = [];
    const step = SENTENCES_A_QUAD * chunks;
    for (let first = SENTENCES_A_QUAD * chunk; first < starts.length - 1; first += step) {
      for (let s = first; s < Math.min(first + SENTENCES_A_QUAD, starts.length - 1); s++) sentences.push(s);
    }
    jobs.push(cut(heap, columns, starts, sentences));
    yield;
  }
  return jobs;
}

function cut(heap: Heap, columns: PlacedColumns, starts: Uint32Array, sentences: readonly number[]): ChunkJob {
  const allStart = heap.u32(columns.start, columns.tokens + 1);
  const allColumn = heap.u32(columns.column, columns.entries);
  const allWeight = columns.weight === 0 ? undefined : heap.f64(columns.weight, columns.entries);
  const ends = new Uint32Array(sentences.length + 1);
  let entries = 0;
  sentences.forEach((s, i) => {
    ends[i + 1] = ends[i] + starts[s + 1] - starts[s];
    entries += allStart[starts[s + 1]] - allStart[starts[s]];
  });
  const start = new Uint32Array(ends[sentences.length] + 1);
  const column = new Uint32Array(entries);
  const weight = allWeight && new Float64Array(entries);
  let token = 0;
  let length = 0;
  for (const s of sentences) {
    const from = allStart[starts[s]];
    for (let t = starts[s]; t < starts[s + 1]; t++) start[++token] = length + allStart[t + 1] - from;
    const to = allStart[starts[s + 1]];
    column.set(allColumn.subarray(from, to), length);
    weight?.set(allWeight?.subarray(from, to) ?? [], length);
    length += to - from;
  }
  return { starts: ends, start, column, weight };
}
