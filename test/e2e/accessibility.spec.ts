import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './guarded-test';
import { PAGES } from './pages';
import { loadSample, openWork, train } from './steps';

/** WCAG 2.2 AA and axe's own best practices. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

async function faultsInBothThemes(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await faults(page)).map((fault) => `${where}, ${colorScheme}: ${fault}`));
  }
  return found;
}

test('empty pages have no accessibility fault in light or dark', async ({ page }) => {
  const found: string[] = [];
  for (const { path, name } of PAGES) {
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
