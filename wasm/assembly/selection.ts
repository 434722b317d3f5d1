// Tokens in the order of the chosen sentences (see src/selection.ts): those of the s-th are sentences[s] …
// sentences[s+1]-1, in the corpus they begin at firsts[s]. Tables are u32.
import { at, put } from './tables';

/** start [tokens+1]: where each token's entries begin; ends: where they end in the corpus. @returns number of entries */
export function placeStarts(start: usize, sentences: usize, firsts: usize, count: u32, ends: usize): u32 {
  let length: u32 = 0;
  let t: u32 = 0;
  for (let s: u32 = 0; s < count; s++) {
    let token = at(firsts, s);
    let before = token == 0 ? 0 : at(ends, token - 1);
    for (const last = at(sentences, s + 1); t < last; token++) {
      const end = at(ends, token);
      length += end - before;
      before = end;
      put(start, ++t, length);
    }
  }
  return length;
}

/** out [tokens]: the values that the tokens have in the corpus. */
export function gather(out: usize, values: usize, sentences: usize, firsts: usize, count: u32): void {
  let t: u32 = 0;
  for (let s: u32 = 0; s < count; s++) {
    const last = at(sentences, s + 1);
    for (let token = at(firsts, s); t < last; token++, t++) put(out, t, at(values, token));
  }
}
