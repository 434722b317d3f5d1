import { droppedWith, released, retried } from '@/lib/domain/sync/outbox-queue';
import { isOpen, isReplacedBy, type OutboxDraft, type OutboxRow, outboxRow } from '@/lib/domain/sync/outbox-row';
import type { OutboxStore } from '@/lib/pipelines/sync/ports';

/** OutboxStore in memory, held to the same contract as the browser's. It outlives the engines that use it. */
export class MemoryOutboxStore implements OutboxStore {
  readonly rows = new Map<string, OutboxRow>();
  private seq = 0;
  readonly held = new Map<string, Uint8Array>();

  async add(drafts: readonly OutboxDraft[]): Promise<void> {
    if (drafts.some(({ id }) => this.rows.has(id))) throw new Error('id already stored');
    for (const [id, row] of this.rows) {
      if (drafts.some((draft) => isReplacedBy(row, draft))) this.rows.delete(id);
    }
    for (const draft of drafts) this.rows.set(draft.id, outboxRow(draft, ++this.seq));
  }

  async open(): Promise<OutboxRow[]> {
    return [...this.rows.values()].filter(isOpen);
  }

  async get(id: string): Promise<OutboxRow | undefined> {
    return this.rows.get(id);
  }

  async settle(id: string, change: (row: OutboxRow) => OutboxRow): Promise<OutboxRow | undefined> {
    const row = this.rows.get(id);
    if (!row) return undefined;
    const next = change(row);
    if (!isOpen(row) && next.state !== 'sent') return row;
    this.rows.set(id, next);
    return next;
  }

  async retry(id: string): Promise<void> {
    await this.settle(id, (row) => (isOpen(row) ? retried(row) : row));
  }

  async drop(id: string): Promise<void> {
    for (const row of droppedWith([...this.rows.values()], id)) this.rows.set(row.id, { ...row, state: 'dropped' });
  }

  async release(): Promise<void> {
    for (const row of this.rows.values()) this.rows.set(row.id, released(row));
  }

  async bytes(sha256: string): Promise<Uint8Array | undefined> {
    return this.held.get(sha256);
  }
}
