import type { CorpusView } from './corpus.js';

/** Some sequences of a corpus in a chosen order; token i of the selection is token `tokens[i]` of the corpus. */
export interface Selection {
  /** [S] sequence ids */
  readonly sequences: Uint32Array;
  /** [S+1] tokens of the s-th: starts[s] … starts[s+1]-1 */
  readonly starts: Uint32Array;
  /** [N] */
  readonly tokens: Uint32Array;
}

/** In order of append. */
export function select(corpus: CorpusView, wanted: (group: number) => boolean): Selection {
  const ids = new Uint32Array(corpus.sequenceGroup.length);
  let count = 0;
  for (let s = 0; s < ids.length; s++) if (wanted(corpus.sequenceGroup[s])) ids[count++] = s;
  return gather(corpus, ids.slice(0, count));
}

/** Longest first, else in order of append: neighbours of equal length run in lockstep. */
export function byLength(corpus: CorpusView, { sequences }: Selection): Selection {
  let longest = 0;
  for (let i = 0; i < sequences.length; i++) longest = Math.max(longest, lengthOf(corpus, sequences[i]));
  // Counting sort: by how much shorter than the longest.
  const places = new Uint32Array(longest + 2);
  for (let i = 0; i < sequences.length; i++) places[longest - lengthOf(corpus, sequences[i]) + 1]++;
  for (let n = 0; n < longest; n++) places[n + 1] += places[n];
  const sorted = new Uint32Array(sequences.length);
  for (let i = 0; i < sequences.length; i++) {
    sorted[places[longest - lengthOf(corpus, sequences[i])]++] = sequences[i];
  }
  return gather(corpus, sorted);
}

export function firstTokenOf(corpus: CorpusView, sequence: number): number {
  return sequence === 0 ? 0 : corpus.sequenceEnd[sequence - 1];
}

export function firstEntryOf(corpus: CorpusView, token: number): number {
  return token === 0 ? 0 : corpus.tokenEnd[token - 1];
}

function lengthOf(corpus: CorpusView, sequence: number): number {
  return corpus.sequenceEnd[sequence] - firstTokenOf(corpus, sequence);
}

function gather(corpus: CorpusView, sequences: Uint32Array): Selection {
  const starts = new Uint32Array(sequences.length + 1);
  for (let i = 0; i < sequences.length; i++) starts[i + 1] = starts[i] + lengthOf(corpus, sequences[i]);
  const tokens = new Uint32Array(starts[sequences.length]);
  for (let i = 0, t = 0; i < sequences.length; i++) {
    const first = firstTokenOf(corpus, sequences[i]);
    const end = corpus.sequenceEnd[sequences[i]];
    for (let token = first; token < end; token++) tokens[t++] = token;
  }
  return { sequences, starts, tokens };
}
