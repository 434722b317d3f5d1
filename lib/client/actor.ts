import { database } from '@/lib/store/database';

/** Preference that holds how the person at this browser wants to be named on what they do. */
export const ANNOTATOR_NAME = 'annotator.name';
export const DEFAULT_ANNOTATOR = 'Me';

/** Who acts here: the name chosen on Annotate, else the default. */
export async function actorName(): Promise<string> {
  const stored = (await database().preferences.get(ANNOTATOR_NAME))?.value;
  return typeof stored === 'string' && stored.trim() !== '' ? stored : DEFAULT_ANNOTATOR;
}
