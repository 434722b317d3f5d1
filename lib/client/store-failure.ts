import type { WorkErrorCode } from '@/workers/pipeline-api';

/** Names under which browsers and our stores report what people can do something about. */
const CODES: Readonly<Record<string, WorkErrorCode>> = {
  QuotaExceededError: 'quota-exceeded',
  DatabaseClosedError: 'storage-closed',
  InvalidStateError: 'storage-closed',
  MissingAPIError: 'storage-closed',
  OpenFailedError: 'storage-closed',
  ProjectMissing: 'project-missing',
  NoteMissing: 'note-missing',
};

/** What a failed write says to a person, by the error's name alone: its message could hold note text. */
export function storeFailure(error: unknown): WorkErrorCode {
  let current: unknown = error;
  // Dexie wraps the browser's error in `inner`.
  for (let depth = 0; depth < 4 && current instanceof Error; depth++) {
    const code = CODES[current.name];
    if (code) return code;
    current = 'inner' in current ? current.inner : undefined;
  }
  return 'unexpected';
}
