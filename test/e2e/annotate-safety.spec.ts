import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { seededRandom } from '@/lib/domain/random';
import { annotate } from '@/lib/messages/en/annotate';
import {
  dragOver,
  expectSaved,
  namesOfMarks,
  notesToTag,
  openOne,
  startTagging,
  tagByMouse,
  textOf,
  toNext,
} from './annotate-steps';
import { startBrowser } from './browser-to-kill';
import { expect, test } from './guarded-test';
import { storedRows } from './stored-rows';

/** `KILLS=50 npm run test:e2e -- annotate-safety` for the whole measure. */
const KILLS = Number(process.env.KILLS ?? 4);
const EDITS = 200;

test.describe('no mark that was called saved is lost', () => {
  test.setTimeout(120_000 + KILLS * 30_000);

  test(`when the tab or the browser is killed in the middle of ${EDITS} edits, ${KILLS} times`, {
    tag: '@more',
  }, async ({ baseURL }) => {
    const profile = await mkdtemp(join(tmpdir(), 'behealthy-kill-'));
    const executablePath = test.info().project.use.launchOptions?.executablePath ?? chromium.executablePath();
    const addresses = await begin(profile, executablePath, baseURL ?? '');
    const random = seededRandom(Number(process.env.KILL_SEED ?? 5));
    let browser = await startBrowser(executablePath, profile);
    let [made, saved] = [0, 0];
    try {
      for (const [round, address] of addresses.entries()) {
        const page = await open(browser.context, address);
        // Never at the end: in the middle of what is being written.
        const seen = await editUntil(page, 10 + Math.floor(random() * (EDITS - 20)));
        if (round % 2 === 0) await crash(page);
        else {
          await browser.kill();
          browser = await startBrowser(executablePath, profile);
        }
        const after = await open(browser.context, address);
        const lost = async () => {
          const kept = new Set(await namesOfMarks(after));
          return seen.saved.filter((name) => !kept.has(name));
        };
        await expect.poll(lost, { message: `round ${round}, edit ${seen.edits}` }).toEqual([]);
        expect(gaps(await namesOfMarks(after))).toEqual([]);
        made += seen.edits;
        saved += seen.saved.length;
        await after.close();
      }
      console.log(`${KILLS} kills: ${made} edits made, ${saved} of them called saved, 0 of those lost`);
      expect(saved).toBeGreaterThan(made / 4);
    } finally {
      await browser.kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

test('two tabs on one note see each other’s marks, undos included, without a reload', { tag: '@more' }, async ({
  page,
  context,
}) => {
  const notes = notesToTag(1);
  const { disease = '', treatment = '' } = notes[0] ?? {};
  await startTagging(page, notes);
  await tagByMouse(page, disease, 'Disease');
  const other = await context.newPage();
  await other.goto(page.url());
  const both = [`Disease: ${disease}, set`, `Treatment: ${treatment}, set`];
  await expect.poll(() => namesOfMarks(other)).toEqual(both.slice(0, 1));
  await tagByMouse(other, treatment, 'Treatment');
  await expect.poll(() => namesOfMarks(page)).toEqual(both);
  await page.getByRole('button', { name: annotate.foot.undo }).click();
  await expect.poll(() => namesOfMarks(other)).toEqual(both.slice(0, 1));
  await other.getByRole('button', { name: annotate.foot.redo }).click();
  await expect.poll(() => namesOfMarks(page)).toEqual(both);
  await expectSaved(page);
  await expectSaved(other);

  // What arrives while words are being chosen redraws nothing under the hand that chooses them.
  const words = 'The patient is known';
  await dragOver(page, words, async () => {
    await tagByMouse(other, 'patient', 'Treatment');
    await expectSaved(other);
    await page.waitForTimeout(300);
  });
  const bar = page.getByRole('toolbar', { name: annotate.bar.choiceLabel });
  await bar.getByRole('button', { name: 'Disease' }).click();
  await expect.poll(() => namesOfMarks(page)).toContain(`Disease: ${words}, set`);
  await expect.poll(() => namesOfMarks(page)).toContain('Treatment: patient, set');
});

test('a note that was left unsaved keeps being said to be so, until it is written', async ({ page }) => {
  const notes = notesToTag(2);
  await startTagging(page, notes);
  const { disease } = await openOne(page, notes);
  await refuseWrites(page, true);
  await tagByMouse(page, disease, 'Disease');
  await expect(page.getByText(annotate.foot.failed, { exact: true })).toBeVisible();
  await toNext(page, () => page.keyboard.press('j'));
  await expect(page.getByText(annotate.foot.failedElsewhere)).toBeVisible();
  await refuseWrites(page, false);
  await page.getByRole('button', { name: annotate.foot.retry }).click();
  await expectSaved(page);
  await toNext(page, () => page.keyboard.press('k'));
  await expect.poll(() => namesOfMarks(page)).toEqual([`Disease: ${disease}, set`]);
  await page.reload();
  await expect.poll(() => namesOfMarks(page)).toEqual([`Disease: ${disease}, set`]);
});

/** Lets the page's writes fail as on a full disk, or go through again. */
async function refuseWrites(page: Page, on: boolean): Promise<void> {
  await page.evaluate((refused) => {
    const store = IDBObjectStore.prototype as IDBObjectStore & { trueAdd?: IDBObjectStore['add'] };
    store.trueAdd ??= store.add;
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    store.add = refused ? full : store.trueAdd;
  }, on);
}

test('undo and redo go on after a reload', async ({ page }) => {
  const notes = notesToTag(1);
  const { disease = '', treatment = '' } = notes[0] ?? {};
  await startTagging(page, notes);
  await tagByMouse(page, disease, 'Disease');
  await tagByMouse(page, treatment, 'Treatment');
  const both = await namesOfMarks(page);
  await expectSaved(page);
  await page.reload();
  await expect.poll(() => namesOfMarks(page)).toEqual(both);
  for (const left of [1, 0]) {
    await page.keyboard.press('Control+z');
    await expect.poll(() => namesOfMarks(page)).toHaveLength(left);
  }
  await expectSaved(page);
  await page.reload();
  await expect(textOf(page)).toBeVisible();
  for (const left of [1, 2]) {
    await page.keyboard.press('Control+Shift+Z');
    await expect.poll(() => namesOfMarks(page)).toHaveLength(left);
  }
  expect(await namesOfMarks(page)).toEqual(both);
});

/** Imports one note a round, each of more words than a round has edits; @returns the notes' addresses */
async function begin(profile: string, executablePath: string, baseURL: string): Promise<string[]> {
  const context = await chromium.launchPersistentContext(profile, { executablePath, baseURL, args: ['--no-sandbox'] });
  const page = await context.newPage();
  const words = Array.from({ length: EDITS + 20 }, (_, i) => `word${i}`).join(' ');
  const notes = Array.from({ length: KILLS }, (_, i) => {
    const name = `kill-${String(i).padStart(2, '0')}.txt`;
    // Texts that differ: repeated ones are asked about.
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(`Round ${i}. ${words}`) };
    return { disease: '', treatment: '', file };
  });
  await startTagging(page, notes);
  const kept = await storedRows<{ readonly id: string }>(page, 'notes');
  const [project] = await storedRows<{ readonly id: string }>(page, 'projects');
  const addresses = kept.map(({ id }) => `/annotate?${new URLSearchParams({ project: project?.id ?? '', note: id })}`);
  await context.close();
  return addresses.map((address) => new URL(address, baseURL).href);
}

async function open(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await expect(textOf(page)).toBeVisible();
  return page;
}

interface Seen {
  /** Names of the marks on the page when it last said that they are saved. */
  readonly saved: readonly string[];
  readonly edits: number;
}

/** Labels word after word by keys, as fast as the page takes them; @returns at the edit where it is to be killed */
async function editUntil(page: Page, killAt: number): Promise<Seen> {
  let saved: readonly string[] = [];
  const edits = await new Promise<number>((reached, failed) => {
    page
      .exposeFunction('tell', (edit: number, names: readonly string[] | undefined) => {
        if (names) saved = names;
        if (edit >= killAt) reached(edit);
      })
      .then(() => page.evaluate(editWords, { edits: EDITS, foot: annotate.foot.label, saved: annotate.foot.saved }))
      .catch(failed);
  });
  return { saved, edits };
}

/** In the page. */
function editWords(given: { readonly edits: number; readonly foot: string; readonly saved: string }): void {
  const { tell } = window as unknown as { tell: (edit: number, names: readonly string[] | undefined) => void };
  const text = document.querySelector<HTMLElement>('[role="application"]');
  const foot = document.querySelector(`section[aria-label="${given.foot}"]`);
  if (!text || !foot) throw new Error('the note is not on the page');
  let edit = 0;
  const names = () =>
    [...text.querySelectorAll('mark[aria-label]')].map((mark) => mark.getAttribute('aria-label') ?? '');
  const isSaved = () => foot.querySelector('.foot-saved')?.textContent?.startsWith(given.saved) === true;
  const look = () => tell(edit, isSaved() ? names() : undefined);
  new MutationObserver(look).observe(foot, { subtree: true, childList: true, characterData: true, attributes: true });
  text.focus();
  const press = (key: string, code: string) =>
    text.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
  const next = () => {
    // Bursts of up to seven, each as fast as the page takes it; the next begins when the page says that it is saved.
    if (edit % 7 === 0 && !isSaved()) {
      setTimeout(next, 1);
      return;
    }
    press('ArrowRight', 'ArrowRight');
    setTimeout(() => {
      press('1', 'Digit1');
      edit += 1;
      look();
      if (edit < given.edits) setTimeout(next);
    });
  };
  next();
}

/** The tab's own process dies at once, in whatever it is doing. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // It cannot answer any more.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

/** Marks word by word, so that what is kept must be a beginning of what was made. */
function gaps(names: readonly string[]): string[] {
  const words = names.map((name) => Number(/word(\d+)/.exec(name)?.[1] ?? -1)).filter((word) => word >= 0);
  return words.slice(1).flatMap((word, i) => (word === (words[i] ?? 0) + 1 ? [] : [`${words[i]} then ${word}`]));
}
