import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBeHealthy } from './data/behealthy.mjs';
import { writeInstances } from './data/instances.mjs';
import { itemsOf } from './data/template.mjs';
import { zipfSentences } from './data/zipf.mjs';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const SEED = 20240607;

/** What to measure: { name, params, write(trainFile, testFile) }. Prints why a case is left out. */
export function casesFor(options) {
  const cases = [];
  const iterations = (number) => (options.quick ? Math.min(20, number) : number);
  const data = readBeHealthy(options.data);
  if (data) {
    const write = (trainFile, testFile) => {
      writeInstances(trainFile, data.train, plainInstance);
      writeInstances(testFile, data.test, plainInstance);
    };
    for (const [c1, c2, number] of [
      [0.1, 0.1, 100],
      [0.05, 1, 60],
    ]) {
      const params = { c1, c2, max_iterations: iterations(number) };
      cases.push({ name: `behealthy, bench template, c1=${c1} c2=${c2}`, params, write });
    }
    if (existsSync(join(repository, 'lib/domain/text/features.ts'))) {
      const params = { c1: 0.05, c2: 1, max_iterations: iterations(60) };
      cases.push({ name: 'behealthy, SMALL, BILOU, c1=0.05 c2=1', params, write: writerOfSmall(options.data) });
    } else {
      console.log('Skipped: SMALL template (lib/domain/text/features.ts is not there).');
    }
  } else {
    console.log(`Skipped: behealthy (no train_sent, train_label, test_sent, test_label in ${options.data}).`);
  }
  const sizes = options.zipfTokens.length > 0 || data ? options.zipfTokens : [20_000];
  for (const tokens of sizes) {
    const wanted = options.iterations ?? (options.labels >= 17 ? 30 : 100);
    cases.push({
      name: `zipf ${tokens}, ${options.labels} labels, c1=0.1 c2=0.1`,
      params: { c1: 0.1, c2: 0.1, max_iterations: iterations(wanted) },
      write(trainFile, testFile) {
        writeInstances(trainFile, zipfSentences(tokens, options.labels, SEED), plainInstance);
        writeInstances(testFile, zipfSentences(Math.min(20_000, tokens), options.labels, SEED + 1), plainInstance);
      },
    });
  }
  return cases.filter(({ name }) => name.includes(options.only));
}

function plainInstance({ words, labels }) {
  return { x: itemsOf(words), y: labels };
}

function writerOfSmall(folder) {
  return (trainFile, testFile) => {
    const script = fileURLToPath(new URL('data/write-small.mjs', import.meta.url));
    const run = spawnSync(process.execPath, ['--import', 'tsx', script, folder, trainFile, testFile], {
      cwd: repository,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 300_000,
    });
    if (run.status !== 0) throw new Error('The SMALL template could not be computed (see above).');
  };
}
