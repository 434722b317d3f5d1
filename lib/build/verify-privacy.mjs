/**
 * Walks through the app twice with made-up words in the notes, records every byte that the browser sends meanwhile, and
 * prints to whom and how often, what was looked for, and what was found.
 *
 *   npm run verify-privacy          (one to two minutes, and two more for the first build)
 *
 * Ends with 1 when a word of a note is in anything that left the browser, or in a log; also when a journey broke off.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
console.log('Two journeys through the app, with every byte that the browser sends recorded: one to two minutes.');
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@playwright/test/cli.js', 'test', '--config=test/playwright.config.ts', 'privacy'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, VERIFY_PRIVACY: '1', NEXT_TELEMETRY_DISABLED: '1' } },
);
console.log(
  status === 0
    ? '\nAll that left the browser is listed above. No made-up word of a note is in it, nor in a log.'
    : '\nThis proves nothing: the lines above say whether a word was found, and where, or why a journey broke off.',
);
process.exitCode = status ?? 1;
