import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** As `process.env.NAME`, or as a key of the schema that reads them. */
const settingsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:\benv\.|^ {2})(BEHEALTHY_[A-Z_]+)\b/gm)].map(
    ([, name = '']) => name,
  );

function settingsIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|tsx|mjs)$/.test(name))
    .flatMap((name) => settingsOf(join(folder, name)));
}

it('names every setting on the deployment page, and none that nothing reads', () => {
  const read = new Set([...['app', 'lib', 'workers'].flatMap(settingsIn), ...settingsOf('proxy.ts')]);
  const page = readFileSync(join(root, 'lib/DEPLOYMENT.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `(BEHEALTHY_[A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...read].sort());
});
