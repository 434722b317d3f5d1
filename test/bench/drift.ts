/**
 * How well windows of notes are judged: alarms on clean windows, foreign text seen, F1 estimated without labels, alarms in
 * a stream of notes, and what counting costs.
 *   npm run bench -- drift [--data DIR] [--windows 100] [--sizes 300,100] [--seeds 101,103,107,109,113] [--share 0.8]
 *     [--keep DIR] [--f1] [--test]
 * Of the case study's training sentences, a share is the reference, read by models that did not see them; windows come
 * from the rest, read by a model of that share. All windows of one split share what its rest happens to be, so rates are over
 * several splits. The test files are not opened but by --test. Foreign text: foreign-sentences.ts. Beside the rule of this project, in the same windows: the stability index with its usual thresholds, a test a column, and drift when
 * half of the columns say so. --keep: readings are written there, and taken from there when they are there.
 * --f1: F1 without labels alone. With --test as well: of the test sentences, by a model of all training sentences; f1-test.ts.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addCounts, type Counts, emptyCounts } from '../../lib/domain/monitoring/counts';
import { assessWindow, type DriftReport } from '../../lib/domain/monitoring/drift';
import { calibrate, type Reference } from '../../lib/domain/monitoring/reference';
import { tellable } from '../../lib/domain/monitoring/told-reference';
import { seededRandom, shuffled } from '../../lib/domain/random';
import { columnTests, indexAlarm } from './drift-peers';
import { alarmsOfStream, type StreamAlarms, streamLines } from './drift-stream';
import { readSplit, type Seen, type SplitReading } from './drift-windows';
import { f1OfTest } from './f1-test';
import { F1Windows, judgedF1 } from './f1-windows';
import { FOREIGN, type Foreign, mapForeign } from './foreign-sentences';
import { readTestSentences, readTrainingSentences, type TrainingSentences } from './training-sentences';
import { percentOf, wilson } from './wilson';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    windows: { type: 'string', default: '100' },
    sizes: { type: 'string', default: '300,100' },
    seeds: { type: 'string', default: '101,103,107,109,113' },
    share: { type: 'string', default: '0.8' },
    keep: { type: 'string' },
    f1: { type: 'boolean', default: false },
    test: { type: 'boolean', default: false },
  },
});
const found = readTrainingSentences(values.data);
if (!found) {
  console.error('drift: --data must name a folder with train_sent and train_label.');
  process.exit(1);
}
const data: TrainingSentences = found;
if (values.test) {
  const test = readTestSentences(values.data);
  if (!values.f1 || !test) {
    console.error('drift: --test goes with --f1, and --data must name a folder with test_sent and test_label.');
    process.exit(1);
  }
  for (const line of await f1OfTest(data, test, values.sizes.split(',').map(Number))) console.log(line);
  process.exit(0);
}
const windows = Number(values.windows);
const seeds = values.seeds.split(',').map(Number);
const share = Number(values.share);
/** Of the synthetic notes; of the other texts OTHER_SHARES. */
const SHARES = [0, 0.05, 0.1, 0.2, 0.3];
const OTHER_SHARES = [0.1, 0.2];
const [NOTES, ...OTHERS] = FOREIGN;
const RULES = ['alarm', 'critical', 'index > .1', 'index > .25', 'KS p < .05', '>= 50 % of columns'] as const;
type Rule = (typeof RULES)[number];

async function readingOf(seed: number): Promise<SplitReading> {
  const path = values.keep && join(values.keep, `reading-${share}-${seed}.json`);
  if (path && existsSync(path)) {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as SplitReading;
    const seen = (all: readonly Seen[]) => all.map((one) => ({ ...one, counts: Int32Array.from(one.counts) }));
    return {
      ...kept,
      own: kept.own.map((one) => Int32Array.from(one)),
      clean: seen(kept.clean),
      foreign: mapForeign((name) => seen(kept.foreign[name])),
    };
  }
  const reading = await readSplit(data, seed, share);
  if (path && values.keep) {
    mkdirSync(values.keep, { recursive: true });
    writeFileSync(
      path,
      JSON.stringify(reading, (_, value) => (value instanceof Int32Array ? [...value] : value)),
    );
  }
  return reading;
}

/** Windows of one text at one share, over all splits. */
class Row {
  windows = 0;
  readonly alarms = Object.fromEntries(RULES.map((rule) => [rule, 0])) as Record<Rule, number>;
  error = 0;
  bias = 0;
  /** Share of a split's windows that alarmed, the largest: windows of a split share what its rest happens to be. */
  worst = 0;

  /** All windows of one split. @param whole counts of the reference's notes, nothing joined: what other tools would have */
  addSplit(windows: readonly (readonly Seen[])[], reference: Reference, whole: Counts): void {
    const before = this.alarms.alarm;
    for (const taken of windows) this.add(taken, reference, whole);
    this.worst = Math.max(this.worst, (this.alarms.alarm - before) / windows.length);
  }

  private add(taken: readonly Seen[], reference: Reference, whole: Counts): void {
    const counts = countsOf(taken);
    const { level } = assessWindow(counts, reference, undefined);
    const { ks, all } = columnTests(counts, whole);
    const says: Record<Rule, boolean> = {
      alarm: level !== 'ok',
      critical: level === 'critical',
      'index > .1': indexAlarm(counts, whole, 0.1),
      'index > .25': indexAlarm(counts, whole, 0.25),
      'KS p < .05': ks.some((p) => p < 0.05),
      '>= 50 % of columns': 2 * all.filter((p) => p < 0.05).length >= all.length,
    };
    for (const rule of RULES) if (says[rule]) this.alarms[rule]++;
    const { off } = judgedF1(taken, reference);
    this.error += Math.abs(off);
    this.bias += off;
    this.windows++;
  }

