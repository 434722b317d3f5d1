import type { Page } from '@playwright/test';
import { annotate } from '@/lib/messages/en/annotate';
import { panels } from '@/lib/messages/en/annotate-panels';
import { datasets } from '@/lib/messages/en/datasets';
import { workErrorMessage } from '@/lib/messages/en/errors';
import { experiments, RUN_STATES } from '@/lib/messages/en/experiments';
import { faults } from '@/lib/messages/en/faults';
import { shell } from '@/lib/messages/en/shell';
import { expectSaved, namesOfMarks, notesToTag, startTagging, tagByMouse } from './annotate-steps';
import { faultsInBothThemes } from './axe';
import { expect, test } from './guarded-test';
import { chooseFiles, loadSample, rowOfRun } from './steps';

// lib/records/faults.md has a row for each.

const DAY_MS = 86_400_000;
const PASSPHRASE = 'a passphrase of some length';

/** Sends to the browser what concerns the page's origin. */
async function storageOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  return {
    /** Undefined: as it was. */
    setQuota: (quotaSize: number | undefined) => session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize }),
    /** As browsers make room: localStorage stays. */
    evict: () => session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' }),
  };
}

test('no room: what does not fit is called not saved and stays on screen, an import stores nothing', async ({
  page,
  context,
}) => {
  const [first, second] = notesToTag(2);
  await startTagging(page, first ? [first] : []);
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await (await storageOf(page)).setQuota(Math.max(1, used - 1));
  // The browser goes on with the room it found last for half a minute.
  await page.waitForTimeout(31_000);
  await tagByMouse(page, first?.disease ?? '', 'Disease');
  await expect(page.getByText(annotate.foot.failed, { exact: true })).toBeVisible();
  await expect(page.getByText(workErrorMessage('quota-exceeded').what)).toBeVisible();

  const other = await context.newPage();
  // Chromium says that 10 GB are left whatever there is, also under a quota of ours; other browsers say what they know.
  await other.addInitScript(() => {
    StorageManager.prototype.estimate = async () => ({ usage: 900, quota: 1_000 });
  });
  await chooseFiles(other, second ? [second.file] : []);
  const bar = other.getByRole('banner').getByRole('button', { name: faults.nearlyFull.word });
  await expect(bar).toBeVisible();
  await other.getByRole('button', { name: datasets.check.add }).click();
  await expect(other.getByText(workErrorMessage('quota-exceeded').what)).toBeVisible();
  await other.goto('/datasets');
  await expect(other.getByRole('button', { name: new RegExp(`^${datasets.open} `) })).toHaveCount(1);

  expect(await namesOfMarks(page)).toEqual([`Disease: ${first?.disease}, set`]);
  await (await storageOf(page)).setQuota(undefined);
  await page.getByRole('button', { name: annotate.foot.retry }).first().click();
  await expectSaved(page);
});

test('storage closed and cleared under the page: said at once; after a reload the loss is said, a backup brings all back', async ({
  page,
}) => {
  await startTagging(page, notesToTag(1));
  await page.getByRole('banner').getByRole('button', { name: shell.storage.word }).click();
  await page.getByRole('button', { name: panels.backup.make }).click();
  const making = page.getByRole('dialog', { name: panels.backup.make });
  for (const field of await making.locator('input').all()) await field.fill(PASSPHRASE);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    making.getByRole('button', { name: panels.backup.makeNow }).click(),
  ]);
  const file = await download.path();
  await page.keyboard.press('Escape');

  await (await storageOf(page)).evict();
  await expect(page.getByRole('alert').getByText(faults.storageClosed.title)).toBeVisible();
  await page.getByRole('button', { name: faults.reload }).click();
  const gone = page.getByRole('alert').filter({ hasText: faults.dataGone.title });
  await expect(gone).toBeVisible();
  expect(await faultsInBothThemes(page, 'data gone')).toEqual([]);
  await gone.locator('input[type=file]').setInputFiles(file);
  const restoring = page.getByRole('dialog', { name: panels.backup.restoreTitle });
  await restoring.getByLabel(panels.backup.passphrase).fill(PASSPHRASE);
  await restoring.getByRole('button', { name: panels.backup.openSealed }).click();
  await restoring.getByRole('button', { name: panels.backup.restore }).click();
  await expect(restoring.getByText(/^The backup is back/)).toBeVisible();
  await restoring.getByRole('button', { name: panels.close }).last().click();
  await expect(gone).toBeHidden();
  await page.goto('/datasets');
  await expect(page.getByRole('button', { name: new RegExp(`^${datasets.open} `) })).toHaveCount(1);
});

