import type { Table } from 'dexie';
import type { Database } from './database';
import { DexieKpiStore } from './kpi-store';
import { addToOutbox, outboxTables } from './outbox-store';
import { DexieSiteStore } from './site-store';

/**
 * Hands what may be told of today to the outbox, in one transaction with the note that it was told; a row that still
 * waits is replaced, since each holds the whole day. @returns whether there was anything
 */
export async function keepKpiCounts(db: Database, now: Date): Promise<boolean> {
  const browserId = await new DexieSiteStore(db).browserId();
  let handed = false;
  await new DexieKpiStore(db, () => now).tell(async ({ day, told }) => {
    const target = `${browserId}.${day}`;
    const id = crypto.randomUUID();
    const body = JSON.stringify(told);
    const draft = { id, kind: 'kpi-counts' as const, key: id, subject: `kpi-counts/${target}`, target, body };
    await addToOutbox(db, [{ ...draft, createdAt: now.toISOString() }]);
    handed = true;
  }, outboxTables(db) as Table[]);
  return handed;
}
