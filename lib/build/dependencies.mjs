/**
 * What this project stands on: whose licences, any known holes, and a bill of materials.
 *
 *   npm run dependencies            licences checked, advisories asked for, a line each
 *   npm run dependencies -- --list  every package with its licence
 *   npm run dependencies -- --sbom  CycloneDX 1.5 on standard output
 *
 * Ends with 1 on a licence that is not in LICENCES, or a hole of high or critical severity in what the product runs.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const AUDIT_MS_MAX = 30_000;

/** Licences that allow what we do with the packages: use, ship unchanged, name them. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
]);
/** Native parts of Next's picture resizing: loaded as they come, by no page of ours, linked into nothing. */
const ALSO = { 'LGPL-3.0-or-later': /^@img\/sharp/ };

/** @typedef {{ name: string, version: string, licence: string, dev: boolean }} Dependency */

/** @param {Record<string, any>} lock package-lock.json, version 3 @returns {Dependency[]} installed packages, not our own workspaces */
export function dependenciesOf(lock) {
  return Object.entries(lock.packages ?? {})
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .map(([path, { version = '', license = '', dev = false }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      dev,
    }));
}

/** SPDX expressions of AND and OR, as package.json files have them. @param {Dependency} dependency */
export function isAllowed({ name, licence }) {
  const one = (/** @type {string} */ id) =>
    LICENCES.has(id) || (Object.hasOwn(ALSO, id) && ALSO[/** @type {keyof typeof ALSO} */ (id)].test(name));
  const every = (/** @type {string} */ part) => part.split(/\s+AND\s+/).every((id) => one(id.trim()));
  return (
    licence !== '' &&
    licence
      .replace(/[()]/g, '')
      .split(/\s+OR\s+/)
      .some(every)
  );
}

/** @returns {{ high: number } | undefined} undefined: the registry did not answer */
function knownHoles() {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: AUDIT_MS_MAX,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  try {
    const { high, critical } = JSON.parse(stdout).metadata.vulnerabilities;
    return { high: high + critical };
  } catch {
    return undefined;
  }
}

function main() {
  if (process.argv.includes('--sbom')) {
    const options = ['sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx', '--sbom-type=application'];
    const { status } = spawnSync('npm', options, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    process.exitCode = status ?? 1;
    return;
  }
  const all = dependenciesOf(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  if (process.argv.includes('--list')) {
    for (const { name, version, licence, dev } of all)
      console.log(`${licence}\t${name}@${version}${dev ? '\tdev' : ''}`);
  }
  const refused = all.filter((one) => !isAllowed(one));
  for (const { name, version, licence } of refused) console.log(`not allowed: ${name}@${version}, "${licence}"`);
  const shipped = all.filter(({ dev }) => !dev).length;
  console.log(
    `${all.length} packages, ${shipped} of them shipped: ${refused.length} with a licence that is not allowed.`,
  );
  const holes = knownHoles();
  console.log(
    holes === undefined
      ? 'Known holes: not asked for, the registry gives no advisories here.'
      : `Known holes of high or critical severity in what is shipped: ${holes.high}.`,
  );
  process.exitCode = refused.length > 0 || (holes?.high ?? 0) > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
