import { SYNC_CHANNEL, type SyncNotice } from '@/lib/domain/sync/sync-channel';
import type { Database } from '@/lib/store/database';
import { REOPENINGS_MAX, type SyncPlace } from './sync-loop';

const LOCK = 'behealthy.sync';
/** Looked at least so often: a message can be missed, a machine can sleep. */
const LONGEST_MS = 60_000;

/** Says to whichever worker sends that there is something new. */
export function wakeSync(): void {
  const channel = new BroadcastChannel(SYNC_CHANNEL);
  channel.postMessage('added' satisfies SyncNotice);
  channel.close();
}

/** A worker of the browser. */
export function webSyncPlace(db: Database): SyncPlace {
  const channel = new BroadcastChannel(SYNC_CHANNEL);
  let wake: ((what: 'added' | 'online' | 'signed-in') => void) | undefined;
  /** What happened while nobody waited. */
  let missed: 'added' | 'online' | 'signed-in' | undefined;
  const happened = (what: 'added' | 'online' | 'signed-in') => {
    if (wake) wake(what);
    else missed = what;
  };
  channel.onmessage = ({ data }: MessageEvent<SyncNotice>) => {
    if (data === 'added' || data === 'signed-in') happened(data);
  };
  addEventListener('online', () => happened('online'));
  return {
    lead: (work) => navigator.locks.request(LOCK, work),
    online: () => navigator.onLine,
    wait: (untilMs) =>
      new Promise((resolve) => {
        const settle = (what: 'time' | 'added' | 'online' | 'signed-in') => {
          clearTimeout(timer);
          wake = undefined;
          resolve(what);
        };
        const ms = Math.max(0, Math.min(LONGEST_MS, (untilMs ?? Number.POSITIVE_INFINITY) - Date.now()));
        const timer = setTimeout(() => settle('time'), ms);
        wake = settle;
        if (missed) {
          const what = missed;
          missed = undefined;
          settle(what);
        }
      }),
    onStoreFailure: (inARow) => {
      if (inARow === 0) {
        channel.postMessage('back' satisfies SyncNotice);
        return;
      }
      if (inARow > REOPENINGS_MAX) channel.postMessage('lost' satisfies SyncNotice);
      // Its next use opens it anew, also after people were told: what kept it closed may end.
      db.close({ disableAutoOpen: false });
    },
  };
}
