'use client';
import { database } from '@/lib/store/database';
import { useLive } from './live';

/** Whether a rule ever fired here. By itself, so that pages can ask without the rest of monitoring. */
export function useAnyFiring(): boolean {
  return useLive(async () => (await database().firings.count()) > 0, []) ?? false;
}
