import { expect, type Locator, type Page } from '@playwright/test';
import { annotate } from '@/lib/messages/en/annotate';
import { panels } from '@/lib/messages/en/annotate-panels';
import { datasets } from '@/lib/messages/en/datasets';
import { experiments } from '@/lib/messages/en/experiments';
import { reading } from '@/lib/messages/en/reading';

/** What a journey does on the pages, by the names people read. */

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const TRAINING_MS_MAX = 150_000;

/** Chooses files on the Datasets page; the check's report stands on the page afterwards. */
export async function chooseFiles(page: Page, files: readonly string[] | readonly GivenFile[]): Promise<void> {
  await page.goto('/datasets');
  const input = page.locator('input[type=file]');
  const open = page.getByRole('button', { name: datasets.import.button, exact: true });
  await expect(input.or(open).first()).toBeAttached();
  if ((await input.count()) === 0) await open.first().click();
  await input.first().setInputFiles(files as string[]);
}

/** Imports files as a dataset. */
export async function importFiles(page: Page, files: readonly string[] | readonly GivenFile[]): Promise<void> {
  await chooseFiles(page, files);
  await page.getByRole('button', { name: datasets.check.add }).click();
  await expect(page.getByText(/is in this browser$/)).toBeVisible({ timeout: 60_000 });
}

/** Loads the sample notes from the empty Read page. */
export async function loadSample(page: Page): Promise<void> {
  await page.goto('/read');
  await page.getByRole('button', { name: reading.empty.sample }).click();
  await expect(noteOn(page)).toBeVisible({ timeout: 60_000 });
}

/** The run's row in the runs table. */
export function rowOfRun(page: Page, number: number): Locator {
  return page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: experiments.open(number), exact: true }) });
}

export async function startTraining(page: Page): Promise<void> {
  await page.goto('/experiments');
  await page.getByRole('button', { name: experiments.start, exact: true }).click();
  // A few notes are learned before anybody looks: then there is no bar any more, but a row.
  const bar = page.getByRole('progressbar', { name: experiments.running(1) });
  await expect(bar.or(rowOfRun(page, 1)).first()).toBeVisible();
}

/** F1 of whole entities with its 95 % interval, as the page announces it at the end of a run. */
export async function finishedFigure(page: Page): Promise<{ f1: number; low: number; high: number }> {
  // One look at one element, now and then: a locator's retries would keep the thread busy that journeys measure.
  const announced = await page.waitForFunction(
    () =>
      [...document.querySelectorAll('[aria-live]')].find(({ textContent }) => / has finished: F1 /.test(textContent)),
    undefined,
    { polling: 250, timeout: TRAINING_MS_MAX },
  );
  const words = (await announced.evaluate((element) => element?.textContent)) ?? '';
  const [f1 = Number.NaN, low = Number.NaN, high = Number.NaN] = [
    ...words.replace(/^.*F1 /, '').matchAll(/\d?\.\d+/g),
  ].map(Number);
  return { f1, low, high };
}

export async function train(page: Page): Promise<{ f1: number; low: number; high: number }> {
  await startTraining(page);
  return finishedFigure(page);
}

/** The note being read. */
export function noteOn(page: Page): Locator {
  return page.getByRole('article', { name: /^Note / });
}

/** Marks of the note on the page. */
export function marksOn(page: Page): Locator {
  return noteOn(page).getByRole('button', { name: /^(?:Disease|Treatment): / });
}

/** Goes on until a note has a mark: a sentence of the case study may well have none. */
export async function nextNoteWithMarks(page: Page): Promise<void> {
  await expect(async () => {
    await noteOn(page).getByRole('button', { name: reading.note.next, exact: true }).click();
    await expect(marksOn(page).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

export async function openFirstNote(page: Page): Promise<void> {
  await page.goto('/read');
  await expect(marksOn(page).first()).toBeVisible({ timeout: 30_000 });
}

/** On the Read page: reads every note of the dataset and lists diseases with their treatments. */
export async function makeListOfAllNotes(page: Page): Promise<void> {
  const scope = page.getByRole('group', { name: reading.scope.label });
  await scope.getByRole('button', { name: reading.scope.all }).click();
  await page.getByRole('button', { name: /^Read [\d,]+ notes$/ }).click();
  await expect(page.getByRole('table', { name: reading.all.tableLabel })).toBeVisible({ timeout: 60_000 });
}

/** On the Annotate page: begins a project where there is none, and brings the first mark or suggestion into focus. */
async function openNoteToTag(page: Page): Promise<void> {
  const create = page.getByRole('button', { name: panels.start.create, exact: true });
  const text = page.getByRole('application', { name: /^Text of note / });
  await expect(create.or(text)).toBeVisible({ timeout: 30_000 });
  if (await create.isVisible()) await create.click();
  await expect(text).toBeVisible();
  const hidden = page.getByText(annotate.note.hidden);
  const left = page.getByText(/suggestions? left/);
  await expect(hidden.or(left)).toBeVisible({ timeout: 30_000 });
  // In a share of the notes suggestions are hidden.
  const title = page.getByRole('article').getByRole('heading', { level: 2 });
  while (!(await left.isVisible())) {
    const before = (await title.textContent()) ?? '';
    await page.keyboard.press('j');
    await expect(title).not.toHaveText(before);
    await expect(hidden.or(left)).toBeVisible();
  }
  await text.focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('toolbar', { name: annotate.bar.suggestionLabel })).toBeVisible();
}

/** Opens what the page at this address holds, so that all of it can be looked at. */
export async function openWork(page: Page, path: '/read' | '/annotate' | '/datasets' | '/experiments'): Promise<void> {
  if (path === '/read') {
    await openFirstNote(page);
    return;
  }
  await page.goto(path);
  if (path === '/annotate') {
    await openNoteToTag(page);
    return;
  }
  const opener = path === '/datasets' ? new RegExp(`^${datasets.open} `) : experiments.open(1);
  await page.getByRole('button', { name: opener }).first().click();
  await expect(page.getByRole('button', { name: opener }).first()).toHaveAttribute('aria-pressed', 'true');
  const close = path === '/datasets' ? datasets.close : experiments.close;
  await expect(page.getByRole('button', { name: close, exact: true })).toBeVisible();
}
