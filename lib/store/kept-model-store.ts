import type { ModelVersion } from '../domain/model/run';
import type { Database } from './database';

/** A model from a file; the same file again is the same model. */
export async function keepModel(
  db: Database,
  { bytes, lexicon, ...summary }: ModelVersion,
  fileName: string,
): Promise<void> {
  await db.transaction('rw', [db.models, db.modelContents], async () => {
    await db.modelContents.put({ id: summary.id, bytes, lexicon });
    await db.models.put({ ...summary, fileName });
  });
}

/** Only one that was kept from a file: others go with their run, or follow the site. */
export async function deleteKeptModel(db: Database, id: string): Promise<void> {
  await db.transaction('rw', [db.models, db.modelContents], async () => {
    const model = await db.models.get(id);
    if (model?.fileName === undefined) return;
    await db.models.delete(id);
    await db.modelContents.delete(id);
  });
}
