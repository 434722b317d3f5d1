import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { summaryOf } from '@/lib/domain/model/run-summary';
import { experiments } from '@/lib/messages/en/experiments';
import { compareWords, exportWords, repeatWords, runFilter, runsTable } from '@/lib/messages/en/runs';
import { manyRuns } from '../experiments/many-runs';
import { expect, test } from './guarded-test';
import { loadSample, rowOfRun, startTraining } from './steps';
import { storedRows, storeRows } from './stored-rows';

async function faults(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    for (const { id, nodes } of violations) found.push(...nodes.map(({ target }) => `${where}: ${id} ${target}`));
  }
  return found;
}

const finished = (page: Page, number: number) =>
  expect(rowOfRun(page, number)).toContainText(/finished|in use/, { timeout: 120_000 });

/** sha256 of each model in the browser's database, oldest first. */
async function modelHashes(page: Page): Promise<string[]> {
  const models = await storedRows<{ readonly number: number; readonly sha256: string }>(page, 'models');
  return models.sort((a, b) => a.number - b.number).map(({ sha256 }) => sha256);
}

test('two runs are compared, one is repeated with the same bytes, and exported', async ({ page }) => {
  await loadSample(page);
  await test.step('train two runs', async () => {
    await startTraining(page);
    await finished(page, 1);
    await page.getByRole('button', { name: /^Settings/ }).click();
    await page.getByLabel('c2', { exact: true }).fill('25');
    await page.getByRole('button', { name: experiments.start, exact: true }).click();
    await finished(page, 2);
  });

  await test.step('compare', async () => {
    await page.getByRole('checkbox', { name: runsTable.pick(2) }).check();
    await expect(page.getByText(runsTable.pickAnother(2))).toBeVisible();
    await page.getByRole('checkbox', { name: runsTable.pick(1) }).check();
    const compared = page.getByRole('region', { name: /^Run 2 against 1/ });
    await expect(compared).toContainText(/F1 [+−]\d+\.\d points \([+−]?\d+\.\d to [+−]?\d+\.\d\)/);
    await expect(compared).toContainText(/same \d+ test notes, paired bootstrap over notes/);
    const settings = compared.getByRole('table', { name: compareWords.settingsCaption });
    await expect(settings.getByRole('row', { name: /^c2 25 1$/ })).toBeVisible();
    await expect(compared).toContainText(/Sentence 1 of \d+ where they differ/);
    await compared.getByRole('button', { name: compareWords.next, exact: true }).click();
    await expect(compared).toContainText(/Sentence 2 of \d+ where they differ/);
    await expect(compared.getByRole('definition')).toHaveCount(3);
    expect(await faults(page, 'comparison')).toEqual([]);
    await page.reload();
    await expect(compared).toContainText(/Sentence 1 of \d+ where they differ/);
    await compared.getByRole('button', { name: compareWords.closeNamed }).click();
  });

  const [, second] = await test.step('repeat the second', async () => {
    await page.getByRole('button', { name: repeatWords.repeat, exact: true }).click();
    await finished(page, 3);
    await expect(page.getByText(`${repeatWords.repeats(2)}: ${repeatWords.same}`)).toBeVisible();
    const hashes = await modelHashes(page);
    expect(hashes[2]).toBe(hashes[1]);
    expect(hashes[1]).not.toBe(hashes[0]);
    await expect(page.locator('main')).toContainText(hashes[2] ?? 'no hash');
    // The run that was repeated tells it too.
    await page.getByRole('button', { name: experiments.open(2), exact: true }).click();
    await expect(page.getByText(`${repeatWords.repeatedBy(3)}: ${repeatWords.same}`)).toBeVisible();
    expect(await faults(page, 'repeated run')).toEqual([]);
    return hashes;
  });

  await test.step('export it, as files and for MLflow', async () => {
    for (const layout of ['plain', 'mlflow'] as const) {
      await page.getByRole('button', { name: experiments.download, exact: true }).click();
      await page.getByRole('button', { name: exportWords.open }).click();
      const dialog = page.getByRole('dialog', { name: exportWords.title(2) });
      await dialog.getByRole('button', { name: exportWords.layouts[layout].name, exact: true }).click();
      await expect(dialog).toContainText(exportWords.safe);
      if (layout === 'mlflow') expect(await faults(page, 'export')).toEqual([]);
      const download = page.waitForEvent('download');
      await dialog.getByRole('button', { name: exportWords.start, exact: true }).click();
      const files = unzipSync(new Uint8Array(await readFile(await (await download).path())));
      await expect(dialog).toBeHidden();
      const names = Object.keys(files);
      const base =
        layout === 'plain' ? '' : (names.find((name) => name.endsWith('README.md')) ?? '').replace('README.md', '');
      const report = JSON.parse(strFromU8(files[`${base}report.json`] ?? new Uint8Array()));
      expect(report.model.sha256).toBe(second);
      expect(report.settings.c2).toBe(25);
      expect(files[`${base}model.crfsuite`]?.length).toBe(report.model.sizeBytes);
      if (layout === 'mlflow') {
        expect(base).toMatch(/^mlruns\/0\/\w+\/artifacts\/$/);
        const param = base.replace('artifacts/', 'params/c2');
        expect(strFromU8(files[param] ?? new Uint8Array())).toBe('25');
      }
    }
  });
});

