import { evidenceOf } from '@/lib/domain/model/review-record';
import { nextOwnNumber } from '@/lib/domain/monitoring/deployment-number';
import type { Host } from '@/lib/pipelines/ports';
import type { Database } from '@/lib/store/database';
import { CHOSEN_MODEL, championModel } from '@/lib/store/model-choice';
import { DexieMonitoringStore } from '@/lib/store/monitoring-store';
import { addToOutbox, outboxTables } from '@/lib/store/outbox-store';
import { DexieSiteStore } from '@/lib/store/site-store';
import type { MonitoringPlace } from './host-parts';

/** Locks over all tabs and workers; the browser releases those of whoever ends. */
export interface MonitoringLocks {
  alone<T>(work: () => Promise<T>): Promise<T>;
  unlessBusy(work: () => Promise<void>): Promise<void>;
}

export const webMonitoringLocks: MonitoringLocks = {
  alone: async (work) => navigator.locks.request('behealthy.monitoring', work),
  unlessBusy: async (work) => {
    await navigator.locks.request('behealthy.monitoring-work', { ifAvailable: true }, async (lock) => {
      if (lock) await work();
    });
  },
};

/** Monitoring in the browser's database. */
export function monitoringPlace(db: Database, host: Host, locks: MonitoringLocks): MonitoringPlace {
  const site = new DexieSiteStore(db);
  const store = new DexieMonitoringStore(db, { host, browserId: () => site.browserId() });
  return {
    ...locks,
    store,
    champion: () => championModel(db),
    deployment: async () => {
      const { deployment } = await site.state();
      if (deployment && (await site.hasModel(deployment.modelVersionId))) {
        return { modelVersionId: deployment.modelVersionId, number: deployment.number };
      }
      const [champion, situation] = await Promise.all([championModel(db), store.situation()]);
      const before = situation?.modelVersionId;
      if (!champion || !situation || before === undefined || before === champion.id) return undefined;
      return { modelVersionId: champion.id, number: nextOwnNumber(situation.deploymentNumber) };
    },
    projects: () => db.projects.toArray(),
    keepChampion: async (modelId) => {
      const { deployment } = await site.state();
      const chosen = await db.preferences.get(CHOSEN_MODEL);
      if (!deployment && chosen === undefined) await db.preferences.put({ key: CHOSEN_MODEL, value: modelId });
    },
    sharedVersionOf: async (runId) => (await db.sharedVersions.filter((row) => row.runId === runId).first())?.id,
    hasReview: async (versionId) => (await db.reviews.where('id').equals(versionId).count()) > 0,
    requestReview: async (versionId, reason) => {
      const draft = {
        ...{ id: host.newId(), kind: 'transition' as const, key: host.newId() },
        ...{ subject: versionId, target: versionId, createdAt: host.clock.now() },
      };
      await db.transaction('rw', [db.reviews, ...outboxTables(db)], async () => {
        const review = await db.reviews.get(versionId);
        const asked = await db.outbox
          .filter(({ kind, target }) => kind === 'transition' && target === versionId)
          .count();
        if (!review || asked > 0) return;
        const body = JSON.stringify({ to: 'in_review', reason, evidence: evidenceOf(review) });
        await addToOutbox(db, [{ ...draft, body }]);
      });
    },
  };
}
