import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { seededRandom } from '@/lib/domain/random';
import { annotate } from '@/lib/messages/en/annotate';
import { panels } from '@/lib/messages/en/annotate-panels';
import { expectSaved, textOf } from './annotate-steps';
import { importFiles, makeListOfAllNotes, noteOn, train } from './steps';

/** Names that stand nowhere else: in turn a patient's key, a title, an id, and in the text. */
function names(count: number): string[] {
  const random = seededRandom(83);
  const parts = ['quil', 'zorb', 'vek', 'plim', 'drum', 'kest', 'wick', 'thra', 'mox', 'jel', 'brun', 'sax'];
  const part = () => parts[Math.floor(random() * parts.length)] ?? '';
  const made = new Set<string>();
  while (made.size < count) made.add(`${part()}${part()}${part()}${part()}`);
  return [...made].map((name) => name.charAt(0).toUpperCase() + name.slice(1));
}

const NAMES = names(100);
const CONTROL = 'Controlquillaxomycosis';

function notes(): string {
  return NAMES.map((name, at) => {
    const disease = at % 2 === 0 ? 'asthma' : 'gout';
    const treatment = at % 3 === 0 ? 'salbutamol' : 'steroids';
    const lead = at % 4 === 3 ? `${name} has ` : 'The patient has ';
    const text = `${lead}${disease}, treated with ${treatment}. Visit ${at}.`;
    const start = lead.length;
    const from = text.indexOf(treatment);
    return JSON.stringify({
      id: at % 4 === 2 ? name : `n${at}`,
      patientKey: at % 4 === 0 ? name : `p${at}`,
      title: at % 4 === 1 ? name : `Note ${at}`,
      text,
      entities: [
        { start, end: start + disease.length, label: 'DISEASE' },
        { start: from, end: from + treatment.length, label: 'TREATMENT' },
      ],
    });
  }).join('\n');
}

/** A journey with all 100 notes: imported, learned from, read, one tagged by somebody with a canary's name. */
async function journey(page: Page): Promise<void> {
  await importFiles(page, [{ name: 'clinic.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(notes()) }]);
  await train(page);
  await page.goto('/read');
  await expect(noteOn(page)).toBeVisible();
  await makeListOfAllNotes(page);
  await page.goto('/annotate');
  await page.getByRole('button', { name: panels.start.create, exact: true }).click();
  await expect(textOf(page)).toBeVisible();
  await page.keyboard.press('j');
  await textOf(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('1');
  await expect(page.getByText(annotate.foot.saved).first()).toBeVisible();
  await expectSaved(page);
  // A note whose id is a name, opened: its address goes into the browser's history.
  for (const name of NAMES.filter((_, at) => at % 4 === 2).slice(0, 2)) {
    await page.getByRole('searchbox', { name: panels.queue.searchLabel }).fill(name);
    await page.keyboard.press('Enter');
  }
  await page.reload();
  await expect(textOf(page)).toBeVisible();
}

/** Every file under a folder that holds one of the words, as UTF-8 or as UTF-16. */
function holding(folder: string, words: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || statSync(path).size === 0) continue;
    const bytes = readFileSync(path).toString('latin1').toLowerCase();
    for (const word of words) {
      const narrow = word.toLowerCase();
      const wide = [...narrow].join('\0');
      if (bytes.includes(narrow) || bytes.includes(wide)) found.push(`${path.slice(folder.length)}: ${word}`);
    }
  }
  return found;
}

async function withProfile(
  folder: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1],
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context: BrowserContext = await chromium.launchPersistentContext(folder, options);
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}

test('none of 100 names is in any byte of the browser’s profile', async ({ baseURL, launchOptions }) => {
  const folder = mkdtempSync(join(tmpdir(), 'at-rest-'));
  const options = { ...launchOptions, ...(baseURL ? { baseURL } : {}) };
  try {
    await withProfile(folder, options, journey);
    expect(holding(folder, NAMES)).toEqual([]);

    // The instrument works: the same word, stored as it is, is found; and so are our own words around the sealed rows.
    await withProfile(folder, options, async (page) => {
      await page.goto('/read');
      await expect(noteOn(page)).toBeVisible();
      await page.evaluate(async (word) => {
        const opening = indexedDB.open('control', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
        await new Promise((done) => opening.addEventListener('success', done));
        const writing = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
        writing.objectStore('rows').put({ title: word, wide: `${word} ☃` }, 1);
        await new Promise((done) => writing.addEventListener('complete', done));
        opening.result.close();
      }, CONTROL);
    });
    expect(holding(folder, [CONTROL]).length).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
