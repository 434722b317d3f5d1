import { annotate } from '@/lib/messages/en/annotate';
import { panels } from '@/lib/messages/en/annotate-panels';
import {
  dragOver,
  expectSaved,
  type NoteToTag,
  namesOfMarks,
  notesToTag,
  openOne,
  startTagging,
  tagByKeys,
  tagByMouse,
  textOf,
  titleOf,
  toNext,
  touch,
} from './annotate-steps';
import { expect, test } from './guarded-test';

const NOTES = notesToTag(12);
/** "The patient has diabetes type 2 and takes metformin." */
const ARABIC: NoteToTag = {
  disease: 'من السكري',
  treatment: 'ميتفورمين',
  file: {
    name: 'arabic.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('المريض يعاني من السكري من النوع 2 ويتناول ميتفورمين.\nHbA1c 7.2%.', 'utf8'),
  },
};
const progress = (done: number) => annotate.foot.progress(String(done), String(NOTES.length));

test('ten notes tagged by mouse; the model learns from them, and its suggestions are answered', async ({ page }) => {
  await startTagging(page, NOTES);
  const done = page.getByRole('button', { name: annotate.foot.done });
  for (let i = 0; i < 10; i++) {
    const { disease, treatment } = await openOne(page, NOTES);
    await tagByMouse(page, disease, 'Disease');
    await tagByMouse(page, treatment, 'Treatment');
    await toNext(page, () => done.click());
  }
  await expect(page.getByText(progress(10), { exact: true })).toBeVisible();
  await expectSaved(page);

  await page.getByRole('button', { name: annotate.foot.f1 }).click();
  await page.getByRole('button', { name: annotate.foot.learnNow }).click();
  await page.keyboard.press('Escape');
  const left = page.getByRole('article').getByText(/suggestions? left/);
  // The share of notes whose suggestions are hidden shows none: then the other of the two notes left does.
  await expect(left.or(page.getByText(annotate.note.hidden))).toBeVisible({ timeout: 120_000 });
  if (await page.getByText(annotate.note.hidden).isVisible()) {
    await toNext(page, () => page.keyboard.press('j'));
    await expect(left).toBeVisible();
  }

  const suggested = (await namesOfMarks(page)).filter((name) => / suggested, /.test(name));
  expect(suggested.length).toBeGreaterThan(0);
  const words = suggested[0]?.replace(/^\w+: (.*), suggested.*$/, '$1') ?? '';
  await textOf(page).getByRole('button', { name: words }).first().click();
  const bar = page.getByRole('toolbar', { name: annotate.bar.suggestionLabel });
  await bar.getByRole('button', { name: annotate.bar.accept }).click();
  await expect.poll(() => namesOfMarks(page)).toContainEqual(expect.stringMatching(new RegExp(`: ${words}, set$`)));

  // Undone, then rejected: it does not come back, not after a reload either.
  await page.getByRole('button', { name: annotate.foot.undo }).click();
  await expect.poll(() => namesOfMarks(page)).toContainEqual(expect.stringContaining(`: ${words}, suggested`));
  await textOf(page).getByRole('button', { name: words }).first().click();
  await bar.getByRole('button', { name: annotate.bar.reject }).click();
  await expect.poll(() => namesOfMarks(page)).not.toContainEqual(expect.stringContaining(`: ${words},`));
  await expectSaved(page);
  await page.reload();
  await expect(textOf(page)).toBeVisible();
  await expect(page.getByRole('region', { name: annotate.foot.label })).toContainText(annotate.foot.f1);
  expect(await namesOfMarks(page)).not.toContainEqual(expect.stringContaining(`: ${words},`));
});

test('ten notes tagged by keyboard alone, without the mouse and without Enter ending a note', { tag: '@more' }, async ({
  page,
}) => {
  await startTagging(page, NOTES);
  await textOf(page).focus();
  for (let i = 0; i < 10; i++) {
    const { disease, treatment } = await openOne(page, NOTES);
    const title = await titleOf(page).textContent();
    await tagByKeys(page, disease, '1', 'Disease');
    await tagByKeys(page, treatment, '2', 'Treatment');
    await page.keyboard.press('Enter');
    await expect(titleOf(page)).toHaveText(title ?? '');
    await toNext(page, () => page.keyboard.press('Control+Enter'));
  }
  await expect(page.getByText(progress(10), { exact: true })).toBeVisible();

  // Relabel, remove and undo, by keys too.
  const { disease } = await openOne(page, NOTES);
  await tagByKeys(page, disease, '1', 'Disease');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('r');
  await page.keyboard.press('2');
  await expect.poll(() => namesOfMarks(page)).toEqual([`Treatment: ${disease}, set`]);
  await page.keyboard.press('Delete');
  await expect.poll(() => namesOfMarks(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => namesOfMarks(page)).toEqual([`Disease: ${disease}, set`]);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: annotate.keys.title })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a choice snaps to whole words, or with Alt to characters, and a mark on a part of a word says so', {
  tag: '@more',
}, async ({ page }) => {
  await startTagging(page, [ARABIC, ...NOTES.slice(0, 2)]);

  // In a line that reads from right to left, the arrow to the left goes on and the one to the right goes back.
  await textOf(page).focus();
  await page.keyboard.press('Control+Home');
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowLeft'])
    await page.keyboard.press(key);
  await page.keyboard.press('1');
  await expect.poll(() => namesOfMarks(page)).toEqual([`Disease: ${ARABIC.disease}, set`]);
  await toNext(page, () => page.keyboard.press('j'));

  const { treatment } = await openOne(page, NOTES);
  await dragOver(page, treatment.slice(2, 6));
  await page.keyboard.press('2');
  await expect.poll(() => namesOfMarks(page)).toEqual([`Treatment: ${treatment}, set`]);
  await page.keyboard.press('Control+z');

  await page.keyboard.down('Alt');
  await dragOver(page, treatment);
  await page.keyboard.up('Alt');
  await page.keyboard.press('2');
  await expect.poll(() => namesOfMarks(page)).toEqual([expect.stringMatching(/^Treatment: \w+, set, splits a word$/)]);
  const [name = ''] = await namesOfMarks(page);
  expect(treatment).toContain(name.replace(/^Treatment: (\w+),.*$/, '$1'));
});

