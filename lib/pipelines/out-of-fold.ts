import type { LabelledNote } from '../domain/data/dataset';
import type { RatedSpan, RecallPoint } from '../domain/model/cross-check';
import type { Trial } from '../domain/model/search';
import { spansOfEntities, type TokenEntity } from '../domain/text/entities';
import type { LabelledSentence } from '../domain/text/labelled-sentence';
import { type Label, type Span, sameSpan } from '../domain/text/span';
import { entitiesOfTags, tagsOfSpan } from '../domain/text/tags';
import { createTagging } from './best-tags';
import { type FoldedNotes, fitFold, foldNotes } from './cross-validation';
import { type OpenModel, openModel } from './inference';
import { type Engine, type FitOptions, type Host, throwIfCancelled, type WorkOptions } from './ports';
import { createTurn } from './turn';

/** A span some bias brings out, rated without one. */
export interface Candidate extends RatedSpan {
  readonly right: boolean;
  /** P(none of its words carries a mark). */
  readonly none: number;
}

/** One note as a model that never saw it reads it. */
export interface CheckedNote {
  readonly noteId: string;
  readonly fold: number;
  /** Gold spans that whole words of one sentence hold; others cannot be rated. */
  readonly gold: readonly (RatedSpan & { readonly none: number })[];
  /** What the model marks. */
  readonly predicted: readonly Candidate[];
  /** What it marks under any bias of the grid; holds `predicted`. */
  readonly candidates: readonly Candidate[];
}

export interface OutOfFoldReading {
  readonly notes: readonly CheckedNote[];
  readonly recall: readonly RecallPoint[];
  readonly folds: number;
}

/**
 * Nats on `O`. Much further down marks run into each other, and recall of exact spans falls again; much further up
 * little is marked at all.
 */
export const BIAS_GRID: readonly number[] = Array.from({ length: 25 }, (_, step) => -1.5 + step * 0.125);
const FOLDS_MAX = 5;
const PREPARE_SHARE = 0.02;

/**
 * Reads every note with a model trained on the notes of other patients, by the trial's settings.
 * @param notes those to learn from, never the test split @returns undefined where one patient has all notes
 * @throws Cancelled, or what the engine throws, when the signal fires
 */
export async function readOutOfFold(
  notes: readonly LabelledNote[],
  labels: readonly Label[],
  trial: Trial,
  engine: Engine,
  host: Host,
  options: FitOptions = {},
): Promise<OutOfFoldReading | undefined> {
  const folds = Math.min(FOLDS_MAX, new Set(notes.map(({ note }) => note.patientKey)).size);
  if (folds < 2) return undefined;
  const { seed, maxIterations } = trial.settings;
  const signal = options.signal ? { signal: options.signal } : {};
  const progress = (share: number) => options.onProgress?.('cross-check', Math.round(1000 * share), 1000);
  const folded = await foldNotes(notes, labels, { folds, seed }, host, {
    ...signal,
    onProgress: (_, done, total) => progress((PREPARE_SHARE * done) / total),
  });
  const checked: CheckedNote[] = [];
  const recall = BIAS_GRID.map((bias) => ({ bias, truePositives: 0, falsePositives: 0, falseNegatives: 0 }));
  for (let fold = 0; fold < folds; fold++) {
    const done = (share: number) => progress(PREPARE_SHARE + ((1 - PREPARE_SHARE) * (fold + share)) / folds);
    const onProgress = (_: string, iteration: number) => done((0.9 * iteration) / maxIterations);
    const fitted = await fitFold(folded, trial, fold, engine, host, {
      ...signal,
      onProgress,
      gazetteers: options.gazetteers,
    });
    const opened = openModel({ ...fitted, labels, featureSet: trial.featureSet }, engine);
    if (!opened.ok) throw new Error(`a model just trained does not open: ${opened.error.code}`);
    try {
      checked.push(...(await readFold(folded, fold, createRating(opened.value, labels, trial), recall, host, options)));
      done(1);
    } finally {
      opened.value.tagger.close();
    }
  }
  return { notes: checked, recall, folds };
}

type Sum = { -readonly [K in keyof RecallPoint]: RecallPoint[K] };

async function readFold(
  { notes }: FoldedNotes,
  fold: number,
  rate: ReturnType<typeof createRating>,
  recall: readonly Sum[],
  host: Host,
  options: WorkOptions,
): Promise<CheckedNote[]> {
  const turn = createTurn(() => host.clock.elapsedMs());
  const checked: CheckedNote[] = [];
  for (const { source, sentences, fold: own } of notes) {
    if (own !== fold) continue;
    const marks = new Set(source.gold.map(keyOf));
    for (const sum of recall) sum.falseNegatives += marks.size;
    const note = { noteId: source.note.id, fold };
    const rated = sentences.map((sentence) => {
      const here = rate(sentence, source.gold);
      for (const [at, sum] of recall.entries()) {
        for (const candidate of here.byBias[at] ?? []) {
          if (candidate.right) {
            sum.truePositives++;
            sum.falseNegatives--;
          } else sum.falsePositives++;
        }
      }
      return here;
    });
    checked.push({
      ...note,
      gold: rated.flatMap(({ gold }) => gold),
      predicted: rated.flatMap(({ predicted }) => predicted),
      candidates: rated.flatMap(({ candidates }) => candidates),
    });
    await turn();
    throwIfCancelled(options.signal);
  }
  return checked;
}

/** @returns function that reads one sentence under every bias and rates all it brings out, and gold, without one */
function createRating(model: OpenModel, labels: readonly Label[], { featureSet, settings }: Trial) {
  const { tagger, extractor, known } = model;
  const tagging = createTagging(model, { labels, featureSet, spanChanceMin: settings.spanChanceMin });
  const probabilityOf = (from: number, tags: readonly string[]): number =>
    tags.every((tag) => known.has(tag)) ? tagger.pathProbability(from, tags) : 0;
  const hasO = known.has('O');
  return ({ tokens, words, entities }: LabelledSentence, gold: readonly Span[]) => {
    const { groups, starts } = extractor.inference(words);
    tagger.setGroups(groups, starts);
    const paths = BIAS_GRID.map((bias) => {
      if (hasO) tagger.setBias('O', bias);
      return entitiesOfTags(tagging(words.length));
    });
    if (hasO) tagger.setBias('O', 0);
    const own = entitiesOfTags(tagging(words.length));
    const rate = (entity: TokenEntity): Candidate | undefined => {
      const [span] = spansOfEntities(tokens, [entity]);
      if (!span) return undefined;
      const length = entity.end - entity.start;
      return {
        ...span,
        probability: probabilityOf(entity.start, tagsOfSpan(entity.label, length, featureSet.encoding)),
        none: probabilityOf(entity.start, Array<string>(length).fill('O')),
        right: gold.some((mark) => sameSpan(mark, span)),
      };
    };
    const rated = new Map<string, Candidate>();
    const rateOnce = (entity: TokenEntity): Candidate[] => {
      const key = keyOf(entity);
      const candidate = rated.get(key) ?? rate(entity);
      if (!candidate) return [];
      rated.set(key, candidate);
      return [candidate];
    };
    const byBias = paths.map((path) => path.flatMap(rateOnce));
    const predicted = own.flatMap(rateOnce);
    const candidates = [...rated.values()];
    // A gold span that training had to widen is another span than the one rated here.
    return { byBias, predicted, candidates, gold: entities.flatMap(rateOnce).filter(({ right }) => right) };
  };
}

function keyOf({ start, end, label }: Span | TokenEntity): string {
  return `${start} ${end} ${label}`;
}
