import { resolve } from 'node:path';
import { z } from '../schemas/zod';
import type { DatabasePlace } from './database/open-database';

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  BEHEALTHY_DATA_DIR: z.string().min(1).default('data'),
  BEHEALTHY_ORIGIN: z
    .url()
    .refine((url) => new URL(url).origin === url, 'must be an origin alone, such as https://notes.example.org')
    .optional(),
  BEHEALTHY_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{32,128}$/, 'must be 32 to 128 characters without blanks')
    .optional(),
  BEHEALTHY_WEBHOOK_LOOPBACK: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
});

/** How this process was told to run. */
export interface Environment {
  readonly place: Exclude<DatabasePlace, { kind: 'memory' }>;
  /** Keys live here, and the SQLite file. */
  readonly dataFolder: string;
  /** As browsers write it, behind a proxy; undefined: whatever host they ask for, over http. */
  readonly origin: string | undefined;
  /** What a scraper of /api/metrics shows; undefined: the one in the data folder. */
  readonly metricsToken: string | undefined;
  readonly webhookLoopback: boolean;
  /** Where the set-up link leads when no origin is set. */
  readonly port: number;
}

/** An empty variable counts as not set. @throws an error whose message names the variable and what is wrong */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    // The value may hold a password: the name alone is told.
    throw new Error(`${issue?.path.join('.')} ${issue?.message}`);
  }
  const { DATABASE_URL: url, BEHEALTHY_DATA_DIR, BEHEALTHY_ORIGIN: origin, PORT: port } = parsed.data;
  const { BEHEALTHY_METRICS_TOKEN: metricsToken, BEHEALTHY_WEBHOOK_LOOPBACK: loopback } = parsed.data;
  const dataFolder = resolve(/* turbopackIgnore: true */ BEHEALTHY_DATA_DIR);
  return {
    place: url ? { kind: 'postgres', url } : { kind: 'sqlite', folder: dataFolder },
    dataFolder,
    origin,
    metricsToken,
    webhookLoopback: loopback === '1',
    port,
  };
}
