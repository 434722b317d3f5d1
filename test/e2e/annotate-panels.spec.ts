import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Download, Locator, Page } from '@playwright/test';
import { annotate } from '@/lib/messages/en/annotate';
import { panels } from '@/lib/messages/en/annotate-panels';
import { exchange } from '@/lib/messages/en/exchange';
import {
  expectSaved,
  namesOfMarks,
  notesToTag,
  openOne,
  startTagging,
  tagByMouse,
  textOf,
  titleOf,
  toNext,
} from './annotate-steps';
import { expect, test } from './guarded-test';

const NOTES = notesToTag(7);
const { agreement, labelSet, project, queue, same } = panels;

async function faults(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      // The tools of a development server are no part of the page.
      .exclude('nextjs-portal')
      .analyze();
    for (const { id, nodes } of violations) {
      for (const { target } of nodes) found.push(`${where}, ${colorScheme}: ${id} ${target.join(' ')}`);
    }
  }
  return found;
}

async function openFromMenu(page: Page, item: string): Promise<Locator> {
  await page.getByRole('button', { name: /^Project: / }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

/** From here on the marks of this page are somebody else's. */
async function tagAs(page: Page, name: string): Promise<void> {
  const dialog = await openFromMenu(page, project.settings);
  await dialog.getByRole('textbox', { name: project.annotator }).fill(name);
  await dialog.getByRole('button', { name: panels.save, exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function textOfDownload(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}

const nameOf = (index: number) => NOTES[index]?.file.name.replace('.txt', '') ?? '';

/** Opens a note from the queue and waits until it is the one on the page. */
async function openNote(page: Page, index: number): Promise<void> {
  const list = page.getByRole('listbox', { name: queue.label });
  await list.getByRole('option', { name: nameOf(index) }).click();
  await expect(titleOf(page)).toContainText(nameOf(index));
  await expect(textOf(page)).toBeVisible();
}

const side = (page: Page) => page.getByRole('region', { name: panels.side.label });
const done = (page: Page) => page.getByRole('button', { name: annotate.foot.done });

test('labels are edited, versioned and used', { tag: '@more' }, async ({ page }) => {
  await startTagging(page, NOTES);
  const { disease } = await openOne(page, NOTES);
  await tagByMouse(page, disease, 'Disease');

  await side(page).getByRole('button', { name: panels.side.editKeys }).click();
  const dialog = page.getByRole('dialog', { name: labelSet.title });
  const save = dialog.getByRole('button', { name: labelSet.save(2) });
  await expect(save).toBeDisabled();

  // A key that another label has, and one that does something on the page.
  const treatment = dialog.getByRole('group', { name: 'Treatment', exact: true });
  await treatment.getByRole('textbox', { name: labelSet.key }).fill('1');
  await expect(treatment.getByText(labelSet.problems.keyTaken('1', 'Disease'))).toBeVisible();
  await expect(save).toBeDisabled();
  await treatment.getByRole('textbox', { name: labelSet.key }).fill('a');
  await expect(treatment.getByText(labelSet.problems.keyAction('a'))).toBeVisible();
  await treatment.getByRole('textbox', { name: labelSet.key }).fill('t');

  // Two labels that colour-blind eyes could not tell apart are warned of.
  await dialog.getByRole('button', { name: labelSet.add }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Dose');
  await dialog.getByRole('button', { name: labelSet.add }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Route');
  const route = dialog.getByRole('group', { name: 'Route', exact: true });
  await route.getByRole('radio', { name: labelSet.lookNames['other-2'] }).check({ force: true });
  await expect(route.getByText(/^Looks too much like Dose /)).toBeVisible();
  expect(await faults(page, 'label editor')).toEqual([]);
  await route.getByRole('button', { name: labelSet.removeNamed('Route') }).click();
  await save.click();
  await expect(dialog).toBeHidden();

  // The new version is in use: its keys, and its labels beside the note.
  await expect(side(page).getByRole('button', { name: /Dose/ })).toBeVisible();
  await expect(side(page).getByText('v2', { exact: true })).toBeVisible();
  await page.reload();
  await expect(textOf(page)).toBeVisible();
  const { treatment: words } = await openOne(page, NOTES);
  await tagByMouse(page, words, 'Dose');
  await expectSaved(page);

  // Older versions can be read, and taken up again without losing labels that came since.
  await side(page).getByRole('button', { name: panels.side.editKeys }).click();
  await dialog.getByRole('combobox', { name: labelSet.versionChoice }).selectOption('1');
  await expect(dialog.getByText(labelSet.readOnly)).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'Dose' })).toHaveCount(0);
  await dialog.getByRole('button', { name: labelSet.useOlder }).click();
  await expect(dialog.getByRole('group', { name: 'Dose', exact: true })).toBeVisible();

  // What was changed is not lost by a slip.
  await page.keyboard.press('Escape');
  await expect(dialog.getByText(labelSet.discard)).toBeVisible();
  await dialog.getByRole('button', { name: labelSet.discardYes }).click();
  await expect(side(page).getByText('v2', { exact: true })).toBeVisible();
});

test('the same words are marked in all notes as one step', { tag: '@more' }, async ({ page }) => {
  await startTagging(page, NOTES);
  // Note 1 and note 7 have the same disease.
  await openNote(page, 0);
  const { disease } = await openOne(page, NOTES);
  await tagByMouse(page, disease, 'Disease');
  await textOf(page)
    .getByRole('button', { name: `Disease: ${disease}, set` })
    .click();
  await page.keyboard.press('s');

  const dialog = page.getByRole('dialog', { name: same.title(disease) });
  await expect(dialog.getByText(same.counts(2, 2))).toBeVisible();
  expect(await faults(page, 'same words')).toEqual([]);
  const places = dialog.getByRole('checkbox');
  // All free places, the one that is marked already, the free one.
  await expect(places).toHaveCount(3);
  await expect(dialog.getByText(same.states.marked)).toBeVisible();
  await dialog.getByRole('checkbox', { name: same.chooseAll }).uncheck();
  await expect(dialog.getByRole('button', { name: same.apply(0) })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: same.chooseAll }).check();
  await dialog.getByRole('button', { name: same.apply(1) }).click();
  await expect(dialog).toBeHidden();
  await expectSaved(page);

  await openNote(page, 6);
  await expect.poll(() => namesOfMarks(page)).toContain(`Disease: ${disease}, set`);
  await side(page).getByRole('tab', { name: panels.side.tabs.history }).click();
  await expect(side(page).getByText(panels.history.bulk)).toBeVisible();
  await page.getByRole('button', { name: annotate.foot.undo }).click();
  await expect.poll(() => namesOfMarks(page)).toEqual([]);
});

test('the queue is searched, filtered and walked through by keys', { tag: '@more' }, async ({ page }) => {
  await startTagging(page, NOTES);
  await openNote(page, 0);
  const { disease } = await openOne(page, NOTES);
  const list = page.getByRole('listbox', { name: queue.label });
  await expect(list.getByRole('option')).toHaveCount(NOTES.length);

  await list.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(titleOf(page)).toContainText(nameOf(NOTES.length - 1));
  await expect(list.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');

  const search = page.getByRole('searchbox', { name: queue.searchLabel });
  await search.fill(disease.slice(0, 4));
  const hits = NOTES.filter((note) => note.disease === disease).length;
  await expect(list.getByRole('option')).toHaveCount(hits);
  await search.fill('no such words');
  await expect(page.getByText(queue.nothing, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: queue.clear, exact: true }).click();
  await expect(list.getByRole('option')).toHaveCount(NOTES.length);

  await toNext(page, () => done(page).click());
  await page.getByRole('button', { name: queue.filters }).click();
  await page.getByRole('combobox', { name: queue.status }).selectOption('reviewed-empty');
  await page.keyboard.press('Escape');
  // The note on the page stays in the list whatever its status.
  await expect(list.getByRole('option')).toHaveCount(2);
  expect(await faults(page, 'annotate')).toEqual([]);
});

test('two people tag blind, their agreement is measured and adjudicated by keys', { tag: '@more' }, async ({
  page,
}) => {
  await startTagging(page, NOTES);
  const tagOne = async (marks: (note: { disease: string; treatment: string }) => Promise<void>) => {
    await openNote(page, 0);
    await marks(await openOne(page, NOTES));
    await toNext(page, () => done(page).click());
    await expectSaved(page);
  };
  await tagOne(async ({ disease, treatment }) => {
    await tagByMouse(page, disease, 'Disease');
    await tagByMouse(page, treatment, 'Treatment');
  });
  await tagAs(page, 'Second');
  await expect.poll(() => namesOfMarks(page)).toEqual([]);
  await tagOne(async ({ disease, treatment }) => {
    await tagByMouse(page, disease, 'Disease');
    await tagByMouse(page, treatment, 'Disease');
  });

  await page.getByRole('button', { name: /^Project: / }).click();
  await page.getByRole('menuitem', { name: project.agreement }).click();
  await expect(page.getByText(agreement.notes(1))).toBeVisible();
  await expect(page.getByText('.500', { exact: true }).first()).toBeVisible();
  await page.getByRole('list', { name: agreement.differing }).getByRole('button').first().click();
  const difference = page.getByRole('region', { name: agreement.difference(1, 1) });
  await expect(difference).toBeFocused();
  await expect(page.getByText(agreement.agreed(1))).toBeVisible();
  const save = page.getByRole('button', { name: agreement.save, exact: true });
  await expect(save).toBeDisabled();
  await page.keyboard.press('r');
  await expect(difference.getByRole('button', { name: agreement.right })).toHaveAttribute('aria-pressed', 'true');
  await expect(save).toBeEnabled();
  expect(await faults(page, 'adjudication')).toEqual([]);
  await save.click();
  await expect(page.getByText(agreement.differingCount(0, 1))).toBeVisible();

  // The decision is in the gold layer: it is there after a reload, and becomes a dataset.
  await page.reload();
  await expect(difference.getByRole('button', { name: agreement.right })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: agreement.makeGold }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(panels.freeze.willHold(1))).toBeVisible();
  await dialog.getByRole('button', { name: panels.freeze.make }).click();
  await expect(dialog.getByText(/is in this browser$/)).toBeVisible();
});

test('a layer goes into a file and comes back as another annotator’s', { tag: '@more' }, async ({ page }) => {
  await startTagging(page, NOTES);
  await openNote(page, 0);
  const { disease } = await openOne(page, NOTES);
  await tagByMouse(page, disease, 'Disease');
  await toNext(page, () => done(page).click());
  await expectSaved(page);

  // A format that cannot hold all says so before anything is saved.
  const out = await openFromMenu(page, project.export);
  await out.getByRole('combobox', { name: panels.export.format }).selectOption('conll');
  await out.getByRole('button', { name: panels.export.write }).click();
  await expect(out.getByText(panels.export.ready(1, 1))).toBeVisible();
  const [losses] = await Promise.all([
    page.waitForEvent('download'),
    out.getByRole('button', { name: exchange.report }).click(),
  ]);
  expect(losses.suggestedFilename()).toMatch(/-losses\.csv$/);
  expect(await textOfDownload(losses)).toMatch(/^note,title,code,start,end,label/);
  expect(await faults(page, 'export')).toEqual([]);

  await out.getByRole('button', { name: panels.export.again }).click();
  await out.getByRole('combobox', { name: panels.export.format }).selectOption('behealthy-jsonl');
  await out.getByRole('button', { name: panels.export.write }).click();
  await expect(out.getByText(exchange.nothingLost)).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    out.getByRole('button', { name: panels.export.save(1) }).click(),
  ]);
  const content = await textOfDownload(file);
  expect(content).toContain(disease);
  await page.keyboard.press('Escape');

  const into = await openFromMenu(page, project.import);
  const input = into.locator('input[type=file]');
  await input.setInputFiles({ name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from('{"no": "marks"}') });
  await expect(into.getByText(panels.importLayer.nothing)).toBeVisible();
  await into.getByRole('button', { name: panels.importLayer.discard }).click();
  await input.setInputFiles({ name: 'marks.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(content) });
  await expect(into.getByText(panels.importLayer.found(1, 1))).toBeVisible();
  const name = into.getByRole('textbox', { name: panels.importLayer.annotator });
  await name.fill('gold');
  await into.getByRole('button', { name: panels.importLayer.store }).click();
  await expect(into.getByText(panels.start.annotatorReserved('gold'))).toBeVisible();
  await name.fill('Second');
  expect(await faults(page, 'import')).toEqual([]);
  await into.getByRole('button', { name: panels.importLayer.store }).click();
  await expect(into.getByText(panels.importLayer.stored('Second'))).toBeVisible();
  await into.getByRole('link', { name: panels.importLayer.compare }).click();
  await expect(page.getByText(agreement.allAgree)).toBeVisible();
});

const FILE_PASSPHRASE = 'a passphrase of the file';

test('a deleted project comes back from a backup', { tag: '@more' }, async ({ page }) => {
  await startTagging(page, NOTES);
  await openNote(page, 0);
  const { disease } = await openOne(page, NOTES);
  await tagByMouse(page, disease, 'Disease');
  await expectSaved(page);

  const storage = page.getByRole('button', { name: /^Saved/ });
  await storage.click();
  await page.getByRole('button', { name: panels.backup.make }).click();
  const making = page.getByRole('dialog', { name: panels.backup.make });
  for (const field of await making.locator('input').all()) await field.fill(FILE_PASSPHRASE);
  expect(await faults(page, 'make a backup')).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    making.getByRole('button', { name: panels.backup.makeNow }).click(),
  ]);
  const path = await file.path();
  await page.keyboard.press('Escape');

  const dialog = await openFromMenu(page, project.settings);
  await dialog.getByRole('button', { name: project.delete }).click();
  const remove = page.getByRole('button', { name: project.deleteConfirm });
  await expect(remove).toBeDisabled();
  const asked = (await page.getByRole('dialog').locator('label').textContent()) ?? '';
  const typed = page.getByRole('dialog').getByRole('textbox');
  await typed.fill('something else');
  await expect(remove).toBeDisabled();
  await typed.fill(asked.replace(/^Type (.*) to confirm$/, '$1'));
  await remove.click();
  await expect(page.getByRole('heading', { name: panels.start.title })).toBeVisible();

  await storage.click();
  const input = page.getByRole('region', { name: panels.backup.title }).locator('input[type=file]');
  await input.setInputFiles({ name: 'odd.gz', mimeType: 'application/gzip', buffer: Buffer.from('no backup') });
  await expect(page.getByText(panels.backup.refused['not-a-backup'])).toBeVisible();
  await page
    .getByRole('dialog', { name: panels.backup.restoreTitle })
    .getByRole('button', { name: 'Close' })
    .first()
    .click();
  await input.setInputFiles(path);
  const restoring = page.getByRole('dialog', { name: panels.backup.restoreTitle });
  await restoring.getByLabel(panels.backup.passphrase).fill('not the one it was made with');
  await restoring.getByRole('button', { name: panels.backup.openSealed }).click();
  await expect(page.getByText(panels.backup.refused['wrong-passphrase'])).toBeVisible();
  await restoring.getByLabel(panels.backup.passphrase).fill(FILE_PASSPHRASE);
  await restoring.getByRole('button', { name: panels.backup.openSealed }).click();
  await expect(page.getByText(panels.backup.tables.projects?.(1) ?? '', { exact: true })).toBeVisible();
  expect(await faults(page, 'restore')).toEqual([]);
  await page.getByRole('button', { name: panels.backup.restore }).click();
  await expect(page.getByText(/^The backup is back/)).toBeVisible();
  await page.goto('/annotate');
  await openNote(page, 0);
  await expect.poll(() => namesOfMarks(page)).toContain(`Disease: ${disease}, set`);
});
