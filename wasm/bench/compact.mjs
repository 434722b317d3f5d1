// What pruning and 16-bit weights cost: size and entity F1 by 5-fold cross-validation on the case study's training
// sentences (the test files are not read into any model). node bench/compact.mjs [--data DIR]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { loadEngine, pruneModel, quantiseModel, readModel } from '../dist/index.js';
import { readBeHealthy } from './data/behealthy.mjs';
import { itemsOf } from './data/template.mjs';

const FOLDS = 5;
const PARAMS = { c1: 0.05, c2: 1, max_iterations: 60 };
const VARIANTS = [
  ['as trained', (bytes) => bytes],
  ['16-bit weights', quantiseModel],
  ...[0.01, 0.03, 0.1, 0.2].map((minWeight) => [
    `pruned below ${minWeight}`,
    (bytes) => pruneModel(bytes, { minWeight }),
  ]),
  ['pruned below 0.03, 16-bit weights', (bytes) => quantiseModel(pruneModel(bytes, { minWeight: 0.03 }))],
];

const standard =
  process.env.BEHEALTHY_DATA ?? fileURLToPath(new URL('../../../shared/data/behealthy', import.meta.url));
const { values } = parseArgs({ options: { data: { type: 'string', default: standard } } });
const data = readBeHealthy(values.data);
if (!data) {
  console.log(`Skipped: no train_sent, train_label, test_sent, test_label in ${values.data}.`);
  process.exit(0);
}
const engine = await loadEngine();
const sentences = data.train.map(({ words, labels }) => ({ items: itemsOf(words), labels }));
const totals = VARIANTS.map(() => ({ weights: 0, bytes: 0, gzip: 0, right: 0, found: 0, gold: 0 }));
for (let fold = 0; fold < FOLDS; fold++) {
  const trainer = engine.createTrainer({ params: PARAMS });
  sentences.forEach(({ items, labels }, i) => {
    if (i % FOLDS !== fold) trainer.append(items, labels);
  });
  const model = await trainer.train();
  VARIANTS.forEach(([, change], v) => {
    const bytes = change(model);
    const total = totals[v];
    total.weights += readModel(bytes).featureWeight.length / FOLDS;
    total.bytes += bytes.length / FOLDS;
    total.gzip += gzipSync(bytes, { level: 9 }).length / FOLDS;
    const tagger = engine.openTagger(bytes);
    sentences.forEach(({ items, labels }, i) => {
      if (i % FOLDS === fold) compare(total, spansOf(labels), spansOf(tagger.tag(items)));
    });
    tagger.close();
  });
}

console.log(
  `${sentences.length} sentences, ${FOLDS} folds, means a model; c1=0.05 c2=1, 60 iterations, bench template.`,
);
console.log('| model | weights | kB | kB gzipped | entity F1 |');
console.log('| --- | ---: | ---: | ---: | ---: |');
VARIANTS.forEach(([name], v) => {
  const { weights, bytes, gzip, right, found, gold } = totals[v];
  const f1 = (2 * right) / (found + gold);
  console.log(
    `| ${name} | ${Math.round(weights)} | ${(bytes / 1000).toFixed(0)} | ${(gzip / 1000).toFixed(0)} | ${f1.toFixed(4)} |`,
  );
});

/** Runs of one label other than O, as "start end label". */
function spansOf(labels) {
  const spans = new Set();
  let start = 0;
  labels.forEach((label, t) => {
    if (t > 0 && labels[t - 1] !== label) start = t;
    if (label !== 'O' && labels[t + 1] !== label) spans.add(`${start} ${t} ${label}`);
  });
  return spans;
}

function compare(total, gold, found) {
  total.gold += gold.size;
  total.found += found.size;
  for (const span of found) if (gold.has(span)) total.right++;
}
