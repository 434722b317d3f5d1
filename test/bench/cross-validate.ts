/**
 * Cross-validates feature sets on the training sentences of the case study; never opens the test files.
 *   npx tsx test/bench/cross-validate.ts --data DIR [--folds 5] [--seed 7] [--ablations]
 * Folds are drawn over sentences; the lexicon is learned anew in each fold.
 */
import { parseArgs } from 'node:util';
import { loadEngine } from 'crfsuite-wasm';
import { evaluate, type JudgedNote } from '../../lib/domain/model/evaluate';
import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { seededRandom, shuffled } from '../../lib/domain/random';
import { spansOfEntities } from '../../lib/domain/text/entities';
import { type FeatureSet, SMALL } from '../../lib/domain/text/feature-set';
import { createAttributeExtractor } from '../../lib/domain/text/features';
import { learnLexicon } from '../../lib/domain/text/lexicon';
import { entitiesOfTags, tagsOfEntities } from '../../lib/domain/text/tags';
import { readTrainingSentences } from './training-sentences';

const ABLATIONS: readonly (readonly [name: string, set: FeatureSet])[] = [
  ['small', SMALL],
  ['without sentence', { ...SMALL, parts: { ...SMALL.parts, sentence: false } }],
  ['without sentence and lexicon', { ...SMALL, parts: { ...SMALL.parts, sentence: false, lexicon: null } }],
  ['small, BIO', { ...SMALL, encoding: 'BIO' }],
  ['small, IO', { ...SMALL, encoding: 'IO' }],
];

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    folds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '7' },
    ablations: { type: 'boolean', default: false },
  },
});
const data = readTrainingSentences(values.data);
if (!data) {
  console.error('cross-validate: --data must name a folder with train_sent and train_label.');
  process.exit(1);
}
const folds = Number(values.folds);
const seed = Number(values.seed);
const engine = await loadEngine();
const { sentences, labels } = data;
console.log(
  `${sentences.length} sentences, ${folds} folds, seed ${seed}, c1 ${DEFAULT_SETTINGS.c1}, c2 ${DEFAULT_SETTINGS.c2}`,
);
for (const [name, set] of values.ablations ? ABLATIONS : ABLATIONS.slice(0, 1)) {
  const started = performance.now();
  const judged = await crossValidate(set);
  const { exact, token } = evaluate(judged, labels, { resamples: DEFAULT_SETTINGS.bootstrapResamples, seed });
  const { f1, precision, recall } = exact.overall;
  const percent = (value: number) => (100 * value).toFixed(1);
  console.log(
    [
      name.padEnd(30),
      `entity F1 ${percent(f1.value)} (${percent(f1.low)}-${percent(f1.high)})`,
      `P ${percent(precision.value)} R ${percent(recall.value)}`,
      ...labels.map((label) => `${label} ${percent(exact.perLabel[label]?.f1.value ?? 0)}`),
      `token F1 with O ${percent(token.weightedF1)}, macro ${percent(token.macroF1)}`,
      `${((performance.now() - started) / 1000).toFixed(0)} s`,
    ].join('  '),
  );
}

async function crossValidate(set: FeatureSet): Promise<JudgedNote[]> {
  const order = shuffled(sentences, seededRandom(seed));
  const judged: JudgedNote[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const held = order.filter((_, at) => at % folds === fold);
    const train = order.filter((_, at) => at % folds !== fold);
    const lexicon = learnLexicon(train, set, labels);
    const extractor = createAttributeExtractor(set, lexicon);
    const trainer = engine.createTrainer({
      algorithm: 'lbfgs',
      params: { c1: DEFAULT_SETTINGS.c1, c2: DEFAULT_SETTINGS.c2, max_iterations: DEFAULT_SETTINGS.maxIterations },
    });
    for (const { words, entities } of train) {
      trainer.append(extractor.training(words, entities), tagsOfEntities(words.length, entities, set.encoding));
    }
    const tagger = engine.openTagger(await trainer.train());
    trainer.clear();
    for (const { words, tokens, entities } of held) {
      const found = entitiesOfTags(tagger.tag(extractor.inference(words)));
      judged.push({ tokens, gold: spansOfEntities(tokens, entities), predicted: spansOfEntities(tokens, found) });
    }
    tagger.close();
  }
  return judged;
}
