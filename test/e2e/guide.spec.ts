import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { KPIS } from '@/lib/domain/monitoring/kpi';
import { guide } from '@/lib/messages/en/guide';
import { diagram } from '@/lib/messages/en/guide-diagram';
import { KPI_WORDS } from '@/lib/messages/en/kpis';
import { faultsInBothThemes } from './axe';
import { expect, test } from './guarded-test';

async function openGuide(page: Page): Promise<void> {
  await page.goto('/guide');
  await expect(page.getByRole('heading', { name: guide.sections.workflow })).toBeVisible();
}

async function saved(page: Page, button: string): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFile(await (await downloading).path());
}

test('the Guide tells every key figure and has no accessibility fault, light or dark, wide or narrow', {
  tag: '@more',
}, async ({ page }) => {
  await openGuide(page);
  for (const { id } of KPIS) {
    await expect(page.getByRole('rowheader').filter({ hasText: KPI_WORDS[id].definition })).toHaveCount(1);
  }
  const found: string[] = [];
  for (const width of [1280, 800]) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await faultsInBothThemes(page, `guide at ${width}`)));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(wide).toBe(false);
  }
  expect(found).toEqual([]);
});

test('the picture of the system is walked by keys, leads to live pages, and is saved as SVG and PDF', async ({
  page,
}) => {
  await openGuide(page);
  const picture = page.getByRole('group', { name: diagram.label });
  const part = (name: string) => picture.getByRole('button', { name: new RegExp(`^${name}`) });
  await part(diagram.boxes.read.name).focus();
  await page.keyboard.press('ArrowRight');
  await expect(part(diagram.boxes.annotate.name)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(part(diagram.boxes.client.name)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText(diagram.boxes.client.does)).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByText(diagram.boxes.commands.does)).toBeVisible();

  const svg = (await saved(page, diagram.saveSvg)).toString('utf8');
  const drawn = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { faults: parsed.querySelectorAll('parsererror').length, rects: parsed.querySelectorAll('rect').length };
  }, svg);
  expect(drawn.faults).toBe(0);
  expect(drawn.rects).toBeGreaterThan(25);
  const pdf = await saved(page, diagram.savePdf);
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(4_000);

  await part(diagram.boxes.monitoring.name).last().click();
  await page.getByRole('link', { name: `${diagram.live}: Monitor` }).click();
  await expect(page).toHaveURL(/\/monitor$/);
});
