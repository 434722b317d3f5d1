/**
 * Script that each page of the built app fetches before it can be used, by a browser that never was here.
 *   npm run build && npm run bench -- first-load [--page /read] [--files] [--url http://…]
 * Empty cache, no service worker, English, nobody signed in; once with nothing stored, and once with the sample notes and a
 * model trained on them. kB of 1,000 bytes, after gzip (level 6, as the server sends it).
 *   first load: every script that the page asks for until it can be used, though it never comes to rest: meanwhile
 *               requestIdleCallback does not call back, so what is left out here is not needed. It can be used once its
 *               heading stands and the network is idle; Read with notes, once the marks of its note are drawn too.
 *   at rest:    what the page fetches by itself afterwards: work behind it
 *   workers:    what its workers fetched until then
 * What only a press, the pointer or the focus fetches is in none of them, nor is what the service worker puts by.
 */
import { parseArgs } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { PAGES, SITE_PAGES } from '../e2e/pages';
import { loadSample, marksOn, train } from '../e2e/steps';
import { inBuiltApp } from './built-app';
import { type PageScripts, scriptsOf, sumOf } from './page-scripts';

const { values } = parseArgs({
  options: { page: { type: 'string' }, files: { type: 'boolean', default: false }, url: { type: 'string' } },
});
const ALSO = ['/guide', '/annotate/agreement', '/shared'];
const paths = [...[...PAGES, ...SITE_PAGES].map(({ path }) => path), ...ALSO].filter(
  (path) => values.page === undefined || path === values.page,
);

const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(9);

function print(path: string, { first, atRest, workers }: PageScripts): void {
  console.log(`${path.padEnd(22)}${kB(sumOf(first))}${kB(sumOf(atRest))}${kB(sumOf(workers))}`);
  if (!values.files) return;
  for (const [what, scripts] of Object.entries({ first, atRest, workers })) {
    const largest = [...scripts].sort((a, b) => b.gzipBytes - a.gzipBytes);
    for (const script of largest) console.log(`  ${what.padEnd(8)}${kB(script.gzipBytes)}  ${script.path}`);
  }
}

async function measure(here: Page, usable: (page: Page, path: string) => Promise<void>): Promise<void> {
  console.log(`${''.padEnd(22)}${'first'.padStart(9)}${'at rest'.padStart(9)}${'workers'.padStart(9)}`);
  for (const path of paths) {
    const page = await here.context().newPage();
    print(path, await scriptsOf(page, path, () => usable(page, path)));
    await page.close();
  }
}

const headed = (page: Page) => expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();

await inBuiltApp(
  values.url,
  async (page) => {
    console.log('Nothing stored, kB of script');
    await measure(page, headed);
    await loadSample(page);
    await train(page);
    console.log('Sample notes and a model, kB of script');
    await measure(page, async (one, path) => {
      await headed(one);
      if (path === '/read') await expect(marksOn(one).first()).toBeVisible({ timeout: 30_000 });
    });
  },
  { serviceWorkers: 'block', locale: 'en-GB' },
);
