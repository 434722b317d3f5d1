import type { Host } from '@/lib/pipelines/ports';
import packageJson from '../package.json';

/** Clock, ids and hashing of the platform; the same in a worker and in Node. */
export const platformHost: Host = {
  clock: { now: () => new Date().toISOString(), elapsedMs: () => performance.now() },
  newId: () => crypto.randomUUID(),
  hash: async (bytes) => {
    const digest = await crypto.subtle.digest('SHA-256', bytes as BufferSource);
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  appVersion: packageJson.version,
};
