import { drainOutbox } from '@/lib/pipelines/sync/drain';
import type { SyncParts } from '@/lib/pipelines/sync/ports';

/** What the loop needs of the place it runs in. */
export interface SyncPlace {
  /** Runs `work` once this worker is the only one of the browser that may; holds it for as long as the work lasts. */
  lead(work: () => Promise<void>): Promise<void>;
  online(): boolean;
  /** Resolves at the time given (milliseconds since 1970; undefined: never), or sooner when something happened. */
  wait(untilMs: number | undefined): Promise<'time' | 'added' | 'online' | 'signed-in'>;
  /** After every failure of the store in a row; 0: it works again. */
  onStoreFailure(inARow: number): void;
}

/** Failures of the store in a row after which people are told. */
export const REOPENINGS_MAX = 3;
const AFTER_FAILURE_MS = 2_000;

/** Sends what waits for as long as the worker lives. One leader a browser: two would send everything twice. */
export async function syncLoop(parts: SyncParts, place: SyncPlace, signal?: AbortSignal): Promise<void> {
  await place.lead(async () => {
    let failures = 0;
    while (!signal?.aborted) {
      let wakeAtMs: number | undefined;
      try {
        if (place.online()) ({ wakeAtMs } = await drainOutbox(parts, signal));
        if (failures > 0) place.onStoreFailure(0);
        failures = 0;
      } catch {
        // The store alone can fail: the registry answers whatever happens. Its next use opens it anew.
        failures++;
        place.onStoreFailure(failures);
        wakeAtMs = Date.parse(parts.clock.now()) + AFTER_FAILURE_MS;
      }
      if (signal?.aborted) return;
      const woken = await place.wait(wakeAtMs);
      if (woken === 'online' || woken === 'signed-in') await parts.outbox.release().catch(() => undefined);
    }
  });
}
