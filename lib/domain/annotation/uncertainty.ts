/** A sentence as the model sees it. */
export interface SentenceCertainty {
  /** log P(best path), in nats, at most 0. */
  readonly logProbability: number;
  /** At least 1. */
  readonly tokens: number;
}

/**
 * How much a note would teach: MNLP of active learning (maximum normalised log-probability, Shen et al. 2018) of its
 * least certain sentence. Divided by the length, since the total picks long sentences and saves nothing a token.
 * @returns 0-1: 1 − exp(log-probability a token); higher is less certain; 0 for a note without tokens
 */
export function uncertaintyOf(sentences: readonly SentenceCertainty[]): number {
  let least = 0;
  for (const { logProbability, tokens } of sentences) least = Math.min(least, logProbability / tokens);
  return uncertaintyOfNats(least);
}

/** @param leastNats log-probability a token of the note's least certain sentence, nats, <= 0; 0 without tokens */
export function uncertaintyOfNats(leastNats: number): number {
  return 1 - Math.exp(leastNats);
}
