import { type CountedNote, countReadings, type OpenReadings } from '../domain/monitoring/count-readings';
import { totalOf } from '../domain/monitoring/counts';
import type { Reference } from '../domain/monitoring/reference';
import { currentReference, type FirstReference } from '../domain/monitoring/reference-versions';
import { type DraftFacts, firingDraft, windowDraft } from '../domain/monitoring/told-drafts';
import type { TriggerSituation } from '../domain/monitoring/trigger';
import type { Firing } from '../domain/monitoring/trigger-events';
import { TRIGGER_RULES } from '../domain/monitoring/trigger-rules';
import type { OutboxDraft } from '../domain/sync/outbox-row';
import type { OwnReading } from '../pipelines/approve-monitoring';
import type {
  FiringOutcome,
  GatedReadingStore,
  JudgedWindow,
  JudgeWindow,
  KeptRules,
  LoggedFiring,
  LoopWork,
  LoopWorkStore,
  ReadingStore,
  SummaryStore,
  TriggerStore,
  WatchedModel,
} from '../pipelines/monitoring-ports';
import type { Host } from '../pipelines/ports';
import type { Database } from './database';
import { MONITORING_KEYS } from './monitoring-keys';
import { addToOutbox, outboxTables } from './outbox-store';
import type { FiringRow, QueuedNoteRow, SeenNoteRow, WindowRow } from './rows';

export type { TriggerRules } from '../domain/monitoring/trigger-rules';
export type { JudgedWindow, KeptRules, LoggedFiring, LoopWork, WatchedModel };

/** What telling the site takes. */
export interface Telling {
  readonly browserId: () => Promise<string>;
  readonly host: Pick<Host, 'clock' | 'hash' | 'newId'>;
}

