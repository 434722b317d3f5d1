import type { Browser, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { annotate } from '@/lib/messages/en/annotate';
import { panels } from '@/lib/messages/en/annotate-panels';
import { experiments } from '@/lib/messages/en/experiments';
import { monitor } from '@/lib/messages/en/monitor';
import { people, session } from '@/lib/messages/en/session';
import { SHARED_KIND_NAMES, shared } from '@/lib/messages/en/shared';
import { shell } from '@/lib/messages/en/shell';
import { tour } from '@/lib/messages/en/tour';
import { monitoredWeeks } from '../fixtures/monitored-weeks';
import { textOf, titleOf } from './annotate-steps';
import { putRows, rowsOf } from './monitor-rows';
import {
  account,
  approve,
  deployToAll,
  invite,
  join,
  modelInUse,
  requestReview,
  setUp,
  shareRun,
  signIn,
} from './registry-steps';
import {
  chooseFiles,
  finishedFigure,
  loadSample,
  makeListOfAllNotes,
  noteOn,
  openFirstNote,
  rowOfRun,
  train,
} from './steps';
import { storedRows } from './stored-rows';

/** A browser and a site at which everything has happened once, so that no page is empty. English until it is done. */

const ada = account('Ada Lindqvist');
const ben = account('Ben Okafor');
/** Clean, drifted, clean again. */
const WEEKS = [0, 0, 0, 0, 0, 0, 0, 0.012, 0.03, 0.03, 0.02, 0.01, 0, 0, 0, 0, 0, 0, 0, 0.013];
/** Notes done by each who tags; the first name is the one that the app gives. */
const NOTES_OF = { '': 3, 'Second reader': 1, Me: 0 } as const;

export type Say = (what: string) => void;

/** The first person of a site, signed in. */
export async function openSite(page: Page, setupToken: string): Promise<void> {
  await setUp(page, setupToken, ada);
  await signIn(page, ada);
}

/** To a site that {@link fillSite} filled before, by a browser whose session may have ended meanwhile. */
export async function comeBack(page: Page): Promise<void> {
  await page.goto('/sign-in');
  // It is told once the server has answered.
  await page.waitForLoadState('networkidle');
  const out = page.getByRole('main').getByRole('button', { name: session.signOut });
  if (await out.isVisible()) await out.click();
  await expect(page.getByLabel(session.password)).toBeVisible();
  await signIn(page, ada);
}

/** @param page signed in by {@link openSite} @param say told before each part, since the whole takes minutes */
export async function fillSite(page: Page, browser: Browser, baseURL: string, say: Say): Promise<void> {
  say('people, and what they may share');
  const colleague = await invite(page, ben, ['clinician', 'reviewer']);
  await invite(page, account('Chidi Not Yet Here'), ['doctor']);
  for (const name of Object.values(SHARED_KIND_NAMES)) await page.getByRole('switch', { name }).click();
  await page.getByRole('button', { name: people.save, exact: true }).click();
  await expect(page.getByRole('button', { name: people.save, exact: true })).toBeDisabled();

  say('sample notes, and a model');
  await loadSample(page);
  await train(page);
  say('tagging');
  await tag(page);

  say('a model shared, reviewed and in use');
  await shareRun(page, 8, 'The first of this site.');
  await requestReview(page, 1);
  const other = await (await browser.newContext({ baseURL })).newPage();
  await join(other, colleague, ben);
  await signIn(other, ben);
  await approve(other, 1);
  await deployToAll(other, 1);
  await other.context().close();
  await page.goto('/read');
  await expect(modelInUse(page, 1)).toBeVisible({ timeout: 90_000 });

  say('a second version, in review beside the first');
  await shareRun(page, 5, 'Keeps more words.');
  await requestReview(page, 2);

  say('a second run, and its figures shared');
  await trainAnother(page);
  await shareFigures(page);
  say('the list of all notes, by the model in use');
  await openFirstNote(page);
  await makeListOfAllNotes(page);
  say('weeks of monitoring, and a refused file');
  await monitorWeeks(page);
  await chooseFiles(page, [
    { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from([137, 80, 78, 71, 0, 1, 255, 0]) },
  ]);
  await expect(page.getByRole('main')).toContainText('file-binary');
  // It has shown what it had to show.
  const tourBar = page.getByRole('region', { name: tour.title });
  if (await tourBar.isVisible()) await tourBar.getByRole('button').last().click();
}

/** A project over the sample notes: some done, one of them by two people who differ. */
async function tag(page: Page): Promise<void> {
  await page.goto('/read');
  const title = (await noteOn(page).getByRole('heading', { level: 2 }).textContent()) ?? '';
  const [patient = ''] = title.split(',');
  await page.goto('/annotate');
  await page.getByRole('button', { name: panels.start.create, exact: true }).click();
  await expect(textOf(page)).toBeVisible();
  await page.getByRole('combobox', { name: panels.queue.orderLabel }).selectOption('imported');
  const queue = page.getByRole('listbox', { name: panels.queue.label });
  const first = queue.getByRole('option').first();
  // A press before the list is in its new order would meet another note than the second reader has later.
  await expect(first).toContainText(patient);
  const done = page.getByRole('button', { name: annotate.foot.done });
  for (const name of ['', 'Second reader', 'Me'] as const) {
    if (name !== '') {
      await page.getByRole('button', { name: /^Project: / }).click();
      await page.getByRole('menuitem', { name: panels.project.settings, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: panels.project.annotator }).fill(name);
      await dialog.getByRole('button', { name: panels.save, exact: true }).click();
      await expect(dialog).toBeHidden();
    }
    // The list is another one for each who tags: a press meanwhile may meet nothing.
    await expect(async () => {
      await first.click();
      await expect(first).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
    for (let at = 0; at < NOTES_OF[name]; at++) {
      await expect(textOf(page)).toBeVisible();
      await textOf(page).focus();
      // One word and its label; the second reader holds it for the other one.
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press(name === '' ? '1' : '2');
      const before = (await titleOf(page).textContent()) ?? '';
      await done.click();
      await expect(titleOf(page)).not.toHaveText(before);
    }
  }
}

async function trainAnother(page: Page): Promise<void> {
  await page.goto('/experiments');
  await page.getByRole('button', { name: /^Settings/ }).click();
  await page.getByLabel('c2', { exact: true }).fill('25');
  await page.getByRole('button', { name: experiments.start, exact: true }).click();
  await finishedFigure(page);
}

async function shareFigures(page: Page): Promise<void> {
  await page.goto('/experiments');
  const open = rowOfRun(page, 2).getByRole('button', { name: experiments.open(2), exact: true });
  if ((await open.getAttribute('aria-pressed')) !== 'true') await open.click();
  await page.getByRole('button', { name: shared.shareFigures, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: shared.titles.figures(2) });
  await dialog.getByLabel(shared.name).fill('Second run of the ward');
  await dialog.getByRole('checkbox', { name: shared.confirm }).check();
  await dialog.getByRole('button', { name: shared.submit, exact: true }).click();
  await expect(dialog.getByText(shared.done, { exact: true })).toBeVisible();
  await page.goto('/sync');
  await expect(page.getByRole('banner').getByText(shell.sync.allSent)).toBeVisible({ timeout: 60_000 });
}

async function monitorWeeks(page: Page): Promise<void> {
  const models = await storedRows<{ readonly id: string; readonly versionId?: string }>(page, 'models');
  const used = models.find(({ versionId }) => versionId !== undefined) ?? models[0];
  const now = Date.now() - 60_000;
  const weeks = monitoredWeeks(['earlier', used?.id ?? ''], { foreign: WEEKS, secondFrom: 12, now });
  await putRows(page, rowsOf(weeks));
  await page.goto('/monitor');
  await page.getByRole('button', { name: monitor.scope.here, exact: true }).click();
  await expect(page.getByRole('table', { name: monitor.signals.caption })).toBeVisible();
}
