import { expect as expectSoon, type Page } from '@playwright/test';
import { panels } from '@/lib/messages/annotate-panels';
import { shell } from '@/lib/messages/shell';

/** What brings a scene onto its page. */

/** Outside of a test run its waits would be short. */
export const expect = expectSoon.configure({ timeout: 20_000 });

export const press = async (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click();
export const pressLike = async (page: Page, name: string) => page.getByRole('button', { name }).first().click();
export const dialog = (page: Page) => expect(page.getByRole('dialog').last()).toBeVisible();
export const opens = (name: string) => async (page: Page) => {
  await press(page, name);
  await dialog(page);
};
export const goesTo = (tab: string) => async (page: Page) => {
  await page.getByRole('tab', { name: tab }).first().click();
};
export const marks = (page: Page) => page.getByRole('article').locator('mark[data-state]');
export const note = (page: Page) => expect(marks(page).first()).toBeVisible({ timeout: 30_000 });
/** On Annotate: a note with suggestions, which a share of the notes hides. */
export const noteToTag = async (page: Page) => {
  await expect(async () => {
    if (await marks(page).first().isVisible()) return;
    await page.getByRole('application').press('j');
    await expect(marks(page).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 25_000 });
};
/** The first button of the first table: the newest dataset, run or version. */
export const firstRow = async (page: Page) => {
  const opener = page.getByRole('main').getByRole('table').first().locator('tbody button[aria-pressed]').first();
  await opener.click();
  await expect(opener).toHaveAttribute('aria-pressed', 'true');
};
export const sampleDataset = async (page: Page) => {
  await page.getByRole('row').filter({ hasText: /\d{3}/ }).locator('button[aria-pressed]').last().click();
};

export const onRun = (then: (page: Page) => Promise<void>) => async (page: Page) => {
  await firstRow(page);
  await then(page);
};
export const onNote = (then: (page: Page) => Promise<void>) => async (page: Page) => {
  await note(page);
  await then(page);
};
export const onNoteToTag = (then: (page: Page) => Promise<void>) => async (page: Page) => {
  await noteToTag(page);
  await then(page);
};
export const onDataset = (then: (page: Page) => Promise<void>) => async (page: Page) => {
  await sampleDataset(page);
  await then(page);
};
/** From the menu of the project. */
export const fromProject = (item: string) =>
  onNoteToTag(async (page) => {
    await pressLike(page, panels.project.menu(''));
    await page.getByRole('menuitem', { name: item, exact: true }).click();
    await dialog(page);
  });
export const keyOnNote = (key: string) =>
  onNoteToTag(async (page) => {
    await page.getByRole('application').focus();
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  });
export const storageMenu = async (page: Page) => {
  await page.getByRole('banner').getByRole('button', { name: shell.storage.word }).click();
};
