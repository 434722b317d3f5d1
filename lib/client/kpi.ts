'use client';
import { useEffect } from 'react';
import { episodesOf } from '@/lib/domain/monitoring/episodes';
import { ofAlarms } from '@/lib/domain/monitoring/kpi-facts';
import { database } from '@/lib/store/database';
import { DexieKpiStore } from '@/lib/store/kpi-store';
import { keepKpiCounts } from '@/lib/store/kpi-telling';
import type { KpiDayRow } from '@/lib/store/rows';
import { useLive } from './live';
import { notifySync } from './registry/notify';
import { backgroundWorker } from './workers';

export type { KpiDayRow };

const store = () => new DexieKpiStore(database(), () => new Date());
/** Counts change with every note; the server is told once they rest. */
const REST_MS = 20_000;

/** What this browser counted, by day; undefined while loading. */
export function useKpiDays(): readonly KpiDayRow[] | undefined {
  return useLive(() => database().kpiDays.orderBy('day').toArray(), []);
}

/** A reviewer's word that an alarm was none: counted once. */
export function markNoDrift(firingKey: string): Promise<void> {
  return store().noDrift(firingKey);
}

/** Times from change to alarm and from alarm to its end, of alarms that are not counted yet. */
export async function countEpisodes(): Promise<void> {
  const db = database();
  const [windows, firings] = await Promise.all([db.windows.toArray(), db.firings.orderBy('seq').toArray()]);
  const episodes = episodesOf(
    windows.map(({ at, report }) => ({ at, level: report.level })),
    firings,
  );
  await store().countOnce(
    episodes.flatMap(({ key, msToDetect, msToRecover }) => [
      ...(msToDetect === undefined
        ? []
        : [{ name: `detected/${key}`, fact: ofAlarms({ detection: { ms: msToDetect, count: 1 } }) }]),
      ...(msToRecover === undefined
        ? []
        : [{ name: `recovered/${key}`, fact: ofAlarms({ recovery: { ms: msToRecover, count: 1 } }) }]),
    ]),
  );
}

/** While somebody is signed in: counts of days go to the outbox once they rest. */
export function useKpiTelling(signedIn: boolean): void {
  const changes = useLive(
    async () => (signedIn ? JSON.stringify((await database().kpiDays.orderBy('day').last())?.counts) : undefined),
    [signedIn],
  );
  useEffect(() => {
    if (!signedIn || changes === undefined) return;
    const timer = setTimeout(() => {
      void tellKpis().catch(() => undefined);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [signedIn, changes]);
}

async function tellKpis(): Promise<void> {
  await countEpisodes();
  if (!(await keepKpiCounts(database(), new Date()))) return;
  await backgroundWorker().startSync();
  notifySync('added');
}
