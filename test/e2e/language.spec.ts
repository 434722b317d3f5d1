import type { Page } from '@playwright/test';
import { annotate as germanAnnotate } from '@/lib/messages/de/annotate';
import { experiments as germanExperiments } from '@/lib/messages/de/experiments';
import { reading as germanReading } from '@/lib/messages/de/reading';
import { shell as german } from '@/lib/messages/de/shell';
import { shell as english } from '@/lib/messages/en/shell';
import { LANGUAGES } from '@/lib/messages/language';
import { faultsInBothThemes } from './axe';
import { expect, test } from './guarded-test';
import { loadSample, openWork, train } from './steps';

/** @param display the menu's name in the language in use */
async function choose(page: Page, display: string, language: string): Promise<void> {
  await page.getByRole('button', { name: display, exact: true }).click();
  await page.getByRole('menuitemradio', { name: language, exact: true }).click();
}

const lang = (page: Page) => page.locator('html').getAttribute('lang');

test('the page speaks German at once, and after a reload without a moment of English', async ({ page }) => {
  await page.goto('/read');
  await choose(page, english.display.word, LANGUAGES.de);
  await expect(page.getByRole('heading', { level: 1, name: german.pages.read })).toBeVisible();
  await expect(page.getByRole('button', { name: germanReading.empty.sample })).toBeVisible();
  expect(await lang(page)).toBe('de');
  await expect(page).toHaveTitle(`${german.pages.read} · ${german.brand}`);

  // What a person could see of it from the first paint on, before any of the page's own scripts.
  await page.addInitScript((word) => {
    const seen: string[] = [];
    Object.assign(window, { seenInEnglish: seen });
    const look = () => {
      const rail = document.querySelector('.rail-pages');
      if (rail?.textContent.includes(word) && getComputedStyle(rail).visibility === 'visible') seen.push(word);
      requestAnimationFrame(look);
    };
    look();
  }, english.pages.experiments);
  await page.reload();
  await expect(page.getByRole('link', { name: german.pages.experiments })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { seenInEnglish: string[] }).seenInEnglish)).toEqual([]);
  await expect(page.locator('html[data-waking]')).toHaveCount(0);
  expect(await lang(page)).toBe('de');

  await page.getByRole('link', { name: german.pages.datasets }).click();
  await expect(page.getByRole('heading', { level: 1, name: german.pages.datasets })).toBeVisible();
  await expect(page).toHaveTitle(`${german.pages.datasets} · ${german.brand}`);

  await choose(page, german.display.word, LANGUAGES.en);
  await expect(page.getByRole('heading', { level: 1, name: english.pages.datasets })).toBeVisible();
  expect(await lang(page)).toBe('en');
  await expect(page).toHaveTitle(`${english.pages.datasets} · ${english.brand}`);
});

test('pages with work on them are whole in German, in two widths', { tag: '@more' }, async ({ page }) => {
  await loadSample(page);
  await train(page);
  await openWork(page, '/annotate');
  await choose(page, english.display.word, LANGUAGES.de);
  await expect(page.getByText(germanAnnotate.foot.saved, { exact: true }).first()).toBeVisible();

  const faults: string[] = [];
  for (const width of [1280, 800]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of ['/read', '/annotate', '/experiments']) {
      await page.goto(path);
      if (path === '/experiments') await expect(page.getByText(germanExperiments.inUse(1))).toBeVisible();
      else await expect(page.getByRole('article', { name: /^Notiz / })).toBeVisible();
      faults.push(...(await faultsInBothThemes(page, `${path} at ${width}`)));
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wider > 0) faults.push(`${path} at ${width}: ${wider} px wider than the window`);
    }
  }
  expect(faults).toEqual([]);
});
