import { droppedWith, released, retried } from '../domain/sync/outbox-queue';
import { isOpen, isReplacedBy, type OutboxDraft, type OutboxRow, outboxRow } from '../domain/sync/outbox-row';
import type { OutboxStore } from '../pipelines/sync/ports';
import type { Database } from './database';

const OPEN: readonly OutboxRow['state'][] = ['waiting', 'asks', 'refused'];

/** Tables that a transaction must name to write to the outbox. */
export const outboxTables = (db: Database) => [db.outbox, db.outboxBytes];

/**
 * Inside the transaction of the change that the rows tell of: both are there or neither is.
 * @param bytes what `model-bytes` rows send, by their sha256
 */
export async function addToOutbox(
  db: Database,
  drafts: readonly OutboxDraft[],
  bytes: readonly { readonly sha256: string; readonly bytes: Uint8Array }[] = [],
): Promise<void> {
  const waiting = await db.outbox
    .where('state')
    .anyOf([...OPEN])
    .filter((row) => drafts.some((draft) => isReplacedBy(row, draft)))
    .primaryKeys();
  // One that is on its way just now is settled by nobody: what comes after it replaces it at the server too.
  await db.outbox.bulkDelete(waiting);
  const last = await db.outbox.orderBy('seq').last();
  const first = (last?.seq ?? 0) + 1;
  if (bytes.length > 0) await db.outboxBytes.bulkPut([...bytes]);
  await db.outbox.bulkAdd(drafts.map((draft, i) => outboxRow(draft, first + i)));
}

export class DexieOutboxStore implements OutboxStore {
  constructor(private readonly db: Database) {}

  async add(drafts: readonly OutboxDraft[]): Promise<void> {
    const { db } = this;
    await db.transaction('rw', outboxTables(db), () => addToOutbox(db, drafts));
  }

  async open(): Promise<OutboxRow[]> {
    const rows = await this.db.outbox
      .where('state')
      .anyOf([...OPEN])
      .toArray();
    return rows.sort((a, b) => a.seq - b.seq);
  }

  get(id: string): Promise<OutboxRow | undefined> {
    return this.db.outbox.get(id);
  }

  async settle(id: string, change: (row: OutboxRow) => OutboxRow): Promise<OutboxRow | undefined> {
    const { db } = this;
    return db.transaction('rw', db.outbox, async () => {
      const row = await db.outbox.get(id);
      if (!row) return undefined;
      const next = change(row);
      if (!isOpen(row) && next.state !== 'sent') return row;
      await db.outbox.put(next);
      return next;
    });
  }

  async retry(id: string): Promise<void> {
    await this.settle(id, (row) => (isOpen(row) ? retried(row) : row));
  }

  async drop(id: string): Promise<void> {
    const { db } = this;
    await db.transaction('rw', outboxTables(db), async () => {
      const rows = await db.outbox.toArray();
      const dropped = droppedWith(rows, id);
      await db.outbox.bulkPut(dropped.map((row) => ({ ...row, state: 'dropped' })));
      await db.outboxBytes.bulkDelete(bytesOnlyOf(rows, dropped));
    });
  }

  async release(): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.outbox, async () => {
      const waiting = await db.outbox.where('state').equals('waiting').toArray();
      await db.outbox.bulkPut(waiting.map(released));
    });
  }

  async bytes(sha256: string): Promise<Uint8Array | undefined> {
    return (await this.db.outboxBytes.get(sha256))?.bytes;
  }
}

/** What was to be sent by rows that are gone, and by no other: taken back, it is not kept. */
function bytesOnlyOf(rows: readonly OutboxRow[], dropped: readonly OutboxRow[]): string[] {
  const gone = new Set(dropped.map(({ id }) => id));
  const needed = new Set(
    rows
      .filter(({ id, kind, state }) => kind === 'model-bytes' && state !== 'dropped' && !gone.has(id))
      .map(({ target }) => target),
  );
  return dropped
    .filter(({ kind, target }) => kind === 'model-bytes' && !needed.has(target))
    .map(({ target }) => target);
}