test('a table of 10,000 runs is filtered and sorted at once, and says what a filter means', async ({ page }) => {
  await page.goto('/experiments');
  await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
  const rows = manyRuns(10_000).map(summaryOf);
  await storeRows(page, 'runs', rows);
  await page.reload();
  await expect(rowOfRun(page, 10_000)).toBeVisible();
  // Only rows in sight are in the page.
  expect(await page.getByRole('table').getByRole('row').count()).toBeLessThan(60);

  /** From the press until the first row has changed and is painted. */
  const msUntil = (press: { column: string } | { filter: string }) =>
    page.evaluate(
      (what) =>
        new Promise<number>((resolve, reject) => {
          const body = document.querySelector('.runs-scroll tbody');
          const heads = [...document.querySelectorAll<HTMLElement>('.runs-scroll thead button')];
          const target =
            'column' in what
              ? heads.find((button) => button.textContent?.trim() === what.column)
              : document.querySelector<HTMLElement>('input[type=search]');
          if (!body || !target) throw new Error(`nothing to press: ${JSON.stringify(what)}`);
          const first = () => body.querySelector('tr[data-index]')?.textContent;
          const before = first();
          const start = performance.now();
          const look = () => {
            const ms = performance.now() - start;
            if (first() !== before) resolve(ms);
            else if (ms > 5000) reject(new Error(`the first row stays as it was: ${JSON.stringify(what)}`));
            else requestAnimationFrame(look);
          };
          if ('column' in what) target.click();
          else {
            const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
            set?.call(target, what.filter);
            target.dispatchEvent(new Event('input', { bubbles: true }));
          }
          requestAnimationFrame(look);
        }),
      press,
    );

  const { columns } = experiments;
  const times = {
    'sort by F1': await msUntil({ column: columns.f1 }),
    'sort by dataset': await msUntil({ column: columns.dataset }),
    'filter c2 < 1, dataset v7': await msUntil({ filter: 'c2 < 1, dataset v7' }),
    'filter disease > .6': await msUntil({ filter: 'disease > .6' }),
  };
  for (const [what, ms] of Object.entries(times)) console.log(`10,000 runs, ${what}: ${ms.toFixed(0)} ms`);

  await page.getByRole('searchbox', { name: experiments.filter }).fill('c2 < 1, dataset v7');
  const wanted = rows.filter((run) => (run.settings.c2 ?? 1) < 1 && run.datasetName.endsWith(' v7')).length;
  await expect(page.getByRole('main')).toContainText(`${wanted} of 10,000 shown`);
  await page.getByRole('searchbox', { name: experiments.filter }).fill('c3 < 1');
  const problem = { code: 'unknown-field', part: 'c3 < 1', field: 'c3' } as const;
  await expect(page.getByText(runFilter.problem(problem))).toBeVisible();
  expect(await faults(page, 'filter')).toEqual([]);
});