test('undo and redo go on after a reload', { tag: '@more' }, async ({ page }) => {
  await startTagging(page, NOTES);
  const { disease, treatment } = await openOne(page, NOTES);
  await tagByMouse(page, disease, 'Disease');
  await tagByMouse(page, treatment, 'Treatment');
  await expectSaved(page);
  await page.reload();
  await expect.poll(() => namesOfMarks(page)).toHaveLength(2);

  await page.getByRole('button', { name: annotate.foot.undo }).click();
  await expect.poll(() => namesOfMarks(page)).toEqual([`Disease: ${disease}, set`]);
  await expectSaved(page);
  await page.reload();
  await expect.poll(() => namesOfMarks(page)).toEqual([`Disease: ${disease}, set`]);
  await page.getByRole('button', { name: annotate.foot.redo }).click();
  await expect.poll(() => namesOfMarks(page)).toHaveLength(2);
});

test('the same words are marked in all notes at once, and undone as one', { tag: '@more' }, async ({ page }) => {
  await startTagging(page, NOTES);
  await tagByMouse(page, 'fever', 'Disease');
  const mark = textOf(page).getByRole('button', { name: 'Disease: fever, set' });
  await mark.click();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: panels.same.apply(NOTES.length - 1) }).click();
  await expect(dialog).toHaveCount(0);
  await toNext(page, () => page.keyboard.press('j'));
  await expect.poll(() => namesOfMarks(page)).toEqual(['Disease: fever, set']);

  await page.getByRole('button', { name: annotate.foot.undo }).click();
  await expect.poll(() => namesOfMarks(page)).toEqual([]);
  await toNext(page, () => page.keyboard.press('j'));
  await expect.poll(() => namesOfMarks(page)).toEqual([]);
});

test('a mark inside another is reached by a second press and by Tab', { tag: '@more' }, async ({ page }) => {
  await startTagging(page, NOTES);
  await tagByMouse(page, 'fever, sleeps well', 'Disease');
  await tagByMouse(page, 'sleeps', 'Treatment');
  const inner = textOf(page).getByRole('button', { name: 'Treatment: sleeps, set' });
  await inner.click();
  await expect(inner).toBeFocused();
  await inner.click();
  const outer = textOf(page).getByRole('button', { name: 'Disease: fever, sleeps well, set' });
  await expect(outer).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(inner).toBeFocused();
});

test.describe('by touch, 800 pixels wide', () => {
  test.use({ hasTouch: true });

  test('a tap chooses a word, a long press and its handles more, and a tap elsewhere chooses anew', async ({
    page,
  }) => {
    await startTagging(page, NOTES.slice(0, 1));
    const { disease, treatment } = await openOne(page, NOTES);
    await page.setViewportSize({ width: 800, height: 900 });
    const labels = page.getByRole('toolbar', { name: annotate.bar.choiceLabel });

    await touch(page, treatment);
    await labels.getByRole('button', { name: 'Treatment' }).tap();
    await expect.poll(() => namesOfMarks(page)).toEqual([`Treatment: ${treatment}, set`]);

    await touch(page, 'fever', 900);
    await expect(labels).toBeVisible();
    // The words that a long press chooses and the handles around them are the browser's own, and not there in emulation:
    // what they do is to move the selection's ends.
    await page.evaluate(() => {
      const chosen = getSelection();
      chosen?.modify('move', 'backward', 'word');
      for (let word = 0; word < 3; word++) chosen?.modify('extend', 'forward', 'word');
    });
    await expect.poll(() => page.evaluate(() => String(getSelection()))).toMatch(/^fever, \w/);
    // At rest.
    await page.waitForTimeout(500);
    await labels.getByRole('button', { name: 'Disease' }).tap();
    await expect.poll(() => namesOfMarks(page)).toContainEqual(expect.stringMatching(/^Disease: fever, \w.*, set$/));

    await touch(page, 'known', 900);
    await expect(labels).toBeVisible();
    await touch(page, disease);
    await labels.getByRole('button', { name: 'Disease' }).tap();
    await expect.poll(() => namesOfMarks(page)).toContain(`Disease: ${disease}, set`);

    await touch(page, treatment);
    await page
      .getByRole('toolbar', { name: annotate.bar.markLabel })
      .getByRole('button', { name: annotate.bar.remove })
      .tap();
    await expect.poll(() => namesOfMarks(page)).not.toContain(`Treatment: ${treatment}, set`);
  });
});
