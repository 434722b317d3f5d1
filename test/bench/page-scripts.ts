import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

export interface Script {
  /** Path of the app's server. */
  readonly path: string;
  /** After gzip, level 6, as the server sends it. */
  readonly gzipBytes: number;
}

/** Which scripts a page fetches and when; a script is in one of the lists. */
export interface PageScripts {
  readonly first: readonly Script[];
  readonly atRest: readonly Script[];
  readonly workers: readonly Script[];
}

export const sumOf = (scripts: readonly Script[]): number => scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);

/**
 * Scripts that a page fetches into an empty cache. Until it is usable it never comes to rest: requestIdleCallback does not
 * call back. So what it fetches at rest is shown to be needed by nobody who begins to use it.
 * @param page a new one, of a context that blocks service workers @param usable resolves once the page can be used
 */
export async function scriptsOf(page: Page, path: string, usable: () => Promise<void>): Promise<PageScripts> {
  await page.addInitScript(HOLD_REST);
  const cdp = await page.context().newCDPSession(page);
  // The page's own session tells of the page alone, the page's events of its workers too.
  const ofPage = new Set<string>();
  const ofAll = new Set<string>();
  cdp.on('Network.requestWillBeSent', ({ request }) => void ofPage.add(request.url));
  page.on('request', (request) => void ofAll.add(request.url()));
  await cdp.send('Network.enable');
  await cdp.send('Network.clearBrowserCache');
  await page.goto(path);
  await usable();
  await page.waitForLoadState('networkidle');
  const first = [...ofPage].filter(isScript);
  const workers = [...ofAll].filter((url) => isScript(url) && !ofPage.has(url));
  await page.evaluate('rest()');
  await page.waitForTimeout(REST_MS);
  await page.waitForLoadState('networkidle');
  const atRest = [...ofPage].filter((url) => isScript(url) && !first.includes(url));
  await cdp.detach();
  return { first: await sized(first), atRest: await sized(atRest), workers: await sized(workers) };
}

const isScript = (url: string): boolean => url.startsWith('http') && new URL(url).pathname.endsWith('.js');

/** Time for what begins at rest to ask for its scripts. */
const REST_MS = 1_000;

const HOLD_REST = `
const atRest = window.requestIdleCallback.bind(window);
const held = new Map();
let resting = false;
window.requestIdleCallback = (callback, options) => {
  if (resting) return atRest(callback, options);
  held.set(held.size + 1, callback);
  return held.size;
};
window.cancelIdleCallback = (number) => void held.set(number, undefined);
window.rest = () => {
  resting = true;
  for (const callback of held.values()) if (callback) atRest(callback);
};`;

async function sized(urls: readonly string[]): Promise<Script[]> {
  return Promise.all(
    urls.map(async (url) => {
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      return { path: new URL(url).pathname, gzipBytes: gzipSync(bytes, { level: 6 }).length };
    }),
  );
}
