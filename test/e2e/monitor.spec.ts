import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { experiments } from '@/lib/messages/en/experiments';
import { KPI_WORDS } from '@/lib/messages/en/kpis';
import { monitor, RULE_NAMES, STATE_TITLES } from '@/lib/messages/en/monitor';
import { SIGNAL_NAMES } from '@/lib/messages/en/signals';
import { type MonitoredWeeks, monitoredWeeks } from '../fixtures/monitored-weeks';
import { notesToTag, textOf } from './annotate-steps';
import { faultsInBothThemes } from './axe';
import { expect, test } from './guarded-test';
import { putRows, rowsOf } from './monitor-rows';
import { importFiles, loadSample, train } from './steps';
import { storedRows } from './stored-rows';

/** Clean, drifted, clean again under another model, and off once more. */
const WEEKS = [0, 0, 0, 0, 0, 0, 0, 0.012, 0.03, 0.03, 0.02, 0.01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.013];

/** A model of the sample notes, trained in the page, and weeks of windows written to its database. */
async function monitored(page: Page, foreign: readonly number[] = WEEKS, secondFrom = 16): Promise<MonitoredWeeks> {
  await loadSample(page);
  await train(page);
  return seed(page, foreign, secondFrom);
}

async function seed(page: Page, foreign: readonly number[], secondFrom: number): Promise<MonitoredWeeks> {
  const [model] = await storedRows<{ readonly id: string }>(page, 'models');
  const now = Date.now() - 60_000;
  const weeks = monitoredWeeks(['earlier', model?.id ?? ''], { foreign, secondFrom, now });
  await putRows(page, rowsOf(weeks));
  await page.goto('/monitor');
  await expect(page.getByRole('list').filter({ hasText: KPI_WORDS['correction-rate'].name })).toBeVisible();
  return weeks;
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('what was measured is seen, read as tables, used by keyboard, and stays in the browser', async ({
  page,
  guard,
}) => {
  const weeks = await monitored(page);
  const last = weeks.windows.at(-1);
  const cause = last?.report.cause ?? 'words';

  const state = page.getByRole('status').filter({ hasText: STATE_TITLES[weeks.situation.state] });
  await expect(state).toContainText(/ since .*: /);
  const signals = page.getByRole('table', { name: monitor.signals.caption });
  await expect(signals.getByRole('row')).toHaveCount(10);
  await expect(signals.locator('[data-cause]')).toContainText(SIGNAL_NAMES[cause]);

  // The chart, and the table that says the same.
  const drift = page.getByRole('figure', { name: new RegExp(`^${monitor.drift.title}`) });
  const shapes = drift.locator('.recharts-line-dots');
  await expect(shapes.locator('rect')).toHaveCount(
    weeks.windows.filter(({ report }) => report.level === 'critical').length,
  );
  await drift.getByRole('button', { name: `${experiments.asTable}, ${monitor.drift.title}` }).focus();
  await page.keyboard.press('Enter');
  const table = drift.getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(weeks.windows.length + 1);
  await expect(table.getByRole('row').nth(1)).toContainText(last?.report.distance.toFixed(1) ?? '');
  await expect(table.getByRole('row').nth(1)).toContainText(monitor.levels[last?.report.level ?? 'ok']);

  // Firings: narrowed, exported, and one that was none.
  await page.getByRole('button', { name: monitor.fired.all }).click();
  const dialog = page.getByRole('dialog', { name: monitor.fired.allTitle });
  await expect(dialog.getByRole('row')).toHaveCount(weeks.firings.length + 1);
  await dialog.getByRole('combobox', { name: monitor.fired.filter }).selectOption('drift-critical');
  const criticals = weeks.firings.filter(({ rule }) => rule === 'drift-critical').length;
  await expect(dialog.getByRole('row')).toHaveCount(criticals + 1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: monitor.fired.csv }).click(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(csv).toHaveLength(criticals + 1);
  expect(csv[1]).toContain(RULE_NAMES['drift-critical']);
  await dialog.getByRole('button', { name: monitor.fired.noDrift }).first().click();
  await expect(dialog).toContainText('found to be no drift');
  await page.keyboard.press('Escape');
  // One alarm in 960 notes.
  await expect(page.getByText(/False alarms so far: 1 per 1,000 notes/)).toBeVisible();

  // A target that a person sets here holds here, also after a reload.
  await page.getByRole('button', { name: /^All \d+ figures/ }).click();
  const figures = page.getByRole('dialog', { name: monitor.figures.title });
  await expect(figures.getByRole('row')).toHaveCount(18);
  const { name } = KPI_WORDS['touchless-rate'];
  await figures.getByRole('spinbutton', { name: monitor.figures.targetOf(name), exact: true }).fill('99');
  await figures.getByRole('button', { name: monitor.figures.save }).click();
  await expect(figures.getByText(monitor.figures.saved)).toBeVisible();
  await page.reload();
  const tile = page.getByRole('listitem').filter({ hasText: name });
  await expect(tile).toContainText(monitor.kpi.verdicts.missed);
  await expect(tile).toContainText('target 99 %');

  // A shorter period holds fewer windows.
  await page.getByRole('combobox', { name: monitor.period.label }).selectOption('7');
  await drift.getByRole('button', { name: `${experiments.asTable}, ${monitor.drift.title}` }).click();
  await expect(table.getByRole('row')).toHaveCount(8);

  // A critical state is acknowledged by the person at the browser.
  await page.getByRole('button', { name: monitor.banner.seen }).click();
  await expect(page.getByText(monitor.banner.seenBy)).toBeVisible();
  expect(guard.requests.filter((request) => /\/api\/(?:kpi|drift|fleet|firing)/.test(request.url()))).toEqual([]);
});

test('the page has no accessibility fault, wide or narrow, with what opens on it', { tag: '@more' }, async ({
  page,
}) => {
  await monitored(page);
  const found: string[] = [];
  for (const width of [1280, 800]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(page.locator('.recharts-surface').first()).toBeVisible();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    found.push(...(await faultsInBothThemes(page, `monitor at ${width}`)));
    for (const [button, dialog] of [
      [/^All \d+ figures/, monitor.figures.title],
      [monitor.fired.all, monitor.fired.allTitle],
      [/^Audit [\d,]+ mentions/, monitor.audit.title],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
      found.push(...(await faultsInBothThemes(page, `${dialog} at ${width}`)));
      await page.keyboard.press('Escape');
    }
  }
  expect(found).toEqual([]);
});

test('it holds without a model, unwatched, with one window, and with two hundred', { tag: '@more' }, async ({
  page,
}) => {
  await page.goto('/monitor');
  await expect(page.getByRole('heading', { name: monitor.empty.noModel.title })).toBeVisible();
  await expect(page.getByRole('link', { name: monitor.empty.noModel.action })).toHaveAttribute('href', '/experiments');

  await loadSample(page);
  await train(page);
  await page.goto('/monitor');
  await expect(page.getByRole('button', { name: monitor.empty.notWatched.action })).toBeVisible();
  // Notes that came in are counted before anything is watched.
  await expect(page.getByRole('listitem').filter({ hasText: KPI_WORDS.coverage.name })).toContainText(/of \d{3} notes/);

  await page.setViewportSize({ width: 800, height: 900 });
  const one = await seed(page, [0], 0);
  await expect(page.getByText(monitor.banner.ok(1))).toBeVisible();
  await expect(page.locator('.recharts-line-dots circle').first()).toBeVisible();
  expect(one.windows).toHaveLength(1);
  expect(await overflow(page)).toBeLessThanOrEqual(0);

  // Wholly foreign text lies a billion times as far off: thresholds stay in sight beside it.
  const many = Array.from({ length: 200 }, (_, at) => (at === 150 ? 0.9 : at % 23 === 0 ? 0.02 : 0));
  await seed(page, many, 100);
  await page.getByRole('combobox', { name: monitor.period.label }).selectOption('all');
  await expect(page.getByText(/beyond the picture/)).toBeVisible();
  await expect(page.getByText(/\d warning$/).first()).toBeVisible();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('an audit: notes drawn, answered on their own queue, and the figure on the page', { tag: '@more' }, async ({
  page,
}) => {
  await monitored(page, [0, 0, 0], 0);
  const notes = notesToTag(12);
  await importFiles(
    page,
    notes.map(({ file }) => file),
  );
  const [model] = await storedRows<{ readonly id: string }>(page, 'models');
  const stored = await storedRows<{ readonly id: string; readonly title: string }>(page, 'notes');
  const own = stored.filter(({ title }) => /^note-\d/.test(title));
  expect(own).toHaveLength(12);
  await putRows(page, {
    notesRead: own.map(({ id }) => ({ noteId: id, modelId: model?.id, mentions: 2 })),
    seenNotes: own.map(({ id }, at) => ({ print: at + 1, noteId: id, window: 3, uncertainty: 0.1 })),
  });
  await page.goto('/monitor');
  await page.getByRole('button', { name: /^Audit [\d,]+ mentions/ }).click();
  const dialog = page.getByRole('dialog', { name: monitor.audit.title });
  await expect(dialog).toContainText(monitor.audit.plan(24, 12));
  await dialog.getByRole('button', { name: monitor.audit.begin }).click();
  await expect(dialog).toContainText(monitor.audit.open(0, 12));
  await dialog.getByRole('link', { name: monitor.audit.go }).click();

  await expect(page.getByText(monitor.audit.about)).toBeVisible();
  await expect(textOf(page)).toBeVisible();
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(monitor.audit.reason);
  // Two notes: nothing is marked in the one; what is suggested is accepted in the other.
  const title = page.getByRole('article').getByRole('heading', { level: 2 });
  const first = (await title.textContent()) ?? '';
  await page.keyboard.press('Control+Enter');
  await expect(title).not.toHaveText(first);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: monitor.audit.back }).click();

  await page.getByRole('button', { name: monitor.f1.auditGoes }).click();
  await expect(dialog).toContainText(monitor.audit.open(2, 12));
  await dialog.getByRole('button', { name: monitor.audit.conclude }).click();
  await expect(dialog).toContainText(/Audited F1 .* over 2 notes/, { timeout: 60_000 });
  await page.keyboard.press('Escape');
  const f1 = page.getByRole('figure', { name: new RegExp(`^${monitor.f1.title}`) });
  await expect(f1.getByText(monitor.f1.audited)).toBeVisible();
  await f1.getByRole('button', { name: `${experiments.asTable}, ${monitor.f1.title}` }).click();
  await expect(f1.getByRole('row')).toHaveCount(5);
});
