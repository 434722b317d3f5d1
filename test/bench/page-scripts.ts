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
  const asked = new Map<string, 'page' | 'worker'>();
  cdp.on('Network.requestWillBeSent', ({ type, request, initiator }) => {
    if (!request.url.startsWith('http') || !new URL(request.url).pathname.endsWith('.js')) return;
    if (process.env.DEBUG_SCRIPTS) console.log(type, request.url, JSON.stringify(initiator).slice(0, 200));
    if (type === 'Script') asked.set(request.url, 'page');
    else if (!asked.has(request.url)) asked.set(request.url, 'worker');
  });
  await cdp.send('Network.enable');
  await cdp.send('Network.clearBrowserCache');
  await page.goto(path);
  await usable();
  await page.waitForLoadState('networkidle');
  const first = new Set([...asked].filter(([, by]) => by === 'page').map(([url]) => url));
  const workers = [...asked].filter(([, by]) => by === 'worker').map(([url]) => url);
  await page.evaluate('rest()');
  await page.waitForTimeout(REST_MS);
  await page.waitForLoadState('networkidle');
  const atRest = [...asked].filter(([url, by]) => by === 'page' && !first.has(url)).map(([url]) => url);
  await cdp.detach();
  return { first: await sized([...first]), atRest: await sized(atRest), workers: await sized(workers) };
}

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
