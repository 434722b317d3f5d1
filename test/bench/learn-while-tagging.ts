/**
 * Learning while tagging, simulated on the case study's training sentences; never opens the test files.
 *   npx tsx test/bench/learn-while-tagging.ts --data DIR [--seeds 7,11,13] [--batch 20] [--warm 20]
 * Each seed holds out a fifth of the sentences to judge on. From one random batch on, the "annotator" (the labels of
 * the data) is given batches in random order, or the least certain first (MNLP, scored anew after each round), and the
 * model learns after each, beginning at its last weights. Asked: at how many labelled tokens does MNLP reach the F1
 * that random order has when half of the tokens are labelled? F1 is the mean of five rounds, on either side.
 * `--warm 0` trains each round from nothing, with the iterations of a full training.
 */
import { parseArgs } from 'node:util';
import { loadEngine } from 'crfsuite-wasm';
import { uncertaintyOf } from '../../lib/domain/annotation/uncertainty';
import { exactF1 } from '../../lib/domain/model/evaluate';
import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { seededRandom, shuffled } from '../../lib/domain/random';
import { spansOfEntities } from '../../lib/domain/text/entities';
import { SMALL } from '../../lib/domain/text/feature-set';
import type { LabelledSentence } from '../../lib/domain/text/labelled-sentence';
import { decodeTags } from '../../lib/domain/text/tags';
import { WARM_ITERATIONS } from '../../lib/pipelines/annotation/learn';
import { fit as fitModel } from '../../lib/pipelines/fit';
import { type OpenModel, openModel } from '../../lib/pipelines/inference';
import { readTrainingSentences } from './training-sentences';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    seeds: { type: 'string', default: '7,11,13,17,19' },
    batch: { type: 'string', default: '20' },
    warm: { type: 'string', default: String(WARM_ITERATIONS) },
    orders: { type: 'string', default: 'random,uncertain' },
  },
});
const data = readTrainingSentences(values.data);
if (!data) {
  console.error('learn-while-tagging: --data must name a folder with train_sent and train_label.');
  process.exit(1);
}
const { sentences, labels } = data;
const seeds = values.seeds.split(',').map(Number);
const batch = Number(values.batch);
const warmIterations = Number(values.warm);
const engine = await loadEngine();

type Order = 'random' | 'uncertain';

interface Point {
  readonly tokens: number;
  readonly f1: number;
  readonly seconds: number;
}

const tokensOf = (list: readonly LabelledSentence[]) => list.reduce((sum, { words }) => sum + words.length, 0);

