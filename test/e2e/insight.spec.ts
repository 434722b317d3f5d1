import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { panels } from '@/lib/messages/en/annotate-panels';
import { versions } from '@/lib/messages/en/dataset-versions';
import { ERROR_KIND_NAMES, experiments } from '@/lib/messages/en/experiments';
import { insight } from '@/lib/messages/en/insight';
import { recipes } from '@/lib/messages/en/recipes';
import { expect, test } from './guarded-test';
import { loadSample, marksOn, openFirstNote, openWork, train } from './steps';

/** WCAG 2.2 AA and axe's own best practices, in both themes. */
async function faults(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    found.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${where}, ${colorScheme}: ${id} ${node.target}`)),
    );
  }
  return found;
}

const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });

async function crossCheck(page: Page): Promise<void> {
  await tab(page, insight.tabs.suspects).click();
  await page.getByRole('button', { name: insight.check.start, exact: true }).click();
  await expect(page.getByRole('progressbar', { name: insight.check.running })).toBeVisible();
  await expect(page.getByRole('button', { name: insight.check.again })).toBeVisible({ timeout: 150_000 });
}

test('errors by phrase and by what training has seen, and why a word is marked so', async ({ page }) => {
  await loadSample(page);
  await train(page);
  await openWork(page, '/experiments');
  const list = page.getByRole('list', { name: insight.errors.list });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  const found = await faults(page, 'errors');

  const views = page.getByRole('group', { name: insight.errors.view });
  await views.getByRole('button', { name: insight.errors.phrases }).click();
  const phrases = page.getByRole('list', { name: insight.errors.phraseList }).getByRole('listitem');
  await expect(phrases.first()).toBeVisible();
  found.push(...(await faults(page, 'phrases')));
  const places = phrases.first().getByRole('button');
  const count = Number(/\d+/.exec((await places.textContent()) ?? '')?.[0]);
  await places.click();
  await expect(page.getByText(insight.errors.shown(count))).toBeVisible();

  await views.getByRole('button', { name: insight.errors.sentences, exact: true }).click();
  await page
    .getByRole('group', { name: experiments.errors.kind })
    .getByRole('button', { name: ERROR_KIND_NAMES.missed.name })
    .click();
  await page
    .getByRole('group', { name: insight.errors.seen })
    .getByRole('button', { name: insight.errors.seenNo })
    .click();
  await expect(list.getByText(ERROR_KIND_NAMES.missed.name).first()).toBeVisible();

  await list
    .getByRole('button', { name: /^Why the model marked / })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const words = dialog.getByRole('group', { name: insight.explain.words }).getByRole('button');
  await words.first().focus();
  await page.keyboard.press('Space');
  await expect(words.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(dialog.getByRole('img')).toBeVisible();
  found.push(...(await faults(page, 'why')));
  await dialog.getByRole('button', { name: new RegExp(insight.explain.asTable) }).click();
  await expect(dialog.getByRole('row').last()).toContainText(insight.explain.sum);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(found).toEqual([]);
});

test('a cross-check finds doubtful labels and calibrates; they lead to the note, to a new version, and to reading', async ({
  page,
}) => {
  await loadSample(page);
  await page.goto('/annotate');
  await page.getByRole('button', { name: panels.start.create, exact: true }).click();
  await expect(page.getByRole('application', { name: /^Text of note / })).toBeVisible();
  await train(page);
  await openWork(page, '/experiments');
  await crossCheck(page);
  const rows = page.getByRole('list', { name: insight.suspects.list }).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  const found = await faults(page, 'suspects');
  const href = await rows
    .first()
    .getByRole('link', { name: /in Annotate$/ })
    .getAttribute('href');

  // What was found outlives the page.
  await openWork(page, '/experiments');
  await tab(page, insight.tabs.suspects).click();
  for (const at of [0, 1]) await rows.nth(at).getByRole('checkbox').check();
  await expect(page.getByText(insight.suspects.chosen(2))).toBeVisible();
  await page.getByRole('button', { name: insight.suspects.apply }).click();
  await expect(page.getByText(versions.made(0))).toBeVisible({ timeout: 60_000 });

  await tab(page, insight.tabs.confidence).click();
  await expect(page.getByText(insight.confidence.off)).toBeVisible();
  found.push(...(await faults(page, 'confidence')));
  await page.getByRole('button', { name: insight.confidence.apply }).click();
  await expect(page.getByText(insight.confidence.on)).toBeVisible();

  await tab(page, insight.tabs.recall).click();
  const slider = page.getByRole('slider', { name: insight.recall.slider });
  await slider.focus();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: insight.recall.use }).click();
  await expect(page.getByText(/^This model is read with \+1\.500 nats/)).toBeVisible();
  found.push(...(await faults(page, 'recall')));
  await page.getByRole('button', { name: insight.recall.reset }).click();
  await expect(page.getByText(insight.recall.plain)).toBeVisible();

  await openFirstNote(page);
  await expect(marksOn(page).first()).toBeVisible();
  await page.goto(href ?? '');
  await expect(page.getByRole('application', { name: /^Text of note / })).toBeVisible();
  expect(page.url()).toContain('note=');
  expect(found).toEqual([]);
});

test('a recipe is changed, kept, used by the next run, and its parts are tried one by one', async ({ page }) => {
  await loadSample(page);
  await page.goto('/experiments');
  await page.getByRole('button', { name: recipes.button, exact: true }).click();
  await page.getByRole('button', { name: recipes.changeNamed('small') }).click();
  const editor = page.getByRole('region', { name: recipes.editor('small') });
  await editor.getByLabel(recipes.name, { exact: true }).fill('no sentence');
  await editor.getByRole('checkbox', { name: 'Sentence' }).uncheck();
  await editor.getByLabel('Words around').fill('1');
  const found = await faults(page, 'recipe');
  await editor.getByRole('button', { name: recipes.save }).click();
  await expect(page.getByText(recipes.saved('no sentence, 1'))).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: recipes.button, exact: true }).click();
  await page.getByRole('button', { name: recipes.chooseNamed('no sentence, 1') }).click();

  await page.getByRole('button', { name: recipes.ablateNamed('no sentence, 1') }).click();
  const table = page.getByRole('table', { name: recipes.ablation.title('no sentence, 1') });
  await expect(table.getByRole('row')).toHaveCount(6, { timeout: 150_000 });
  found.push(...(await faults(page, 'ablation')));
  expect(found).toEqual([]);
});
