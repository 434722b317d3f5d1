/**
 * A search over settings in a real browser, through a reload in the middle, beside one native CRFsuite process that
 * trains and judges the same configurations on the same folds with the same attributes.
 *   npm run build && npx tsx test/bench/search.ts --data DIR [--configurations 50] [--folds 3] [--native-fits 10]
 * DIR holds the case study's four files; the test part is imported and never looked at. Native trains `--native-fits` of
 * the fits, evenly over the search (all of them when there are no more), and its time for all is reckoned from those.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, expect, type Page } from '@playwright/test';
import { findBrowser } from '../../lib/build/find-browser.mjs';
import { freePort } from '../../lib/build/free-port.mjs';
import type { Counts } from '../../lib/domain/model/evaluation';
import type { FoldResult } from '../../lib/domain/model/search';
import { rankTrials } from '../../lib/domain/model/search-progress';
import type { Search } from '../../lib/domain/model/search-record';
import { METHODS, SEARCH_FIELDS, search as words } from '../../lib/messages/en/search';
import { describeResponsiveness, probeResponsiveness } from '../e2e/responsiveness';
import { importFiles } from '../e2e/steps';
import { storedRows } from '../e2e/stored-rows';
import { fitNatively } from './search-native';
import { readTrainingSentences } from './training-sentences';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/behealthy' },
    configurations: { type: 'string', default: '50' },
    folds: { type: 'string', default: '3' },
    'native-fits': { type: 'string', default: '10' },
  },
});
const fits = Number(values.configurations) * Number(values.folds);
const root = fileURLToPath(new URL('../../', import.meta.url));
const data = readTrainingSentences(values.data);
if (!data) {
  console.error('search: --data must name a folder with the case study’s four files.');
  process.exit(1);
}

const port = await freePort(4300);
const server = spawn(process.execPath, ['lib/build/next.mjs', 'start', '--port', String(port)], { cwd: root });
let ours: { readonly search: Search; readonly results: readonly FoldResult[] };
try {
  await answers(`http://localhost:${port}/experiments`);
  const executablePath = await findBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ baseURL: `http://localhost:${port}`, viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(120_000);
    // The runner's compiler names functions by a helper that pages do not have.
    await page.addInitScript('globalThis.__name = (value) => value');
    ours = await searchInBrowser(page);
  } finally {
    await browser.close();
  }
} finally {
  server.kill('SIGTERM');
}
const { search, results } = ours;
const total = search.elapsedSeconds;
console.log(`browser: ${fits} fits in ${total.toFixed(0)} s of work, ${(total / fits).toFixed(2)} s a fit`);
for (const { trial, f1, folds } of rankTrials(results).slice(0, 5)) {
  const { c1, c2 } = search.trials[trial]?.settings ?? {};
  console.log(`  F1 ${f1.toFixed(4)} on ${folds} folds: c1 ${c1}, c2 ${c2}`);
}

const wanted = Math.min(fits, Number(values['native-fits']));
const order = [...results].sort((a, b) => a.fold - b.fold || a.trial - b.trial);
const sample = Array.from({ length: wanted }, (_, at) => order[Math.floor(((at + 0.5) * fits) / wanted)] as FoldResult);
const native = await fitNatively(data, search, sample);
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const [oursSame, nativeSame] = [sum(sample.map(({ seconds }) => seconds)), sum(native.map(({ seconds }) => seconds))];
const reckoned = (nativeSame / oursSame) * sum(results.map(({ seconds }) => seconds));
console.log(
  `native CRFsuite, one process, attributes ready as strings: ${wanted} of the ${fits} fits in ${nativeSame.toFixed(0)} s ` +
    `(${sum(native.map(({ cpuSeconds }) => cpuSeconds)).toFixed(0)} s CPU), the browser ${oursSame.toFixed(0)} s for the same, ` +
    'attributes made and results stored in it',
);
console.log(
  `for all ${fits}: native ${wanted < fits ? 'about ' : ''}${reckoned.toFixed(0)} s, browser ${total.toFixed(0)} s of work: ` +
    `native / browser ${(reckoned / total).toFixed(2)}`,
);
const apart = sample.map((one, at) => Math.abs(f1Of(one.counts) - (native[at]?.f1 ?? Number.NaN)));
console.log(
  `F1 of the same fit, browser and native: ${apart.filter((one) => one < 1e-9).length} of ${wanted} equal, ` +
    `${(100 * Math.max(...apart)).toFixed(2)} points apart at most`,
);

async function searchInBrowser(page: Page): Promise<typeof ours> {
  await importFiles(
    page,
    ['train_sent', 'train_label', 'test_sent', 'test_label'].map((name) => join(values.data, name)),
  );
  await page.goto('/experiments');
  await page.getByRole('button', { name: words.open }).click();
  const fill = (field: keyof typeof SEARCH_FIELDS, text: string) =>
    page.getByLabel(SEARCH_FIELDS[field].label, { exact: true }).fill(text);
  await page.getByRole('button', { name: METHODS.random.name }).click();
  await fill('trials', values.configurations);
  await fill('folds', values.folds);
  const stop = await probeResponsiveness(page);
  const began = performance.now();
  await page.getByRole('button', { name: words.start }).click();
  await page.waitForFunction(countAtLeast, Math.floor(fits / 2), { polling: 1000, timeout: 1_800_000 });
  console.log(describeResponsiveness(`the first half of ${fits} fits`, await stop()));
  await page.reload();
  await expect(page.getByText(/ of .* fits/).first()).toBeVisible();
  const again = await probeResponsiveness(page);
  await page.waitForFunction(countAtLeast, fits, { polling: 1000, timeout: 1_800_000 });
  await page.waitForTimeout(1000);
  const seconds = (performance.now() - began) / 1000;
  console.log(describeResponsiveness('after a reload, to the end', await again()));
  console.log(`from the press to the end, reload and all: ${seconds.toFixed(0)} s`);
  const [search] = await storedRows<Search>(page, 'searches');
  if (!search) throw new Error('the search is missing');
  return { search, results: await storedRows<FoldResult>(page, 'foldResults') };
}

function countAtLeast(wanted: number): boolean {
  const shown = /([\d,]+) of [\d,]+ fits/.exec(document.body.textContent ?? '')?.[1] ?? '0';
  return Number(shown.replaceAll(',', '')) >= wanted;
}

function f1Of({ truePositives, falsePositives, falseNegatives }: Counts): number {
  return (2 * truePositives) / Math.max(1, 2 * truePositives + falsePositives + falseNegatives);
}

async function answers(url: string): Promise<void> {
  for (let round = 0; round < 120; round++) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the app did not start; build it first: npm run build');
}