test('a browser that never kept notes is told of no loss', async ({ page }) => {
  await page.goto('/read');
  await (await storageOf(page)).evict();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: shell.pages.read })).toBeVisible();
  await page.waitForFunction(async () => (await indexedDB.databases()).some(({ name }) => name === 'behealthy'));
  await expect(page.getByText(faults.dataGone.title)).toBeHidden();
});

test('a newer version in another tab: the old one says so, what it has still goes to the disk', async ({
  page,
  context,
}) => {
  const [note] = notesToTag(1);
  await startTagging(page, note ? [note] : []);
  await tagByMouse(page, note?.disease ?? '', 'Disease');
  await expectSaved(page);
  const newer = await context.newPage();
  await newer.goto('/sync');
  await newer.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const asking = indexedDB.open('behealthy', 1_000);
        asking.onsuccess = () => {
          asking.result.close();
          resolve();
        };
        asking.onerror = () => reject(asking.error);
      }),
  );
  await expect(page.getByRole('alert').getByText(faults.newerData.title)).toBeVisible();
  await tagByMouse(page, note?.treatment ?? '', 'Treatment');
  await expectSaved(page);
  const both = await namesOfMarks(page);
  await page.getByRole('button', { name: faults.reload }).click();
  await expect.poll(() => namesOfMarks(page)).toEqual(both);
  // Still the older version, as where the newer one is not served here yet.
  await expect(page.getByRole('alert').getByText(faults.newerData.title)).toBeVisible();
});

test('a worker that crashed: its run is called interrupted, the next one trains', async ({ page, guard }) => {
  guard.expectError(/crash of this test/);
  await loadSample(page);
  await page.goto('/experiments');
  const start = page.getByRole('button', { name: experiments.start, exact: true });
  await start.click();
  await expect(page.getByRole('progressbar', { name: experiments.running(1) })).toBeVisible();
  for (const worker of page.workers()) {
    await worker
      .evaluate(() => {
        setTimeout(() => {
          throw new Error('crash of this test');
        }, 0);
      })
      // It may be gone before it answers.
      .catch(() => undefined);
  }
  await expect(page.getByRole('status').getByText(faults.workerCrashed.title)).toBeVisible();
  await expect(rowOfRun(page, 1).getByText(RUN_STATES.interrupted)).toBeVisible();
  await page.getByRole('button', { name: faults.understood }).click();
  await expect(page.getByText(faults.workerCrashed.title)).toBeHidden();
  await start.click();
  await expect(page.getByRole('progressbar', { name: experiments.running(2) })).toBeVisible();
});

test('WebAssembly refused: training says so, marking by hand goes on', async ({ page, context, guard }) => {
  guard.expectError(/WebAssembly|wasm/i);
  // A worker obeys the policy that its script was served with.
  await context.route('**/_next/static/**', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': policy = '', ...headers } = response.headers();
    const stricter = policy.replace("'wasm-unsafe-eval'", '');
    // The page may have gone on meanwhile.
    await route
      .fulfill({ response, headers: { ...headers, 'content-security-policy': stricter } })
      .catch(() => undefined);
  });
  await loadSample(page);
  await page.goto('/experiments');
  await page.getByRole('button', { name: experiments.start, exact: true }).click();
  await expect(page.getByText(workErrorMessage('wasm-refused').what).first()).toBeVisible();
  const [note] = notesToTag(1);
  await startTagging(page, note ? [note] : []);
  await tagByMouse(page, note?.disease ?? '', 'Disease');
  await expectSaved(page);
});

test('the clock is set back by a day between two marks: their order stays', async ({ page }) => {
  const [note] = notesToTag(1);
  await startTagging(page, note ? [note] : []);
  await tagByMouse(page, note?.disease ?? '', 'Disease');
  await expectSaved(page);
  await page.clock.setSystemTime(Date.now() - DAY_MS);
  await tagByMouse(page, note?.treatment ?? '', 'Treatment');
  await expectSaved(page);
  await page.clock.setSystemTime(Date.now() + DAY_MS);
  await page.reload();
  await expect.poll(() => namesOfMarks(page)).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => namesOfMarks(page)).toEqual([`Disease: ${note?.disease}, set`]);
  await expectSaved(page);
});
