import { normalizeWord } from '../text/normalize';
import type { CharRange } from '../text/note';
import type { Label, Span } from '../text/span';
import { type ErrorKind, spanErrors } from './error-kinds';
import type { SentenceError } from './run';

/** One error of a run with what its words tell. */
export interface ErrorFact {
  /** Place of its sentence in the run's list. */
  readonly sentence: number;
  /** Place among the sentence's errors, as `spanErrors` lists them. */
  readonly error: number;
  readonly kind: ErrorKind;
  /** Of the dataset's mark; of the model's where the dataset has none. */
  readonly label: Label;
  /** Its words, normalised, in one line: what errors are grouped by. */
  readonly phrase: string;
  /** Whether training has an entity of these words and this label. */
  readonly seen: boolean;
}

/** Errors of one kind in the same words. */
export interface ErrorPhrase {
  readonly phrase: string;
  readonly kind: ErrorKind;
  readonly label: Label;
  readonly seen: boolean;
  /** Places of the sentences in the run's list, rising; one a time it happens. */
  readonly sentences: readonly number[];
}

/** A span's words as they are compared: composed, lower-case, digits 0, one space between words. */
export function phraseOf(text: string, { start, end }: CharRange): string {
  return normalizeWord(text.slice(start, end).trim().replace(/\s+/gu, ' '));
}

/** Entities of training notes by words and label. */
export class SeenEntities {
  private readonly known = new Set<string>();

  add(text: string, spans: readonly Span[]): void {
    for (const span of spans) this.known.add(keyOf(phraseOf(text, span), span.label));
  }

  has(phrase: string, label: Label): boolean {
    return this.known.has(keyOf(phrase, label));
  }
}

/** @param textOf a note's text; errors of notes without one are passed over @returns in the order of sentences */
export function factsOfErrors(
  sentences: readonly SentenceError[],
  textOf: (noteId: string) => string | undefined,
  seen: SeenEntities,
): ErrorFact[] {
  const facts: ErrorFact[] = [];
  for (const [sentence, { noteId, gold, predicted }] of sentences.entries()) {
    const text = textOf(noteId);
    if (text === undefined) continue;
    for (const [at, error] of spanErrors(gold, predicted).entries()) {
      const span = error.gold ?? error.predicted;
      if (!span) continue;
      const phrase = phraseOf(text, span);
      const { label } = span;
      facts.push({ sentence, error: at, kind: error.kind, label, phrase, seen: seen.has(phrase, label) });
    }
  }
  return facts;
}

/** Most frequent first, then by words. */
export function groupByPhrase(facts: readonly ErrorFact[]): ErrorPhrase[] {
  const groups = new Map<string, Omit<ErrorPhrase, 'sentences'> & { sentences: number[] }>();
  for (const { phrase, kind, label, seen, sentence } of facts) {
    const key = `${kind} ${keyOf(phrase, label)}`;
    const group = groups.get(key) ?? { phrase, kind, label, seen, sentences: [] };
    groups.set(key, group);
    group.sentences.push(sentence);
  }
  return [...groups.values()].sort(
    (a, b) => b.sentences.length - a.sentences.length || (a.phrase < b.phrase ? -1 : a.phrase > b.phrase ? 1 : 0),
  );
}

/** What is shown; an empty list means all. */
export interface ErrorFilter {
  readonly kinds: readonly ErrorKind[];
  readonly labels: readonly Label[];
  readonly seen: 'all' | 'seen' | 'unseen';
  /** Part of the words, as typed. */
  readonly words: string;
}

export function filterErrors(facts: readonly ErrorFact[], filter: ErrorFilter): ErrorFact[] {
  const words = normalizeWord(filter.words.trim());
  return facts.filter(
    ({ kind, label, seen, phrase }) =>
      (filter.kinds.length === 0 || filter.kinds.includes(kind)) &&
      (filter.labels.length === 0 || filter.labels.includes(label)) &&
      (filter.seen === 'all' || seen === (filter.seen === 'seen')) &&
      phrase.includes(words),
  );
}

function keyOf(phrase: string, label: Label): string {
  return `${label}\n${phrase}`;
}
