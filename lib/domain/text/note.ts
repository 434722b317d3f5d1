/** UTF-16 code unit index into a note's text, from 0. */
export type CharOffset = number;
/** Position of a token in its note, from 0. */
export type TokenIndex = number;

/** Half-open range [start, end) of UTF-16 code units. */
export interface CharRange {
  readonly start: CharOffset;
  readonly end: CharOffset;
}

/**
 * How a note's text becomes tokens.
 * - `clinical-1`: our tokenizer, for free text (tokenize.ts).
 * - `given-1`: the source brought its own tokens; the text is them joined by one space within a sentence
 *   and one line feed between sentences, so that splitting on those two characters gives them back.
 */
export type TokenizerId = 'clinical-1' | 'given-1';

export type SplitName = 'train' | 'dev' | 'test';

/** One clinical text, immutable once imported. */
export interface Note {
  readonly id: string;
  /** Notes of one patient share it; it never crosses a split. Equal to `id` when the source names no patient. */
  readonly patientKey: string;
  /** What a person calls this note: a source key or "train 12". Never text of the note. */
  readonly title: string;
  /** ISO date (yyyy-mm-dd) where the source gives one. */
  readonly date: string | undefined;
  readonly text: string;
  readonly tokenizer: TokenizerId;
}

/** One sentence: token range [tokenStart, tokenEnd) and the characters it covers. */
export interface Sentence extends CharRange {
  readonly tokenStart: TokenIndex;
  readonly tokenEnd: TokenIndex;
}

/** A stretch of a note under one heading; `heading` is undefined before the first one. Paragraphs are its lines. */
export interface Section extends CharRange {
  readonly heading: CharRange | undefined;
}

/** What a text is made of, all in text order. A heading's tokens belong to a sentence of their own. */
export interface TextStructure {
  readonly tokens: readonly CharRange[];
  readonly sentences: readonly Sentence[];
  readonly sections: readonly Section[];
}
