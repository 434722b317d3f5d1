/** Script that Read asks for before anybody did anything on it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * What the document of Read may name, in bytes after gzip (level 6): the page is drawn by the server's HTML, and wakes, with
 * these. Next and React alone are 141,000 of it. The aim is 200,000; this is what is reached, so that it does not grow again
 * unseen. `npm run bench -- first-load` says what is in it.
 */
export const READ_BYTES_MAX = 162_000;

/** The same with what the woken page fetches by itself for the first note: the database and what shows notes. */
export const NOTE_BYTES_MAX = 228_000;

/** What those scripts say when they run (performance.mark). */
const PARTS = ['behealthy:store', 'behealthy:notes'];

/** @typedef {{ readonly path: string; readonly gzipBytes: number }} PageScript */

/** @param {string} build @param {string} address such as "static/chunks/1.js" */
const sourceOf = (build, address) => readFileSync(join(build, address), 'utf8');

/** @param {string} build @param {Iterable<string>} addresses @returns {PageScript[]} the largest first */
function sized(build, addresses) {
  return [...addresses]
    .map((address) => ({
      path: `/_next/${address}`,
      gzipBytes: gzipSync(readFileSync(join(build, address)), { level: 6 }).length,
    }))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

/** @param {string} build @param {string} page such as "read" */
function named(build, page) {
  const html = readFileSync(join(build, `server/app/${page}.html`), 'utf8');
  // What only browsers without modules fetch; none of them runs the app.
  const old = new Set([...html.matchAll(/<script[^>]*?src="\/_next\/([^"]+)"[^>]*?\snoModule/gi)].map(([, at]) => at));
  const all = new Set([...html.matchAll(/\/_next\/(static\/[^"\\?]+?\.js)/g)].map(([, at]) => at));
  return new Set([...all].filter((address) => !old.has(address)));
}

/**
 * @param {string} build folder that `next build` wrote @param {string} page such as "read"
 * @returns {PageScript[]} that the document names
 */
export function scriptsOfPage(build, page) {
  return sized(build, named(build, page));
}

/**
 * @param {string} build folder that `next build` wrote
 * @returns {PageScript[]} what Read fetches beyond its document's for the first note, found by what its parts say
 */
export function scriptsOfFirstNote(build) {
  const document = named(build, 'read');
  const chunks = readdirSync(join(build, 'static/chunks')).filter((name) => name.endsWith('.js'));
  const more = new Set();
  for (const part of PARTS) {
    const home = chunks.find((name) => sourceOf(build, `static/chunks/${name}`).includes(`"${part}"`));
    // As Turbopack writes an import(): all that has to be there first, in one list.
    const lists = [...document].flatMap((address) => [
      ...sourceOf(build, address).matchAll(/Promise\.all\(\[((?:"static\/[^"]+\.js",?)+)\]/g),
    ]);
    const list = lists.map(([, found]) => found).find((found) => home !== undefined && found.includes(`/${home}"`));
    if (list === undefined) throw new Error(`No script of Read's first load fetches the part "${part}".`);
    for (const [, address] of list.matchAll(/"([^"]+)"/g)) more.add(address);
  }
  return sized(
    build,
    [...more].filter((address) => !document.has(address)),
  );
}
