/**
 * A search over settings in a real browser, through a reload in the middle, beside one native CRFsuite process that
 * trains on the same folds with the same attributes.
 *   npm run build && npx tsx test/bench/search.ts --data DIR [--configurations 50] [--folds 3] [--native-fits 6]
 * DIR holds the case study's four files. The native process trains `--native-fits` of the fits, from ready-made
 * attribute strings; its time for all of them is that, multiplied, and said to be.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, expect, type Page } from '@playwright/test';
import { findBrowser } from '../../lib/build/find-browser.mjs';
import { freePort } from '../../lib/build/free-port.mjs';
import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { assignFolds } from '../../lib/domain/model/search-progress';
import { DEFAULT_FEATURE_SET } from '../../lib/domain/text/feature-set';
import { createAttributeExtractor } from '../../lib/domain/text/features';
import { learnLexicon } from '../../lib/domain/text/lexicon';
import { tagsOfEntities } from '../../lib/domain/text/tags';
import { METHODS, SEARCH_FIELDS, search } from '../../lib/messages/en/search';
import { describeResponsiveness, probeResponsiveness } from '../e2e/responsiveness';
import { importFiles } from '../e2e/steps';
import { readTrainingSentences } from './training-sentences';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/behealthy' },
    configurations: { type: 'string', default: '50' },
    folds: { type: 'string', default: '3' },
    'native-fits': { type: 'string', default: '6' },
  },
});
const folds = Number(values.folds);
const configurations = Number(values.configurations);
const nativeFits = Number(values['native-fits']);
const root = fileURLToPath(new URL('../../', import.meta.url));
const read = readTrainingSentences(values.data);
if (!read) {
  console.error('search: --data must name a folder with the case study’s four files.');
  process.exit(1);
}
const fits = configurations * folds;

const port = await freePort(4300);
const server = spawn(process.execPath, ['lib/build/next.mjs', 'start', '--port', String(port)], { cwd: root });
try {
  await answers(`http://localhost:${port}/experiments`);
  const executablePath = await findBrowser();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
  const page = await browser.newPage({ baseURL: `http://localhost:${port}`, viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(120_000);
  // The runner's compiler names functions by a helper that pages do not have.
  await page.addInitScript('globalThis.__name = (value) => value');
  const ours = await searchInBrowser(page);
  await browser.close();
  const native = trainNatively();
  console.log(
    `native CRFsuite, one process: ${native.toFixed(1)} s a fit, measured on ${nativeFits}; ${(native * fits).toFixed(0)} s for ${fits}`,
  );
  console.log(`ratio native / browser, wall: ${((native * fits) / ours).toFixed(2)}`);
} finally {
  server.kill('SIGTERM');
}

/** @returns wall seconds of the work, as the search's row has them */
async function searchInBrowser(page: Page): Promise<number> {
  await importFiles(
    page,
    ['train_sent', 'train_label', 'test_sent', 'test_label'].map((name) => join(values.data, name)),
  );
  await page.goto('/experiments');
  await page.getByRole('button', { name: search.open }).click();
  const fill = (field: keyof typeof SEARCH_FIELDS, text: string) =>
    page.getByLabel(SEARCH_FIELDS[field].label, { exact: true }).fill(text);
  await page.getByRole('button', { name: METHODS.random.name }).click();
  await fill('trials', String(configurations));
  await fill('folds', String(folds));
  const stop = await probeResponsiveness(page);
  await page.getByRole('button', { name: search.start }).click();
  const half = Math.floor(fits / 2);
  await page.waitForFunction(countAtLeast, half, { polling: 1000, timeout: 1_800_000 });
  console.log(describeResponsiveness(`first half of ${fits} fits`, await stop()));
  await page.reload();
  await expect(page.getByText(/ of .* fits/).first()).toBeVisible();
  const again = await probeResponsiveness(page);
  await page.waitForFunction(countAtLeast, fits, { polling: 1000, timeout: 1_800_000 });
  console.log(describeResponsiveness('after a reload, to the end', await again()));
  const seconds = await page.evaluate(async () => {
    const open = indexedDB.open('behealthy');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const all = open.result.transaction('searches').objectStore('searches').getAll();
    await new Promise((resolve) => {
      all.onsuccess = resolve;
    });
    return (all.result[0] as { elapsedSeconds: number }).elapsedSeconds;
  });
  console.log(`browser: ${fits} fits in ${seconds.toFixed(0)} s, ${(seconds / fits).toFixed(2)} s a fit`);
  return seconds;
}

function countAtLeast(wanted: number): boolean {
  const shown = /([\d,]+) of [\d,]+ fits/.exec(document.body.textContent ?? '')?.[1] ?? '0';
  return Number(shown.replaceAll(',', '')) >= wanted;
}

/** @returns wall seconds a fit, appending included; reading the instances is not timed */
function trainNatively(): number {
  const { sentences, labels } = read as NonNullable<typeof read>;
  const assigned = assignFolds(
    sentences.map((_, at) => String(at)),
    folds,
    DEFAULT_SETTINGS.seed,
  );
  const folder = mkdtempSync(join(tmpdir(), 'behealthy-search-'));
  let seconds = 0;
  try {
    for (let fit = 0; fit < nativeFits; fit++) {
      const train = sentences.filter((_, at) => assigned[at] !== fit % folds);
      const extractor = createAttributeExtractor(DEFAULT_FEATURE_SET, learnLexicon(train, DEFAULT_FEATURE_SET, labels));
      const lines = train.map(({ words, entities }) =>
        JSON.stringify({
          x: extractor.training(words, entities),
          y: tagsOfEntities(words.length, entities, DEFAULT_FEATURE_SET.encoding),
        }),
      );
      const job = {
        side: 'native',
        task: 'train',
        trainFile: join(folder, 'train.jsonl'),
        modelFile: join(folder, 'model.crfsuite'),
        resultFile: join(folder, 'result.json'),
        params: { c1: DEFAULT_SETTINGS.c1, c2: DEFAULT_SETTINGS.c2, max_iterations: DEFAULT_SETTINGS.maxIterations },
      };
      writeFileSync(job.trainFile, `${lines.join('\n')}\n`);
      writeFileSync(join(folder, 'job.json'), JSON.stringify(job));
      const side = fileURLToPath(new URL('../../wasm/bench/side.mjs', import.meta.url));
      const run = spawnSync(process.execPath, [side, join(folder, 'job.json')], { stdio: 'ignore', timeout: 300_000 });
      if (run.status !== 0) throw new Error('the native peer is not there: npm run bench -w crfsuite-wasm compiles it');
      const result = JSON.parse(readFileSync(job.resultFile, 'utf8'));
      seconds += result.append.wall + result.train.wall;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return seconds / nativeFits;
}

async function answers(url: string): Promise<void> {
  for (let round = 0; round < 120; round++) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the app did not start; build it first: npm run build');
}
