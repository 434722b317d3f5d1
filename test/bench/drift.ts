/**
 * How well windows of notes are judged: alarms on clean windows, foreign text seen, and F1 estimated without labels.
 *   npm run bench -- drift [--data DIR] [--windows 100] [--sizes 300,100] [--seeds 7,11,13,17,19,23,29,31] [--share 0.8]
 *     [--keep DIR]
 * Of the case study's training sentences, a share is the reference, read by models that did not see them; windows come
 * from the rest, read by a model of that share. All windows of one split share what its rest happens to be, so rates are over
 * several splits. The test files are not opened. Foreign text: sentences of the project's synthetic notes. Beside the rule
 * of this project, in the same windows: the stability index with its usual thresholds, a test a column, and drift when
 * half of the columns say so. --keep: readings are written there, and taken from there when they are there.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addCounts, emptyCounts } from '../../lib/domain/monitoring/counts';
import { assessWindow } from '../../lib/domain/monitoring/drift';
import { estimateF1 } from '../../lib/domain/monitoring/f1-estimate';
import { calibrate } from '../../lib/domain/monitoring/reference';
import { seededRandom, shuffled } from '../../lib/domain/random';
import { columnTests, indexAlarm } from './drift-peers';
import { readSplit, type Seen, type SplitReading } from './drift-windows';
import { readTrainingSentences, type TrainingSentences } from './training-sentences';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    windows: { type: 'string', default: '100' },
    sizes: { type: 'string', default: '300,100' },
    seeds: { type: 'string', default: '7,11,13,17,19,23,29,31' },
    share: { type: 'string', default: '0.8' },
    keep: { type: 'string' },
  },
});
const found = readTrainingSentences(values.data);
if (!found) {
  console.error('drift: --data must name a folder with train_sent and train_label.');
  process.exit(1);
}
const data: TrainingSentences = found;
const windows = Number(values.windows);
const seeds = values.seeds.split(',').map(Number);
const share = Number(values.share);
const FOREIGN = [0, 0.05, 0.1, 0.2, 0.3];
const RULES = ['alarm', 'critical', 'index > .1', 'index > .25', 'KS p < .05', '>= 50 % of columns'] as const;
type Rule = (typeof RULES)[number];

async function readingOf(seed: number): Promise<SplitReading> {
  const path = values.keep && join(values.keep, `split-${share}-${seed}.json`);
  if (path && existsSync(path)) {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as SplitReading;
    const seen = (all: readonly Seen[]) => all.map((one) => ({ ...one, counts: Int32Array.from(one.counts) }));
    return { own: kept.own.map((one) => Int32Array.from(one)), clean: seen(kept.clean), foreign: seen(kept.foreign) };
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

/** A window without a sentence twice. */
function draw({ clean, foreign }: SplitReading, random: () => number, size: number, part: number): Seen[] {
  const strangers = Math.round(size * part);
  return [...shuffled(clean, random).slice(0, size - strangers), ...shuffled(foreign, random).slice(0, strangers)];
}

interface Outcome {
  /** [FOREIGN] alarms of each rule. */
  readonly alarms: Record<Rule, number>[];
  readonly f1: { error: number; bias: number }[];
  seconds: number;
}

function judgeSplit(reading: SplitReading, size: number, seed: number, into: Outcome): void {
  const started = performance.now();
  const reference = calibrate(reading.own, { windowSentences: size, resamples: 2000, seed: 7 });
  into.seconds += (performance.now() - started) / 1000 / seeds.length;
  for (const [at, strangers] of FOREIGN.entries()) {
    const random = seededRandom(seed + Math.round(1000 * strangers));
    const count = into.alarms[at] as Record<Rule, number>;
    const estimated = into.f1[at] as { error: number; bias: number };
    for (let window = 0; window < windows; window++) {
      const taken = draw(reading, random, size, strangers);
      const counts = emptyCounts();
      for (const one of taken) addCounts(counts, one.counts);
      const { level } = assessWindow(counts, reference, undefined);
      const { ks, all } = columnTests(counts, reference.counts);
      if (level !== 'ok') count.alarm++;
      if (level === 'critical') count.critical++;
      if (indexAlarm(counts, reference.counts, 0.1)) count['index > .1']++;
      if (indexAlarm(counts, reference.counts, 0.25)) count['index > .25']++;
      if (ks.some((p) => p < 0.05)) count['KS p < .05']++;
      if (2 * all.filter((p) => p < 0.05).length >= all.length) count['>= 50 % of columns']++;
      const sum = (of: (one: Seen) => number) => taken.reduce((whole, one) => whole + of(one), 0);
      const truth = (2 * sum((one) => one.hits)) / (sum((one) => one.certainty.predicted) + sum((one) => one.gold));
      const notes = taken.map(({ certainty }) => certainty);
      const off = (estimateF1(notes, { resamples: 1, seed: 1 })?.f1 ?? 0) - truth;
      estimated.error += Math.abs(off) / windows / seeds.length;
      estimated.bias += off / windows / seeds.length;
    }
  }
}

const sizes = values.sizes.split(',').map(Number);
const outcomes = sizes.map(
  (): Outcome => ({
    alarms: FOREIGN.map(() => Object.fromEntries(RULES.map((rule) => [rule, 0])) as Record<Rule, number>),
    f1: FOREIGN.map(() => ({ error: 0, bias: 0 })),
    seconds: 0,
  }),
);
for (const seed of seeds) {
  const reading = await readingOf(seed);
  for (const [at, size] of sizes.entries()) judgeSplit(reading, size, seed, outcomes[at] as Outcome);
  console.error(
    `split ${seed}: ${reading.own.length} sentences of reference, ${reading.clean.length} clean, ${reading.foreign.length} foreign`,
  );
}
const whole = windows * seeds.length;
for (const [at, size] of sizes.entries()) {
  const { alarms, f1, seconds } = outcomes[at] as Outcome;
  console.log(
    `\nwindows of ${size} sentences, ${whole} a row over ${seeds.length} splits; 2,000 resamples in ${seconds.toFixed(1)} s`,
  );
  console.log(`| foreign | ${RULES.join(' | ')} | F1 without labels: error | bias |`);
  console.log(`|---:|${RULES.map(() => '---:|').join('')}---:|---:|`);
  for (const [row, strangers] of FOREIGN.entries()) {
    const cells = RULES.map((rule) => `${((100 * (alarms[row]?.[rule] ?? 0)) / whole).toFixed(1)} %`);
    const { error, bias } = f1[row] ?? { error: 0, bias: 0 };
    console.log(`| ${100 * strangers} % | ${cells.join(' | ')} | ${error.toFixed(3)} | ${bias.toFixed(3)} |`);
  }
}
