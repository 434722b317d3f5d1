import { normalizeWord } from '../text/normalize';
import type { CharRange, SplitName } from '../text/note';
import type { Label } from '../text/span';
import { structureOf } from '../text/structure';
import type { LabelledNote } from './dataset';
import type { Work } from './work';

/** One place where a phrase stands: marked as `label`, or not marked at all. */
export interface PhraseOccurrence extends CharRange {
  readonly noteId: string;
  readonly split: SplitName | undefined;
  readonly label: Label | undefined;
}

/** A phrase that is labelled one way here and another way there. */
export interface InconsistentPhrase {
  /** Normalised words, joined by one space. */
  readonly phrase: string;
  /** Label -> occurrences so marked. */
  readonly labelled: Readonly<Record<Label, number>>;
  /** Occurrences no mark touches. */
  readonly unlabelled: number;
  /** 0-1: share of occurrences that differ from the most frequent way. */
  readonly disagreement: number;
  readonly occurrences: readonly PhraseOccurrence[];
}

export interface InconsistencyRule {
  /** Phrases marked at least so often (any label). */
  readonly minMarked: number;
  /** Left out: phrases under so many characters without space ("a", "in"). */
  readonly minCharacters: number;
  /** At most so many words. */
  readonly maxWords: number;
}

export const INCONSISTENCY_RULE: InconsistencyRule = { minMarked: 2, minCharacters: 3, maxWords: 8 };

const NOTES_A_STEP = 64;

/**
 * Phrases that some note marks and another marks otherwise or not at all. An occurrence that lies in a longer mark, or
 * overlaps one by a part, says nothing of the phrase itself and is passed over; so is an unmarked one inside a longer
 * phrase that is looked for. Whole tokens; case and digits do not count.
 * @returns most occurrences against the majority first
 */
export function* findInconsistentLabels(
  notes: readonly LabelledNote[],
  rule: InconsistencyRule = INCONSISTENCY_RULE,
): Work<InconsistentPhrase[]> {
  const prepared: { source: LabelledNote; tokens: readonly CharRange[]; words: string[] }[] = [];
  const marked = new Map<string, number>();
  for (const [index, source] of notes.entries()) {
    const { tokens } = structureOf(source.note);
    const words = tokens.map(({ start, end }) => normalizeWord(source.note.text.slice(start, end)));
    prepared.push({ source, tokens, words });
    const borders = bordersOf(tokens);
    for (const span of source.gold) {
      const key = phraseOf(borders, words, span);
      if (key !== undefined) marked.set(key, (marked.get(key) ?? 0) + 1);
    }
    if (index % NOTES_A_STEP === NOTES_A_STEP - 1) yield { done: index + 1, total: notes.length * 2 };
  }
  const wanted = new Map<string, Set<number>>();
  for (const [key, count] of marked) {
    const words = key.split(' ');
    if (count < rule.minMarked || words.length > rule.maxWords || key.replaceAll(' ', '').length < rule.minCharacters)
      continue;
    const first = words[0] ?? '';
    wanted.set(first, (wanted.get(first) ?? new Set()).add(words.length));
  }
  const occurrences = new Map<string, PhraseOccurrence[]>();
  for (const [index, { source, tokens, words }] of prepared.entries()) {
    // Token up to which a longer phrase stands: "iron" left unmarked inside "iron deficiency" says nothing of iron.
    let covered = 0;
    for (const [at, word] of words.entries()) {
      for (const length of [...(wanted.get(word) ?? [])].sort((a, b) => b - a)) {
        const key = words.slice(at, at + length).join(' ');
        const [from, to] = [tokens[at], tokens[at + length - 1]];
        if (!from || !to || (marked.get(key) ?? 0) < rule.minMarked) continue;
        const label = labelAt(source, { start: from.start, end: to.end });
        if (label === 'other' || (label === undefined && at + length <= covered)) continue;
        covered = Math.max(covered, at + length);
        const found = occurrences.get(key) ?? [];
        found.push({ noteId: source.note.id, split: source.split, start: from.start, end: to.end, label });
        occurrences.set(key, found);
      }
    }
    if (index % NOTES_A_STEP === NOTES_A_STEP - 1) yield { done: notes.length + index + 1, total: notes.length * 2 };
  }
  return [...occurrences]
    .map(([phrase, found]) => summarise(phrase, found))
    .filter(({ disagreement }) => disagreement > 0)
    .sort((a, b) => against(b) - against(a) || (a.phrase < b.phrase ? -1 : 1));
}

/** Occurrences that differ from the majority. */
const against = ({ disagreement, occurrences }: InconsistentPhrase): number =>
  Math.round(disagreement * occurrences.length);

function summarise(phrase: string, occurrences: readonly PhraseOccurrence[]): InconsistentPhrase {
  const labelled: Record<Label, number> = {};
  let unlabelled = 0;
  for (const { label } of occurrences) {
    if (label === undefined) unlabelled++;
    else labelled[label] = (labelled[label] ?? 0) + 1;
  }
  const most = Math.max(unlabelled, ...Object.values(labelled));
  return { phrase, labelled, unlabelled, disagreement: 1 - most / occurrences.length, occurrences };
}

interface Borders {
  /** Offset -> the token that starts, or ends, there. */
  readonly starts: ReadonlyMap<number, number>;
  readonly ends: ReadonlyMap<number, number>;
}

function bordersOf(tokens: readonly CharRange[]): Borders {
  return {
    starts: new Map(tokens.map((token, at) => [token.start, at])),
    ends: new Map(tokens.map((token, at) => [token.end, at])),
  };
}

/** The span's words as a key; undefined where it cuts a token. */
function phraseOf({ starts, ends }: Borders, words: readonly string[], span: CharRange): string | undefined {
  const [from, to] = [starts.get(span.start), ends.get(span.end)];
  return from === undefined || to === undefined || to < from ? undefined : words.slice(from, to + 1).join(' ');
}

function labelAt({ gold }: LabelledNote, range: CharRange): Label | undefined | 'other' {
  let touched = false;
  for (const span of gold) {
    if (span.start === range.start && span.end === range.end) return span.label;
    touched ||= span.start < range.end && range.start < span.end;
  }
  return touched ? 'other' : undefined;
}
