import type { WorkMark } from '../../domain/annotation/mark';
import { matchesOfWords, sameWordsPattern } from '../../domain/annotation/same-words';
import type { CharRange, Note } from '../../domain/text/note';
import { type Label, sameSpan, spansOverlap } from '../../domain/text/span';
import { tokenize } from '../../domain/text/tokenize';
import { throwIfCancelled } from '../ports';

/** More places than this nobody looks through. */
export const SAME_WORDS_MAX = 500;
/** Characters shown on either side. */
const CONTEXT = 40;

/** What stands beyond a context that is not cut inside a word; nothing beyond the text. */
const SPACE_OR_END = /^\s?$/u;

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

function stateOf(place: CharRange & { readonly label: Label }, marks: readonly WorkMark[]): SameWordsHit['state'] {
  const set = marks.filter(({ state }) => state === 'set');
  if (set.some((mark) => sameSpan(mark, place))) return 'marked';
  if (set.some((mark) => spansOverlap(mark, place))) return 'otherwise';
  return marks.some((mark) => mark.state === 'rejected' && sameSpan(mark, place)) ? 'rejected' : 'free';
}

function inContext({ id, title, text }: Note, { start, end }: CharRange): Omit<SameWordsHit, 'state'> {
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  return {
    noteId: id,
    noteTitle: title,
    start,
    end,
    // What is cut is cut at a space; a run without one is left out rather than cut inside a character.
    before: SPACE_OR_END.test(text.charAt(from - 1)) ? before : before.replace(/^\S*/u, '').trimStart(),
    words: text.slice(start, end),
    after: SPACE_OR_END.test(text.charAt(to)) ? after : after.replace(/\S*$/u, '').trimEnd(),
  };
}
