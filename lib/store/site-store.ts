import type { SiteState } from '../domain/deployment/site-state';
import type { ModelVersion } from '../domain/model/run';
import type { OutboxDraft } from '../domain/sync/outbox-row';
import type { PinnedKey, SiteStore } from '../pipelines/site/ports';
import type { KnownSession } from '../schemas/site-state';
import type { Database } from './database';
import { addToOutbox, outboxTables } from './outbox-store';

/** Keys of the table `site`. */
export const SITE_KEYS = { pinned: 'pinned-key', state: 'state', browser: 'browser-id', session: 'session' } as const;

/**
 * Loaded where there is a row to check: a browser that no site knows has none. The promise is Dexie's own inside a live
 * query, so that what is read after it still belongs to the query.
 */
const schemas = () => Promise.resolve(import('../schemas/site-state'));

const EMPTY: SiteState = { deployment: undefined, refusal: undefined, etag: undefined };

export class DexieSiteStore implements SiteStore {
  constructor(private readonly db: Database) {}

  async pinnedKey(): Promise<PinnedKey | undefined> {
    const value = (await this.db.site.get(SITE_KEYS.pinned))?.value;
    if (value === undefined) return undefined;
    const read = (await schemas()).pinnedKeySchema.safeParse(value);
    return read.success ? read.data : undefined;
  }

  /** Keeps the first key there was: one that changes is a person's to accept. @returns the key that stands */
  async pin(key: PinnedKey, options: { readonly replace?: boolean } = {}): Promise<PinnedKey> {
    const { db } = this;
    // Before the transaction, which would not outlive the loading of a script.
    const { pinnedKeySchema } = await schemas();
    return db.transaction('rw', db.site, async () => {
      const known = pinnedKeySchema.safeParse((await db.site.get(SITE_KEYS.pinned))?.value);
      if (known.success && !options.replace) return known.data;
      await db.site.put({ key: SITE_KEYS.pinned, value: key });
      return key;
    });
  }

  /** What cannot be read counts as not there: then the next deployment has to pass every check anew. */
  async state(): Promise<SiteState> {
    const value = (await this.db.site.get(SITE_KEYS.state))?.value;
    if (value === undefined) return EMPTY;
    const read = (await schemas()).siteStateSchema.safeParse(value);
    return read.success ? read.data : EMPTY;
  }

  async browserId(): Promise<string> {
    const { db } = this;
    return db.transaction('rw', db.site, async () => {
      const known = (await db.site.get(SITE_KEYS.browser))?.value;
      if (typeof known === 'string') return known;
      const made = crypto.randomUUID();
      await db.site.put({ key: SITE_KEYS.browser, value: made });
      return made;
    });
  }

  /** Who was signed in last, for pages without a network; undefined: nobody, or signed out since. */
  async session(): Promise<KnownSession | undefined> {
    const value = (await this.db.site.get(SITE_KEYS.session))?.value;
    if (value === undefined) return undefined;
    const read = (await schemas()).knownSessionSchema.safeParse(value);
    return read.success ? read.data : undefined;
  }

  async putSession(session: KnownSession | undefined): Promise<void> {
    if (session === undefined) await this.db.site.delete(SITE_KEYS.session);
    else await this.db.site.put({ key: SITE_KEYS.session, value: session });
  }

  async hasModel(modelId: string): Promise<boolean> {
    const { db } = this;
    const counts = await Promise.all([
      db.models.where('id').equals(modelId).count(),
      db.modelContents.where('id').equals(modelId).count(),
    ]);
    return counts.every((count) => count > 0);
  }

  async take(model: ModelVersion | undefined, state: SiteState, report: OutboxDraft): Promise<void> {
    const { db } = this;
    await db.transaction('rw', [db.site, db.models, db.modelContents, ...outboxTables(db)], async () => {
      if (model) {
        const { bytes, lexicon, ...summary } = model;
        await db.modelContents.put({ id: model.id, bytes, lexicon });
        await db.models.put({ ...summary, versionId: model.id });
      }
      await db.site.put({ key: SITE_KEYS.state, value: state });
      await addToOutbox(db, [report]);
    });
  }

  async note(state: SiteState, report: OutboxDraft | undefined): Promise<void> {
    const { db } = this;
    await db.transaction('rw', [db.site, ...outboxTables(db)], async () => {
      await db.site.put({ key: SITE_KEYS.state, value: state });
      if (report) await addToOutbox(db, [report]);
    });
  }
}
