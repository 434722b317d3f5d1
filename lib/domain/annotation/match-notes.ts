import type { CharRange } from '../text/note';

export interface MatchableNote {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** How a note of a file was found: its text is the same, and so is what is named; `spaces`: the same but for space. */
export type MatchWay = 'id' | 'title' | 'text' | 'spaces';

/** `text-differs`: id or title are here, with another text. `repeated`: the file has its text more often than the project. */
export type RefusalCode = 'not-in-project' | 'text-differs' | 'repeated' | 'frozen';

/** A note of a file that gets nothing, by its id there. */
export interface RefusedNote {
  readonly id: string;
  readonly title: string;
  readonly code: RefusalCode;
}

export interface NoteMatch<F, P> {
  readonly from: F;
  readonly to: P;
  readonly way: MatchWay;
}

/**
 * Finds the notes of files among a project's. The text decides: offsets in another text would mark other words. Of
 * several notes with one text the one of the same id is taken, else of the same title, else the first one free.
 * @param aliases other ids under which a project's note may go @returns each note at most once, in the file's order
 */
export function matchNotes<F extends MatchableNote, P extends MatchableNote & { readonly frozen: boolean }>(
  fromFile: readonly F[],
  inProject: readonly P[],
  aliases: (note: P) => readonly string[] = () => [],
): { readonly matches: readonly NoteMatch<F, P>[]; readonly refused: readonly RefusedNote[] } {
  const byText = groupBy(inProject, ({ text }) => text);
  const bySqueezed = groupBy(inProject, ({ text }) => squeezed(text));
  const squeezedOf = new Map(fromFile.map((note) => [note, squeezed(note.text)]));
  const spaced = (from: F) => bySqueezed.get(squeezedOf.get(from) ?? '') ?? [];
  const free = new Set(inProject);
  const found = new Map<F, NoteMatch<F, P>>();
  const sameId = (from: F) => (to: P) => to.id === from.id || aliases(to).includes(from.id);
  const sameTitle = (from: F) => (to: P) => to.title === from.title;
  const claim = (wayIfExact: MatchWay, fits: (from: F) => (to: P) => boolean) => {
    for (const from of fromFile) {
      if (found.has(from)) continue;
      const exact = (byText.get(from.text) ?? []).find((to) => free.has(to) && fits(from)(to));
      const to = exact ?? spaced(from).find((each) => free.has(each) && fits(from)(each));
      if (!to) continue;
      free.delete(to);
      found.set(from, { from, to, way: exact ? wayIfExact : 'spaces' });
    }
  };
  // Ids first for all notes, so that an equal text elsewhere does not take another one's place.
  claim('id', sameId);
  claim('title', sameTitle);
  claim('text', () => () => true);

  const names = new Set(inProject.flatMap((note) => [note.id, note.title, ...aliases(note)]));
  const matches: NoteMatch<F, P>[] = [];
  const refused: RefusedNote[] = [];
  for (const from of fromFile) {
    const match = found.get(from);
    const refuse = (code: RefusalCode) => refused.push({ id: from.id, title: from.title, code });
    if (match?.to.frozen) refuse('frozen');
    else if (match) matches.push(match);
    else if (spaced(from).length > 0) refuse('repeated');
    else refuse(names.has(from.id) || names.has(from.title) ? 'text-differs' : 'not-in-project');
  }
  return { matches, refused };
}

const SPACE = /[\s\p{Cc}\u200B\u2060]/u;
const SPACES = /[\s\p{Cc}\u200B\u2060]+/gu;

/** Without space of any kind, as the tokenizers see it. */
export function squeezed(text: string): string {
  return text.replace(SPACES, '');
}

/**
 * Carries ranges from one text to another that differs in space alone.
 * @returns undefined for a range of nothing but space
 */
export function carryRanges(from: string, to: string): (range: CharRange) => CharRange | undefined {
  if (from === to) return ({ start, end }) => ({ start, end });
  const before = ordinalsOf(from);
  const after = placesOf(to);
  return ({ start, end }) => {
    const first = before[start] ?? 0;
    const last = (before[end] ?? 0) - 1;
    const [begin, finish] = [after[first], after[last]];
    return first > last || begin === undefined || finish === undefined ? undefined : { start: begin, end: finish + 1 };
  };
}

/** @returns [length + 1] how many characters before each place are no space */
function ordinalsOf(text: string): Uint32Array {
  const ordinals = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at++)
    ordinals[at + 1] = (ordinals[at] ?? 0) + (SPACE.test(text.charAt(at)) ? 0 : 1);
  return ordinals;
}

/** Where each character that is no space stands. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) if (!SPACE.test(text.charAt(at))) places.push(at);
  return places;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
