import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'behealthy.sqlite';

export type BackUpError = { readonly code: 'no-data' | 'folder-exists' };

/**
 * A whole copy of a data folder on SQLite, keys included, beside a running server: the database as it was at one moment.
 * @param to is made; nothing that exists is written over
 */
export async function backUp(folder: string, to: string): Promise<BackUpError | undefined> {
  if (!existsSync(join(folder, FILE))) return { code: 'no-data' };
  if (existsSync(to)) return { code: 'folder-exists' };
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const { default: Libsql } = await import('libsql');
  const database = new Libsql(join(folder, FILE));
  try {
    database.pragma('busy_timeout = 10000');
    database.prepare('VACUUM INTO ?').run(join(to, FILE));
  } finally {
    database.close();
  }
  chmodSync(join(to, FILE), 0o600);
  // The keys. The database's own side files belong to the one that runs.
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() && !entry.name.startsWith(FILE)) copyFileSync(join(folder, entry.name), join(to, entry.name));
  }
  return undefined;
}
