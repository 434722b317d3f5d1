'use client';
import { useEffect, useRef } from 'react';
import type { OutboxRow } from '@/lib/domain/sync/outbox-row';
import { database } from '@/lib/store/database';
import { DexieOutboxStore } from '@/lib/store/outbox-store';
import { useReplacedWorkers } from '../faults';
import { useLive } from '../live';
import { useQueryClient } from '../queries';
import { backgroundWorker } from '../workers';
import { registryKeys } from './keys';
import { notifySync } from './notify';

export type { OutboxRow };

const store = () => new DexieOutboxStore(database());
/** Sent rows that the page lists; older ones stay stored. */
const SENT_SHOWN = 200;

/** Oldest first. */
export function useOpenRows(): OutboxRow[] | undefined {
  return useLive(() => store().open(), []);
}

/** What went out or was taken back, newest first. */
export function useClosedRows(): OutboxRow[] | undefined {
  return useLive(
    () =>
      database()
        .outbox.orderBy('seq')
        .reverse()
        .filter(({ state }) => state === 'sent' || state === 'dropped')
        .limit(SENT_SHOWN)
        .toArray(),
    [],
  );
}

export function outboxBytes(sha256: string): Promise<Uint8Array | undefined> {
  return store().bytes(sha256);
}

export async function retryRow(id: string): Promise<void> {
  await store().retry(id);
  notifySync('added');
}

export function dropRow(id: string): Promise<void> {
  return store().drop(id);
}

/** Everything that waits is tried now. */
export async function sendNow(): Promise<void> {
  await store().release();
  notifySync('added');
}

/** Starts the sender once something waits, or somebody is signed in: pages without either need no worker for it. */
export function useSync(needed: boolean): void {
  const replaced = useReplacedWorkers();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new worker in place of one that crashed sends too
  useEffect(() => {
    if (needed) void backgroundWorker().startSync();
  }, [needed, replaced]);
}

/** What was sent changes what the server knows: it is asked anew once fewer rows wait. */
export function useFreshAfterSending(waiting: number | undefined): void {
  const client = useQueryClient();
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting !== undefined && before.current !== undefined && waiting < before.current) {
      void client.invalidateQueries({
        queryKey: registryKeys.all,
        predicate: ({ queryKey }) => queryKey[1] !== 'session',
      });
    }
    before.current = waiting;
  }, [waiting, client]);
}
