/** Script that a page's own document asks for, before anybody did anything on it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What Read may ask for, in bytes after gzip (level 6). Next and React alone are 141,000 of it, Dexie 28,000. The aim is
 * 200,000; this is what is reached, so that it does not grow again unseen. `npm run bench -- first-load` says what is in it.
 */
export const READ_BYTES_MAX = 235_000;

/** @typedef {{ readonly path: string; readonly gzipBytes: number }} PageScript */

/**
 * Without what only browsers without modules fetch; none of them runs the app.
 * @param {string} build folder that `next build` wrote @param {string} page such as "read"
 * @returns {PageScript[]} the largest first
 */
export function scriptsOfPage(build, page) {
  const html = readFileSync(join(build, `server/app/${page}.html`), 'utf8');
  const old = new Set([...html.matchAll(/<script[^>]*?src="([^"]+)"[^>]*?\snoModule/gi)].map(([, source]) => source));
  const named = new Set([...html.matchAll(/\/_next\/(static\/[^"\\?]+?\.js)/g)].map(([address]) => address));
  return [...named]
    .filter((address) => !old.has(address))
    .map((address) => ({
      path: address,
      gzipBytes: gzipSync(readFileSync(join(build, address.replace('/_next/', ''))), { level: 6 }).length,
    }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}
