import type { Share } from '../pipelines/site/share-model';
import { modelCardSchema } from '../schemas/registry/card';
import type { Database } from './database';
import { askWork } from './monitoring-store';
import { addToOutbox, outboxTables } from './outbox-store';

/**
 * The record that a model was shared, all that goes out for it, and the work that makes what its windows are compared
 * with, which takes minutes and is sent after it: one transaction.
 */
export async function keepShare(
  db: Database,
  { versionId, modelSha256, contents, drafts }: Share,
  { modelId, runId }: { readonly modelId: string; readonly runId: string },
  now: string,
): Promise<void> {
  const reference = { key: `reference/${versionId}`, kind: 'reference', state: 'asked', versionId } as const;
  await db.transaction('rw', [db.sharedVersions, db.monitoring, ...outboxTables(db)], async () => {
    await db.sharedVersions.add({ id: versionId, modelId, runId, sha256: modelSha256, createdAt: now });
    await addToOutbox(db, drafts, contents);
    await askWork(db, { ...reference, at: Date.parse(now) });
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
