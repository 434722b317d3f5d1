const QUADS_A_CALL = 64;

/** Quads first … last-1, positions firstPosition … firstPosition+positions-1; a position has four slots. */
export interface Batch {
  readonly first: number;
  readonly last: number;
  readonly firstPosition: number;
  readonly positions: number;
  /** pairs of neighbours */
  readonly neighbours: number;
}

/** Sentences by fours in lockstep (assembly/quads.ts); their tokens in order of quad, position and sentence. */
export interface Quads {
  /** [quads][4] tokens of each sentence, longest first; 0 behind the last sentence */
  readonly lengths: Uint32Array;
  readonly positions: number;
  readonly batches: readonly Batch[];
}

/** @param starts [S+1] longest sentence first @param mostPositions of a batch, unless one quad alone has more */
export function formQuads(starts: Uint32Array, mostPositions: number): Quads {
  const sentences = starts.length - 1;
  const lengths = new Uint32Array(Math.ceil(sentences / 4) * 4);
  for (let s = 0; s < sentences; s++) lengths[s] = starts[s + 1] - starts[s];
  const batches: Batch[] = [];
  let positions = 0;
  for (let first = 0; 4 * first < lengths.length; ) {
    const firstPosition = positions;
    let last = first;
    let neighbours = 0;
    do {
      for (let s = 4 * last; s < 4 * last + 4; s++) neighbours += Math.max(0, lengths[s] - 1);
      positions += lengths[4 * last++];
    } while (
      4 * last < lengths.length &&
      last - first < QUADS_A_CALL &&
      positions + lengths[4 * last] - firstPosition <= mostPositions
    );
    batches.push({ first, last, firstPosition, positions: positions - firstPosition, neighbours });
    first = last;
  }
  return { lengths, positions, batches };
}
