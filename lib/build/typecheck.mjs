/** Type-checks every project of the house; each room has the types it may know and no others. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const PROJECTS = [
  { path: 'tsconfig.json', what: 'everything' },
  { path: 'lib/domain/tsconfig.json', what: 'lib/domain: neither DOM nor Node' },
  { path: 'workers/tsconfig.json', what: 'workers: a worker scope, no DOM' },
  { path: 'workers/offline/tsconfig.json', what: 'the service worker: a classic script' },
  { path: 'wasm/tsconfig.json', what: 'crfsuite-wasm' },
];

let failed = 0;
for (const { path, what } of PROJECTS) {
  const started = performance.now();
  const compiler = `${root}node_modules/typescript/bin/tsc`;
  const { status } = spawnSync(process.execPath, [compiler, '-p', path, '--noEmit'], { cwd: root, stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${path} (${what}) ${seconds} s`);
  if (status !== 0) failed += 1;
}
if (!existsSync(`${root}wasm/dist/index.js`)) {
  console.log('wasm/dist is missing: run `npm run build -w crfsuite-wasm` first.');
}
process.exitCode = failed === 0 ? 0 : 1;
