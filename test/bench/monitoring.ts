/**
 * What counting costs while a model reads, and how long making a reference takes:
 *   npm run bench -- monitoring
 * The case study's training sentences are read twelve times by one model with counting and without, in turns. Counting
 * is what monitoring does of a note but for the store, which no reading waits for.
 */
import { parseArgs } from 'node:util';
import { loadEngine } from 'crfsuite-wasm';
import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import type { Counts } from '../../lib/domain/monitoring/counts';
import { SMALL } from '../../lib/domain/text/feature-set';
import { fit as fitModel } from '../../lib/pipelines/fit';
import { openReader } from '../../lib/pipelines/inference';
import { countedNote } from '../../lib/pipelines/monitoring';
import type { ObservedSentence } from '../../lib/pipelines/observe';
import { referenceToTell } from '../../lib/pipelines/tell-reference';
import { readTrainingSentences } from './training-sentences';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const data = readTrainingSentences(values.data);
if (!data) {
  console.error('monitoring: --data must name a folder with train_sent and train_label.');
  process.exit(1);
}
const { sentences, labels } = data;
const engine = await loadEngine();
const model = await fitModel(
  { train: sentences, holdout: [], labels, featureSet: SMALL, settings: { ...DEFAULT_SETTINGS, maxIterations: 40 } },
  engine,
  async () => undefined,
  () => undefined,
  {},
);
const readable = { ...model, labels, featureSet: SMALL, spanChanceMin: DEFAULT_SETTINGS.spanChanceMin };
const confidences = { x: [0, 1], y: [0, 1] };
const plain = openReader(readable, engine);
const watched = openReader(readable, engine, { confidences, startsFactor: 1 });
if (!plain.ok || !watched.ok) throw new Error('the model does not open');

const notes = sentences.map(({ words }, at) => ({
  id: `n${at}`,
  text: words.join(' '),
  tokenizer: 'given-1' as const,
}));
const counts: Counts[] = [];
const times = { plain: [] as number[], watched: [] as number[] };
for (let round = 0; round < 13; round++) {
  counts.length = 0;
  let begun = performance.now();
  for (const note of notes) plain.value.predict(note);
  const without = performance.now() - begun;
  begun = performance.now();
  for (const note of notes) {
    const seen: ObservedSentence[] = [];
    watched.value.predict(note, undefined, (sentence) => seen.push(sentence));
    counts.push(countedNote(note, seen, labels).counts);
  }
  const withCounting = performance.now() - begun;
  // The first round fills what both keep of words.
  if (round === 0) continue;
  times.plain.push(without);
  times.watched.push(withCounting);
}
const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const [without, withCounting] = [median(times.plain), median(times.watched)];
const each = (ms: number) => `${((1000 * ms) / notes.length).toFixed(0)} µs a sentence`;
console.log(`${notes.length} sentences, median of ${times.plain.length} rounds`);
console.log(`reading            ${each(without)}`);
console.log(`reading, counted   ${each(withCounting)}, ${(100 * (withCounting / without - 1)).toFixed(1)} % more`);

const begun = performance.now();
const told = referenceToTell({ counts, confidences, startsFactor: 1, f1Spread: 1 });
const seconds = (performance.now() - begun) / 1000;
console.log(`reference          ${seconds.toFixed(1)} s for 2,000 windows of 300 sentences and 2,000 of the fleet`);
console.log(`                   ${(JSON.stringify(told).length / 1024).toFixed(1)} kB as it is told`);
