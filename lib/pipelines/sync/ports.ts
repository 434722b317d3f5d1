import type { Random } from '../../domain/random';
import type { OutboxDraft, OutboxRow } from '../../domain/sync/outbox-row';
import type { SyncRequest } from '../../domain/sync/sync-request';
import type { SyncAnswer } from '../../domain/sync/verdict';
import type { Clock } from '../ports';

/** What waits to be sent, and what was. Every change of a row is one transaction. */
export interface OutboxStore {
  /** Adds rows in the order given; a change that they tell of belongs in the same transaction (store/outbox-store.ts). */
  add(drafts: readonly OutboxDraft[]): Promise<void>;
  /** Rows that are not over, by `seq`. */
  open(): Promise<OutboxRow[]>;
  get(id: string): Promise<OutboxRow | undefined>;
  /**
   * Writes what a try came to. A row that somebody took back meanwhile stays so, unless it was sent after all.
   * @returns the row as it stands
   */
  settle(id: string, change: (row: OutboxRow) => OutboxRow): Promise<OutboxRow | undefined>;
  /** A person's word on a row that asks or was refused. */
  retry(id: string): Promise<void>;
  drop(id: string): Promise<void>;
  /** Nothing has to wait for its time any more. */
  release(): Promise<void>;
  /** Bytes to be sent, by their sha256. */
  bytes(sha256: string): Promise<Uint8Array | undefined>;
}

/** The registry as the outbox sees it. It never throws: what cannot be reached is an answer. */
export interface RegistrySender {
  send(request: SyncRequest, signal?: AbortSignal): Promise<SyncAnswer>;
}

export interface SyncParts {
  readonly outbox: OutboxStore;
  readonly registry: RegistrySender;
  readonly clock: Clock;
  readonly random: Random;
}
