import { database } from '@/lib/store/database';
import { listedNotes } from '@/lib/store/note-lists';

/** Note id -> what people call the note, of a whole dataset. */
export async function noteTitles(datasetId: string): Promise<Map<string, string>> {
  const listed = await listedNotes(database(), datasetId);
  return new Map(listed.map(({ id, title }) => [id, title]));
}
