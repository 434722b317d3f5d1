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
  const ids: number[] = [];
  corpus.sequenceGroup.forEach((group, s) => {
    if (wanted(group)) ids.push(s);
  });
  return gather(corpus, Uint32Array.from(ids));
}

/** Longest first, else in order of append: neighbours of equal length run in lockstep. */
export function byLength(corpus: CorpusView, selection: Selection): Selection {
  return gather(
    corpus,
    selection.sequences.slice().sort((a, b) => lengthOf(corpus, b) - lengthOf(corpus, a) || a - b),
  );
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
  sequences.forEach((s, i) => {
    starts[i + 1] = starts[i] + lengthOf(corpus, s);
  });
  const tokens = new Uint32Array(starts[sequences.length]);
  sequences.forEach((s, i) => {
    const first = firstTokenOf(corpus, s);
    for (let t = starts[i]; t < starts[i + 1]; t++) tokens[t] = first + t - starts[i];
  });
  return { sequences, starts, tokens };
}
