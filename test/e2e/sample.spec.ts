import { readFile } from 'node:fs/promises';
import { reading } from '@/lib/messages/en/reading';
import { expect, test } from './guarded-test';
import { loadSample, makeListOfAllNotes, marksOn, noteOn, train } from './steps';

test('from an empty app to an exported list of diseases and their treatments, on the sample notes', async ({
  page,
}) => {
  await loadSample(page);
  const { f1 } = await train(page);
  expect(f1).toBeGreaterThan(0.8);

  await page.goto('/read');
  await expect(marksOn(page).first()).toBeVisible();
  await expect(noteOn(page)).toBeVisible();

  await makeListOfAllNotes(page);

  await page.getByRole('button', { name: reading.export.button }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: reading.export.csv }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const [head = '', ...rows] = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
  expect(head.toLowerCase()).toContain('disease');
  expect(head.toLowerCase()).toContain('treatment');
  expect(rows.length).toBeGreaterThan(20);
});
