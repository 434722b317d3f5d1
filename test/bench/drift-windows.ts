import { loadEngine } from 'crfsuite-wasm';
import type { LabelledNote } from '../../lib/domain/data/dataset';
import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { openNote } from '../../lib/domain/monitoring/count-note';
import { countingMetWords } from '../../lib/domain/monitoring/count-words';
import type { Counts } from '../../lib/domain/monitoring/counts';
import type { NoteCertainty } from '../../lib/domain/monitoring/f1-estimate';
import { createRarity } from '../../lib/domain/monitoring/word-rarity';
import { seededRandom, shuffled } from '../../lib/domain/random';
import { DEFAULT_FEATURE_SET } from '../../lib/domain/text/feature-set';
import type { LabelledSentence } from '../../lib/domain/text/labelled-sentence';
import { readOwnNotes } from '../../lib/pipelines/approve-monitoring';
import { fit as fitModel } from '../../lib/pipelines/fit';
import { openModel } from '../../lib/pipelines/inference';
import { countedNote } from '../../lib/pipelines/monitoring';
import { createObserver } from '../../lib/pipelines/observe';
import { createSentenceReading } from '../../lib/pipelines/sentence-reading';
import { platformHost } from '../../workers/platform-host';
import { costOfCounting, shareOf } from './counting-cost';
import { type Foreign, foreignSentences, mapForeign } from './foreign-sentences';
import type { TrainingSentences } from './training-sentences';

/** A sentence as monitoring counts it, and what is true of it. */
export interface Seen {
  readonly counts: Counts;
  readonly certainty: NoteCertainty;
  readonly hits: number;
  readonly gold: number;
}

/** One split of the training sentences. */
export interface SplitReading {
  /** Of the sentences the model learned from, by models that did not. */
  readonly own: readonly Counts[];
  /** How far F1 estimated of them strays from the truth. */
  readonly f1Spread: number;
  /** Of the sentences set aside, and of foreign ones, by the model. */
  readonly clean: readonly Seen[];
  readonly foreign: Readonly<Record<Foreign, readonly Seen[]>>;
  /** What counting adds to tagging foreign sentences, 0-1. */
  readonly cost: number;
}

const featureSet = DEFAULT_FEATURE_SET;

/**
 * A model of the sentences with the product's settings, watched as the product watches it.
 * @returns what it read of its own notes, and how it reads others
 */
export async function watchedModel(reference: readonly LabelledSentence[], labels: readonly string[], seed: number) {
  const engine = await loadEngine();
  const run = { labels, featureSet, settings: { ...DEFAULT_SETTINGS, seed } };
  const trained = await fitModel(
    { train: reference, holdout: [], ...run },
    engine,
    async () => undefined,
    () => undefined,
    {},
  );
  const model = { ...trained, labels, featureSet, spanChanceMin: DEFAULT_SETTINGS.spanChanceMin };
  const own = await readOwnNotes({ run, model, notes: reference.map(noteOf) }, engine, platformHost);
  if (!own) throw new Error('one patient has all notes');
  const readable = { ...model, calibration: own.confidences };
  const opened = openModel(readable, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  const readSentence = createSentenceReading(opened.value, readable);
  const observe = createObserver(
    opened.value,
    readable,
    countingMetWords(createRarity(model.lexicon)),
    own.startsFactor,
  );
  const read = ({ words, entities }: LabelledSentence): Seen => {
    const sums = openNote();
    const reading = readSentence(words);
    observe(reading, sums);
    const { counts, certainty } = countedNote({ noteId: '', print: 0 }, sums);
    const gold = new Set(entities.map(({ start, end, label }) => `${start} ${end} ${label}`));
    const hits = reading.entities.filter(({ start, end, label }) => gold.has(`${start} ${end} ${label}`)).length;
    return { counts, certainty, hits, gold: gold.size };
  };
  return { own, read, readSentence, observe, close: () => opened.value.tagger.close() };
}

/** @param share of the sentences that the model learns from */
export async function readSplit(
  { sentences, labels }: TrainingSentences,
  seed: number,
  share: number,
): Promise<SplitReading> {
  const order = shuffled(sentences, seededRandom(seed));
  const cut = Math.round(order.length * share);
  const [reference, stream] = [order.slice(0, cut), order.slice(cut)];
  const { own, read, readSentence, observe, close } = await watchedModel(reference, labels, seed);
  const strangers = foreignSentences(stream, seed);
  const met = strangers['synthetic notes']
    .slice(0, 2000)
    .map(({ words }) => ({ id: '', text: words.join(' '), words }));
  const cost = shareOf(
    costOfCounting(met, 5, ({ words }, sums) => {
      const reading = readSentence(words);
      if (sums) observe(reading, sums);
    }),
  );
  const foreign = mapForeign((name) => strangers[name].map(read));
  const reading = { own: own.counts, f1Spread: own.f1Spread, clean: stream.map(read), foreign, cost };
  close();
  return reading;
}

/** A sentence as a note of its own. */
function noteOf({ words, tokens, entities }: LabelledSentence, at: number): LabelledNote {
  const id = `train/${at}`;
  const gold = entities.map(({ start, end, label }) => ({
    start: tokens[start]?.start ?? 0,
    end: tokens[end - 1]?.end ?? 0,
    label,
  }));
  const note = { id, patientKey: id, title: id, date: undefined, text: words.join(' '), tokenizer: 'given-1' as const };
  return { note, gold, split: 'train' };
}
