/**
 * How long the Read page takes to be there, in a browser that has notes and a model but none of the app's files.
 *   npm run build && npm run bench -- load-times [--loads 9] [--phone] [--beside http://…] [--url http://…]
 * Empty cache, no service worker, every load in a new tab. --phone: a processor four times slower, 1.6 Mbit/s and 150 ms to
 * the server. --beside: another build that is already served is measured turn by turn with this one, so that both meet the
 * same machine. Medians in ms from the navigation's start:
 *   painted  first contentful paint             woken    the page's buttons answer (React has taken the rail over)
 *   note     the note's text is on the page     marks    its first mark is drawn
 *   largest  largest contentful paint           blocked  what tasks took over 50 ms, until SETTLE_MS after the marks
 */
import { parseArgs } from 'node:util';
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test';
import { findBrowser } from '../../lib/build/find-browser.mjs';
import { loadSample, marksOn, train } from '../e2e/steps';
import { withBuiltApp } from './built-app';

const { values } = parseArgs({
  options: {
    loads: { type: 'string', default: '9' },
    phone: { type: 'boolean', default: false },
    beside: { type: 'string' },
    url: { type: 'string' },
  },
});
const COLUMNS = ['painted', 'woken', 'note', 'marks', 'largest', 'blocked'] as const;
type Times = Readonly<Record<(typeof COLUMNS)[number], number>>;
const SETTLE_MS = 1_500;

/** Notes in the page when each thing was first there; looks at every frame, which costs a few microseconds. */
const WATCH = `
globalThis.__name = (value) => value;
globalThis.seen = { blocked: 0 };
const first = (name, there) => { if (seen[name] === undefined && there()) seen[name] = performance.now(); };
const look = () => {
  first('woken', () => Object.keys(document.querySelector('.rail') ?? {}).some((key) => key.startsWith('__reactProps')));
  first('note', () => document.querySelector('.paper .note-text p') !== null);
  first('marks', () => document.querySelector('.paper .note-text mark') !== null);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) if (duration > 50) seen.blocked += duration - 50;
}).observe({ type: 'longtask', buffered: true });
new PerformanceObserver((list) => {
  for (const { startTime } of list.getEntries()) seen.largest = startTime;
}).observe({ type: 'largest-contentful-paint', buffered: true });`;

async function load(context: BrowserContext, baseURL: string): Promise<Times> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.clearBrowserCache');
  if (values.phone) {
    const bytesEverySecond = (1.6 * 1024 * 1024) / 8;
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: bytesEverySecond,
      uploadThroughput: bytesEverySecond,
    });
  }
  await page.goto(`${baseURL}/read`, { waitUntil: 'commit' });
  await expect(marksOn(page).first()).toBeVisible({ timeout: 60_000 });
  await page.waitForTimeout(SETTLE_MS);
  const times = await page.evaluate(`({
    ...seen,
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  })`);
  await page.close();
  return times as Times;
}

async function prepared(baseURL: string, browser: import('@playwright/test').Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    serviceWorkers: 'block',
    locale: 'en-GB',
    viewport: values.phone ? { width: 412, height: 823 } : { width: 1280, height: 800 },
  });
  await context.addInitScript(WATCH);
  const page: Page = await context.newPage();
  await loadSample(page);
  await train(page);
  await page.close();
  return context;
}

const median = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[of.length >> 1] ?? Number.NaN;

await withBuiltApp(values.url, async (own) => {
  const executablePath = await findBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  try {
    const sides = await Promise.all(
      [own, ...(values.beside ? [values.beside] : [])].map(async (baseURL) => ({
        baseURL,
        context: await prepared(baseURL, browser),
        times: [] as Times[],
      })),
    );
    // One load to warm the server up.
    for (const { context, baseURL } of sides) await load(context, baseURL);
    for (let turn = 0; turn < Number(values.loads); turn++) {
      for (const { context, baseURL, times } of sides) times.push(await load(context, baseURL));
    }
    console.log(`${''.padEnd(26)}${COLUMNS.map((name) => name.padStart(10)).join('')}`);
    for (const { baseURL, times } of sides) {
      const row = COLUMNS.map((name) => median(times.map((one) => one[name])));
      console.log(`${baseURL.padEnd(26)}${row.map((ms) => ms.toFixed(0).padStart(10)).join('')}`);
    }
  } finally {
    await browser.close();
  }
});
