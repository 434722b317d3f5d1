import { UNNAMED } from '@/lib/domain/annotation/mark';
import { database } from '@/lib/store/database';

/** Preference that holds how the person at this browser wants to be named on what they do. */
export const ANNOTATOR_NAME = 'annotator.name';

/** Who acts here: the name chosen on Annotate, if there is one. */
export async function actorName(): Promise<string> {
  const stored = (await database().preferences.get(ANNOTATOR_NAME))?.value;
  return typeof stored === 'string' && stored.trim() !== '' ? stored : UNNAMED;
}
