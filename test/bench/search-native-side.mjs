// Fits of a search by native CRFsuite, one after another in this one process. Argument: a job file (JSON)
// { folds: [{ train, held }], fits: [{ fold, params, modelFile }], resultFile }; train and held are files of instances.
// A fold's instances are read and made into strings before its first fit, untimed.
import { readFileSync, writeFileSync } from 'node:fs';
import { readInstances } from '../../wasm/bench/data/instances.mjs';
import { loadNative } from '../../wasm/bench/install-native.mjs';

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const crfsuite = loadNative();
const results = [];
let loaded;
for (const { fold, params, modelFile } of job.fits) {
  if (loaded?.fold !== fold) {
    loaded = undefined;
    loaded = { fold, train: await allOf(job.folds[fold].train), held: await allOf(job.folds[fold].held) };
  }
  const cpu = process.cpuUsage();
  const started = performance.now();
  const trainer = new crfsuite.Trainer({ debug: false });
  trainer.set_params(Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])));
  for (const { x, y } of loaded.train) trainer.append(x, y);
  if (trainer.train(modelFile) !== 0) throw new Error('native training failed');
  const tagger = new crfsuite.Tagger();
  if (!tagger.open(modelFile)) throw new Error('native could not open the model');
  for (const { x } of loaded.held) tagger.tag(x);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  results.push({ seconds, cpuSeconds: (user + system) / 1e6 });
}
writeFileSync(job.resultFile, JSON.stringify(results));

async function allOf(file) {
  const instances = [];
  for await (const batch of readInstances(file)) instances.push(...batch);
  return instances;
}
