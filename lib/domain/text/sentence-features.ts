import type { LexiconReading } from './lexicon-reader';

export interface SentenceAttributes {
  /** Given to every token. */
  readonly shared: readonly string[];
  /** [T] what stands elsewhere in the sentence, as seen from each token. */
  readonly perToken: readonly (readonly string[])[];
}

/** Upper borders of the length buckets, tokens. */
const LENGTH_BORDERS: readonly number[] = [5, 10, 15, 20, 30, 40];

/** Words whose presence says what a sentence is about; on normalised words. */
const GROUPS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['treat', /^treat/u],
  ['prevent', /^(?:prevent|prophyla)/u],
  ['efficacy', /^(?:efficac|effective)/u],
  ['patient', /^patient/u],
  ['results', /^(?:results?|conclusions?|methods?|background|objectives?|purpose|aims?)$/u],
  ['to-see', /^to_see$/u],
  ['gene', /^(?:genes?|genetic|genomic|proteins?|mutations?|mutants?|chromosom.*)$/u],
  ['question', /^\?$/u],
  ['number', /0/u],
];

/** @param norms [T] normalised words @param reading undefined: the distant bits are left out */
export function sentenceAttributes(norms: readonly string[], reading: LexiconReading | undefined): SentenceAttributes {
  const border = LENGTH_BORDERS.findIndex((upper) => norms.length <= upper);
  const shared = [`s:length=${border < 0 ? LENGTH_BORDERS.length : border}`];
  if (/^[.!?;:]+$/u.test(norms.at(-1) ?? '')) shared.push('s:ends');
  for (const [name, pattern] of GROUPS) if (norms.some((norm) => pattern.test(norm))) shared.push(`s:${name}`);
  return { shared, perToken: reading ? distantAttributes(norms.length, reading) : [] };
}

/** "A token more than 1 away is a strong LABEL", alone and joined with the token's own bucket. */
function distantAttributes(length: number, { labels, strong, buckets }: LexiconReading): string[][] {
  const perToken: string[][] = Array.from({ length }, () => []);
  for (const [index, label] of labels.entries()) {
    const bits = strong[index] ?? [];
    const total = bits.filter(Boolean).length;
    for (const [at, out] of perToken.entries()) {
      const near = [at - 1, at, at + 1].filter((position) => bits[position]).length;
      if (total <= near) continue;
      out.push(`far:${label}`, `far:${label}|${buckets[at]}`);
    }
  }
  return perToken;
}
