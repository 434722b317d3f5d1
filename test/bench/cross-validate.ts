/**
 * Cross-validates feature sets on the training sentences of the case study; never opens the test files.
 *   npm run crossvalidate -- --data DIR [--folds 5] [--seeds 7,11,23] [--sets standard,small]
 *     [--algorithms lbfgs,arow] [--set c1=0.05 …] [--chance 0.3 | --chance path]
 * `--chance`: spans of at least this chance are marked, or those of the best path; without it as the algorithm's runs do.
 * Folds are drawn over sentences; all that is learned is learned anew in each fold. The same attributes and engine calls
 * as in the app.
 */
import { parseArgs } from 'node:util';
import { loadEngine } from 'crfsuite-wasm';
import { engineParameters, isAlgorithm } from '../../lib/domain/model/algorithms';
import { evaluate, type JudgedNote } from '../../lib/domain/model/evaluate';
import { DEFAULT_SETTINGS, settingsFor, type TrainingSettings } from '../../lib/domain/model/run';
import { seededRandom, shuffled } from '../../lib/domain/random';
import { spansOfEntities } from '../../lib/domain/text/entities';
import { type FeatureSet, SMALL, STANDARD } from '../../lib/domain/text/feature-set';
import { createGroupedExtractor } from '../../lib/domain/text/grouped-features';
import { learnLexicon } from '../../lib/domain/text/lexicon';
import { decodeTags, tagsOfEntities } from '../../lib/domain/text/tags';
import { createTagging } from '../../lib/pipelines/best-tags';
import { readTrainingSentences } from './training-sentences';

const changed = (set: FeatureSet, parts: Partial<FeatureSet['parts']>): FeatureSet => ({
  ...set,
  parts: { ...set.parts, ...parts },
});
const SETS: Readonly<Record<string, FeatureSet>> = {
  standard: STANDARD,
  'standard-medical': changed(STANDARD, { medical: false }),
  'standard-topics': changed(STANDARD, { topics: false }),
  'standard-stems': changed(STANDARD, { stems: false }),
  'standard+pairs': changed(STANDARD, { wordPairs: true }),
  'standard-sentence': changed(STANDARD, { sentence: false }),
  'standard-lexicon': changed(STANDARD, { lexicon: null }),
  'standard-BIO': { ...STANDARD, encoding: 'BIO' },
  small: SMALL,
  'small-sentence': changed(SMALL, { sentence: false }),
  'small-sentence-lexicon': changed(SMALL, { sentence: false, lexicon: null }),
};

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    folds: { type: 'string', default: '5' },
    seeds: { type: 'string', default: '7,11,23' },
    sets: { type: 'string', default: 'standard' },
    algorithms: { type: 'string', default: DEFAULT_SETTINGS.algorithm },
    set: { type: 'string', multiple: true, default: [] },
    chance: { type: 'string' },
  },
});
const data = readTrainingSentences(values.data);
if (!data) {
  console.error('cross-validate: --data must name a folder with train_sent and train_label.');
  process.exit(1);
}
const folds = Number(values.folds);
const seeds = values.seeds.split(',').map(Number);
const names = values.sets === 'all' ? Object.keys(SETS) : values.sets.split(',');
const unknown = names.find((name) => !SETS[name]);
if (unknown !== undefined) {
  console.error(`cross-validate: ${unknown} is none of ${Object.keys(SETS).join(' ')}.`);
  process.exit(1);
}
const algorithms = values.algorithms.split(',').filter(isAlgorithm);
const chosen = Object.fromEntries(
  values.set.map((text) => {
    const [name = '', value = ''] = text.split('=');
    return [name, value === 'true' || value === 'false' ? value === 'true' : Number(value)];
  }),
);
/** Undefined in place of a number: the best path. */
const chance =
  values.chance === undefined ? {} : { spanChanceMin: values.chance === 'path' ? undefined : Number(values.chance) };
const engine = await loadEngine();
const { sentences, labels } = data;
console.log(`${sentences.length} sentences, ${folds} folds, seeds ${seeds.join(' ')}`);
const percent = (value: number) => (100 * value).toFixed(1);
const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;
for (const [name, algorithm] of names.flatMap((each) => algorithms.map((one) => [each, one] as const))) {
  const set = SETS[name];
  if (!set) continue;
  const settings: TrainingSettings = { ...settingsFor(algorithm, DEFAULT_SETTINGS), ...chosen, ...chance };
  const {
    devShare: _dev,
    bootstrapResamples: _resamples,
    possibleTransitions: _pairs,
    seed: _seed,
    ...shown
  } = settings;
  console.log(JSON.stringify(shown));
  const before = process.cpuUsage();
  const perSeed: { f1: number; token: number }[] = [];
  for (const seed of seeds) {
    const judged = await crossValidate(set, settings, seed);
    const { exact, token } = evaluate(judged, labels, { resamples: DEFAULT_SETTINGS.bootstrapResamples, seed });
    const { f1, precision, recall } = exact.overall;
    perSeed.push({ f1: f1.value, token: token.weightedF1 });
    console.log(
      [
        `${name}, seed ${seed}`.padEnd(34),
        `entity F1 ${percent(f1.value)} (${percent(f1.low)}-${percent(f1.high)})`,
        `P ${percent(precision.value)} R ${percent(recall.value)}`,
        ...labels.map((label) => `${label} ${percent(exact.perLabel[label]?.f1.value ?? 0)}`),
        `token F1 with O ${percent(token.weightedF1)}, macro ${percent(token.macroF1)}`,
      ].join('  '),
    );
  }
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6 / (folds * seeds.length);
  const [f1, token] = [mean(perSeed.map((each) => each.f1)), mean(perSeed.map((each) => each.token))];
  console.log(
    `${name}, mean`.padEnd(34) +
      `  entity F1 ${(100 * f1).toFixed(2)}  token F1 with O ${(100 * token).toFixed(2)}  ${cpu.toFixed(1)} s CPU a fold`,
  );
}

async function crossValidate(set: FeatureSet, settings: TrainingSettings, seed: number): Promise<JudgedNote[]> {
  const order = shuffled(sentences, seededRandom(seed));
  const judged: JudgedNote[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const held = order.filter((_, at) => at % folds === fold);
    const train = order.filter((_, at) => at % folds !== fold);
    const lexicon = learnLexicon(train, set, labels);
    const trainer = engine.createTrainer({
      algorithm: settings.algorithm,
      params: {
        ...engineParameters(settings.algorithm, settings),
        max_iterations: settings.maxIterations,
        'feature.minfreq': settings.minFrequency,
      },
    });
    const training = createGroupedExtractor(set, lexicon, (attributes) => trainer.group(attributes));
    for (const { words, entities } of train) {
      const { groups, starts } = training.training(words, entities);
      trainer.appendGroups(groups, starts, tagsOfEntities(words.length, entities, set.encoding));
    }
    const tagger = engine.openTagger(await trainer.train());
    trainer.clear();
    const { spanChanceMin } = settings;
    const tagging = createTagging(
      { tagger, known: new Set(tagger.labels()) },
      { labels, featureSet: set, spanChanceMin },
    );
    const reading = createGroupedExtractor(set, lexicon, (attributes) => tagger.group(attributes));
    for (const { words, tokens, entities } of held) {
      const { groups, starts } = reading.inference(words);
      tagger.setGroups(groups, starts);
      judged.push({
        tokens,
        gold: spansOfEntities(tokens, entities),
        predicted: decodeTags(tokens, tagging(words.length)),
      });
    }
    tagger.close();
  }
  return judged;
}
