import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { panels } from '@/lib/messages/en/annotate-panels';
import { datasets } from '@/lib/messages/en/datasets';
import { reading } from '@/lib/messages/en/reading';
import { expectSaved, tagByMouse, textOf } from './annotate-steps';
import { describeJourney, disguises, isOfBrowser, networkLogArguments, readNetworkLog } from './network-log';
import { chooseFiles, importFiles, noteOn, train } from './steps';

/** Words that stand nowhere else: one for every way a note gets in. */
const CANARIES = {
  labelled: 'quillaxomycosis',
  plain: 'zorbinthiasis',
  refused: 'vekstrandioma',
  pasted: 'plimbofeverine',
  title: 'drumquistella',
};
/** Sent on purpose, to prove that the log would show a word that was sent. */
const CONTROL = { body: 'kestrelwickbody', header: 'kestrelwickheader', address: 'kestrelwickaddress' };

/** CoNLL, enough sentences to train and test on. */
function conll(): string {
  const sentences = Array.from({ length: 60 }, (_, i) =>
    [
      ['Patient', 'O'],
      [`P${i}`, 'O'],
      ['has', 'O'],
      [i % 2 === 0 ? CANARIES.labelled : 'asthma', 'B-DISEASE'],
      ['treated', 'O'],
      ['with', 'O'],
      [i % 3 === 0 ? 'salbutamol' : 'steroids', 'B-TREATMENT'],
      ['.', 'O'],
    ]
      .map((row) => row.join('\t'))
      .join('\n'),
  );
  return `${sentences.join('\n\n')}\n`;
}

const textFile = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text, 'utf8') });

async function pasteNote(page: Page): Promise<void> {
  await page.goto('/read');
  await page.getByRole('button', { name: reading.paste }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(reading.pasted.name).fill(CANARIES.title);
  await dialog.getByLabel(reading.pasted.text).fill(`She has asthma and ${CANARIES.pasted}, treated with salbutamol.`);
  await dialog.getByRole('button', { name: reading.pasted.add }).click();
  await expect(noteOn(page)).toContainText(CANARIES.pasted);
}

/** Tags the pasted note: its word in a mark, in the history, and searched for in all notes. */
async function tagPasted(page: Page): Promise<void> {
  await page.goto('/annotate');
  await page.getByRole('combobox', { name: panels.start.dataset }).selectOption({ label: await pastedOption(page) });
  // Without suggestions: one over the word would be answered where the word is to be tagged.
  await page.getByRole('combobox', { name: panels.start.model }).selectOption({ label: panels.start.modelNone });
  await page.getByRole('button', { name: panels.start.create, exact: true }).click();
  await expect(textOf(page)).toContainText(CANARIES.pasted);
  await tagByMouse(page, CANARIES.pasted, 'Treatment');
  await textOf(page)
    .getByRole('button', { name: new RegExp(CANARIES.pasted) })
    .click();
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog')).toContainText(CANARIES.pasted);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: panels.queue.searchLabel }).fill(CANARIES.pasted);
  await expectSaved(page);
}

async function pastedOption(page: Page): Promise<string> {
  const options = page.getByRole('combobox', { name: panels.start.dataset }).locator('option');
  return (
    (await options
      .filter({ hasText: /pasted/i })
      .first()
      .textContent()) ?? ''
  );
}

test('no word of a note leaves the browser in a whole journey, and none is logged', async ({
  baseURL,
  launchOptions,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'privacy-'));
  const logFile = join(folder, 'network.json');
  const consoleLines: string[] = [];
  const browser = await chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), ...networkLogArguments(logFile)],
  });
  try {
    const context = await browser.newContext({ baseURL });
    context.on('console', (message) => consoleLines.push(message.text()));
    context.on('weberror', (error) => consoleLines.push(String(error.error().stack)));
    const page = await context.newPage();
    page.on('worker', (worker) => worker.on('console', (message) => consoleLines.push(message.text())));

    await importFiles(page, [textFile('labelled.conll', conll())]);
    await importFiles(page, [textFile('note.txt', `Follow-up. No sign of ${CANARIES.plain}.\n`)]);
    // Refused files hold words too, and messages about them are where words slip out.
    await chooseFiles(page, [
      textFile('broken.conll', `${CANARIES.refused}\n${CANARIES.refused}\tB-DISEASE\tB-X\tO\n`),
    ]);
    await expect(page.getByText(datasets.check.titleStopped).or(page.getByText(datasets.check.title))).toBeVisible();
    await train(page);
    await pasteNote(page);
    await page.reload();
    await expect(noteOn(page)).toContainText(CANARIES.pasted);
    await tagPasted(page);

    // The control goes last, to our own origin, from a page: the log must show all three of its parts.
    await page.evaluate(
      ({ body, header, address }) =>
        fetch(`/control-${address}`, { method: 'POST', body, headers: { 'x-control': header } }),
      CONTROL,
    );
  } finally {
    await browser.close();
  }

  const log = readNetworkLog(logFile);
  const { requests, sent, lines } = log;
  rmSync(folder, { recursive: true, force: true });
  const own = new URL(baseURL ?? '').origin;
  const ofPages = requests.filter((request) => !isOfBrowser(request, own));

  // The instrument works: it sees bodies, headers and addresses, and it saw the journey.
  for (const word of Object.values(CONTROL)) expect(sent).toContain(word);
  expect(ofPages.length).toBeGreaterThan(20);

  const foreign = ofPages.filter(({ url }) => /^(?:https?|wss?|ftp):/.test(url) && new URL(url).origin !== own);
  expect(foreign).toEqual([]);
  const withBody = ofPages.filter(
    ({ method, url }) => !/^(?:GET|HEAD)$/.test(method) && !url.includes(CONTROL.address),
  );
  expect(withBody).toEqual([]);

  const outgoing = [sent, ...lines].join('\n').toLowerCase();
  const spoken = consoleLines.join('\n').toLowerCase();
  for (const [where, word] of Object.entries(CANARIES)) {
    for (const form of disguises(word)) {
      expect(outgoing.includes(form.toLowerCase()), `the ${where} note's word went out`).toBe(false);
    }
    expect(spoken.includes(word), `the ${where} note's word was logged`).toBe(false);
  }
  if (process.env.VERIFY_PRIVACY) {
    const did =
      'Nobody signed in. Notes were imported, refused, pasted, tagged and searched, and a model was trained on them.';
    const words = Object.values(CANARIES);
    console.log(describeJourney({ did, log, own, words, control: CONTROL.address, consoleLines: consoleLines.length }));
  }
});
