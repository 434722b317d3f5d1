import MiniSearch from 'minisearch';
import type { LabelledNote } from '@/lib/pipelines/ports';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Words of one letter are looked up whole: as beginnings they would name half of all words. */
const PREFIX_MIN = 2;

/** Full text of a dataset's notes. */
export interface NoteSearch {
  /** Ids of notes that have all the words in title or text, best first. */
  find(query: string): string[];
}

/** @param turn awaited between notes */
export async function indexNotes(
  notes: readonly LabelledNote[],
  turn: () => Promise<void> | undefined,
): Promise<NoteSearch> {
  const index = new MiniSearch<Entry>({ fields: ['title', 'text'], processTerm: foldTerm });
  for (const { note } of notes) {
    index.add({ id: note.id, title: note.title, text: note.text });
    await turn();
  }
  return {
    find: (query) =>
      index
        .search(query, {
          combineWith: 'AND',
          prefix: (term) => term.length >= PREFIX_MIN,
          fuzzy: false,
          boost: { title: 2 },
        })
        .map(({ id }) => String(id)),
  };
}

/** Small letters without accents, so that both ways of writing "café", and "cafe", find each other. */
function foldTerm(term: string): string | null {
  return term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() || null;
}
