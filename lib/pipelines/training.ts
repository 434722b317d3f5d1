import type { DatasetVersion, LabelledNote } from '../domain/data/dataset';
import { partition } from '../domain/data/partition';
import { exactF1 } from '../domain/model/evaluate';
import type { Evaluation } from '../domain/model/evaluation';
import type { CurvePoint, ModelVersion, Run, SentenceError } from '../domain/model/run';
import { type FactsMissing, withAllFacts } from '../domain/model/run-facts';
import { fail, ok, type Result } from '../domain/result';
import { spansOfEntities } from '../domain/text/entities';
import { type LabelledSentence, labelledSentences } from '../domain/text/labelled-sentence';
import { decodeTags } from '../domain/text/tags';
import { fit } from './fit';
import { judge, type Prepared } from './judge';
import { tokenizerHash } from './model-contract';
import { noteFacts } from './note-facts';
import { type Engine, type EngineProgress, type FitOptions, type Host, throwIfCancelled } from './ports';
import { createTurn } from './turn';

/** Held-out F1, of best paths, costs a Viterbi pass over the held-out notes: every so many iterations is enough for a curve. */
const DEV_F1_EVERY = 2;

export interface TrainingInput {
  readonly run: Run;
  readonly dataset: DatasetVersion;
  readonly notes: readonly LabelledNote[];
}

export interface Trained {
  readonly run: Run;
  readonly model: ModelVersion;
  readonly errors: readonly SentenceError[];
}

export type TrainingError =
  | { readonly code: 'dataset-unlabelled' }
  | { readonly code: 'dataset-too-small' }
  | FactsMissing;

export interface TrainingOptions extends FitOptions {
  /** Called after every iteration of either fit, with the whole curve so far. */
  readonly onCurve?: (curve: readonly CurvePoint[]) => void;
}

/**
 * The training pipeline: cut notes into sentences, fit without the held-out notes for the curve, fit on all
 * training notes, evaluate on test (or on the held-out notes where there is no test split), list the errors. A run that
 * lacks one of its facts is refused (run-facts.ts). Stores nothing. Throws Cancelled, or what the engine throws, when the signal fires.
 */
export async function trainModel(
  input: TrainingInput,
  engine: Engine,
  host: Host,
  options: TrainingOptions = {},
): Promise<Result<Trained, TrainingError>> {
  const { run, dataset } = input;
  const { settings, featureSet } = run;
  if (!dataset.labelled) return fail({ code: 'dataset-unlabelled' });
  const turn = createTurn(() => host.clock.elapsedMs());

  const sentencesOfNote = new Map<LabelledNote, Prepared>();
  for (const [i, source] of input.notes.entries()) {
    sentencesOfNote.set(source, { source, sentences: labelledSentences(source.note, source.gold).sentences });
    options.onProgress?.('prepare', i + 1, input.notes.length);
    await turn();
    throwIfCancelled(options.signal);
  }
  const parts = partition(input.notes, (note) => note, settings);
  const prepared = (notes: readonly LabelledNote[]): Prepared[] =>
    notes.flatMap((note) => sentencesOfNote.get(note) ?? []);
  const training = sentencesOf(prepared(parts.train));
  if (!training.some((sentence) => sentence.entities.length > 0)) return fail({ code: 'dataset-too-small' });

  const curve: CurvePoint[] = [];
  const addPoint = (point: CurvePoint) => {
    curve.push(point);
    options.onCurve?.(curve);
  };
  const { spanChanceMin } = settings;
  const common = { labels: dataset.labels, featureSet, settings };

  let heldOut: { scores: Evaluation; errors: SentenceError[] } | undefined;
  if (parts.held.length > 0 && parts.kept.length > 0) {
    const holdout = sentencesOf(prepared(parts.held));
    const kept = sentencesOf(prepared(parts.kept));
    const devFit = await fit(
      { ...common, train: kept, holdout },
      engine,
      turn,
      (progress) => {
        const due = progress.iteration % DEV_F1_EVERY === 0 || progress.iteration === settings.maxIterations;
        addPoint(curvePoint('dev', progress, kept.length, due ? devF1(progress, holdout) : undefined));
        options.onProgress?.('fit-dev', progress.iteration, settings.maxIterations);
      },
      options,
    );
    if (parts.judged?.split === 'dev') {
      heldOut = await judge({ ...devFit, ...common, spanChanceMin }, prepared(parts.held), run, engine, turn, options);
    }
  }

  const sentences = sentencesOf(prepared(parts.all));
  let trainSeconds = 0;
  const { bytes, lexicon } = await fit(
    { ...common, train: sentences, holdout: [] },
    engine,
    turn,
    (progress) => {
      trainSeconds = progress.seconds;
      addPoint(curvePoint('final', progress, sentences.length, undefined));
      options.onProgress?.('fit-final', progress.iteration, settings.maxIterations);
    },
    options,
  );

  const model: ModelVersion = {
    id: host.newId(),
    number: run.number,
    runId: run.id,
    createdAt: host.clock.now(),
    sha256: await host.hash(bytes),
    sizeBytes: bytes.byteLength,
    labels: dataset.labels,
    featureSet,
    featureSetHash: run.featureSetHash,
    lexicon,
    ...(spanChanceMin === undefined ? {} : { spanChanceMin }),
    tokenizerHash: await tokenizerHash(host.hash),
    bytes,
  };
  const { test } = parts;
  const tested = test.length > 0 ? await judge(model, prepared(test), run, engine, turn, options) : undefined;
  const judged = tested ?? heldOut;
  const finished = withAllFacts({
    ...run,
    ...(await noteFacts(dataset.id, input.notes, parts, host.hash, turn)),
    state: 'finished',
    finishedAt: host.clock.now(),
    trainSeconds,
    curve,
    evaluation: judged && { split: tested ? 'test' : 'dev', scores: judged.scores },
    modelId: model.id,
    modelSha256: model.sha256,
  });
  if (!finished.ok) return finished;
  return ok({ run: finished.value, model, errors: judged?.errors ?? [] });
}

function sentencesOf(prepared: readonly Prepared[]): LabelledSentence[] {
  return prepared.flatMap((each) => each.sentences).filter((sentence) => sentence.words.length > 0);
}

function curvePoint(
  fitName: CurvePoint['fit'],
  progress: EngineProgress,
  sentences: number,
  f1: number | undefined,
): CurvePoint {
  return {
    fit: fitName,
    iteration: progress.iteration,
    lossNatsPerSentence: progress.loss / sentences,
    gradientNorm: Number.isNaN(progress.gradientNorm) ? undefined : progress.gradientNorm,
    activeFeatures: progress.activeFeatures,
    devF1: f1,
    seconds: progress.seconds,
  };
}

function devF1(progress: EngineProgress, holdout: readonly LabelledSentence[]): number | undefined {
  const tags = progress.predictHoldout?.();
  if (!tags) return undefined;
  return exactF1(
    holdout.map((sentence, i) => ({
      gold: spansOfEntities(sentence.tokens, sentence.entities),
      predicted: decodeTags(sentence.tokens, tags[i] ?? []),
    })),
  );
}
