import type { Share } from '../pipelines/site/share-model';
import type { Database } from './database';
import { addToOutbox, outboxTables } from './outbox-store';

/** The record that a model was shared, and all that goes out for it: one transaction. */
export async function keepShare(
  db: Database,
  { versionId, modelSha256, contents, drafts }: Share,
  { modelId, runId }: { readonly modelId: string; readonly runId: string },
  now: string,
): Promise<void> {
  await db.transaction('rw', [db.sharedVersions, ...outboxTables(db)], async () => {
    await db.sharedVersions.add({ id: versionId, modelId, runId, sha256: modelSha256, createdAt: now });
    await addToOutbox(db, drafts, contents);
  });
}