/** All that the browser keeps of monitoring. Every change is one transaction, with what the outbox tells of it. */
export class DexieMonitoringStore
  implements ReadingStore, GatedReadingStore, SummaryStore, TriggerStore, LoopWorkStore
{
  /** @param telling undefined: nothing is told to anybody, as by a page, which changes nothing that is */
  constructor(
    private readonly db: Database,
    private readonly telling?: Telling,
  ) {}

  watched(modelVersionId: string): Promise<WatchedModel | undefined> {
    return this.value(MONITORING_KEYS.watched(modelVersionId));
  }

  async reference(modelVersionId: string): Promise<Reference | undefined> {
    const kept = await this.value<Reference | FirstReference>(MONITORING_KEYS.reference(modelVersionId));
    return kept && currentReference(kept);
  }

  async ownPrints(modelVersionId: string): Promise<ReadonlySet<number>> {
    return new Set((await this.value<readonly number[]>(MONITORING_KEYS.own(modelVersionId))) ?? []);
  }

  async watch(
    model: WatchedModel,
    reference: Reference,
    ownPrints: readonly number[],
    draft?: OutboxDraft,
  ): Promise<void> {
    const { db } = this;
    const { modelVersionId: id } = model;
    await db.transaction('rw', [db.monitoring, ...outboxTables(db)], async () => {
      await db.monitoring.bulkPut([
        { key: MONITORING_KEYS.watched(id), value: model },
        { key: MONITORING_KEYS.reference(id), value: reference },
        { key: MONITORING_KEYS.own(id), value: ownPrints },
      ]);
      if (draft) await addToOutbox(db, [draft]);
    });
  }

  async keepGated(fileSha256: string, own: OwnReading): Promise<void> {
    await this.db.monitoring.put({ key: MONITORING_KEYS.gated, value: { fileSha256, own } });
  }

  async gatedReading(fileSha256: string): Promise<OwnReading | undefined> {
    const kept = await this.value<{ readonly fileSha256: string; readonly own: OwnReading }>(MONITORING_KEYS.gated);
    return kept?.fileSha256 === fileSha256 ? kept.own : undefined;
  }

  async forgetGated(fileSha256: string): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.monitoring, async () => {
      if (await this.gatedReading(fileSha256)) await db.monitoring.delete(MONITORING_KEYS.gated);
    });
  }

  async count(
    watched: WatchedModel,
    notes: readonly CountedNote[],
    judge: JudgeWindow,
  ): Promise<readonly JudgedWindow[]> {
    const { db } = this;
    const { modelVersionId, windowSentences, shared } = watched;
    const facts = shared ? await this.draftFacts() : undefined;
    return db.transaction('rw', [db.monitoring, db.seenNotes, db.windows, ...outboxTables(db)], async () => {
      const news = await this.notSeen(notes);
      if (news.length === 0) return [];
      const last = await db.windows.orderBy('windowNumber').last();
      const nextNumber = (last?.windowNumber ?? 0) + 1;
      const before = await this.value<OpenReadings>(MONITORING_KEYS.open);
      const { open, full, windowOf } = countReadings(before, news, { modelVersionId, windowSentences, nextNumber });
      const judged = full.length === 0 ? [] : await this.judged(full, nextNumber, judge);
      await db.seenNotes.bulkPut(
        news.map(({ print, noteId, uncertainty }, at) => ({
          print,
          noteId,
          uncertainty,
          window: windowOf[at] ?? nextNumber,
        })),
      );
      if (open) await db.monitoring.put({ key: MONITORING_KEYS.open, value: open });
      else await db.monitoring.delete(MONITORING_KEYS.open);
      await db.windows.bulkPut(judged.map(rowOf));
      if (facts && judged.length > 0) {
        await addToOutbox(
          db,
          judged.map((window) => windowDraft(window, facts)),
        );
      }
      return judged;
    });
  }

  /** What is open of the window: nothing yet is 0 and 0. */
  async openSizes(): Promise<{ readonly notes: number; readonly sentences: number }> {
    const open = await this.value<OpenReadings>(MONITORING_KEYS.open);
    if (!open) return { notes: 0, sentences: 0 };
    const { counts } = open.window;
    return { notes: totalOf(counts, 'notes'), sentences: totalOf(counts, 'sentences') };
  }

  async put(window: JudgedWindow): Promise<void>;
  async put(work: LoopWork): Promise<void>;
  async put(one: JudgedWindow | LoopWork): Promise<void> {
    if ('summary' in one) await this.db.windows.put(rowOf(one));
    else await this.db.monitoring.put({ key: MONITORING_KEYS.work(one.key), value: one });
  }

  async windows(): Promise<readonly WindowRow[]> {
    return this.db.windows.orderBy('windowNumber').toArray();
  }

  situation(): Promise<TriggerSituation | undefined> {
    return this.value(MONITORING_KEYS.situation);
  }

  async commit(situation: TriggerSituation, firing: Firing | undefined): Promise<'kept' | 'already-fired'> {
    const { db } = this;
    const draft = firing && (await this.draftOf({ ...firing, outcome: 'open' }));
    return db.transaction('rw', [db.monitoring, db.firings, ...outboxTables(db)], async () => {
      if (firing) {
        if ((await db.firings.where('key').equals(firing.key).count()) > 0) return 'already-fired';
        const last = await db.firings.orderBy('seq').last();
        await db.firings.add({ ...firing, outcome: 'open', seq: (last?.seq ?? 0) + 1 });
        if (draft) await addToOutbox(db, [draft]);
      }
      await db.monitoring.put({ key: MONITORING_KEYS.situation, value: situation });
      return 'kept';
    });
  }

  async firings(): Promise<readonly FiringRow[]> {
    return this.db.firings.orderBy('seq').toArray();
  }

  async settle(key: string, outcome: FiringOutcome): Promise<void> {
    const { db } = this;
    const found = await db.firings.get(key);
    if (!found) return;
    const draft = await this.draftOf({ ...found, outcome });
    await db.transaction('rw', [db.firings, ...outboxTables(db)], async () => {
      const row = await db.firings.get(key);
      if (!row || row.outcome === outcome) return;
      await db.firings.put({ ...row, outcome });
      if (draft) await addToOutbox(db, [draft]);
    });
  }

  /** A person saw to what came of it. @param at epoch milliseconds */
  async taskDone(key: string, at: number): Promise<void> {
    await this.db.firings.update(key, { doneAt: at });
  }

  /** Notes counted in a window. */
  async notesOf(windowNumber: number): Promise<readonly SeenNoteRow[]> {
    return this.db.seenNotes.where('window').equals(windowNumber).toArray();
  }

  /** Puts notes first on the queue; those that an earlier firing put there keep its reason unless the new one is first. */
  async queue(rows: readonly QueuedNoteRow[]): Promise<void> {
    await this.db.queuedNotes.bulkPut([...rows]);
  }

  async queued(): Promise<readonly QueuedNoteRow[]> {
    return this.db.queuedNotes.toArray();
  }

  ask(work: LoopWork): Promise<void> {
    return askWork(this.db, work);
  }

  work(key: string): Promise<LoopWork | undefined> {
    return this.value(MONITORING_KEYS.work(key));
  }

  async all(): Promise<readonly LoopWork[]> {
    const rows = await this.db.monitoring.where('key').startsWith(MONITORING_KEYS.work('')).toArray();
    return rows.map(({ value }) => value as LoopWork).sort((a, b) => a.at - b.at);
  }

  async rules(): Promise<KeptRules> {
    return (await this.value<KeptRules>(MONITORING_KEYS.rules)) ?? { rules: TRIGGER_RULES, origin: 'default' };
  }

  async putRules(kept: KeptRules): Promise<void> {
    await this.db.monitoring.put({ key: MONITORING_KEYS.rules, value: kept });
  }

  private async draftFacts(): Promise<DraftFacts | undefined> {
    if (!this.telling) return undefined;
    const { browserId, host } = this.telling;
    return { browserId: await browserId(), newId: host.newId, now: host.clock.now() };
  }

  /** Of a model that the site knows; a model of this browser alone is nobody else's concern. */
  private async draftOf(firing: LoggedFiring): Promise<OutboxDraft | undefined> {
    const { modelVersionId, key } = firing;
    const facts = await this.draftFacts();
    if (!facts || modelVersionId === undefined || !(await this.watched(modelVersionId))?.shared) return undefined;
    const id = await this.telling?.host.hash(new TextEncoder().encode(key));
    return id === undefined ? undefined : firingDraft(firing, id, facts);
  }

  private async value<T>(key: string): Promise<T | undefined> {
    return (await this.db.monitoring.get(key))?.value as T | undefined;
  }

  /** Of several copies of a text, the first. */
  private async notSeen(notes: readonly CountedNote[]): Promise<CountedNote[]> {
    const rows = await this.db.seenNotes.bulkGet(notes.map(({ print }) => print));
    const known = new Set(rows.flatMap((row) => (row ? [row.print] : [])));
    return notes.filter(({ print }) => !known.has(print) && known.add(print));
  }

  private async judged(full: readonly OpenReadings[], first: number, judge: JudgeWindow): Promise<JudgedWindow[]> {
    const modelVersionId = full[0]?.modelVersionId ?? '';
    const reference = await this.reference(modelVersionId);
    if (!reference) throw new Error('a model is watched without a reference');
    const earlier = await this.db.windows.orderBy('windowNumber').reverse();
    let before: JudgedWindow | undefined = await earlier
      .filter(({ summary }) => summary.modelVersionId === modelVersionId)
      .first();
    return full.map((readings, at) => {
      before = judge(readings, first + at, reference, before);
      return before;
    });
  }
}

/** As LoopWorkStore.ask(), also within a transaction that has the table. */
export async function askWork(db: Database, work: LoopWork): Promise<void> {
  const { monitoring } = db;
  const key = MONITORING_KEYS.work(work.key);
  await db.transaction('rw', monitoring, async () => {
    if ((await monitoring.where('key').equals(key).count()) === 0) await monitoring.add({ key, value: work });
  });
}

function rowOf(window: JudgedWindow): WindowRow {
  return { ...window, windowNumber: window.summary.windowNumber };
}
