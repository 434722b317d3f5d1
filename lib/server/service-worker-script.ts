import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The script of this build with its list of files; undefined under `npm run dev`, which has no build. */
export async function serviceWorkerScript(): Promise<string | undefined> {
  if (process.env.NODE_ENV === 'development') return undefined;
  try {
    return await readFile(join(/* turbopackIgnore: true */ process.cwd(), '.next', 'service-worker.js'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
