import type { Page } from '@playwright/test';
import { panels } from '@/lib/messages/en/annotate-panels';
import { datasets } from '@/lib/messages/en/datasets';
import { experiments } from '@/lib/messages/en/experiments';
import { reading } from '@/lib/messages/en/reading';
import { shell } from '@/lib/messages/en/shell';
import { tour } from '@/lib/messages/en/tour';
import { textOf } from './annotate-steps';
import { faultsInBothThemes } from './axe';
import { expect, test } from './guarded-test';
import { noteOn } from './steps';

test.setTimeout(90_000);

const bar = (page: Page) => page.getByRole('region', { name: tour.title });
const go = (page: Page) => bar(page).getByRole('link', { name: tour.go });
const show = (page: Page) => bar(page).getByRole('button', { name: tour.show });

async function expectStep(page: Page, step: keyof typeof tour.steps): Promise<void> {
  const present = bar(page).locator('[aria-current="step"]');
  await expect(present).toContainText(tour.steps[step].name, { timeout: 60_000 });
}

test('from an empty browser through all five steps, by what the store says; then again, and skipped', async ({
  page,
}) => {
  await page.goto('/');
  await expectStep(page, 'notes');
  expect(await faultsInBothThemes(page, 'the tour')).toEqual([]);
  await show(page).click();
  await expect(page.getByRole('button', { name: reading.empty.sample })).toBeFocused();
  await page.keyboard.press('Enter');

  await expectStep(page, 'tag');
  await go(page).click();
  await show(page).click();
  await expect(page.getByRole('button', { name: panels.start.create, exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(textOf(page)).toBeVisible();
  await show(page).click();
  await expect(textOf(page)).toBeFocused();
  for (let marks = 0; marks < 3; marks++) {
    await expect(bar(page)).toContainText(tour.made(marks, 3));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowRight');
  }

  await expectStep(page, 'train');
  await go(page).click();
  await show(page).click();
  await expect(page.getByRole('button', { name: experiments.start, exact: true })).toBeFocused();
  await page.keyboard.press('Enter');

  await expectStep(page, 'read');
  await go(page).click();
  await expect(noteOn(page)).toBeVisible();

  await expectStep(page, 'learned');
  await go(page).click();
  await expect(bar(page)).toContainText(tour.ended);
  await expect(page.getByRole('button', { name: experiments.close, exact: true })).toBeVisible();
  await bar(page).getByRole('link', { name: tour.guide }).click();
  await expect(page).toHaveURL(/\/guide$/);
  await expect(bar(page)).toHaveCount(0);

  // Notes are there already; marks and runs of before do not count.
  await page.getByRole('button', { name: tour.startAgain }).click();
  await expectStep(page, 'tag');
  await bar(page).getByRole('button', { name: tour.skip }).click();
  await expect(bar(page)).toHaveCount(0);
  await page.reload();
  await expect(noteOn(page)).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
});

test('it begins by itself on the first page alone; elsewhere an empty page offers it', { tag: '@more' }, async ({
  page,
}) => {
  await page.goto('/datasets');
  await expect(page.getByText(datasets.empty.title)).toBeVisible();
  await expect(page.getByRole('button', { name: tour.start })).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  await page.getByRole('button', { name: tour.start }).click();
  await expectStep(page, 'notes');
  await expect(page).toHaveURL(/\/read$/);

  // It covers nothing: the page ends where the bar begins, on a phone too.
  await page.setViewportSize({ width: 375, height: 700 });
  const main = await page.getByRole('main').boundingBox();
  const own = await bar(page).boundingBox();
  expect((main?.y ?? 0) + (main?.height ?? 0)).toBeLessThanOrEqual((own?.y ?? 0) + 0.5);
  await page.getByRole('navigation').getByRole('link', { name: shell.pages.annotate }).click();
  await expect(go(page)).toBeVisible();
});
