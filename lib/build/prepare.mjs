/**
 * Brings a clone to the state that a command needs, doing only what has changed. npm calls it before node_modules
 * exists, so it may use Node's built-ins alone. It writes to standard error: the command's own output stays clean.
 *
 *   node lib/build/prepare.mjs packages   install
 *   node lib/build/prepare.mjs engine     install, build crfsuite-wasm
 *   node lib/build/prepare.mjs app        install, build everything
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuildCurrent, writeBuildStamp } from './build-stamp.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** npm rewrites node_modules/.package-lock.json at the end of every install. */
function isInstallCurrent() {
  const installed = join(root, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** @param {string} what @param {string[]} args */
function npm(what, args) {
  console.error(what);
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    // Windows has npm as a .cmd file, which only a shell runs.
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`"npm ${args.join(' ')}" failed (${status ?? 'stopped'}); the lines above say why.`);
  process.exit(1);
}

const goal = process.argv[2];
if (goal !== 'packages' && goal !== 'engine' && goal !== 'app') {
  console.error('Say what to prepare: packages, engine or app.');
  process.exit(1);
}

if (!isInstallCurrent()) npm('Installing packages (about a minute) …', ['install', '--no-audit', '--no-fund']);
if (goal === 'app' && !isBuildCurrent(root, 'app')) {
  npm('Building the app (one to two minutes) …', ['run', 'build']);
}
if (goal === 'engine' && !isBuildCurrent(root, 'engine')) {
  npm('Building the engine (about ten seconds) …', ['run', 'build', '-w', 'crfsuite-wasm']);
  writeBuildStamp(root, 'engine');
}
