/**
 * How long suggestions for a note of 1,000 tokens, or as many as --tokens says, take, in milliseconds.
 *   npx tsx test/bench/suggest.ts [--data DIR] [--tokens 1000] [--rounds 200]
 * The model is trained on the case study's training sentences where --data names them, else on synthetic notes; the
 * notes read are synthetic ones it has not seen, so that many of their words are new to it.
 *   opened:  a note not seen before, by a model that has read others
 *   first:   the first note a model reads: no word was met before, as when the page was just opened
 *   learned: the first note after a round of learning: the new model has met the words of the eight notes read last
 *   edited:  a note that was read, after one more mark: what each step while tagging costs
 */
import { parseArgs } from 'node:util';
import { loadEngine } from 'crfsuite-wasm';
import type { WorkMark } from '../../lib/domain/annotation/mark';
import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { seededRandom } from '../../lib/domain/random';
import { generateNotes } from '../../lib/domain/samples/generate-notes';
import { DEFAULT_FEATURE_SET } from '../../lib/domain/text/feature-set';
import { labelledSentences } from '../../lib/domain/text/labelled-sentence';
import type { Note } from '../../lib/domain/text/note';
import { tokenize } from '../../lib/domain/text/tokenize';
import { openSuggester } from '../../lib/pipelines/annotation/suggest';
import { fit as fitModel } from '../../lib/pipelines/fit';
import { readTrainingSentences } from './training-sentences';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    tokens: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '200' },
  },
});
const tokens = Number(values.tokens);
const rounds = Number(values.rounds);
const engine = await loadEngine();
const noTurn = () => undefined;
const data = readTrainingSentences(values.data) ?? {
  sentences: generateNotes(seededRandom(3), 400).flatMap(
    ({ text, entities }) => labelledSentences({ text, tokenizer: 'clinical-1' }, entities).sentences,
  ),
  labels: ['DISEASE', 'TREATMENT'],
};
const { labels } = data;
const fitted = await fitModel(
  { train: data.sentences, holdout: [], labels, featureSet: DEFAULT_FEATURE_SET, settings: DEFAULT_SETTINGS },
  engine,
  noTurn,
  noTurn,
  {},
);
const model = { ...fitted, labels, featureSet: DEFAULT_FEATURE_SET };

/** Synthetic notes one after the other, cut after the last token wanted. */
function longNote(seed: number): Pick<Note, 'id' | 'text' | 'tokenizer'> {
  const all = generateNotes(seededRandom(seed), Math.ceil(tokens / 60)).map(({ text }) => `${text}\n\n`);
  const text = all.join('');
  const last = tokenize(text, 'clinical-1')[tokens - 1];
  if (!last) throw new Error('too few notes');
  return { id: `n${seed}`, text: text.slice(0, last.end), tokenizer: 'clinical-1' };
}

function open() {
  const opened = openSuggester(model, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function say(name: string, times: number[]): void {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);
  console.log(`${name.padEnd(10)} median ${at(0.5).padStart(7)}   p95 ${at(0.95).padStart(7)}   of ${times.length}`);
}

const first: number[] = [];
const learned: number[] = [];
for (let round = 0; round < 20; round++) {
  for (const times of [first, learned]) {
    const suggester = open();
    if (times === learned) for (let i = 0; i < 8; i++) await suggester.meet(longNote(500 + 8 * round + i), noTurn);
    const unseen = longNote(1000 + round);
    times.push(await timed(() => suggester.suggest(unseen, [], noTurn)));
    suggester.close();
  }
}

const suggester = open();
for (let seed = 100; seed < 110; seed++) await suggester.suggest(longNote(seed), [], noTurn);
const opened: number[] = [];
for (let round = 0; round < Math.min(rounds, 60); round++) {
  const note = longNote(200 + round);
  opened.push(await timed(() => suggester.suggest(note, [], noTurn)));
}

const note = longNote(99);
const ranges = tokenize(note.text, note.tokenizer);
const found = await suggester.suggest(note, [], noTurn);
const random = seededRandom(5);
const marks: WorkMark[] = [];
const edited: number[] = [];
for (let round = 0; round < rounds; round++) {
  const token = ranges[Math.floor(random() * ranges.length)];
  if (!token) continue;
  const label = random() < 0.5 ? 'DISEASE' : 'TREATMENT';
  marks.push({
    ...token,
    label,
    id: String(round),
    state: random() < 0.2 ? 'rejected' : 'set',
    origin: 'drawn',
    by: 'bench',
    at: '',
    from: undefined,
    activeMs: undefined,
  });
  const now = [...marks];
  edited.push(await timed(() => suggester.suggest(note, now, noTurn)));
}
console.log(
  `${tokens} tokens, ${found.length} suggestions in a fresh note; model of ${data.sentences.length} sentences, ${(model.bytes.length / 1e6).toFixed(1)} MB; milliseconds`,
);
say('first', first);
say('learned', learned);
say('opened', opened);
say('edited', edited);
