/**
 * Tagging and backup over many notes in a real browser: how soon the queue is there, and what a backup takes.
 *   npm run build && npx tsx test/bench/many-notes.ts [--notes 100000] [--url http://…]
 *   queue:   from the address to the first rows of the list; lists of notes are made the first time
 *   backup:  from the button to the file
 */
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import type { DatasetVersion } from '../../lib/domain/data/dataset';
import { panels } from '../../lib/messages/en/annotate-panels';
import { shell } from '../../lib/messages/en/shell';
import type { AnnotationRow, NoteRow } from '../../lib/store/rows';
import { describeResponsiveness, probeResponsiveness } from '../e2e/responsiveness';
import { loadSample } from '../e2e/steps';
import { storedRows, storeRows } from '../e2e/stored-rows';
import { inBuiltApp } from './built-app';

const { values } = parseArgs({ options: { notes: { type: 'string', default: '100000' }, url: { type: 'string' } } });
const count = Number(values.notes);

/** The sample's notes over and over as one dataset: written past the import, which has figures of its own. */
async function fill(page: Page): Promise<void> {
  const notes = await storedRows<NoteRow>(page, 'notes');
  const gold = new Map((await storedRows<AnnotationRow>(page, 'annotations')).map((row) => [row.noteId, row]));
  const [dataset] = await storedRows<DatasetVersion>(page, 'datasets');
  const id = 'many';
  const facts = { id, name: 'Many notes', contentHash: 'many', createdAt: new Date().toISOString(), splits: {} };
  await storeRows(page, 'datasets', [{ ...dataset, ...facts }]);
  for (let from = 0; from < count; from += 5000) {
    const made = Array.from({ length: Math.min(5000, count - from) }, (_, step) => {
      const at = from + step;
      const note = notes[at % notes.length];
      const noteId = `${id}:${String(at).padStart(6, '0')}`;
      const place = { id: noteId, datasetId: id, ordinal: at, title: `Note ${at}`, split: undefined };
      return {
        note: { ...note, ...place, patientKey: `p${at % 9000}` },
        annotation: { ...gold.get(note?.id ?? ''), noteId, datasetId: id },
      };
    });
    await storeRows(
      page,
      'notes',
      made.map(({ note }) => note),
    );
    await storeRows(
      page,
      'annotations',
      made.map(({ annotation }) => annotation),
    );
  }
}

async function timeQueue(page: Page): Promise<string> {
  const begun = performance.now();
  await page.goto('/annotate');
  await page.getByRole('listbox', { name: panels.queue.label }).getByRole('option').first().waitFor();
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`;
}

async function measure(page: Page): Promise<void> {
  await loadSample(page);
  await fill(page);
  await page.goto('/annotate');
  await page.getByRole('combobox', { name: panels.start.dataset }).selectOption({ label: 'Many notes' });
  await page.getByRole('button', { name: panels.start.create, exact: true }).click();
  const begun = performance.now();
  await page.getByRole('listbox', { name: panels.queue.label }).getByRole('option').first().waitFor();
  console.log(`${count} notes; queue, the first time: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  console.log(`queue, after a reload: ${await timeQueue(page)}`);
  console.log(`queue, after another:  ${await timeQueue(page)}`);

  await page.goto('/datasets');
  await page.getByRole('button', { name: shell.storage.word }).first().click();
  const probe = await probeResponsiveness(page);
  const download = page.waitForEvent('download', { timeout: 300_000 });
  const from = performance.now();
  await page.getByRole('button', { name: panels.backup.make }).click();
  const asked = page.getByRole('dialog', { name: panels.backup.make });
  for (const field of await asked.locator('input').all()) await field.fill('a passphrase to measure with');
  await asked.getByRole('button', { name: panels.backup.makeNow }).click();
  await download;
  console.log(`backup: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  console.log(describeResponsiveness('backup', await probe()));
}

await inBuiltApp(values.url, measure);
