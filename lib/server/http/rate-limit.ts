import { sql } from 'kysely';
import { sha256Hex } from '../hash';
import type { Server } from '../server';

/** How often in how many seconds. Counted in the database, so that processes count together. */
export const RATE_LIMITS = {
  /** For one address (e-mail), right or wrong: guessing a password of 12 characters at this rate is hopeless. */
  'sign-in': { times: 10, seconds: 600 },
  /** For the whole site: one guess at each of many addresses. */
  'sign-in-site': { times: 1000, seconds: 600 },
  /** Set-up and invitation links, the whole site. */
  join: { times: 60, seconds: 600 },
  /** What one person's browsers send; a model of 64 MB is 64 pieces. */
  write: { times: 3000, seconds: 600 },
  /** Tests of webhooks, for one receiver (its host), whoever asks: nobody is flooded from here. */
  'webhook-test': { times: 10, seconds: 600 },
} as const;
export type RateLimit = keyof typeof RATE_LIMITS;

/** Counts one more. @returns seconds to wait; undefined: within the limit */
export async function overLimit(server: Server, limit: RateLimit, who: string): Promise<number | undefined> {
  const { times, seconds } = RATE_LIMITS[limit];
  const now = server.nowMs();
  const startMs = now - (now % (seconds * 1000));
  const windowStart = new Date(startMs).toISOString();
  // Who, hashed: the table holds no address.
  const key = `${limit}/${sha256Hex(who.toLowerCase()).slice(0, 32)}`;
  const { count } = await server.database.db
    .insertInto('rateCounts')
    .values({ key, windowStart, count: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((row) => ({
        windowStart,
        count: sql<number>`case when ${row.ref('rateCounts.windowStart')} = ${windowStart} then ${row.ref('rateCounts.count')} + 1 else 1 end`,
      })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return count > times ? Math.ceil((startMs + seconds * 1000 - now) / 1000) : undefined;
}
