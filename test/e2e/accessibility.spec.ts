import { annotate } from '@/lib/messages/en/annotate';
import { experiments } from '@/lib/messages/en/experiments';
import { reading } from '@/lib/messages/en/reading';
import { faultsInBothThemes } from './axe';
import { expect, test } from './guarded-test';
import { PAGES, SITE_PAGES } from './pages';
import { loadSample, makeListOfAllNotes, marksOn, openFirstNote, openWork, train } from './steps';

test('empty pages have no accessibility fault in light or dark', { tag: '@more' }, async ({ page }) => {
  const found: string[] = [];
  for (const { path, name } of [...PAGES, ...SITE_PAGES]) {
    await page.goto(path);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    found.push(...(await faultsInBothThemes(page, `empty ${name}`)));
  }
  expect(found).toEqual([]);
});

test('pages at work have no accessibility fault in light or dark, wide or narrow', async ({ page }) => {
  await loadSample(page);
  await train(page);
  const found: string[] = [];
  for (const width of [1280, 800]) {
    await page.setViewportSize({ width, height: 800 });
    for (const { path, name } of PAGES) {
      await openWork(page, path);
      found.push(...(await faultsInBothThemes(page, `${name} at ${width}`)));
    }
  }
  expect(found).toEqual([]);
});

test('what opens on a page has no accessibility fault in light or dark', { tag: '@more' }, async ({ page }) => {
  await loadSample(page);
  const found: string[] = [];

  await page.goto('/experiments');
  await page.getByRole('button', { name: experiments.settings, exact: true }).click();
  found.push(...(await faultsInBothThemes(page, 'settings')));
  await train(page);

  await openWork(page, '/read');
  await marksOn(page).first().focus();
  await page.keyboard.press('Enter');
  found.push(...(await faultsInBothThemes(page, 'a mark looked at')));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: reading.paste }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  found.push(...(await faultsInBothThemes(page, 'paste dialog')));
  await page.keyboard.press('Escape');

  await openWork(page, '/annotate');
  await page.keyboard.press('r');
  found.push(...(await faultsInBothThemes(page, 'another label offered')));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+A');
  await expect(page.getByRole('dialog', { name: annotate.many.title })).toBeVisible();
  found.push(...(await faultsInBothThemes(page, 'several suggestions')));
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: annotate.keys.title });
  await expect(keys).toBeVisible();
  found.push(...(await faultsInBothThemes(page, 'keys')));
  await keys.getByRole('button', { name: annotate.keys.change }).click();
  await expect(page.getByRole('dialog', { name: annotate.keys.changeTitle })).toBeVisible();
  found.push(...(await faultsInBothThemes(page, 'keys to change')));
  await page.keyboard.press('Escape');

  await openFirstNote(page);
  await makeListOfAllNotes(page);
  found.push(...(await faultsInBothThemes(page, 'all notes')));
  expect(found).toEqual([]);
});
