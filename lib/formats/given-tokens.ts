import type { DraftNote } from '../domain/data/draft-note';
import type { SourcePlace } from '../domain/data/import-report';
import { spansOfEntities } from '../domain/text/entities';
import type { CharRange, SplitName } from '../domain/text/note';
import { entitiesOfTags } from '../domain/text/tags';

/** A sentence as a one-token-a-line format gives it. */
export interface GivenSentence {
  /** [T], none empty, none with a space, tab or line feed. */
  readonly tokens: readonly string[];
  /** [T] as LabelNames writes them. */
  readonly tags: readonly string[];
  /** [T] as the source writes them. */
  readonly writtenTags: readonly string[];
  /** Of the first token, from 1. */
  readonly line: number;
}

/**
 * Makes a note of given tokens: joined by one space, sentences by one line feed, so that splitting on these two
 * characters gives the tokens back.
 * @param id unique within the import; the note has no patient but itself
 */
export function noteOfSentences(
  id: string,
  title: string,
  split: SplitName | undefined,
  place: SourcePlace,
  sentences: readonly GivenSentence[],
): DraftNote {
  const ranges = sentences.map((): CharRange[] => []);
  let at = 0;
  for (const [index, { tokens }] of sentences.entries()) {
    for (const token of tokens) {
      ranges[index]?.push({ start: at, end: at + token.length });
      at += token.length + 1;
    }
  }
  const text = sentences.map(({ tokens }) => tokens.join(' ')).join('\n');
  const gold = sentences.flatMap(({ tags }, index) => spansOfEntities(ranges[index] ?? [], entitiesOfTags(tags)));
  return {
    labelled: { note: { id, patientKey: id, title, date: undefined, text, tokenizer: 'given-1' }, gold, split },
    place,
    sentenceLines: sentences.map(({ line }) => line),
    tags: sentences.flatMap(({ writtenTags }) => writtenTags),
  };
}
