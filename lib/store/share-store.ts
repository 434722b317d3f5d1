import type { Lexicon } from '../domain/text/feature-set';
import type { Share } from '../pipelines/site/share-model';
import { modelCardSchema } from '../schemas/registry/card';
import { companionSchema } from '../schemas/registry/companion';
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

/** A model as it went out, to be compared with another. */
export interface SentModel {
  readonly runId: string;
  readonly bytes: Uint8Array;
  readonly lexicon: Lexicon | undefined;
  /** Of the privacy gate. */
  readonly k: number;
}

/** Undefined: not shared from here, or what was sent is no longer kept. */
export async function sentModel(db: Database, versionId: string): Promise<SentModel | undefined> {
  const shared = await db.sharedVersions.get(versionId);
  const sent = await db.outbox.filter(({ subject, kind }) => subject === versionId && kind === 'model-version').first();
  const card = modelCardSchema.safeParse(parsedJson(sent?.body));
  if (!shared || !card.success) return undefined;
  const { model, companion, gate } = card.data;
  const [bytes, beside] = await Promise.all([
    db.outboxBytes.get(model.sha256),
    companion ? db.outboxBytes.get(companion.sha256) : undefined,
  ]);
  const read = companionSchema.safeParse(parsedJson(beside && new TextDecoder().decode(beside.bytes)));
  if (!bytes || (companion && !read.success)) return undefined;
  return { runId: shared.runId, bytes: bytes.bytes, lexicon: read.data?.lexicon ?? undefined, k: gate.k };
}

function parsedJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
