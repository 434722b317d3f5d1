/** Channel of the outbox between tabs and workers: it only notifies, what is so stands in the store. */
export const SYNC_CHANNEL = 'behealthy.sync';

/** `lost`: the browser closed the storage and it could not be opened again. */
export type SyncNotice = 'added' | 'signed-in' | 'lost' | 'back';
