// The one place of lib/server that knows the engine's package, for its reader of CRFsuite files alone: bytes in, names
// out, no kernel runs. A second reader would be a second truth of what a sound file is.
import { readModel } from 'crfsuite-wasm';
import { errorFacts } from '../log';

export interface Weights {
  /** Tags, such as `B-DISEASE`. */
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
}

/** Checks every part of the file. @returns undefined: no sound CRFsuite file */
export function readWeights(bytes: Uint8Array): Weights | undefined {
  try {
    const { labels, attributes } = readModel(bytes);
    return { tags: labels, attributes };
  } catch (error) {
    if (errorFacts(error).code === 'invalid-model') return undefined;
    throw error;
  }
}
