import type { Share } from '../pipelines/site/share-model';
import { modelCardSchema } from '../schemas/registry/card';
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

/** A model's file as it went out, to be compared with another. */
export interface SentModel {
  readonly runId: string;
  readonly file: Uint8Array;
  /** Of the privacy gate. */
  readonly k: number;
}

/** Undefined: not shared from here, or what was sent is no longer kept. */
export async function sentModel(db: Database, versionId: string): Promise<SentModel | undefined> {
  const shared = await db.sharedVersions.get(versionId);
  const sent = await db.outbox.filter(({ subject, kind }) => subject === versionId && kind === 'model-version').first();
  const card = modelCardSchema.safeParse(sent && JSON.parse(sent.body));
  const content = shared && (await db.outboxBytes.get(shared.sha256));
  if (!shared || !content || !card.success) return undefined;
  return { runId: shared.runId, file: content.bytes, k: card.data.gate.k };
}
