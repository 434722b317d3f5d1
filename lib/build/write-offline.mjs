/** Writes .next/service-worker.js: the script of workers/offline with the list of this build's files before it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';

/** @typedef {{ readonly url: string; readonly sha256: string; readonly page?: true }} OfflineFile */

/** @param {string} path */
const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** @param {string} folder @returns paths relative to it, with slashes, sorted */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/**
 * Everything that the app needs without a network, by the address that it is asked for.
 * @param {string} root the repository's root, built
 * @returns {OfflineFile[]}
 */
export function offlineFiles(root) {
  const pages = join(root, '.next/server/app');
  const assets = join(root, '.next/static');
  const open = join(root, 'public');
  return [
    ...filesIn(pages)
      .filter((path) => path.endsWith('.html') && !path.startsWith('_global-error'))
      .map((path) => ({
        url: path === 'index.html' ? '/' : `/${path.slice(0, -'.html'.length)}`,
        sha256: hashOf(join(pages, path)),
        page: /** @type {const} */ (true),
      })),
    // Metadata of the app: icons, the manifest.
    ...filesIn(pages)
      .filter((path) => path.endsWith('.body') && !path.startsWith('api/'))
      .map((path) => ({ url: `/${path.slice(0, -'.body'.length)}`, sha256: hashOf(join(pages, path)) })),
    ...filesIn(assets)
      .filter((path) => !path.endsWith('.map'))
      .map((path) => ({ url: encodeURI(`/_next/static/${path}`), sha256: hashOf(join(assets, path)) })),
    // Pictures of the README are for other readers.
    ...filesIn(open)
      .filter((path) => !path.startsWith('screenshots/'))
      .map((path) => ({ url: encodeURI(`/${path}`), sha256: hashOf(join(open, path)) })),
  ];
}

/** @param {string} root @returns how many files are kept, and their bytes' version */
export function writeOffline(root) {
  const files = offlineFiles(root);
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const out = mkdtempSync(join(tmpdir(), 'behealthy-offline-'));
  try {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['-p', join(root, 'workers/offline'), '--noEmit', 'false', '--outDir', out];
    const { status } = spawnSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
    if (status !== 0) throw new Error('workers/offline does not compile');
    const script = readFileSync(join(out, 'service-worker.js'), 'utf8');
    const build = JSON.stringify({ version, files });
    writeFileSync(join(root, '.next/service-worker.js'), `const BEHEALTHY_BUILD = ${build};\n${script}`);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  return { files: files.length, version };
}
