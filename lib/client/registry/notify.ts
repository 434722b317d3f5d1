import { SYNC_CHANNEL, type SyncNotice } from '@/lib/domain/sync/sync-channel';

/** Tells the worker that sends: it need not wait for its time. */
export function notifySync(notice: SyncNotice): void {
  const channel = new BroadcastChannel(SYNC_CHANNEL);
  channel.postMessage(notice);
  channel.close();
}

/** @returns to stop listening */
export function onSyncNotice(listener: (notice: SyncNotice) => void): () => void {
  const channel = new BroadcastChannel(SYNC_CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<SyncNotice>) => listener(data);
  return () => channel.close();
}
