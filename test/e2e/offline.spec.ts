import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { findBrowser } from '@/lib/build/find-browser.mjs';
import { annotate } from '@/lib/messages/en/annotate';
import { shell } from '@/lib/messages/en/shell';
import { faultsInBothThemes } from './axe';
import { account, setUp, shareRun, signIn } from './registry-steps';
import { type Servers, startServers } from './servers';
import { loadSample, marksOn, openFirstNote, openWork, train } from './steps';

let servers: Servers;
let folder: string;

test.beforeEach(async () => {
  servers = await startServers(1);
  folder = mkdtempSync(join(tmpdir(), 'behealthy-offline-'));
});
test.afterEach(async () => {
  await servers.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openBrowser(baseURL: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-background-networking'],
    baseURL,
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'allow',
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

async function keptHere(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: shell.storage.word }).click();
  await expect(page.getByText(shell.offline.states.ready)).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
}

test('opens cold without a network: tags, trains, reads, shares; once there is one again, all is sent once', async () => {
  test.setTimeout(300_000);
  const baseURL = servers.origins[0] ?? '';
  const ada = account('Ada Reviewer');
  const online = await openBrowser(baseURL);
  await setUp(online.page, servers.setupToken, ada);
  await signIn(online.page, ada);
  await keptHere(online.page);
  await online.context.close();

  await servers.down();
  const { context, page } = await openBrowser(baseURL);
  try {
    await loadSample(page);
    await train(page);
    // A suggestion is accepted, and kept.
    await openWork(page, '/annotate');
    await page.keyboard.press('Enter');
    await expect(page.getByText(annotate.foot.saved, { exact: true })).toBeVisible();
    await openFirstNote(page);
    await expect(marksOn(page).first()).toBeVisible();
    // By links, as people go from page to page.
    for (const name of [shell.pages.datasets, shell.pages.models, shell.pages.read]) {
      await page.getByRole('navigation').getByRole('link', { name, exact: false }).first().click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    }
    await page.goto('/no-such-page');
    await expect(page.getByText(shell.notFound.heading)).toBeVisible();
    await shareRun(page, 5, 'Made without a network.');
    await expect(page.getByRole('banner').getByText(/\d+ waits?/)).toBeVisible();

    await servers.up();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(page.getByRole('banner').getByText(shell.sync.allSent)).toBeVisible({ timeout: 90_000 });
    const answered = await page.evaluate(async () => (await fetch('/api/model-versions')).json());
    expect(answered.versions.map(({ number }: { number: number }) => number)).toEqual([1]);
  } finally {
    await context.close();
  }
});

test('a newer version waits for a word, and is then in use in every tab', { tag: '@more' }, async () => {
  const front = await newerOnRequest(servers.origins[0] ?? '');
  const { context, page } = await openBrowser(front.origin);
  try {
    await page.goto('/read');
    await keptHere(page);
    const other = await context.newPage();
    await other.goto('/datasets');
    front.renew();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    for (const one of [page, other]) await expect(one.getByText(shell.offline.update)).toBeVisible({ timeout: 30_000 });
    expect(await faultsInBothThemes(page, 'update notice')).toEqual([]);
    const loads = page.waitForEvent('load');
    await page.getByRole('button', { name: shell.offline.reload }).click();
    await loads;
    await expect(page.getByText(shell.offline.update)).toBeHidden();
    await expect(other.getByText(shell.offline.replaced)).toBeVisible();
    await other.getByRole('button', { name: shell.offline.reload }).click();
    await expect(other.getByText(shell.offline.replaced)).toBeHidden();
    await expect(other.getByRole('heading', { level: 1, name: shell.pages.datasets })).toBeVisible();
  } finally {
    await context.close();
    await front.close();
  }
});

/** Stands before a server, and from `renew` on hands out a service worker that is not the one before. */
async function newerOnRequest(target: string) {
  let newer = false;
  const server: Server = createServer((incoming, outgoing) => {
    const { method, headers } = incoming;
    const asked = httpRequest(new URL(incoming.url ?? '/', target), { method, headers }, (answer) => {
      const renewed = newer && incoming.url === '/service-worker.js';
      const { 'content-length': _, 'content-encoding': __, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, renewed ? kept : answer.headers);
      if (renewed) outgoing.write('/* newer */');
      answer.pipe(outgoing);
    });
    if (incoming.url === '/service-worker.js') asked.setHeader('accept-encoding', 'identity');
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    renew: () => {
      newer = true;
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
