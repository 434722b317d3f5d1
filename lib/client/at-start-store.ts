/** What every page asks of the store, in one script: stored.ts loads it, at-start.ts has the hooks. */
import { liveQuery } from 'dexie';
import { countOutbox } from '@/lib/domain/sync/outbox-queue';
import { database } from '@/lib/store/database';
import { chosenModel } from '@/lib/store/model-choice';
import { DexieOutboxStore } from '@/lib/store/outbox-store';
import { waysOf } from '@/lib/store/sealing/vault-rows';
import { DexieSiteStore } from '@/lib/store/site-store';
import { dataMark } from './storage-watch';
import { storedTour } from './tour';

export { LockWork } from './lock-work';
export { keepDataMark, watchStorage } from './storage-watch';
export { startTourIfNew } from './tour';
export { liveQuery };

/** Says when it was there; the build finds the script by it (lib/build/first-load.mjs). */
performance.mark('behealthy:store');

/** Live queries, by the name that pages ask for them with. */
export const asked = {
  /** The ways to the data. `device`: it opens by itself. */
  ways: async () => waysOf(await database().vault.get('data-key')),
  outboxCounts: async () => countOutbox(await new DexieOutboxStore(database()).open()),
  /** Who was signed in last, and did not sign out; null: nobody. */
  knownSession: async () => (await new DexieSiteStore(database()).session()) ?? null,
  siteState: () => new DexieSiteStore(database()).state(),
  /** The model that reads notes here; null when there is none. */
  chosenModel: async () => (await chosenModel(database())) ?? null,
  tour: storedTour,
  dataMark,
} as const;

/** The keys under which rows stand on the disk. */
export const ring = () => database().ring;