async function learn(train: readonly LabelledSentence[], from: Uint8Array | undefined) {
  const warm = from !== undefined && warmIterations > 0;
  const fitted = await fitModel(
    {
      train,
      holdout: [],
      labels,
      featureSet: SMALL,
      settings: { ...DEFAULT_SETTINGS, maxIterations: warm ? warmIterations : DEFAULT_SETTINGS.maxIterations },
      from: warm ? from : undefined,
    },
    engine,
    () => undefined,
    () => undefined,
    {},
  );
  const opened = openModel({ ...fitted, labels, featureSet: SMALL }, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  return { bytes: fitted.bytes, model: opened.value };
}

function setSentence({ tagger, extractor }: OpenModel, { words }: LabelledSentence): void {
  const { groups, starts } = extractor.inference(words);
  tagger.setGroups(groups, starts);
}

function judge(model: OpenModel, held: readonly LabelledSentence[]): number {
  return exactF1(
    held.map((sentence) => {
      setSentence(model, sentence);
      const { tokens, entities } = sentence;
      return { gold: spansOfEntities(tokens, entities), predicted: decodeTags(tokens, model.tagger.tag()) };
    }),
  );
}

function leastCertainFirst(model: OpenModel, pool: readonly LabelledSentence[]): LabelledSentence[] {
  const scored = pool.map((sentence) => {
    setSentence(model, sentence);
    const logProbability = model.tagger.bestPathLogProbability();
    return { sentence, score: uncertaintyOf([{ logProbability, tokens: sentence.words.length }]) };
  });
  return scored.sort((a, b) => b.score - a.score).map(({ sentence }) => sentence);
}

async function simulate(seed: number, order: Order): Promise<Point[]> {
  const all = shuffled(sentences, seededRandom(seed));
  const heldCount = Math.round(all.length / 5);
  const held = all.slice(0, heldCount);
  let pool = all.slice(heldCount);
  const half = tokensOf(pool) / 2;
  const done: LabelledSentence[] = [];
  const points: Point[] = [];
  let bytes: Uint8Array | undefined;
  // The mean of five rounds is taken around the half.
  for (let beyond = 0; beyond < 3 && pool.length > 0; ) {
    done.push(...pool.slice(0, batch));
    pool = pool.slice(batch);
    const begun = performance.now();
    const learned = await learn(done, bytes);
    bytes = learned.bytes;
    const seconds = (performance.now() - begun) / 1000;
    points.push({ tokens: tokensOf(done), f1: judge(learned.model, held), seconds });
    if (order === 'uncertain') pool = leastCertainFirst(learned.model, pool);
    learned.model.tagger.close();
    if (tokensOf(done) >= half) beyond++;
  }
  return points;
}

/** Mean of five rounds around each. */
function smooth(points: readonly Point[]): Point[] {
  return points.map((point, at) => {
    const near = points.slice(Math.max(0, at - 2), at + 3);
    return { ...point, f1: near.reduce((sum, { f1 }) => sum + f1, 0) / near.length };
  });
}

/** F1 at a number of tokens, on a straight line between rounds. */
function f1At(points: readonly Point[], tokens: number): number | undefined {
  const at = points.findIndex((point) => point.tokens >= tokens);
  const [before, after] = [points[at - 1], points[at]];
  if (!after) return undefined;
  if (!before) return after.f1;
  return before.f1 + ((after.f1 - before.f1) * (tokens - before.tokens)) / (after.tokens - before.tokens);
}

const percent = (value: number | undefined) => (value === undefined ? '   –' : (100 * value).toFixed(1).padStart(5));
const orders = values.orders.split(',') as Order[];
console.log(
  `${sentences.length} sentences, batches of ${batch}, ${warmIterations > 0 ? `${warmIterations} iterations a round after the first` : 'each round from nothing'}, seeds ${values.seeds}`,
);
const curves = new Map<Order, Point[][]>(orders.map((order) => [order, []]));
const savings: number[] = [];
for (const seed of seeds) {
  const own = new Map<Order, Point[]>();
  for (const order of orders) {
    const points = smooth(await simulate(seed, order));
    own.set(order, points);
    curves.get(order)?.push(points);
  }
  const random = own.get('random');
  const uncertain = own.get('uncertain');
  if (!random) continue;
  const half = random.at(-3) ?? random.at(-1);
  const seconds = random.reduce((sum, point) => sum + point.seconds, 0);
  const target = half?.f1 ?? 0;
  const reached = uncertain?.find(({ f1 }) => f1 >= target)?.tokens;
  if (uncertain) savings.push(reached === undefined ? 0 : 1 - reached / (half?.tokens ?? 1));
  console.log(
    `seed ${seed}: random order has F1 ${percent(target)} at ${half?.tokens} tokens (${seconds.toFixed(1)} s of learning, last round ${random.at(-1)?.seconds.toFixed(2)} s)` +
      (uncertain ? `; MNLP reaches it at ${reached ?? 'none'}: ${percent(savings.at(-1))} % fewer` : ''),
  );
}
const most = Math.min(...[...curves.values()].flat().map((points) => points.at(-1)?.tokens ?? 0));
console.log(
  `\nF1 in per cent at labelled tokens, mean of the seeds\n   tokens${orders.map((order) => order.padStart(11)).join('')}`,
);
for (let tokens = 1000; tokens <= most; tokens += tokens < 6000 ? 1000 : 2000) {
  const cells = orders.map((order) => {
    const all = (curves.get(order) ?? []).flatMap((points) => f1At(points, tokens) ?? []);
    return percent(all.reduce((sum, each) => sum + each, 0) / all.length).padStart(11);
  });
  console.log(`${String(tokens).padStart(9)}${cells.join('')}`);
}
if (savings.length > 0) {
  const mean = savings.reduce((sum, each) => sum + each, 0) / savings.length;
  console.log(`\nMNLP asked for ${percent(mean)} % fewer tokens (least ${percent(Math.min(...savings))} %)`);
}
