import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { inconsistent, statistics, versions } from '@/lib/messages/en/dataset-versions';
import { expect, test } from './guarded-test';
import { type GivenFile, importFiles } from './steps';

/** "surgery" is a treatment twice, unmarked once in train and once in test; the last training sentence is a copy. */
const TRAIN = ['surgery/T helped', 'after surgery/T and rest', 'the surgery/O group', 'gout/D again', 'gout/D again'];
const TEST = ['surgery/O was done', 'no gout/D here'];

function tokenFiles(part: string, sentences: readonly string[]): GivenFile[] {
  const column = (pick: (word: string, tag: string) => string) =>
    sentences
      .map((sentence) =>
        sentence
          .split(' ')
          .map((token) => pick(...(token.split('/') as [string, string])))
          .join('\n'),
      )
      .join('\n\n');
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`${text}\n`) });
  return [
    file(
      `${part}_sent`,
      column((word) => word),
    ),
    file(
      `${part}_label`,
      column((_, tag = 'O') => tag),
    ),
  ];
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`);
}

test('a dataset gets new versions: copies set aside, uneven labels evened, and each says what it changed', async ({
  page,
}) => {
  await importFiles(page, [...tokenFiles('train', TRAIN), ...tokenFiles('test', TEST)]);
  await page.goto('/datasets');
  await page.getByRole('table').getByRole('button').first().click();

  await page.getByRole('tab', { name: statistics.tab }).click();
  await expect(page.getByText(statistics.summary(19, 13))).toBeVisible();
  await expect(page.getByText(statistics.topEntities).first()).toBeVisible();
  expect(await faults(page)).toEqual([]);

  await page.getByRole('button', { name: versions.button }).click();
  await page.getByLabel(versions.split).check();
  await page.getByLabel(versions.shares.train).fill('60');
  await expect(page.getByText(versions.sharesWrong(90))).toBeVisible();
  await expect(page.getByRole('button', { name: versions.make })).toBeDisabled();
  await page.getByLabel(versions.split).uncheck();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: versions.make }).click();
  await expect(page.getByRole('heading', { level: 2, name: /, version 2$/ })).toBeVisible();
  await expect(page.getByText(/1 note fewer, 1 mark removed/)).toBeVisible();

  await page.getByRole('tab', { name: inconsistent.tab }).click();
  await page.getByLabel(inconsistent.choose('surgery')).selectOption({ label: 'Treatment' });
  await expect(page.getByText(inconsistent.changes(1, 1))).toContainText(inconsistent.skipped(1));
  await page.getByRole('button', { name: inconsistent.places(4) }).click();
  expect(await faults(page)).toEqual([]);
  await page.getByLabel(inconsistent.includeTest).check();
  await page.getByRole('button', { name: inconsistent.apply }).click();
  await expect(page.getByRole('heading', { level: 2, name: /, version 3$/ })).toBeVisible();
  await expect(page.getByText(/2 notes changed, 2 marks added/)).toBeVisible();
  await expect(page.getByText(versions.testChanged(1))).toBeVisible();
  await page.getByRole('button', { name: versions.openParent }).click();
  await expect(page.getByRole('heading', { level: 2, name: /, version 2$/ })).toBeVisible();
});
