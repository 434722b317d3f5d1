import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../lib/build/find-browser.mjs';
import { freePort } from '../../lib/build/free-port.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the built app and ends it afterwards. @param url of one that runs already */
export async function withBuiltApp(url: string | undefined, work: (baseURL: string) => Promise<void>): Promise<void> {
  const port = await freePort(0);
  const start = ['lib/build/next.mjs', 'start', '--port', String(port)];
  const server = url ? undefined : spawn(process.execPath, start, { cwd: ROOT });
  try {
    const baseURL = url ?? `http://localhost:${port}`;
    await answers(`${baseURL}/annotate`);
    await work(baseURL);
  } finally {
    server?.kill('SIGTERM');
  }
}

/** Opens the built app in a browser and ends both afterwards. @param url of an app that runs already */
export async function inBuiltApp(
  url: string | undefined,
  work: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  await withBuiltApp(url, async (baseURL) => {
    const executablePath = await findBrowser();
    const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
    try {
      const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 }, ...options });
      // The runner's compiler names functions by a helper that pages do not have.
      await context.addInitScript('globalThis.__name = (value) => value');
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      await work(page);
    } finally {
      await browser.close();
    }
  });
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer: run "npm run build" first.`);
}
