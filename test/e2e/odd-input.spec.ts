import { datasets } from '@/lib/messages/en/datasets';
import { experiments, RUN_STATE_REASONS } from '@/lib/messages/en/experiments';
import { expect, test } from './guarded-test';
import { chooseFiles, loadSample, rowOfRun, startTraining } from './steps';

const file = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content as string),
});

test('a label file one line short is refused by file and line, and nothing is kept', async ({ page }) => {
  await chooseFiles(page, [
    file('train_sent', 'Asthma\nimproved\n\nNo\nfever\n'),
    file('train_label', 'D\nO\n\nO\n'),
    file('test_sent', 'Asthma\n'),
    file('test_label', 'D\n'),
  ]);
  await expect(page.getByText(datasets.check.titleStopped)).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/train_label(?::|, line )\d/);
  await expect(page.getByRole('button', { name: datasets.check.add })).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(datasets.empty.title)).toBeVisible();
});

test('a picture taken for notes is refused by name', async ({ page }) => {
  const png = Uint8Array.from([
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 255, 254, 0,
  ]);
  await chooseFiles(page, [file('scan.txt', png)]);
  await expect(page.getByText(datasets.check.titleStopped)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('scan.txt');
});

test('a reload in the middle of training leaves a run that says it was interrupted', async ({ page }) => {
  await loadSample(page);
  await startTraining(page);
  await page.reload();
  await expect(rowOfRun(page, 1)).toContainText('interrupted');
  await page.getByRole('button', { name: experiments.open(1), exact: true }).click();
  await expect(page.getByText(RUN_STATE_REASONS.interrupted.what)).toBeVisible();
});
