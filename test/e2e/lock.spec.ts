import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { lock } from '@/lib/messages/en/lock';
import { shell } from '@/lib/messages/en/shell';
import { expect, test } from './guarded-test';
import { loadSample, noteOn } from './steps';

const PASSPHRASE = 'four unrelated words here';
const { protection: words } = lock;

const storageMenu = (page: Page) => page.getByRole('button', { name: shell.storage.word });
const lockScreen = (page: Page) => page.getByRole('heading', { name: lock.title, exact: true });

/** @returns the recovery code, as it is shown once */
async function protect(page: Page): Promise<string> {
  await storageMenu(page).click();
  await page.getByRole('button', { name: words.protect }).click();
  const dialog = page.getByRole('dialog', { name: words.setTitle });
  await dialog.getByLabel(words.first).fill(PASSPHRASE);
  await dialog.getByLabel(words.again).fill(PASSPHRASE);
  await dialog.getByRole('button', { name: words.set, exact: true }).click();
  const shown = page.getByRole('dialog', { name: words.codeTitle });
  const code = (await shown.getByText(/^(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}$/).textContent()) ?? '';
  await shown.getByRole('button', { name: words.kept }).click();
  await page.keyboard.press('Escape');
  return code;
}

async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel(lock.passphrase, { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    for (const { id, nodes } of violations) found.push(...nodes.map(({ target }) => `${colorScheme}: ${id} ${target}`));
  }
  return found;
}

test('a passphrase locks what is kept here: after a reload it opens by the passphrase alone', async ({ page }) => {
  await loadSample(page);
  const title = await noteOn(page).getAttribute('aria-label');
  const address = page.url();
  await protect(page);
  await page.reload();
  await expect(lockScreen(page)).toBeVisible();
  await expect(noteOn(page)).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  expect(await faults(page)).toEqual([]);

  await test.step('a wrong one is told, and tries are slowed down', async () => {
    await unlock(page, 'not this one');
    await expect(page.getByText(lock.wrongPassphrase.what)).toBeVisible();
    let tries = 1;
    await expect(async () => {
      tries += 1;
      await unlock(page, 'nor this one');
      await expect(page.getByText(/Wait \d+ seconds? before/)).toBeVisible({ timeout: 2_000 });
    }).toPass();
    expect(tries).toBeGreaterThan(3);
    await expect(page.getByRole('button', { name: lock.unlock })).toBeEnabled();
  });
  await unlock(page);
  await expect(noteOn(page)).toBeVisible();
  expect(await noteOn(page).getAttribute('aria-label')).toBe(title);
  expect(page.url()).toBe(address);
});

test('another tab opens with the first one, and both lock at once', { tag: '@more' }, async ({ page, context }) => {
  await loadSample(page);
  await protect(page);
  const second = await context.newPage();
  await second.goto('/read');
  await expect(noteOn(second)).toBeVisible();
  await page.getByRole('button', { name: lock.lockNow }).click();
  for (const tab of [page, second]) await expect(lockScreen(tab)).toBeVisible();
  // Nothing is left that could answer: a third tab is locked as well.
  const third = await context.newPage();
  await third.goto('/datasets');
  await expect(lockScreen(third)).toBeVisible();
  await unlock(third);
  for (const tab of [page, second]) await expect(noteOn(tab)).toBeVisible();
});

test('without work for 15 minutes every tab locks, without a network too', { tag: '@more' }, async ({
  page,
  context,
  guard,
}) => {
  guard.expectError(/net::ERR_INTERNET_DISCONNECTED/);
  await context.clock.install();
  await loadSample(page);
  await protect(page);
  const second = await context.newPage();
  await second.goto('/read');
  await expect(noteOn(second)).toBeVisible();
  await context.clock.fastForward('14:00');
  await expect(noteOn(page)).toBeVisible();
  await second.keyboard.press('ArrowDown');
  await context.clock.fastForward('14:00');
  await expect(noteOn(page)).toBeVisible();
  await context.setOffline(true);
  await context.clock.fastForward('02:00');
  for (const tab of [page, second]) await expect(lockScreen(tab)).toBeVisible();
  for (const tab of [page, second]) await expect(noteOn(tab)).toHaveCount(0);
  // Opened again as it stands: the page was not left.
  await unlock(page);
  for (const tab of [page, second]) await expect(noteOn(tab)).toBeVisible();
});

test('the printed code opens when the passphrase is lost, and a new passphrase takes its place', {
  tag: '@more',
}, async ({ page }) => {
  await loadSample(page);
  const code = await protect(page);
  await page.getByRole('button', { name: lock.lockNow }).click();
  await expect(lockScreen(page)).toBeVisible();
  await page.getByRole('button', { name: lock.ways.recovery }).click();
  const next = 'a wholly other sentence';
  await page.getByLabel(lock.code).fill(code.toLowerCase().replaceAll('-', ' '));
  await page.getByLabel(words.first).fill(next);
  await page.getByLabel(words.again).fill(next);
  await page.getByRole('button', { name: lock.unlock }).click();
  await expect(noteOn(page)).toBeVisible();

  await page.getByRole('button', { name: lock.lockNow }).click();
  await expect(lockScreen(page)).toBeVisible();
  await unlock(page);
  await expect(page.getByText(lock.wrongPassphrase.what)).toBeVisible();
  await unlock(page, next);
  await expect(noteOn(page)).toBeVisible();

  await test.step('removed again: it opens by itself', async () => {
    await storageMenu(page).click();
    await page.getByRole('button', { name: words.open, exact: true }).click();
    await page.getByRole('button', { name: words.remove }).click();
    const dialog = page.getByRole('dialog', { name: words.removeTitle });
    await dialog.getByLabel(words.current).fill(next);
    await dialog.getByRole('button', { name: words.remove }).click();
    await expect(page.getByText(words.changed)).toBeVisible();
    await page.reload();
    await expect(noteOn(page)).toBeVisible();
    await expect(page.getByRole('button', { name: lock.lockNow })).toHaveCount(0);
  });
});