  line(name: string): string {
    const { windows, alarms, error, bias } = this;
    const [low, high] = wilson(alarms.alarm, windows);
    const cells = RULES.map((rule) => percentOf(alarms[rule] / windows));
    cells[0] += ` (${percentOf(low)} to ${percentOf(high)})`;
    cells.splice(1, 0, percentOf(this.worst));
    return `| ${name} | ${cells.join(' | ')} | ${(error / windows).toFixed(3)} | ${(bias / windows).toFixed(3)} |`;
  }
}

function countsOf(taken: readonly Seen[]): Counts {
  const counts = emptyCounts();
  for (const one of taken) addCounts(counts, one.counts);
  return counts;
}

/** A window without a sentence twice, as far as the foreign text goes. */
function draw(clean: readonly Seen[], foreign: readonly Seen[], random: () => number, size: number, part: number) {
  const strangers = Math.min(foreign.length, Math.round(size * part));
  return [...shuffled(clean, random).slice(0, size - strangers), ...shuffled(foreign, random).slice(0, strangers)];
}

const rows = new Map<string, Row>();
const streams = new Map<string, StreamAlarms>();
const estimates = new Map<number, F1Windows>();
let calibrating = 0;
const costs: number[] = [];

function judgeSplit({ own, f1Spread, clean, foreign }: SplitReading, size: number, seed: number): void {
  const started = performance.now();
  const resamples = values.f1 ? 100 : 2000;
  const whole = calibrate(own, { windowSentences: size, resamples, seed: 7 }, f1Spread);
  // As browsers and the site are told of it.
  const reference = tellable(whole, own);
  calibrating = Math.max(calibrating, (performance.now() - started) / 1000);
  const estimated = estimates.get(size) ?? new F1Windows();
  estimates.set(size, estimated);
  const drawn = seededRandom(seed);
  const taken = Array.from({ length: windows }, () => draw(clean, [], drawn, size, 0));
  estimated.add(taken.map((one) => judgedF1(one, reference)));
  if (values.f1) return;
  const judge = (name: Foreign, strangers: number) => {
    const key = `${size} ${name} ${strangers}`;
    const row = rows.get(key) ?? new Row();
    rows.set(key, row);
    const random = seededRandom(seed + Math.round(1000 * strangers));
    const taken = Array.from({ length: windows }, () => draw(clean, foreign[name], random, size, strangers));
    row.addSplit(taken, reference, whole.counts);
  };
  for (const strangers of SHARES) judge(NOTES, strangers);
  for (const name of OTHERS) for (const strangers of OTHER_SHARES) judge(name, strangers);
  for (const strangers of [0.1, 0.2, 0.3]) {
    const random = seededRandom(seed + Math.round(10_000 * strangers));
    const windowOf = (from: number) => {
      // Of a window, `from` sentences came before the change.
      const strange = Math.round((size - from) * strangers);
      const taken = [
        ...shuffled(clean, random).slice(0, size - strange),
        ...shuffled(foreign[NOTES], random).slice(0, strange),
      ];
      return countsOf(taken);
    };
    const judgeNext = (counts: Counts, before: DriftReport | undefined) => assessWindow(counts, reference, before);
    const key = `${size} ${strangers}`;
    streams.set(key, alarmsOfStream({ size, windowOf, judge: judgeNext, random, rounds: 10 }, streams.get(key)));
  }
}

const sizes = values.sizes.split(',').map(Number);
for (const seed of seeds) {
  const reading = await readingOf(seed);
  for (const size of sizes) judgeSplit(reading, size, seed);
  costs.push(reading.cost);
  console.error(`split ${seed}: ${reading.own.length} sentences of reference, ${reading.clean.length} clean`);
}
for (const size of values.f1 ? [] : sizes) {
  const line = (name: Foreign, part: number, told: string) =>
    console.log(rows.get(`${size} ${name} ${part}`)?.line(told) ?? '');
  console.log(
    `\nwindows of ${size} sentences, ${windows * seeds.length} a row over ${seeds.length} splits; 95 % intervals`,
  );
  console.log(
    `| foreign | alarm | of the worst split | ${RULES.slice(1).join(' | ')} | F1 without labels: error | bias |`,
  );
  console.log(`|---|---:|${RULES.map(() => '---:|').join('')}---:|---:|`);
  for (const part of SHARES) line(NOTES, part, part === 0 ? 'none' : `${NOTES}, ${100 * part} %`);
  for (const name of OTHERS) for (const part of OTHER_SHARES) line(name, part, `${name}, ${100 * part} %`);
  console.log(`\na stream in windows of ${size}, synthetic notes among it from some note on`);
  for (const text of streamLines([0.1, 0.2, 0.3].map((part) => [part, streams.get(`${size} ${part}`)])))
    console.log(text);
}
for (const line of F1Windows.lines(estimates)) console.log(line);
costs.sort((a, b) => a - b);
if (!values.f1)
  console.log(
    `\n2,000 resamples: ${calibrating.toFixed(1)} s at most; counting adds ${percentOf(costs[costs.length >> 1] ?? 0)} to tagging`,
  );
