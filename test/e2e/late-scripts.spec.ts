import { expect, test } from '@playwright/test';
import { shared } from '@/lib/messages/en/shared';
import { account, setUp, signIn } from './registry-steps';
import { startServers } from './servers';

/** Longer than a page takes to fetch what it fetches by itself. */
const LATE_MS = 800;

// A part that is fetched later lacks what the document's own scripts have: it must not run before the last of them.
test('a page comes up whichever of its scripts comes last', async ({ browser }) => {
  const servers = await startServers(1);
  try {
    const context = await browser.newContext({ baseURL: servers.origins[0] ?? '' });
    const page = await context.newPage();
    const ada = account('Ada Reviewer');
    await setUp(page, servers.setupToken, ada);
    await signIn(page, ada);
    const html = await (await page.request.get('/shared')).text();
    const scripts = new Set(html.match(/\/_next\/static\/chunks\/[^"\\]+?\.js/g));
    expect(scripts.size).toBeGreaterThan(5);
    const broken: string[] = [];
    let late = '';
    page.on('pageerror', ({ message }) => broken.push(`${late}: ${message}`));
    await page.route('**/_next/static/chunks/*.js', async (route) => {
      if (new URL(route.request().url()).pathname === late) await new Promise((done) => setTimeout(done, LATE_MS));
      await route.continue();
    });
    for (const script of scripts) {
      late = script;
      await page.goto('/shared');
      // Asks the store who is signed in, and the server what the site shares.
      const said = page.getByText(shared.page.off).first();
      await said.waitFor({ timeout: 10_000 }).catch(() => broken.push(`${late}: the page did not come up`));
    }
    expect(broken).toEqual([]);
  } finally {
    await servers.stop();
  }
});
