import { type AttributeList, emptyAttributeList } from './attribute-list';
import type { LexiconReading } from './lexicon-reader';

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

const ENDS = 2 ** GROUPS.length;

/** What one word tells of its sentence, as bits. */
export function topicsOfWord(norm: string): number {
  let bits = 0;
  for (const [index, [, pattern]] of GROUPS.entries()) if (pattern.test(norm)) bits += 2 ** index;
  return /^[.!?;:]+$/u.test(norm) ? bits + ENDS : bits;
}

/** A sentence's length and topics as one number. @param words [T] each with its bits */
export function outlineOf(words: readonly { readonly topics: number }[]): number {
  let bits = 0;
  for (const { topics } of words) bits |= topics & (ENDS - 1);
  bits |= (words.at(-1)?.topics ?? 0) & ENDS;
  const border = LENGTH_BORDERS.findIndex((upper) => words.length <= upper);
  return (border < 0 ? LENGTH_BORDERS.length : border) * 2 * ENDS + bits;
}

/** Attributes given to every token of a sentence of this outline. */
export function outlineAttributes(outline: number): string[] {
  const attributes = [`s:length=${Math.floor(outline / (2 * ENDS))}`];
  if (outline & ENDS) attributes.push('s:ends');
  for (const [index, [name]] of GROUPS.entries()) if (outline & (2 ** index)) attributes.push(`s:${name}`);
  return attributes;
}

/**
 * @returns function from a reading to, per token, the labels of which a token more than 1 away is a strong word;
 *   an empty array when no token has any
 */
export function createDistantLabels(): (reading: LexiconReading) => AttributeList[] {
  const nothing = emptyAttributeList();
  return ({ words, labels }) => {
    const lists: AttributeList[] = [];
    for (let index = 0; index < labels.length; index++) {
      let total = 0;
      for (const word of words) if (word.strong[index]) total++;
      if (total === 0) continue;
      while (lists.length < words.length) lists.push(nothing);
      const isStrong = (at: number) => (at >= 0 && at < words.length && words[at]?.strong[index] ? 1 : 0);
      for (let at = 0; at < words.length; at++) {
        if (total > isStrong(at - 1) + isStrong(at) + isStrong(at + 1)) {
          lists[at] = (lists[at] ?? nothing).with(labels[index] ?? '');
        }
      }
    }
    return lists;
  };
}

/** "A token more than 1 away is a strong LABEL", alone and joined with the token's own bucket. */
export function distantAttributes(labels: readonly string[], bucket: string): string[] {
  return labels.flatMap((label) => [`far:${label}`, `far:${label}|${bucket}`]);
}
