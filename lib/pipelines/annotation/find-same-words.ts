import type { WorkMark } from '../../domain/annotation/mark';
import { matchesOfWords, sameWordsPattern } from '../../domain/annotation/same-words';
import { contextOf } from '../../domain/text/context';
import type { CharRange, Note } from '../../domain/text/note';
import { type Label, sameSpan, spansOverlap } from '../../domain/text/span';
import { tokenize } from '../../domain/text/tokenize';
import { throwIfCancelled } from '../ports';

/** More places than this nobody looks through. */
export const SAME_WORDS_MAX = 500;
/** Characters shown on either side. */
const CONTEXT = 40;

/** A place of the same words; workers/annotation-api.ts has it as `SameWords`. */
export interface SameWordsHit extends CharRange {
  readonly noteId: string;
  readonly noteTitle: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly state: 'free' | 'marked' | 'otherwise' | 'rejected';
}

/**
 * The same words in notes, in their order.
 * @param marksOf of a note's layer; asked for notes that have the words alone
 * @returns at most `SAME_WORDS_MAX` places @throws Cancelled
 */
export async function findSameWords(
  notes: readonly Note[],
  words: string,
  label: Label,
  marksOf: (noteId: string) => Promise<readonly WorkMark[]>,
  turn: () => Promise<void> | undefined,
  signal: AbortSignal,
): Promise<{ hits: SameWordsHit[]; more: boolean }> {
  const pattern = sameWordsPattern(words);
  const hits: SameWordsHit[] = [];
  if (!pattern) return { hits, more: false };
  for (const note of notes) {
    const places = matchesOfWords(note.text, () => tokenize(note.text, note.tokenizer), pattern);
    if (places.length > 0) {
      const marks = await marksOf(note.id);
      for (const place of places) {
        if (hits.length === SAME_WORDS_MAX) return { hits, more: true };
        hits.push({ ...inContext(note, place), state: stateOf({ ...place, label }, marks) });
      }
    }
    await turn();
    throwIfCancelled(signal);
  }
  return { hits, more: false };
}

/**
 * How many notes have the words, as whole tokens, without regard to case.
 * @throws Cancelled
 */
export async function countNotesWith(
  notes: readonly Note[],
  words: string,
  turn: () => Promise<void> | undefined,
  signal: AbortSignal,
): Promise<number> {
  const pattern = sameWordsPattern(words);
  let count = 0;
  for (const note of pattern ? notes : []) {
    if (pattern && matchesOfWords(note.text, () => tokenize(note.text, note.tokenizer), pattern).length > 0) count++;
    await turn();
    throwIfCancelled(signal);
  }
  return count;
}

function stateOf(place: CharRange & { readonly label: Label }, marks: readonly WorkMark[]): SameWordsHit['state'] {
  const set = marks.filter(({ state }) => state === 'set');
  if (set.some((mark) => sameSpan(mark, place))) return 'marked';
  if (set.some((mark) => spansOverlap(mark, place))) return 'otherwise';
  return marks.some((mark) => mark.state === 'rejected' && sameSpan(mark, place)) ? 'rejected' : 'free';
}

function inContext({ id, title, text }: Note, place: CharRange): Omit<SameWordsHit, 'state'> {
  const { start, end } = place;
  return { noteId: id, noteTitle: title, start, end, ...contextOf(text, place, CONTEXT) };
}
