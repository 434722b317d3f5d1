import { randomUUID } from 'node:crypto';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { SYNC_CHANNEL } from '@/lib/domain/sync/sync-channel';
import { shell } from '@/lib/messages/en/shell';
import { account, setUp, signIn } from './registry-steps';
import { type Servers, startServers } from './servers';

// What unit tests cannot have: the browser's own locks, and its own way of closing a database.

const ada = account('Ada Reviewer');
const LOCK = 'behealthy.sync';
const SENT_MS_MAX = 60_000;

let servers: Servers;
test.beforeAll(async ({ browser }) => {
  servers = await startServers(1);
  const page = await (await contextOf(browser)).newPage();
  await setUp(page, servers.setupToken, ada);
  await signIn(page, ada);
  // Something that the server takes: label sets.
  const status = await page.evaluate(async () => {
    const { shares, minimumK, revision } = await (await fetch('/api/site')).json();
    const changed = await fetch('/api/site', {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${revision}"` },
      body: JSON.stringify({ shares: { ...shares, 'label-sets': true }, minimumK }),
    });
    return changed.status;
  });
  expect(status).toBe(200);
  await page.context().close();
});
test.afterAll(() => servers.stop());

const contextOf = (browser: Browser) => browser.newContext({ baseURL: servers.origins[0] ?? '' });

/** Keys of the things that this browser sent, in their order, as often as it sent them. */
function keysSent(context: BrowserContext): string[] {
  const keys: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().includes('/api/shared/')) {
      keys.push(request.headers()['idempotency-key'] ?? '');
    }
  });
  return keys;
}

/** Writes a row as another tab would, and says so. @returns its key */
async function addRow(page: Page): Promise<string> {
  const key = randomUUID();
  const target = `label-sets/${randomUUID()}`;
  const label = { label: 'DOSE', name: 'Dose', look: 'other-0', key: '3', description: '' };
  const body = JSON.stringify({ kind: 'label-sets', name: 'Labels', version: 1, content: { labels: [label] } });
  const row = { id: randomUUID(), kind: 'shared-item', key, subject: `shared/${target}`, target, body };
  await page.evaluate(
    async ({ given, channel }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('behealthy');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      await new Promise<void>((resolve, reject) => {
        const writing = db.transaction('outbox', 'readwrite');
        const createdAt = new Date().toISOString();
        const waiting = { attempts: 0, nextTryAtMs: 0, state: 'waiting' };
        writing.objectStore('outbox').add({ ...given, ...waiting, createdAt, seq: Date.now() });
        writing.oncomplete = () => resolve();
        writing.onabort = () => reject(writing.error);
      });
      db.close();
      new BroadcastChannel(channel).postMessage('added');
    },
    { given: row, channel: SYNC_CHANNEL },
  );
  return key;
}

/** Until the answers are written down: a tab that is closed before leaves its row to be sent again, under the same key. */
async function allSettled(page: Page): Promise<void> {
  const waiting = () =>
    page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('behealthy');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const counting = db.transaction('outbox').objectStore('outbox').index('state').count('sent');
      const all = db.transaction('outbox').objectStore('outbox').count();
      const [sent, rows] = await Promise.all(
        [counting, all].map(
          (request) => new Promise<number>((resolve) => (request.onsuccess = () => resolve(request.result))),
        ),
      );
      db.close();
      return (rows ?? 0) - (sent ?? 0);
    });
  await expect.poll(waiting, { timeout: SENT_MS_MAX }).toBe(0);
}

/** How many workers of the browser hold the sender's lock, and how many wait for it. */
const lockOf = (page: Page) =>
  page.evaluate(async (name) => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const count = (locks: readonly LockInfo[]) => locks.filter((lock) => lock.name === name).length;
    return [count(held), count(pending)];
  }, LOCK);

test('of two tabs one sends; when it is closed the other takes over', async ({ browser }) => {
  const context = await contextOf(browser);
  const keys = keysSent(context);
  const first = await context.newPage();
  await signIn(first, ada);
  await expect.poll(() => lockOf(first)).toEqual([1, 0]);
  const second = await context.newPage();
  await second.goto('/sync');
  await expect.poll(() => lockOf(second)).toEqual([1, 1]);

  const rows = [await addRow(second), await addRow(first), await addRow(second)];
  await expect.poll(() => keys.length, { timeout: SENT_MS_MAX }).toBe(rows.length);
  expect([...keys].sort()).toEqual([...rows].sort());

  await allSettled(second);

  // The first came first: it is the one that sends.
  await first.close();
  await expect.poll(() => lockOf(second)).toEqual([1, 0]);
  rows.push(await addRow(second));
  await expect.poll(() => keys.length, { timeout: SENT_MS_MAX }).toBe(rows.length);
  await allSettled(second);
  // Nothing was sent a second time meanwhile.
  expect([...keys].sort()).toEqual([...rows].sort());
  await context.close();
});

test('a database that the browser closed is opened again; if it cannot be, that is said', async ({ browser }) => {
  test.setTimeout(240_000);
  const context = await contextOf(browser);
  const keys = keysSent(context);
  const page = await context.newPage();
  await signIn(page, ada);
  await expect.poll(() => lockOf(page)).toEqual([1, 0]);
  const arrived = async (key: string) => {
    await expect.poll(() => keys.includes(key), { timeout: SENT_MS_MAX }).toBe(true);
    expect(keys.filter((one) => one === key)).toHaveLength(1);
  };
  await arrived(await addRow(page));

  // Another page asks for a newer version: the browser tells every connection to close.
  const closeAll = () =>
    page.evaluate(async () => {
      const known = (await indexedDB.databases()).find(({ name }) => name === 'behealthy');
      return new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('behealthy', (known?.version ?? 0) + 1);
        opening.onsuccess = () => {
          const { version } = opening.result;
          opening.result.close();
          resolve(version);
        };
        opening.onerror = () => reject(opening.error);
      });
    });
  const version = await closeAll();
  await arrived(await addRow(page));

  // And once more, but now no connection that is opened takes a transaction, as where the disk is full or gone.
  const banner = page.getByRole('banner');
  const takeTransactions = async (take: boolean) => {
    for (const worker of page.workers()) {
      await worker.evaluate((taken) => {
        const kept = Symbol.for('test.transaction');
        const proto = IDBDatabase.prototype as IDBDatabase & { [kept]?: IDBDatabase['transaction'] };
        const { [kept]: transaction = proto.transaction } = proto;
        proto[kept] = transaction;
        proto.transaction = taken
          ? transaction
          : () => {
              throw new DOMException('The database connection is closing.', 'InvalidStateError');
            };
      }, take);
    }
  };
  expect(page.workers().length).toBeGreaterThan(0);
  await takeTransactions(false);
  expect(await closeAll()).toBeGreaterThan(version);
  const late = await addRow(page);
  await expect(banner.getByText(shell.sync.lost, { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(keys).not.toContain(late);
  await takeTransactions(true);
  await arrived(late);
  await expect(banner.getByText(shell.sync.lost, { exact: true })).toBeHidden();
  await context.close();
});
