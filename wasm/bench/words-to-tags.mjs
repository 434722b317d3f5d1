// Raw words to tags, and building a training set: attribute groups beside attribute strings, and native CRFsuite.
// Run from the repository's root: npx tsx --expose-gc wasm/bench/words-to-tags.mjs [data folder]; needs the built engine and the case study's files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entitiesOfTypes } from '../../lib/domain/text/entities.ts';
import { SMALL } from '../../lib/domain/text/feature-set.ts';
import { createAttributeExtractor } from '../../lib/domain/text/features.ts';
import { createGroupedExtractor } from '../../lib/domain/text/grouped-features.ts';
import { learnLexicon } from '../../lib/domain/text/lexicon.ts';
import { tagsOfEntities } from '../../lib/domain/text/tags.ts';
import { loadEngine } from '../dist/index.js';
import { readBeHealthy } from './data/behealthy.mjs';
import { installNative, loadNative } from './install-native.mjs';
import { median } from './table.mjs';

const SECONDS = 4;
const folder = process.argv[2] ?? '../shared/data/behealthy';
const data = readBeHealthy(folder);
if (!data) {
  console.log(`Skipped: the case study's files are not in ${folder}.`);
  process.exit(0);
}
const marked = ({ words, labels }) => ({ words, entities: entitiesOfTypes(labels) });
const train = data.train.map(marked);
const test = data.test.map(({ words }) => words);
const lexicon = learnLexicon(train, SMALL, ['D', 'T']);
const tagsOf = ({ words, entities }) => tagsOfEntities(words.length, entities, SMALL.encoding);
const tokensOf = (sentences) => sentences.reduce((sum, words) => sum + words.length, 0);
const engine = await loadEngine();
const params = { c1: 0.05, c2: 1, max_iterations: 60 };

/** Milliseconds of CPU, all threads. */
function cpuOf(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function memory() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function build(name, append) {
  const trainer = engine.createTrainer({ params });
  const before = memory();
  const ms = cpuOf(() => append(trainer));
  const bytes = (memory() - before) / tokensOf(train.map(({ words }) => words));
  console.log(`training set, ${name.padEnd(8)} ${ms.toFixed(0).padStart(5)} ms CPU, ${bytes.toFixed(0)} bytes a token`);
  return trainer;
}

const asStrings = build('strings', (trainer) => {
  const extractor = createAttributeExtractor(SMALL, lexicon);
  for (const each of train) trainer.append(extractor.training(each.words, each.entities), tagsOf(each));
});
const asGroups = build('groups', (trainer) => {
  const extractor = createGroupedExtractor(SMALL, lexicon, (attributes) => trainer.group(attributes));
  for (const each of train) {
    const { groups, starts } = extractor.training(each.words, each.entities);
    trainer.appendGroups(groups, starts, tagsOf(each));
  }
});
const model = await asGroups.train();
console.log(`same model bytes: ${Buffer.compare(model, await asStrings.train()) === 0}`);

const temporary = mkdtempSync(join(tmpdir(), 'words-to-tags-'));
try {
  const file = join(temporary, 'model');
  writeFileSync(file, model);
  const tagger = engine.openTagger(model);
  const grouped = createGroupedExtractor(SMALL, lexicon, (attributes) => tagger.group(attributes));
  const strings = createAttributeExtractor(SMALL, lexicon);
  const ready = test.map((words) => strings.inference(words));
  const missing = installNative();
  if (missing) throw new Error(missing);
  const native = new (loadNative().Tagger)();
  if (!native.open(file)) throw new Error('native could not open the model');
  const ways = [
    [
      'words -> groups -> tags',
      () =>
        test.map((words) => {
          const { groups, starts } = grouped.inference(words);
          tagger.setGroups(groups, starts);
          return tagger.tag();
        }),
    ],
    ['words -> strings -> tags', () => test.map((words) => tagger.tag(strings.inference(words)))],
    ['ready strings -> tags', () => ready.map((items) => tagger.tag(items))],
    ['native, ready strings -> tags', () => ready.map((items) => native.tag(items))],
  ];
  const tokens = tokensOf(test);
  const results = ways.map(([name, pass]) => {
    const tags = JSON.stringify(pass());
    const times = [];
    // Ten passes a turn: the clock of CPU time moves in steps.
    for (let spent = 0; spent < SECONDS * 1000; spent += times.at(-1)) {
      times.push(cpuOf(() => Array.from({ length: 10 }, pass)));
    }
    return { name, tags, perSecond: (10_000 * tokens) / median(times) };
  });
  const reference = results.at(-1);
  for (const { name, tags, perSecond } of results) {
    const ratio = perSecond / reference.perSecond;
    console.log(
      `${name.padEnd(30)} ${(perSecond / 1000).toFixed(0).padStart(6)}k tokens a CPU second, ${ratio.toFixed(2)}x native, ` +
        `tags ${tags === reference.tags ? 'the same' : 'DIFFER'}`,
    );
  }
} finally {
  rmSync(temporary, { recursive: true });
}
