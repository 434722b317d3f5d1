import type { CorpusView } from './corpus.js';

/** Some sequences of a corpus in a chosen order. */
export interface Selection {
  /** [S] sequence ids */
  readonly sequences: Uint32Array;
  /** [S+1] tokens of the s-th: starts[s] … starts[s+1]-1 */
  readonly starts: Uint32Array;
  /** [S] where those tokens begin in the corpus */
  readonly firsts: Uint32Array;
}

/** In order of append. */
export function select(corpus: CorpusView, wanted: (group: number) => boolean): Selection {
  const ids = new Uint32Array(corpus.sequenceGroup.length);
  let count = 0;
  for (let s = 0; s < ids.length; s++) if (wanted(corpus.sequenceGroup[s])) ids[count++] = s;
  return gather(corpus, ids.slice(0, count));
}

/** Longest first, else in order of append: neighbours of equal length run in lockstep. */
export function byLength(corpus: CorpusView, { sequences, starts }: Selection): Selection {
  const count = sequences.length;
  let longest = 0;
  for (let i = 0; i < count; i++) longest = Math.max(longest, starts[i + 1] - starts[i]);
  // Counting sort: by how much shorter than the longest.
  const places = new Uint32Array(longest + 2);
  for (let i = 0; i < count; i++) places[longest - starts[i + 1] + starts[i] + 1]++;
  for (let n = 0; n < longest; n++) places[n + 1] += places[n];
  const sorted = new Uint32Array(count);
  for (let i = 0; i < count; i++) sorted[places[longest - starts[i + 1] + starts[i]]++] = sequences[i];
  return gather(corpus, sorted);
}

/** [N] the corpus's number of each token */
export function tokensOf({ firsts, starts }: Selection): Uint32Array {
  const tokens = new Uint32Array(starts[firsts.length]);
  for (let s = 0; s < firsts.length; s++) {
    for (let t = starts[s]; t < starts[s + 1]; t++) tokens[t] = firsts[s] + t - starts[s];
  }
  return tokens;
}

export function firstEntryOf(corpus: CorpusView, token: number): number {
  return token === 0 ? 0 : corpus.tokenEnd[token - 1];
}

function gather({ sequenceEnd }: CorpusView, sequences: Uint32Array): Selection {
  const starts = new Uint32Array(sequences.length + 1);
  const firsts = new Uint32Array(sequences.length);
  for (let i = 0; i < sequences.length; i++) {
    const sequence = sequences[i];
    firsts[i] = sequence === 0 ? 0 : sequenceEnd[sequence - 1];
    starts[i + 1] = starts[i] + sequenceEnd[sequence] - firsts[i];
  }
  return { sequences, starts, firsts };
}
