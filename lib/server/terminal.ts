import type { Environment } from './environment';
import { errorFacts } from './log';

/** Where links that are printed lead. They are printed, not logged: whoever reads the terminal is at the machine. */
export function linkBase({ origin, port }: Pick<Environment, 'origin' | 'port'>): string {
  return origin ?? `http://localhost:${port}`;
}

/** A driver's message may hold a password: of those the code alone is told. */
export function whatIsWrong(error: unknown): string {
  const { name, code } = errorFacts(error);
  const where = process.env.DATABASE_URL
    ? 'PostgreSQL at DATABASE_URL'
    : `the folder ${process.env.BEHEALTHY_DATA_DIR || 'data'} (BEHEALTHY_DATA_DIR)`;
  if (code) return `${where} cannot be used (${code}).`;
  return error instanceof Error && name === 'Error' ? error.message : `${where} cannot be used (${name}).`;
}
