import { datasets } from '@/lib/messages/en/datasets';
import { pipelines, rules, runs } from '@/lib/messages/en/pipelines';
import { reading } from '@/lib/messages/en/reading';
import { simulator } from '@/lib/messages/en/simulator';
import { faultsInBothThemes } from './axe';
import { expect, test } from './guarded-test';
import { chooseFiles, loadSample, startTraining, train } from './steps';

const nodeOf = (page: import('@playwright/test').Page, step: string) => page.locator(`[data-step="${step}"]`);

test('what comes in the wrong format is refused with a code, counted, shown and kept in quarantine', async ({
  page,
}) => {
  await loadSample(page);
  await train(page);

  // At import: a file that is none of the formats.
  await chooseFiles(page, [
    { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from([137, 80, 78, 71, 0, 1, 255, 0]) },
  ]);
  await expect(page.getByText(datasets.check.titleStopped)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('file-binary');
  await page.goto('/pipelines');
  await nodeOf(page, 'data/import').click();
  await expect(nodeOf(page, 'data/import')).toHaveAttribute('data-state', 'look');
  const refusal = page.getByRole('row').filter({ hasText: runs.results.refused });
  await expect(refusal).toContainText('file-binary');
  await expect(page.getByText(runs.needsFile)).toBeVisible();

  // Before reading: a note with a character that no text means.
  await page.goto('/read');
  await page.getByRole('button', { name: reading.paste }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('Letter of Monday');
  await dialog.getByRole('textbox').last().fill('Asthma\u0001 since May, treated with salbutamol.');
  await dialog.getByRole('button', { name: reading.pasted.add }).click();
  await expect(page.getByText(reading.refused.title)).toBeVisible();
  await expect(page.getByRole('complementary')).toContainText('control-characters');

  await page.goto('/pipelines');
  await nodeOf(page, 'inference/check').click();
  await expect(nodeOf(page, 'inference/check')).toHaveAttribute('data-state', 'look');
  await expect(nodeOf(page, 'inference/check')).toContainText('1 refused');
  await expect(page.getByRole('row').filter({ hasText: 'control-characters' })).toBeVisible();

  await page.goto('/datasets');
  await page.getByRole('button', { name: datasets.openNamed('Pasted notes') }).click();
  await page.getByRole('tab', { name: new RegExp(`^${datasets.report}`) }).click();
  await page.getByRole('button', { name: new RegExp(`^${datasets.quarantine.title}`) }).click();
  await expect(page.getByRole('main')).toContainText('control character');
  await expect(page.getByRole('main')).toContainText('treated with salbutamol');
});

test('a simulated month is lived to recovery, apart from the notes of this browser', async ({ page }) => {
  await page.goto('/pipelines');
  await page.getByLabel(simulator.fields.scenario).selectOption('wrong-format');
  await page.getByLabel(simulator.fields.speed).selectOption('top');
  await page.getByRole('button', { name: simulator.start }).click();
  await expect(page.getByText(simulator.status.over)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^after \d+\.\d days$/)).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^${simulator.table}`) }).click();
  const events = page.getByRole('table', { name: simulator.tableCaption });
  await expect(events.getByRole('row').filter({ hasText: simulator.events.refused }).first()).toBeVisible();
  await expect(events.getByRole('row').filter({ hasText: simulator.events['format-fixed'] })).toHaveCount(1);
  await expect(events.getByRole('row').last()).toContainText(/ok/);
  // Nothing of it is the browser's own: no run, no window, no dataset.
  await expect(nodeOf(page, 'data/import')).toHaveAttribute('data-state', 'wait');
  await expect(nodeOf(page, 'monitoring/compare')).toHaveAttribute('data-state', 'wait');
  await page.goto('/datasets');
  await expect(page.getByText(datasets.empty.title)).toBeVisible();
});

test('a month can be halted, goes on, and is ended', { tag: '@more' }, async ({ page }) => {
  await page.goto('/pipelines');
  await page.getByLabel(simulator.fields.scenario).selectOption('control');
  await page.getByRole('button', { name: simulator.start }).click();
  await expect(page.getByRole('img', { name: simulator.timeline })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: simulator.pause }).click();
  const notes = page.getByText(/^\d+ of 420 notes$/);
  await page.waitForTimeout(500);
  const halted = await notes.textContent();
  await page.waitForTimeout(1500);
  expect(await notes.textContent()).toBe(halted);
  await page.getByRole('button', { name: simulator.resume }).click();
  await expect(notes).not.toHaveText(halted ?? '');
  await page.getByRole('button', { name: simulator.end }).click();
  await expect(page.getByText(simulator.status.ended)).toBeVisible();
});

test('a training that a reload cut off says so, and is tried again', { tag: '@more' }, async ({ page }) => {
  await loadSample(page);
  await startTraining(page);
  await page.waitForTimeout(1500);
  await page.goto('/pipelines');
  const cut = page.locator('[data-step^="training/"]').filter({ hasText: runs.results.interrupted.toLowerCase() });
  await expect(cut.first()).toBeVisible();
  await cut.first().click();
  await expect(page.getByRole('row').filter({ hasText: runs.results.interrupted })).toBeVisible();
  await page.getByRole('button', { name: runs.again }).click();
  await expect(page.getByRole('row').filter({ hasText: runs.reasons.retry() }).first()).toBeVisible();
  await expect(nodeOf(page, 'training/evaluate')).toHaveAttribute('data-state', 'ok', { timeout: 120_000 });
});

test('the graph is walked by arrow keys, and stands as a table too', async ({ page }) => {
  await page.goto('/pipelines');
  await nodeOf(page, 'data/import').focus();
  await page.keyboard.press('ArrowRight');
  await expect(nodeOf(page, 'data/check')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(nodeOf(page, 'training/review')).toBeFocused();
  await expect(nodeOf(page, 'training/review')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('heading', { name: 'Training, review' })).toBeVisible();
  await page.getByRole('button', { name: pipelines.asTable }).click();
  const table = page.getByRole('table', { name: pipelines.table });
  await expect(table.getByRole('row')).toHaveCount(22);
  await table.getByRole('button', { name: pipelines.showNamed('Estimate F1') }).click();
  await expect(page.getByRole('heading', { name: 'Monitoring, estimate f1' })).toBeVisible();
});

test('a rule is changed after its effect is shown, and stays changed', async ({ page }) => {
  await page.goto('/pipelines');
  await page.getByRole('button', { name: pipelines.rulesButton }).click();
  const dialog = page.getByRole('dialog', { name: rules.dialog.title });
  await expect(dialog.getByText(rules.dialog.noWindows)).toBeVisible();
  await dialog.getByLabel(rules.dialog.fields.criticalP[0], { exact: true }).fill('0.05');
  await expect(dialog.getByText(rules.dialog.criticalOver)).toBeVisible();
  await expect(dialog.getByRole('button', { name: rules.dialog.save })).toBeDisabled();
  await dialog.getByLabel(rules.dialog.fields.warningP[0], { exact: true }).fill('0.08');
  await dialog.getByRole('button', { name: rules.dialog.save }).click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('p ≤ .08', { exact: true })).toBeVisible();
  await expect(page.getByText(rules.origin.here)).toBeVisible();
});

test('the page has no accessibility fault in light or dark, wide or narrow', { tag: '@more' }, async ({ page }) => {
  await loadSample(page);
  const found: string[] = [];
  for (const width of [1280, 800]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/pipelines');
    await expect(nodeOf(page, 'data/import')).toHaveAttribute('data-state', 'ok');
    found.push(...(await faultsInBothThemes(page, `pipelines at ${width}`)));
    await page.getByRole('button', { name: pipelines.rulesButton }).click();
    found.push(...(await faultsInBothThemes(page, `rules at ${width}`)));
    await page.keyboard.press('Escape');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `the page itself does not scroll sideways at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.getByLabel(simulator.fields.scenario).selectOption('wrong-format');
  await page.getByLabel(simulator.fields.speed).selectOption('top');
  await page.getByRole('button', { name: simulator.start }).click();
  await expect(page.getByText(simulator.status.over)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: new RegExp(`^${simulator.table}`) }).click();
  found.push(...(await faultsInBothThemes(page, 'a month')));
  expect(found).toEqual([]);
});
