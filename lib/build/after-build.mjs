/** Runs after `next build`: what the build should not have left behind, and what it must not have made. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBuildStamp } from './build-stamp.mjs';
import { NOTE_BYTES_MAX, READ_BYTES_MAX, scriptsOfFirstNote, scriptsOfPage } from './first-load.mjs';
import { writeOffline } from './write-offline.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const build = join(root, '.next');

/** Turbopack copies the raw source of `new Worker(new URL('….worker.ts'))` next to the chunk it compiles. */
function deleteRawWorkers() {
  const media = join(build, 'static/media');
  if (!existsSync(media)) return 0;
  const raw = readdirSync(media).filter((name) => /\.tsx?$/.test(name));
  for (const name of raw) rmSync(join(media, name));
  return raw.length;
}

/** Pages that are rendered on request have inline scripts whose hashes the policy cannot know: they would not start. */
function pagesNotPrerendered() {
  const pages = Object.keys(JSON.parse(readFileSync(join(build, 'server/app-paths-manifest.json'), 'utf8')));
  const { routes } = JSON.parse(readFileSync(join(build, 'prerender-manifest.json'), 'utf8'));
  return pages
    .filter((name) => name.endsWith('/page'))
    .map((name) => name.replace(/\/\([^/]+\)/g, '').replace(/\/page$/, '') || '/')
    .filter(
      (route) => !(route in routes) && !existsSync(join(build, `server/app${route === '/' ? '/index' : route}.html`)),
    );
}

const deleted = deleteRawWorkers();
const dynamic = pagesNotPrerendered();
const readScripts = scriptsOfPage(build, 'read');
const noteScripts = [...readScripts, ...scriptsOfFirstNote(build)];
/** @param {readonly { readonly gzipBytes: number }[]} scripts */
const bytesOf = (scripts) => scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
const readBytes = bytesOf(readScripts);
const noteBytes = bytesOf(noteScripts);
if (dynamic.length > 0) {
  console.error(
    `Not prerendered: ${dynamic.join(', ')}. The Content-Security-Policy names inline scripts by the hashes`,
  );
  console.error(
    'found in prerendered pages; take out what makes the page dynamic (cookies, headers, searchParams, …).',
  );
  process.exitCode = 1;
} else if (readBytes > READ_BYTES_MAX || noteBytes > NOTE_BYTES_MAX) {
  console.error(
    `Read's document asks for ${readBytes} bytes of script, and ${noteBytes} with what the first note needs;`,
  );
  console.error(`more than ${READ_BYTES_MAX} or ${NOTE_BYTES_MAX}:`);
  for (const { path, gzipBytes } of noteScripts) console.error(`${String(gzipBytes).padStart(8)} ${path}`);
  console.error('Load what is not always needed with onDemand (components/ui/on-demand.ts).');
  process.exitCode = 1;
} else {
  const offline = writeOffline(root);
  writeBuildStamp(root, 'engine');
  writeBuildStamp(root, 'app');
  console.log(`Build checked: every page is prerendered; raw worker sources deleted: ${deleted}.`);
  const [read, note] = [readBytes, noteBytes].map((bytes) => (bytes / 1000).toFixed(1));
  console.log(`First load of Read: ${read} kB of script; ${note} with what the first note needs.`);
  console.log(`Works without a network: ${offline.files} files, version ${offline.version}.`);
}
