import type { LabelledNote } from '../domain/data/dataset';
import { countSpans, exactMatches } from '../domain/model/evaluate-spans';
import type { FoldResult, Trial } from '../domain/model/search';
import { assignFolds } from '../domain/model/search-progress';
import { type LabelledSentence, labelledSentences } from '../domain/text/labelled-sentence';
import type { Label, PredictedSpan } from '../domain/text/span';
import { type Fit, fit } from './fit';
import { openReader } from './inference';
import { type Engine, type FitOptions, type Host, throwIfCancelled, type WorkOptions } from './ports';
import { createTurn } from './turn';

/** Notes cut into sentences once, for all folds of all trials. */
export interface FoldedNotes {
  readonly notes: readonly FoldedNote[];
  readonly labels: readonly Label[];
  readonly folds: number;
}

interface FoldedNote {
  readonly source: LabelledNote;
  readonly sentences: readonly LabelledSentence[];
  readonly fold: number;
}

/** What a model that never saw the note says of it. */
export interface OutOfFold {
  readonly noteId: string;
  /** In text order. */
  readonly predicted: readonly PredictedSpan[];
}

export interface FoldOutcome {
  readonly result: FoldResult;
  /** One a note of the fold, in the order of the notes. */
  readonly predictions: readonly OutOfFold[];
}

/**
 * Cuts notes into folds by patient, the same for the same notes and seed.
 * @param notes those to learn from: the test split must not be among them
 */
export async function foldNotes(
  notes: readonly LabelledNote[],
  labels: readonly Label[],
  { folds, seed }: { readonly folds: number; readonly seed: number },
  host: Host,
  options: WorkOptions = {},
): Promise<FoldedNotes> {
  if (notes.some((note) => note.split === 'test')) throw new Error('foldNotes: test notes are not for choosing by');
  const turn = createTurn(() => host.clock.elapsedMs());
  const assigned = assignFolds(
    notes.map(({ note }) => note.patientKey),
    folds,
    seed,
  );
  const folded: FoldedNote[] = [];
  for (const [at, source] of notes.entries()) {
    const { sentences } = labelledSentences(source.note, source.gold);
    folded.push({ source, sentences: sentences.filter(({ words }) => words.length > 0), fold: assigned[at] ?? 0 });
    options.onProgress?.('prepare', at + 1, notes.length);
    await turn();
    throwIfCancelled(options.signal);
  }
  return { notes: folded, labels, folds };
}

/**
 * Trains a trial on all folds but one and judges it there: exact spans, gold as given. The lexicon is learned anew
 * from the fold's training notes.
 * @throws Cancelled, or what the engine throws, when the signal fires
 */
export async function judgeFold(
  folded: FoldedNotes,
  trial: Trial,
  fold: number,
  engine: Engine,
  host: Host,
  options: FitOptions = {},
): Promise<FoldOutcome> {
  const started = host.clock.elapsedMs();
  const turn = createTurn(() => host.clock.elapsedMs());
  const { notes, labels } = folded;
  const { featureSet, settings } = trial;
  const fitted = await fitFold(folded, trial, fold, engine, host, options);
  const opened = openReader({ ...fitted, labels, featureSet, spanChanceMin: settings.spanChanceMin }, engine);
  if (!opened.ok) throw new Error(`a model just trained does not open: ${opened.error.code}`);
  const held = notes.filter((note) => note.fold === fold);
  const predictions: OutOfFold[] = [];
  try {
    for (const { source, sentences } of held) {
      const predicted = sentences.flatMap(({ tokens, words }) => opened.value.predictSentence(tokens, words));
      predictions.push({ noteId: source.note.id, predicted });
      await turn();
      throwIfCancelled(options.signal);
    }
  } finally {
    opened.value.close();
  }
  const { sums } = countSpans(
    held.map(({ source }, at) => ({ gold: source.gold, predicted: predictions[at]?.predicted ?? [] })),
    labels,
    exactMatches,
  );
  const counts = sums.at(-1) ?? { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  const seconds = (host.clock.elapsedMs() - started) / 1000;
  return { result: { trial: trial.index, fold, counts, seconds }, predictions };
}

/** Trains a trial on all folds but one. @throws as `judgeFold` */
export function fitFold(
  { notes, labels }: FoldedNotes,
  { settings, featureSet }: Trial,
  fold: number,
  engine: Engine,
  host: Host,
  options: FitOptions = {},
): Promise<Fit> {
  const train = notes.filter((note) => note.fold !== fold).flatMap((note) => note.sentences);
  return fit(
    { train, holdout: [], labels, featureSet, settings },
    engine,
    createTurn(() => host.clock.elapsedMs()),
    ({ iteration }) => options.onProgress?.('fit', iteration, settings.maxIterations),
    { ...(options.signal ? { signal: options.signal } : {}), gazetteers: options.gazetteers },
  );
}
