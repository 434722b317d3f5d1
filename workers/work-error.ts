import type { WorkErrorCode } from './pipeline-api';

/** Names under which browsers report what people can do something about. */
const CODES: Readonly<Record<string, WorkErrorCode>> = {
  QuotaExceededError: 'quota-exceeded',
  DatabaseClosedError: 'storage-closed',
  InvalidStateError: 'storage-closed',
  MissingAPIError: 'storage-closed',
  OpenFailedError: 'storage-closed',
};

/** Maps an exception to a code by its name alone: its message could hold note text. */
export function workErrorCode(error: unknown): WorkErrorCode {
  let current: unknown = error;
  // Dexie wraps the browser's error in `inner`.
  for (let depth = 0; depth < 4 && current instanceof Error; depth++) {
    const code = CODES[current.name];
    if (code) return code;
    current = 'inner' in current ? current.inner : undefined;
  }
  return 'unexpected';
}
