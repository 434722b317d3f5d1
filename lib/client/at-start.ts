'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SiteState } from '@/lib/domain/deployment/site-state';
import type { OutboxCounts } from '@/lib/domain/sync/outbox-queue';
import type { ChosenModel } from '@/lib/store/model-choice';
import type { RingState } from '@/lib/store/sealing/key-ring';
import type { WrapKind } from '@/lib/store/sealing/vault-rows';
import { onSyncNotice } from './registry/notify';
import { onStore, storeNow, useStored } from './stored';
import type { Tour } from './tour';

export type { ChosenModel, OutboxCounts, RingState, SiteState, Tour, WrapKind };

/** Facts that stand around every page. None of these hooks brings the database's code: it comes by itself (stored.ts). */

const OPENING: RingState = { kind: 'opening' };

function onRing(listener: () => void): () => void {
  let stop = storeNow()?.ring().subscribe(listener);
  const stopWaiting = onStore(() => {
    stop ??= storeNow()?.ring().subscribe(listener);
    listener();
  });
  return () => {
    stopWaiting();
    stop?.();
  };
}

/** Whether the stored data is open here. Prerendered pages and the first moment: `opening`. */
export function useRingState(): RingState {
  return useSyncExternalStore(
    onRing,
    () => storeNow()?.ring().state() ?? OPENING,
    () => OPENING,
  );
}

/** The ways to the data; undefined while loading. `device`: it opens by itself. */
export const useWays = (): readonly WrapKind[] | undefined => useStored('ways');

export const isGuarded = (ways: readonly WrapKind[] | undefined): boolean =>
  ways !== undefined && ways.length > 0 && !ways.includes('device');

/** Whether somebody is signed in, as this browser knows it; undefined while loading. */
export function useKnownSignIn(): boolean | undefined {
  const known = useStored('knownSession');
  return known === undefined ? undefined : known !== null;
}

export const useOutboxCounts = (): OutboxCounts | undefined => useStored('outboxCounts');

/** The storage was closed under the sender and could not be opened again. */
export function useStorageLost(): boolean {
  const [lost, setLost] = useState(false);
  useEffect(
    () =>
      onSyncNotice((notice) => {
        if (notice === 'lost') setLost(true);
        if (notice === 'back') setLost(false);
      }),
    [],
  );
  return lost;
}

/** The model that reads notes here; null when there is none. */
export const useChosenModel = (): ChosenModel | null | undefined => useStored('chosenModel');

export const useSiteState = (): SiteState | undefined => useStored('siteState');

/** How far somebody is in the tour. Null: it was never begun here; undefined while loading. */
export const useTour = (): Tour | null | undefined => useStored('tour');

/** Begins by itself where nothing was done yet and nobody said no. */
export async function startTourIfNew(): Promise<void> {
  await storeNow()?.startTourIfNew();
}
