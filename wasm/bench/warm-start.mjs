// What a warm start saves: the case study's training sentences, a model of 90 % of them, then all of them from 0 and
// from that model. Iterations until the loss is within a share of the minimum. node bench/warm-start.mjs [--data DIR]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEngine } from '../dist/index.js';
import { readBeHealthy } from './data/behealthy.mjs';
import { itemsOf } from './data/template.mjs';

const SHARES = [1e-2, 1e-3, 1e-4];
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
const most = sentences.filter((_, i) => i % 10 !== 0);

console.log('| training | kept / added / dropped weights | 1e-2 | 1e-3 | 1e-4 | all | last loss |');
console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: |');
for (const [name, c1, c2] of [
  ['L-BFGS', 0, 1],
  ['OWL-QN', 0.05, 1],
]) {
  const before = await train(most, { c1, c2 });
  const cold = await train(sentences, { c1, c2 });
  const warm = await train(sentences, { c1, c2 }, before.model);
  const minimum = Math.min(cold.losses.at(-1), warm.losses.at(-1));
  for (const [how, { losses, start }] of [
    ['from 0', cold],
    ['from the model of 90 %', warm],
  ]) {
    const counts = start ? `${start.kept} / ${start.added} / ${start.dropped}` : '';
    const needed = SHARES.map(
      (share) => losses.findIndex((loss) => loss <= minimum * (1 + share)) + 1 || 'not reached',
    );
    const line = [`${name} ${how}`, counts, ...needed, losses.length, losses.at(-1).toFixed(3)];
    console.log(`| ${line.join(' | ')} |`);
  }
}

async function train(chosen, { c1, c2 }, from) {
  const trainer = engine.createTrainer({ params: { c1, c2, period: 0, epsilon: 1e-5, max_iterations: 600 } });
  for (const { items, labels } of chosen) trainer.append(items, labels);
  const losses = [];
  let start;
  const model = await trainer.train({
    from,
    onWarmStart: ({ weights }) => {
      start = weights;
    },
    onProgress: ({ loss }) => void losses.push(loss),
  });
  return { model, losses, start };
}
