/** Says whether `.next` and `wasm/dist` were built from the sources as they are now. Node built-ins only. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const ENGINE_SOURCES = [
  'wasm/assembly',
  'wasm/src',
  'wasm/build.mjs',
  'wasm/package.json',
  'wasm/tsconfig.json',
  'package-lock.json',
];
const APP_SOURCES = [
  ...ENGINE_SOURCES,
  'app',
  'components',
  'lib',
  'workers',
  'public',
  'instrumentation.ts',
  'next.config.js',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/** What is built: from what, to what, and the file that remembers the sources' hash. */
const BUILDS = {
  engine: { sources: ENGINE_SOURCES, outputs: ['wasm/dist/index.js'], stamp: 'wasm/dist/.sources.sha256' },
  app: { sources: APP_SOURCES, outputs: ['.next/BUILD_ID', 'wasm/dist/index.js'], stamp: '.next/sources.sha256' },
};

/**
 * sha256, hex, over path and content of every source file, in path order: a clone's file times say nothing.
 * @param {string} root the repository's root, absolute
 * @param {readonly string[]} sources relative to the root
 */
function hashSources(root, sources) {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap((path) => filesUnder(join(root, path))).sort()) {
    hash.update(`\0${relative(root, file).split(sep).join('/')}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @param {string} path */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(md|tsbuildinfo)$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** @param {string} root @param {keyof typeof BUILDS} name */
export function isBuildCurrent(root, name) {
  const { sources, outputs, stamp } = BUILDS[name];
  if ([...outputs, stamp].some((path) => !existsSync(join(root, path)))) return false;
  return readFileSync(join(root, stamp), 'utf8').trim() === hashSources(root, sources);
}

/** @param {string} root @param {keyof typeof BUILDS} name */
export function writeBuildStamp(root, name) {
  const { sources, stamp } = BUILDS[name];
  writeFileSync(join(root, stamp), `${hashSources(root, sources)}\n`);
}
