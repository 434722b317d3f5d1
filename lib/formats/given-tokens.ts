import type { DraftNote } from '../domain/data/draft-note';
import type { SourcePlace } from '../domain/data/import-report';
import { spansOfEntities } from '../domain/text/entities';
import type { CharOffset, CharRange, SplitName } from '../domain/text/note';
import type { Span } from '../domain/text/span';
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
  const gold: Span[] = [];
  let at = 0;
  for (const { tokens, tags } of sentences) {
    const entities = entitiesOfTags(tags);
    if (entities.length > 0) gold.push(...spansOfEntities(rangesFrom(at, tokens), entities));
    for (const token of tokens) at += token.length + 1;
  }
  const text = sentences.map(({ tokens }) => tokens.join(' ')).join('\n');
  return {
    labelled: { note: { id, patientKey: id, title, date: undefined, text, tokenizer: 'given-1' }, gold, split },
    place,
    sentenceLines: sentences.map(({ line }) => line),
    tags: sentences.flatMap(({ writtenTags }) => writtenTags),
  };
}

/** Ranges of tokens that stand one character apart. */
function rangesFrom(start: CharOffset, tokens: readonly string[]): CharRange[] {
  let at = start;
  return tokens.map((token) => {
    const range = { start: at, end: at + token.length };
    at = range.end + 1;
    return range;
  });
}
