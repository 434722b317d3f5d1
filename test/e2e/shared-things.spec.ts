import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { annotate } from '@/lib/messages/en/annotate';
import { panels } from '@/lib/messages/en/annotate-panels';
import { experiments } from '@/lib/messages/en/experiments';
import { recipes } from '@/lib/messages/en/recipes';
import { people, session } from '@/lib/messages/en/session';
import { SHARED_KIND_LEAVES, SHARED_KIND_NAMES, shared } from '@/lib/messages/en/shared';
import { shell } from '@/lib/messages/en/shell';
import { notesToTag, startTagging, textOf } from './annotate-steps';
import { faultsInBothThemes } from './axe';
import { account, invite, join, personMenu, setUp, signIn } from './registry-steps';
import { type Servers, startServers } from './servers';
import { importFiles, loadSample, rowOfRun, train } from './steps';

const [ada, cleo, dan] = [account('Ada Reviewer'), account('Cleo Clinician'), account('Dan Clinician')];
const NOTES = notesToTag(4);
const KINDS = Object.keys(SHARED_KIND_NAMES) as (keyof typeof SHARED_KIND_NAMES)[];
/** What each page sent, so that the words of a note can be looked for in it. */
type Sent = string[];

test('people share what their site allows, take what others shared, and leave', async ({ browser }) => {
  test.setTimeout(420_000);
  let servers: Servers | undefined;
  try {
    servers = await startServers(1);
    const sent: Sent = [];
    const [reviewer, clinician, other] = await Promise.all([1, 2, 3].map(() => pageOf(browser, servers, sent)));
    if (!reviewer || !clinician || !other) throw new Error('no pages');
    await setUp(reviewer, servers.setupToken, ada);
    await signIn(reviewer, ada);
    await join(clinician, await invite(reviewer, cleo, ['clinician']), cleo);
    await join(other, await invite(reviewer, dan, ['clinician']), dan);
    await Promise.all([signIn(clinician, cleo), signIn(other, dan)]);

    await expectOff(clinician);
    await allowAll(reviewer);
    await shareLabels(clinician);
    await shareRecipe(clinician);
    await shareFigures(clinician);
    await expect(clinician.getByRole('banner').getByText(shell.sync.allSent)).toBeVisible({ timeout: 60_000 });

    await takeLabels(other);
    await takeRecipe(other);
    await lookBesideOwn(clinician);
    await removeDan(reviewer, other);
    // Every note has a line of its own; no request of anybody held one.
    expect(sent.length).toBeGreaterThan(20);
    for (const { file } of NOTES) {
      const line = file.buffer.toString('utf8').split(/\r?\n/)[1] ?? '';
      expect(sent.filter((request) => request.includes(line))).toEqual([]);
    }
  } finally {
    await servers?.stop();
  }
});

async function pageOf(browser: Browser, servers: Servers | undefined, sent: Sent): Promise<Page> {
  const baseURL = servers?.origins[0] ?? '';
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 } });
  context.on('request', (request) => sent.push(`${request.url()}\n${request.postData() ?? ''}`));
  return context.newPage();
}

async function expectOff(page: Page): Promise<void> {
  // To train on; the empty page offers them.
  await loadSample(page);
  await startTagging(page, NOTES);
  await openLabels(page);
  const dialog = labelsOn(page);
  await expect(dialog.getByRole('button', { name: panels.labelSet.add })).toBeVisible();
  await expect(dialog.getByRole('button', { name: shared.share, exact: true })).toHaveCount(0);
  await page.goto('/shared');
  await expect(page.getByText(shared.page.off)).toHaveCount(KINDS.length);
  expect(await faultsInBothThemes(page, 'shared, all off')).toEqual([]);
}

async function allowAll(page: Page): Promise<void> {
  await page.goto('/people');
  for (const kind of KINDS) {
    await expect(page.getByText(SHARED_KIND_LEAVES[kind])).toBeVisible();
    await page.getByRole('switch', { name: SHARED_KIND_NAMES[kind] }).click();
  }
  await page.getByRole('button', { name: people.save, exact: true }).click();
  await expect(page.getByRole('button', { name: people.save, exact: true })).toBeDisabled();
  expect(await faultsInBothThemes(page, 'people and site')).toEqual([]);
}

const labelsOn = (page: Page) => page.getByRole('dialog', { name: panels.labelSet.title, exact: true });

async function openLabels(page: Page): Promise<void> {
  const side = page.getByRole('region', { name: panels.side.label });
  await side.getByRole('button', { name: panels.side.editKeys }).click();
}

