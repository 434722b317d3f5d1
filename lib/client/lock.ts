'use client';
import { useSyncExternalStore } from 'react';
import { database } from '@/lib/store/database';
import type { WrapKind } from '@/lib/store/sealing/vault-rows';

export type { WrapKind };

const ring = () => database().ring;

/** Entries that a list had to leave out, since they were changed outside of the app. */
export function useDamagedRows(): number {
  return useSyncExternalStore(
    (listener) => ring().subscribe(listener),
    () => ring().damaged(),
    () => 0,
  );
}

/** In every tab, now. */
export function lockNow(): void {
  ring().lockEverywhere();
}

/** The lock screen took the page's place: the ways to open it are asked for. */
export function openAgain(): void {
  void database()
    .open()
    .catch(() => undefined);
}
