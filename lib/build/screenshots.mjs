/**
 * Pictures of every page with the sample notes loaded, a model trained and a note open.
 *
 *   npm run build && npm run screenshots -- FOLDER     (default: out/screenshots)
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { register } from 'tsx/esm/api';
import { findBrowser } from './find-browser.mjs';
import { freePort } from './free-port.mjs';

const WIDTHS = [1280, 800];
const THEMES = /** @type {const} */ (['light', 'dark']);

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, 'out/screenshots'));

// The journeys' own steps: pictures and tests walk the same way.
register();
const steps = await import('../../test/e2e/steps.ts');
const { PAGES } = await import('../../test/e2e/pages.ts');

/** @param {string} url */
async function waitFor(url) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await fetch(url)
        .then((response) => response.ok)
        .catch(() => false)
    )
      return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${url} does not answer: run "npm run build" first.`);
}

const port = await freePort(0);
const server = spawn(process.execPath, [join(root, 'lib/build/next.mjs'), 'start', '--port', String(port)], {
  cwd: root,
});
try {
  const baseURL = `http://localhost:${port}`;
  await waitFor(`${baseURL}/read`);
  mkdirSync(folder, { recursive: true });
  const executablePath = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] });
  const page = await browser.newPage({ baseURL, viewport: { width: 1280, height: 800 } });
  await steps.loadSample(page);
  await steps.train(page);
  for (const { path, name } of PAGES) {
    await steps.openWork(page, path);
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: theme });
        await page.waitForTimeout(600);
        const file = join(folder, `${name}-${width}-${theme}.png`);
        await page.screenshot({ path: file });
        console.log(file);
      }
    }
  }
  await browser.close();
} finally {
  server.kill('SIGTERM');
}
