/**
 * How well windows of notes are judged: alarms on clean windows, foreign text seen, and F1 estimated without labels.
 *   npm run bench -- drift [--data DIR] [--windows 500] [--sizes 300,100] [--seed 7]
 * One half of the case study's training sentences is the reference, read by models that did not see them (five folds);
 * windows come from the other half, read by a model of the first. The test files are not opened. Foreign text: sentences
 * of the project's synthetic notes. Beside the rule of this project, in the same windows: the stability index with its
 * usual thresholds, a test a column, and drift when half of the columns say so.
 */
import { parseArgs } from 'node:util';
import { loadEngine } from 'crfsuite-wasm';
import { fitIsotonic, type IsotonicFit, type WeightedPoint } from '../../lib/domain/model/isotonic';
import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { addCounts, type Counts, countNote, emptyCounts } from '../../lib/domain/monitoring/counts';
import { assessWindow } from '../../lib/domain/monitoring/drift';
import { estimateF1, type NoteCertainty } from '../../lib/domain/monitoring/f1-estimate';
import { calibrate } from '../../lib/domain/monitoring/reference';
import { seededRandom, shuffled } from '../../lib/domain/random';
import { generateNotes } from '../../lib/domain/samples/generate-notes';
import { DEFAULT_FEATURE_SET } from '../../lib/domain/text/feature-set';
import { type LabelledSentence, labelledSentences } from '../../lib/domain/text/labelled-sentence';
import { normalizeWord } from '../../lib/domain/text/normalize';
import { entitiesOfTags, tagsOfSpan } from '../../lib/domain/text/tags';
import { fit } from '../../lib/pipelines/fit';
import { openModel } from '../../lib/pipelines/inference';
import { createObserver } from '../../lib/pipelines/observe';
import { columnTests, indexAlarm } from './drift-peers';
import { readTrainingSentences } from './training-sentences';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    windows: { type: 'string', default: '500' },
    sizes: { type: 'string', default: '300,100' },
    seed: { type: 'string', default: '7' },
  },
});
const data = readTrainingSentences(values.data);
if (!data) {
  console.error('drift: --data must name a folder with train_sent and train_label.');
  process.exit(1);
}
const { labels } = data;
const seed = Number(values.seed);
const windows = Number(values.windows);
const engine = await loadEngine();
const featureSet = DEFAULT_FEATURE_SET;

/** A sentence as monitoring counts it, and what is true of it. */
interface Seen {
  readonly counts: Counts;
  readonly certainty: NoteCertainty;
  readonly hits: number;
  readonly gold: number;
}

const order = shuffled(data.sentences, seededRandom(seed));
const half = Math.round(order.length * Number(process.env.SHARE ?? 0.5));
const [reference, stream] = [order.slice(0, half), order.slice(half)];

const seenIn = new Map<string, number>();
let total = 0;
for (const { words } of reference) {
  for (const word of new Set(words.map(normalizeWord))) {
    seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
    total++;
  }
}
const rarityOf = (inside: boolean) => (word: string) => {
  const times = Math.max(0, (seenIn.get(normalizeWord(word)) ?? 0) - (inside ? 1 : 0));
  return { unknown: times === 0, nats: -Math.log((times + 0.5) / (total + 0.5 * seenIn.size)) };
};

const train = (sentences: readonly LabelledSentence[]) =>
  fit(
    { train: sentences, holdout: [], labels, featureSet, settings: DEFAULT_SETTINGS },
    engine,
    async () => undefined,
    () => undefined,
    {},
  );

