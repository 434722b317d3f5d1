/** What people can do something about when storage fails. */
export type StoreFailureCode =
  | 'quota-exceeded'
  | 'storage-closed'
  | 'project-missing'
  | 'note-missing'
  /** A row was changed outside of the app. */
  | 'row-damaged'
  | 'unexpected';

/** Names under which browsers and our stores report it. */
const CODES: Readonly<Record<string, StoreFailureCode>> = {
  QuotaExceededError: 'quota-exceeded',
  DatabaseClosedError: 'storage-closed',
  DatabaseLocked: 'storage-closed',
  InvalidStateError: 'storage-closed',
  MissingAPIError: 'storage-closed',
  OpenFailedError: 'storage-closed',
  ProjectMissing: 'project-missing',
  NoteMissing: 'note-missing',
  RowDamaged: 'row-damaged',
};

/** Maps an exception to a code by its name alone: its message could hold note text. */
export function storeFailureCode(error: unknown): StoreFailureCode {
  let current: unknown = error;
  // Dexie wraps the browser's error in `inner`.
  for (let depth = 0; depth < 4 && current instanceof Error; depth++) {
    const code = CODES[current.name];
    if (code) return code;
    current = 'inner' in current ? current.inner : undefined;
  }
  return 'unexpected';
}
