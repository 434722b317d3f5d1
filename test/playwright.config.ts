import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../lib/build/find-browser.mjs';
import { freePort } from '../lib/build/free-port.mjs';

// Chosen once, by the process that starts the server; test processes inherit it.
process.env.E2E_PORT ??= String(await freePort(4200));
// Accounts and models of the tests: not where a person's are.
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), 'behealthy-e2e-'));
const port = Number(process.env.E2E_PORT);
const executablePath = await findBrowser();

/**
 * `npm test` has to end while people still wait for it: it takes the journeys that what the product promises stands on.
 * `npm run test:e2e` takes all. Here: whole files that are not among those; in files, the tests tagged @more.
 */
const MORE = [
  'dataset-versions',
  'engine-plain-script',
  'faults',
  'insight',
  'privacy-sharing',
  'runs',
  'search',
  'shared-things',
  'sync-leader',
  'webhooks',
].map((name) => `**/${name}.spec.ts`);
const core = process.env.E2E_TIER === 'core';
/** For somebody who reads what is printed: one journey after the other, and nothing of a server that soon ends. */
const verifying = process.env.VERIFY_PRIVACY === '1';

export default defineConfig({
  testDir: './e2e',
  ...(core ? { testIgnore: MORE, grepInvert: /@more/ } : {}),
  outputDir: '../test-results',
  fullyParallel: false,
  // One file after another in each: two keep both cores of a small machine at work.
  workers: verifying ? 1 : 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    trace: 'off',
    // Keeping the whole app costs each new browser a second or two; journeys that are about it allow it.
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: `node lib/build/next.mjs start --port ${port}`,
    cwd: '..',
    env: { BEHEALTHY_DATA_DIR: process.env.E2E_DATA_DIR, PORT: String(port) },
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
    stdout: verifying ? 'ignore' : 'pipe',
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
