import { loadEngine } from 'crfsuite-wasm';
import type { LabelledNote } from '../../lib/domain/data/dataset';
import { DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { countNote } from '../../lib/domain/monitoring/count-note';
import type { Counts } from '../../lib/domain/monitoring/counts';
import type { NoteCertainty } from '../../lib/domain/monitoring/f1-estimate';
import { createRarity } from '../../lib/domain/monitoring/word-rarity';
import { seededRandom, shuffled } from '../../lib/domain/random';
import { DEFAULT_FEATURE_SET, type Encoding } from '../../lib/domain/text/feature-set';
import type { LabelledSentence } from '../../lib/domain/text/labelled-sentence';
import { entitiesOfTags, tagsOfSpan } from '../../lib/domain/text/tags';
import { readOwnNotes } from '../../lib/pipelines/approve-monitoring';
import { createTagging } from '../../lib/pipelines/best-tags';
import { fit as fitModel } from '../../lib/pipelines/fit';
import { type OpenModel, openModel } from '../../lib/pipelines/inference';
import { createObserver } from '../../lib/pipelines/observe';
import { platformHost } from '../../workers/platform-host';
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
  /** Milliseconds of reading the foreign sentences: tagged alone, and tagged and counted. */
  readonly cost: { readonly tagMs: number; readonly countMs: number };
}

const featureSet = DEFAULT_FEATURE_SET;

/** @param share of the sentences that the model learns from */
export async function readSplit(
  { sentences, labels }: TrainingSentences,
  seed: number,
  share: number,
): Promise<SplitReading> {
  const engine = await loadEngine();
  const order = shuffled(sentences, seededRandom(seed));
  const cut = Math.round(order.length * share);
  const [reference, stream] = [order.slice(0, cut), order.slice(cut)];
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
  const { tagger, extractor } = opened.value;
  const bestTags = createTagging(opened.value, readable);
  const rarity = createRarity(model.lexicon);
  const observe = createObserver(opened.value, readable, (word) => rarity(word), own.startsFactor);
  const read = ({ words, entities }: LabelledSentence): Seen => {
    const { groups, starts } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const tags = bestTags(words.length);
    const { observation, certainty } = observe(words, tags);
    const gold = new Set(entities.map(({ start, end, label }) => `${start} ${end} ${label}`));
    const found = entitiesOfTags(tags);
    const hits = found.filter(({ start, end, label }) => gold.has(`${start} ${end} ${label}`)).length;
    return { counts: countNote([observation], labels), certainty, hits, gold: gold.size };
  };
  const strangers = foreignSentences(stream, seed);
  const cost = costOf(strangers['synthetic notes'].slice(0, 2000), opened.value, readable, { observe, labels });
  const foreign = mapForeign((name) => strangers[name].map(read));
  const reading = { own: own.counts, f1Spread: own.f1Spread, clean: stream.map(read), foreign, cost };
  tagger.close();
  return reading;
}

/**
 * Tagging, and tagging with what monitoring does of it, in turn: five passes each, the fastest counts. The sentences were
 * met before: words cost most when they are first met, which is none of monitoring's.
 */
function costOf(
  sentences: readonly LabelledSentence[],
  opened: OpenModel,
  model: Parameters<typeof createTagging>[1],
  { observe, labels }: { observe: ReturnType<typeof createObserver>; labels: readonly string[] },
): { tagMs: number; countMs: number } {
  const bestTags = createTagging(opened, model);
  const pass = (each: (words: readonly string[]) => void) => {
    const started = performance.now();
    for (const { words } of sentences) {
      const { groups, starts } = opened.extractor.inference(words);
      opened.tagger.setGroups(groups, starts);
      each(words);
    }
    return performance.now() - started;
  };
  const fastest = { tagMs: Number.POSITIVE_INFINITY, countMs: Number.POSITIVE_INFINITY };
  for (let round = 0; round < 5; round++) {
    fastest.tagMs = Math.min(
      fastest.tagMs,
      pass((words) => confidencesOf(opened, bestTags(words.length), model.featureSet.encoding)),
    );
    fastest.countMs = Math.min(
      fastest.countMs,
      pass((words) => {
        const tags = bestTags(words.length);
        confidencesOf(opened, tags, model.featureSet.encoding);
        countNote([observe(words, tags).observation], labels);
      }),
    );
  }
  return fastest;
}

/** As inference tells them of each mark. */
function confidencesOf({ tagger }: OpenModel, tags: readonly string[], encoding: Encoding): void {
  for (const { start, end, label } of entitiesOfTags(tags))
    tagger.pathProbability(start, tagsOfSpan(label, end - start, encoding));
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