/** @param inside sentences of the reference: a word of one sentence alone is unknown there */
function read(
  model: Awaited<ReturnType<typeof train>>,
  sentences: readonly LabelledSentence[],
  inside: boolean,
  calibration?: IsotonicFit,
): { seen: Seen[]; points: WeightedPoint[] } {
  const readable = { ...model, labels, featureSet, ...(calibration ? { calibration } : {}) };
  const opened = openModel(readable, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  const { tagger, extractor, known } = opened.value;
  const observe = createObserver(opened.value, readable, rarityOf(inside));
  const points: WeightedPoint[] = [];
  const seen = sentences.map(({ words, entities }): Seen => {
    const { groups, starts } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const { observation, certainty } = observe(words);
    const gold = new Set(entities.map((entity) => `${entity.start} ${entity.end} ${entity.label}`));
    let hits = 0;
    for (const { start, end, label } of entitiesOfTags(tagger.tag())) {
      const right = gold.has(`${start} ${end} ${label}`);
      if (right) hits++;
      const tags = tagsOfSpan(label, end - start, featureSet.encoding);
      const probability = tags.every((tag) => known.has(tag)) ? tagger.pathProbability(start, tags) : 0;
      points.push({ x: probability, y: Number(right), weight: 1 });
    }
    return { counts: countNote([observation], labels), certainty, hits, gold: gold.size };
  });
  tagger.close();
  return { seen, points };
}

const FOLDS = 5;
const own: Seen[] = [];
const points: WeightedPoint[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const model = await train(reference.filter((_, at) => at % FOLDS !== fold));
  const held = read(
    model,
    reference.filter((_, at) => at % FOLDS === fold),
    true,
  );
  own.push(...held.seen);
  points.push(...held.points);
}
const calibration = fitIsotonic([...points, { x: 0, y: 0.5, weight: 1 }, { x: 1, y: 0.5, weight: 1 }]);
const model = await train(reference);
const clean = read(model, stream, false, calibration).seen;
const foreignSentences = generateNotes(seededRandom(41), 400).flatMap(({ text, entities }) =>
  labelledSentences({ text, tokenizer: 'clinical-1' }, entities).sentences.filter(({ words }) => words.length > 2),
);
const foreign = read(model, foreignSentences, false, calibration).seen;
console.log(
  `reference ${own.length} sentences, clean stream ${clean.length}, foreign ${foreign.length}; ${windows} windows a row, seed ${seed}`,
);

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1).padStart(5)} %`;

for (const size of values.sizes.split(',').map(Number)) {
  const started = performance.now();
  const calibrated = calibrate(
    own.map(({ counts }) => counts),
    { windowSentences: size, resamples: 2000, seed: 7 },
  );
  console.log(`\nwindow ${size} sentences; 2,000 resamples in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  console.log('foreign |  rule: alarm  critical | index > .1  > .25 | a column p < .05 | half of the columns');
  for (const share of [0, 0.05, 0.1, 0.2, 0.3, 0.5]) {
    const random = seededRandom(seed + Math.round(1000 * share));
    const zs: Record<string, number> = {};
    const tally = { alarm: 0, critical: 0, low: 0, high: 0, any: 0, half: 0 };
    for (let window = 0; window < windows; window++) {
      const taken = draw(random, size, share);
      const counts = emptyCounts();
      for (const one of taken) addCounts(counts, one.counts);
      const { level, signals } = assessWindow(counts, calibrated, undefined);
      for (const { name, z } of signals) zs[name] = (zs[name] ?? 0) + z / windows;
      if (level === 'warning' || level === 'critical') tally.alarm++;
      if (level === 'critical') tally.critical++;
      if (indexAlarm(counts, calibrated.counts, 0.1)) tally.low++;
      if (indexAlarm(counts, calibrated.counts, 0.25)) tally.high++;
      const tests = columnTests(counts, calibrated.counts).filter((p) => p < 0.05).length;
      if (tests > 0) tally.any++;
      if (2 * tests >= columnTests(counts, calibrated.counts).length) tally.half++;
    }
    console.log(Object.entries(zs).map(([n, z]) => `${n} ${z.toFixed(1)}`).join('  '));
    console.log(
      `${percent(share, 1)} |   ${percent(tally.alarm, windows)}   ${percent(tally.critical, windows)} |   ${percent(tally.low, windows)} ${percent(tally.high, windows)} |          ${percent(tally.any, windows)} | ${percent(tally.half, windows)}`,
    );
  }
  for (const share of [0, 0.5]) {
    const random = seededRandom(seed + 5000);
    let [error, bias] = [0, 0];
    for (let window = 0; window < windows; window++) {
      const taken = draw(random, size, share);
      const sum = (of: (one: Seen) => number) => taken.reduce((all, one) => all + of(one), 0);
      const truth = (2 * sum((one) => one.hits)) / (sum((one) => one.certainty.predicted) + sum((one) => one.gold));
      const estimate = estimateF1(
        taken.map(({ certainty }) => certainty),
        { resamples: 1, seed: 1 },
      );
      error += Math.abs((estimate?.f1 ?? 0) - truth) / windows;
      bias += ((estimate?.f1 ?? 0) - truth) / windows;
    }
    console.log(
      `F1 without labels, ${100 * share} % foreign: mean error ${error.toFixed(3)}, bias ${bias >= 0 ? '+' : ''}${bias.toFixed(3)}`,
    );
  }
}

/** A window without a sentence twice. */
function draw(random: () => number, size: number, share: number): Seen[] {
  const strangers = Math.round(size * share);
  return [...shuffled(clean, random).slice(0, size - strangers), ...shuffled(foreign, random).slice(0, strangers)];
}
