import AxeBuilder from '@axe-core/playwright';
import { ALGORITHM_WORDS, RUN_STATES } from '@/lib/messages/en/experiments';
import { SEARCH_FIELDS, search } from '@/lib/messages/en/search';
import { expect, test } from './guarded-test';
import { loadSample, rowOfRun } from './steps';

test('a search goes through a reload to its end, and a run starts from its best configuration', async ({ page }) => {
  await loadSample(page);
  await page.goto('/experiments');
  await page.getByRole('button', { name: search.open }).click();
  const field = (name: keyof typeof SEARCH_FIELDS) => page.getByLabel(SEARCH_FIELDS[name].label, { exact: true });
  await field('c1').fill('0.05, nine');
  await page.getByRole('button', { name: search.start }).click();
  await expect(page.getByText(search.wrong)).toBeVisible();
  await field('c1').fill('0.05, 0.3');
  await field('c2').fill('1');
  await page.getByRole('checkbox', { name: ALGORITHM_WORDS['averaged-perceptron'].name }).check();
  await field('trials').fill('3');
  await field('folds').fill('2');
  await expect(page.getByText(search.fits(3, 4))).toBeVisible();
  await page.getByRole('button', { name: search.start }).click();
  await expect(page.getByText(search.progress(1, 4))).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await expect(page.getByText(search.progress(4, 4))).toBeVisible({ timeout: 120_000 });
  await expect(
    page.getByRole('cell', { name: ALGORITHM_WORDS['averaged-perceptron'].short, exact: true }),
  ).toBeVisible();
  const best = page.getByRole('table', { name: search.table }).getByRole('row').nth(1);
  await expect(best).toContainText(/\.\d{3}/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`)).toEqual([]);

  await best.getByRole('button', { name: search.runWith(1) }).click();
  await expect(rowOfRun(page, 1)).toContainText(RUN_STATES.running, { timeout: 30_000 });
});