async function writeGuideline(page: Page, words: string, version: number): Promise<void> {
  await openLabels(page);
  const disease = labelsOn(page).getByRole('group', { name: 'Disease', exact: true });
  await disease.getByLabel(panels.labelSet.guideline).fill(words);
  await labelsOn(page)
    .getByRole('button', { name: panels.labelSet.save(version) })
    .click();
  await expect(labelsOn(page)).toBeHidden();
  // The page takes up the new version, and closes what was opened before.
  const side = page.getByRole('region', { name: panels.side.label });
  await expect(side.getByText(`v${version}`, { exact: true })).toBeVisible();
}

/** Reads, says so, sends. */
async function send(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole('checkbox', { name: shared.confirm }).check();
  await dialog.getByRole('button', { name: shared.submit, exact: true }).click();
  await expect(dialog.getByText(shared.done, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // Another dialog may stand under it.
  await page.goto('/sync');
  await expect(page.getByRole('banner').getByText(shell.sync.allSent)).toBeVisible({ timeout: 60_000 });
}

async function shareLabels(page: Page): Promise<void> {
  await page.goto('/annotate');
  await expect(textOf(page)).toBeVisible();
  // Words of a note, written into the guideline as an example.
  const { disease } = NOTES[0] ?? { disease: '' };
  await writeGuideline(page, `Mark names, as in: the patient is known with ${disease} and takes…`, 2);
  await openLabels(page);
  await labelsOn(page).getByRole('button', { name: shared.share, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: shared.titles.labels });
  await expect(dialog.getByText(/stands in a note of this browser/)).toBeVisible();
  await dialog.getByRole('checkbox', { name: shared.confirm }).check();
  await expect(dialog.getByRole('button', { name: shared.submit, exact: true })).toBeDisabled();
  // Without the guideline nothing speaks against the set.
  const guidelines = dialog.getByRole('checkbox', { name: new RegExp(`^${SHARED_KIND_NAMES.guidelines}`) });
  await guidelines.uncheck();
  await expect(dialog.getByRole('button', { name: shared.submit, exact: true })).toBeEnabled();
  await dialog.getByRole('button', { name: shared.cancel, exact: true }).click();
  await labelsOn(page).getByRole('button', { name: panels.cancel, exact: true }).click();

  await writeGuideline(page, 'Mark the name of a disease: `asthma`.', 3);
  await openLabels(page);
  await labelsOn(page).getByRole('button', { name: shared.share, exact: true }).click();
  await dialog.getByLabel(shared.name).fill('Labels of the ward');
  await expect(dialog.getByText(/^No stretch of six words or more/)).toBeVisible();
  await dialog.getByRole('button', { name: shared.bytes }).click();
  await expect(dialog.getByText(/^\{"kind":"guidelines".*Mark the name of a disease/)).toBeVisible();
  expect(await faultsInBothThemes(page, 'share labels')).toEqual([]);
  await send(page, dialog);
}

async function shareRecipe(page: Page): Promise<void> {
  await page.goto('/experiments');
  await page.getByRole('button', { name: recipes.button, exact: true }).click();
  const panel = page.getByRole('region', { name: recipes.title });
  await panel.getByRole('button', { name: recipes.changeNamed('standard') }).click();
  await panel.getByLabel(recipes.name, { exact: true }).fill('ward words');
  await panel.getByRole('button', { name: recipes.save, exact: true }).click();
  await panel.getByRole('button', { name: shared.shareNamed('ward words, 1') }).click();
  const dialog = page.getByRole('dialog', { name: shared.titles.recipe('ward words, 1') });
  await send(page, dialog);
}

async function shareFigures(page: Page): Promise<void> {
  await train(page);
  const open = rowOfRun(page, 1).getByRole('button', { name: experiments.open(1), exact: true });
  if ((await open.getAttribute('aria-pressed')) !== 'true') await open.click();
  await page.getByRole('button', { name: shared.shareFigures, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: shared.titles.figures(1) });
  await dialog.getByLabel(shared.name).fill('First run of the ward');
  expect(await faultsInBothThemes(page, 'share figures')).toEqual([]);
  await send(page, dialog);
}

const takeButton = (page: Page, kind: keyof typeof SHARED_KIND_NAMES, name: string) =>
  page
    .getByRole('region', { name: SHARED_KIND_NAMES[kind], exact: true })
    .getByRole('button', { name: shared.page.takeNamed(name) });

async function takeLabels(page: Page): Promise<void> {
  await importFiles(
    page,
    NOTES.map(({ file }) => file),
  );
  await page
    .getByRole('banner')
    .getByRole('button', { name: new RegExp(dan.name) })
    .click();
  await page.getByRole('menuitem', { name: shell.pages.shared }).click();
  const row = page.getByRole('row').filter({ hasText: 'Labels of the ward' }).first();
  await expect(row).toContainText(cleo.name);
  expect(await faultsInBothThemes(page, 'shared, a list')).toEqual([]);
  await takeButton(page, 'label-sets', 'Labels of the ward').click();
  const dialog = page.getByRole('dialog', { name: shared.takeLabels.title('Labels of the ward') });
  await expect(dialog.getByText(shared.takeLabels.labelSet)).toBeVisible();
  expect(await faultsInBothThemes(page, 'take labels')).toEqual([]);
  await dialog.getByRole('button', { name: shared.takeLabels.submit, exact: true }).click();
  await expect(dialog.getByText(shared.takeLabels.done('Labels of the ward'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  // Its guideline comes by itself, into the project that there is now.
  await takeButton(page, 'guidelines', 'Labels of the ward').click();
  await expect(dialog.getByText('Mark the name of a disease')).toBeVisible();
  await dialog.getByRole('button', { name: shared.takeLabels.submit, exact: true }).click();
  await dialog.getByRole('link', { name: shared.takeLabels.open }).click();
  await expect(textOf(page)).toBeVisible();
  const side = page.getByRole('region', { name: panels.side.label });
  await expect(side.getByText('v2', { exact: true })).toBeVisible();
  await expect(side.getByText('Mark the name of a disease')).toBeVisible();
  await expect(page.getByRole('region', { name: annotate.foot.label })).toBeVisible();
}

async function takeRecipe(page: Page): Promise<void> {
  await page.goto('/shared');
  const take = async () => {
    await takeButton(page, 'feature-sets', 'ward words').click();
    await page.getByRole('dialog').getByRole('button', { name: shared.takeRecipe.submit, exact: true }).click();
  };
  await take();
  await expect(page.getByText(shared.takeRecipe.done('ward words, 1'))).toBeVisible();
  await page.keyboard.press('Escape');
  await take();
  await expect(page.getByText(shared.takeRecipe.same)).toBeVisible();
  await page.keyboard.press('Escape');
}

async function lookBesideOwn(page: Page): Promise<void> {
  await page.goto('/shared');
  await page.getByRole('button', { name: shared.page.lookNamed('First run of the ward') }).click();
  const dialog = page.getByRole('dialog', { name: shared.figures.title('First run of the ward') });
  // The run that it was made of was judged on the same notes: it stands beside it at once.
  await expect(dialog.getByRole('cell', { name: shared.figures.run(1), exact: true }).first()).toBeVisible();
  await expect(dialog.getByRole('cell', { name: shared.figures.shared, exact: true }).first()).toBeVisible();
  expect(await faultsInBothThemes(page, 'shared figures')).toEqual([]);
  await page.keyboard.press('Escape');
}

async function removeDan(reviewer: Page, page: Page): Promise<void> {
  await reviewer.goto('/people');
  await expect(reviewer.getByRole('button', { name: people.list.removeNamed(ada.name) })).toHaveCount(0);
  await reviewer.getByRole('button', { name: people.list.removeNamed(dan.name) }).click();
  const dialog = reviewer.getByRole('dialog', { name: people.list.removeTitle(dan.name) });
  expect(await faultsInBothThemes(reviewer, 'remove a person')).toEqual([]);
  await dialog.getByRole('button', { name: people.list.remove, exact: true }).click();
  const again = reviewer.getByRole('dialog', { name: session.again.title });
  await expect(reviewer.getByText(people.list.done(dan.name)).or(again)).toBeVisible();
  if (await again.isVisible()) {
    await again.getByLabel(session.password).fill(ada.password);
    await again.getByRole('button', { name: session.signIn, exact: true }).click();
  }
  await expect(reviewer.getByText(people.list.done(dan.name))).toBeVisible();
  await expect(reviewer.getByRole('button', { name: people.list.removeNamed(dan.name) })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('banner').getByRole('link', { name: session.signIn })).toBeVisible();
  await expect(personMenu(page, dan.name)).toHaveCount(0);
  await page.goto('/sign-in');
  await page.getByLabel(session.email).fill(dan.email);
  await page.getByLabel(session.password).fill(dan.password);
  await page.getByRole('main').getByRole('button', { name: session.signIn, exact: true }).click();
  await expect(page.getByText(/E-mail and password do not belong together/)).toBeVisible();
}
