/**
 * What counting costs while a model reads, and how long making a reference takes:
 *   npm run bench -- monitoring [--rounds 25]
 * The case study's training sentences, each a note of its own, and synthetic notes of several sentences, read by a model of
 * the former. Counting is timed beside two things: tagging alone, of tokens that are known already, and what the app's
 * worker does of a note as it stands: contract, tokens, sentences, tagging, pairs. The store is left out of both: no reading
 * waits for it.
 */
import { parseArgs } from 'node:util';
import { loadEngine } from 'crfsuite-wasm';
import { checkNote } from '../../lib/domain/data/contract';
import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { closeNote, openNote } from '../../lib/domain/monitoring/count-note';
import { seededRandom } from '../../lib/domain/random';
import { readNote } from '../../lib/domain/reading/read-note';
import { generateNotes } from '../../lib/domain/samples/generate-notes';
import { SMALL } from '../../lib/domain/text/feature-set';
import type { Note, TextStructure } from '../../lib/domain/text/note';
import { structureOf } from '../../lib/domain/text/structure';
import { fit as fitModel } from '../../lib/pipelines/fit';
import { openReader } from '../../lib/pipelines/inference';
import { referenceToTell } from '../../lib/pipelines/tell-reference';
import { type CountingCost, costOfCounting, medianOf, quantileOf, shareOf } from './counting-cost';
import { readTrainingSentences } from './training-sentences';

const { values } = parseArgs({ options: { data: { type: 'string' }, rounds: { type: 'string', default: '25' } } });
const rounds = Number(values.rounds);
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
const opened = openReader(readable, engine, { labels, confidences, startsFactor: 1 });
if (!opened.ok) throw new Error(opened.error.code);
const reader = opened.value;

function say(what: string, cost: CountingCost): void {
  const { plain, added, shares } = cost;
  const each = (list: readonly number[]) =>
    [0.5, 0.95].map((share) => (1000 * quantileOf(list, share)).toFixed(1).padStart(7)).join(' ');
  const ofP95 = medianOf(added) / quantileOf(plain, 0.95);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const [least = 0, most = 0] = [Math.min(...shares), Math.max(...shares)];
  console.log(
    `  ${what.padEnd(28)}${each(plain)}   ${each(added)}   ${percent(shareOf(cost)).padStart(6)} (${percent(least)} to ${percent(most)})   ${percent(ofP95)}`,
  );
}

type BenchNote = Pick<Note, 'id' | 'text' | 'tokenizer'>;
/** Tokens and sentences found before the clock runs. */
interface KnownNote extends BenchNote {
  readonly structure: TextStructure;
}

function measure(name: string, notes: readonly BenchNote[]) {
  const known = notes.map((note): KnownNote => ({ ...note, structure: structureOf(note) }));
  const sentences = known.reduce((sum, { structure }) => sum + structure.sentences.length, 0);
  const tokens = known.reduce((sum, { structure }) => sum + structure.tokens.length, 0);
  console.log(`${name}: ${notes.length} notes, ${sentences} sentences, ${tokens} tokens; ${rounds} rounds`);
  console.log(
    '  µs a note, median and p95     without          counting        of all (by fifths of the rounds)   of p95',
  );
  const tagging = costOfCounting(known, rounds, (note, sums) => {
    reader.predict(note, note.structure, sums);
  });
  say('beside tagging alone', tagging);
  const whole = costOfCounting(notes, rounds, (note, sums) => {
    const checked = checkNote(note);
    if (!checked.ok) throw new Error(checked.error.code);
    const structure = checked.value;
    const predicted = reader.predict(note, structure, sums);
    const { id: noteId, text } = note;
    readNote({ noteId, text, structure, gold: [], predicted, layer: 'model', includeUnaffirmed: true });
  });
  say('beside the reading of a note', whole);
}

const textOf = ({ words }: { readonly words: readonly string[] }) => words.join(' ');
const own = sentences.map((sentence, at) => ({ id: `n${at}`, text: textOf(sentence), tokenizer: 'given-1' as const }));
measure('training sentences', own);
measure(
  'synthetic notes',
  generateNotes(seededRandom(7), 300).map(({ text }, at) => ({ id: `s${at}`, text, tokenizer: 'clinical-1' as const })),
);

const counts = own.map((note) => {
  const sums = openNote();
  reader.predict(note, undefined, sums);
  closeNote(sums);
  return sums.counts;
});
const begun = performance.now();
const before = process.cpuUsage();
const told = referenceToTell({ counts, confidences, startsFactor: 1, f1Spread: 1 });
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(before);
const processor = ((user + system) / 1e6).toFixed(1);
console.log(
  `reference: ${seconds.toFixed(1)} s, ${processor} s of a processor, for 2,000 windows of 300 sentences and 1,000 of the fleet`,
);
console.log(`  ${(JSON.stringify(told).length / 1024).toFixed(1)} kB as it is told`);
