/**
 * Walks through the app with made-up names in the notes, records all that the browser sends, and prints it.
 *
 *   npm run verify-privacy
 *
 * Ends with 1 when a name is found in anything that left the browser, or in a log.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@playwright/test/cli.js', 'test', '--config=test/playwright.config.ts', 'privacy'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, VERIFY_PRIVACY: '1', NEXT_TELEMETRY_DISABLED: '1' } },
);
console.log(
  status === 0
    ? '\nThe lists above are all that left the browser. No name and no word of a note stands in it.'
    : '\nSomething is wrong; the lines above say what was found, and where.',
);
process.exitCode = status ?? 1;
