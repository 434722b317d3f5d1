import type { Table } from 'dexie';
import { addToDay, type KpiDay, tellDays } from '../domain/monitoring/kpi-days';
import { addFacts, type KpiFact, noFact, ofAlarms, opened, tagged } from '../domain/monitoring/kpi-facts';
import type { KpiLog, NoteRead } from '../pipelines/kpi-ports';
import type { Database } from './database';

/** Local date of a moment: a day's work is told by the clock on the wall. */
export function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/**
 * Inside the transaction of what happened, which must name `kpiDays`: reading and writing the day's row in one
 * transaction, so that two tabs lose nothing.
 */
export async function addKpi(db: Database, at: Date, fact: KpiFact): Promise<void> {
  const day = dayOf(at);
  await db.kpiDays.put(addToDay(await db.kpiDays.get(day), day, fact));
}

/** Counts of this browser, by day. */
export class DexieKpiStore implements KpiLog {
  constructor(
    private readonly db: Database,
    private readonly now: () => Date,
  ) {}

  async notesRead(reads: readonly NoteRead[]): Promise<void> {
    const { db } = this;
    if (reads.length === 0) return;
    await db.transaction('rw', db.notesRead, db.kpiDays, async () => {
      const known = await db.notesRead.bulkGet(reads.map(({ noteId }) => noteId));
      const firsts = reads.filter((_, at) => known[at] === undefined);
      const changed = reads.filter(({ modelId, mentions }, at) => {
        const row = known[at];
        return row?.modelId !== modelId || row.mentions !== mentions;
      });
      if (changed.length > 0) await db.notesRead.bulkPut(changed.map(({ ms, ...row }) => row));
      if (firsts.length > 0) {
        await addKpi(
          db,
          this.now(),
          firsts.reduce((sum, { ms }) => addFacts(sum, tagged(ms)), noFact()),
        );
      }
    });
  }

  noteOpened(noteId: string): Promise<void> {
    return this.countOnce([{ name: `opened/${noteId}`, fact: opened() }]);
  }

  async countOnce(facts: readonly { readonly name: string; readonly fact: KpiFact }[]): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.kpiSeen, db.kpiDays, async () => {
      const known = await db.kpiSeen.bulkGet(facts.map(({ name }) => name));
      const fresh = new Map(facts.filter((_, at) => known[at] === undefined).map(({ name, fact }) => [name, fact]));
      if (fresh.size === 0) return;
      await db.kpiSeen.bulkAdd([...fresh.keys()].map((key) => ({ key })));
      await addKpi(db, this.now(), [...fresh.values()].reduce(addFacts, noFact()));
    });
  }

  /** A person found that an alarm was none: kept with the firing, and counted once. */
  async noDrift(firingKey: string): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.firings, db.kpiDays, async () => {
      const firing = await db.firings.get(firingKey);
      if (!firing || firing.noDrift) return;
      await db.firings.put({ ...firing, noDrift: true });
      await addKpi(db, this.now(), ofAlarms({ falseAlarms: 1 }));
    });
  }

  /**
   * Settles what may be told of today and hands it over in the same transaction; see tellDays.
   * @param hand called inside it where there is anything new @param more tables that it writes to
   */
  async tell(hand: (day: KpiDay) => Promise<void>, more: readonly Table[] = []): Promise<void> {
    const { db } = this;
    const today = dayOf(this.now());
    await db.transaction('rw', [db.kpiDays as Table, ...more], async () => {
      const days = await db.kpiDays.where('day').belowOrEqual(today).toArray();
      const changed = tellDays(days, today);
      const row = changed.find(({ day }) => day === today);
      if (!row) return;
      await db.kpiDays.bulkPut([...changed]);
      await hand(row);
    });
  }
}
