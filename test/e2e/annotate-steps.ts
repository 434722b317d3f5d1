import { expect, type Locator, type Page } from '@playwright/test';
import { annotate } from '@/lib/messages/en/annotate';
import { panels } from '@/lib/messages/en/annotate-panels';
import { type GivenFile, importFiles } from './steps';

/** What a journey does on the Annotate page, by mouse or by keys. */

export interface NoteToTag {
  readonly disease: string;
  readonly treatment: string;
  readonly file: GivenFile;
}

const DISEASES = ['asthma', 'psoriasis', 'type 2 diabetes', 'migraine', 'gout', 'epilepsy'];
const TREATMENTS = ['salbutamol', 'methotrexate', 'metformin', 'sumatriptan', 'allopurinol', 'valproate'];

/** Made-up notes, with an emoji, a combining mark and both kinds of line ends. */
export function notesToTag(count: number): NoteToTag[] {
  return Array.from({ length: count }, (_, i) => {
    const disease = DISEASES[i % DISEASES.length] ?? '';
    const treatment = TREATMENTS[(i + Math.floor(i / 6)) % TREATMENTS.length] ?? '';
    const text = [
      `Referred by Dr Ame\u0301lie 🩺 in week ${i + 3}.`,
      `The patient is known with ${disease} and takes ${treatment} every day.`,
      'No fever, sleeps well.',
    ].join(i % 2 === 0 ? '\n' : '\r\n');
    const name = `note-${String(i + 1).padStart(2, '0')}.txt`;
    return { disease, treatment, file: { name, mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') } };
  });
}

/** Imports the notes and begins a project over them, in the order of import. */
export async function startTagging(page: Page, notes: readonly NoteToTag[]): Promise<void> {
  await importFiles(
    page,
    notes.map(({ file }) => file),
  );
  await page.goto('/annotate');
  await page.getByRole('button', { name: panels.start.create, exact: true }).click();
  await expect(textOf(page)).toBeVisible();
  await page.getByRole('combobox', { name: panels.queue.orderLabel }).selectOption('imported');
  // A new project opens some note, which may be the last of this order: from the first on, every one has a next.
  const first = notes[0]?.file.name.replace(/\.txt$/, '') ?? '';
  const queue = page.getByRole('listbox', { name: panels.queue.label });
  // The list moves when the new order is stored: a press meanwhile would meet another note.
  await expect(queue.getByRole('option').first()).toContainText(first);
  await queue.getByText(first, { exact: true }).click();
  await expect(titleOf(page)).toContainText(first);
  await expect(textOf(page)).toBeVisible();
}

export function textOf(page: Page): Locator {
  return page.getByRole('application', { name: /^Text of note / });
}

export function titleOf(page: Page): Locator {
  return page.getByRole('article').getByRole('heading', { level: 2 });
}

/** Marks and suggestions by the names that screen readers say. */
export function namesOfMarks(page: Page): Promise<string[]> {
  return textOf(page)
    .locator('mark[aria-label]')
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute('aria-label') ?? ''));
}

export async function expectSaved(page: Page): Promise<void> {
  const bar = page.getByRole('region', { name: annotate.foot.label });
  await expect(bar.getByText(annotate.foot.saved, { exact: true })).toBeVisible();
}

/** Which of the notes is open: they are met in whatever order the queue has. */
export async function openOne(page: Page, notes: readonly NoteToTag[]): Promise<NoteToTag> {
  const title = await titleOf(page).textContent();
  const found = notes.find(({ file }) => title?.includes(file.name.replace('.txt', '')));
  if (!found) throw new Error('the open note is none of those that were imported');
  return found;
}

/** Goes to another note by what `go` does, and waits until its text is there. */
export async function toNext(page: Page, go: () => Promise<void>): Promise<void> {
  const before = await titleOf(page).textContent();
  await go();
  await expect(titleOf(page)).not.toHaveText(before ?? '');
  await expect(textOf(page)).toBeVisible();
}

/**
 * Drags from the middle of the first word to the middle of the last; the choice snaps to whole words.
 * @param halfWay done while the button is down
 */
export async function dragOver(page: Page, words: string, halfWay?: () => Promise<void>): Promise<void> {
  const box = await placeOf(page, words);
  const inset = Math.min(10, Math.floor((box.right - box.left) / 4));
  await page.mouse.move(box.left + inset, box.middle);
  await page.mouse.down();
  if (halfWay) {
    await page.mouse.move((box.left + box.right) / 2, box.middle, { steps: 3 });
    await halfWay();
  }
  await page.mouse.move(box.right - inset, box.middle, { steps: 6 });
  await page.mouse.up();
}

/** Where words that stand in one stretch of the text are on the screen. */
async function placeOf(page: Page, words: string): Promise<{ left: number; right: number; middle: number }> {
  const box = await textOf(page).evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      // Whole pixels, as a mouse gives them: at some fractions of one the browser does not begin a selection.
      return { left: Math.round(left), right: Math.round(right), middle: Math.round(top + height / 2) };
    }
    return undefined;
  }, words);
  if (!box) throw new Error('the words are not in one stretch of the text');
  return box;
}

/** Puts a finger on the words and takes it off after a while; half a second and more is a long press. */
export async function touch(page: Page, words: string, ms = 30): Promise<void> {
  const { left, right, middle } = await placeOf(page, words);
  const session = await page.context().newCDPSession(page);
  const touchPoints = [{ x: Math.round((left + right) / 2), y: middle }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await page.waitForTimeout(ms);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

/** Chooses words by mouse and presses the label's button beside them. */
export async function tagByMouse(page: Page, words: string, label: string): Promise<void> {
  await dragOver(page, words);
  const bar = page.getByRole('toolbar', { name: annotate.bar.choiceLabel });
  await bar.getByRole('button', { name: label }).click();
  await expect.poll(() => namesOfMarks(page)).toContain(`${label}: ${words}, set`);
}

/** What the token cursor is on, as it is said to screen readers. */
async function whispered(page: Page): Promise<string> {
  return (await page.locator('article [aria-live="polite"]').textContent()) ?? '';
}

/** Moves the token cursor to the words by arrow keys, extends over them, and presses the label's key. */
export async function tagByKeys(page: Page, words: string, key: string, label: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  const [first = '', ...rest] = words.split(' ');
  for (let i = 0; i < 80 && (await whispered(page)) !== first; i++) await page.keyboard.press('ArrowRight');
  expect(await whispered(page)).toBe(first);
  for (const _ of rest) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press(key);
  await expect.poll(() => namesOfMarks(page)).toContain(`${label}: ${words}, set`);
}
