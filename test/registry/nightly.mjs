/** 10,000 command sequences with faults instead of the 2,000 of `npm test`: `npm run test:nightly`. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const args = ['node_modules/vitest/vitest.mjs', 'run', '--config=test/vitest.config.mts', 'test/registry/faults'];
const env = { ...process.env, BEHEALTHY_SEQUENCES: process.env.BEHEALTHY_SEQUENCES ?? '10000' };
process.exitCode = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
