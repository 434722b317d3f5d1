import { resolveOverlaps } from '../../domain/annotation/given-entities';
import { isHeldOut } from '../../domain/annotation/held-out';
import type { Annotator } from '../../domain/annotation/mark';
import { isFinished } from '../../domain/annotation/note-state';
import { trainingView } from '../../domain/annotation/overlap-resolve';
import type { AnnotationProject, Learner, LearningPoint } from '../../domain/annotation/project';
import { exactF1 } from '../../domain/model/evaluate';
import { DEFAULT_SETTINGS } from '../../domain/model/run';
import { DEFAULT_FEATURE_SET } from '../../domain/text/feature-set';
import { type LabelledSentence, labelledSentences } from '../../domain/text/labelled-sentence';
import type { Label, Span } from '../../domain/text/span';
import { structureOf } from '../../domain/text/structure';
import { fit } from '../fit';
import { openReader, type ReadableModel } from '../inference';
import { type Engine, type Host, throwIfCancelled, type WorkOptions } from '../ports';
import { createTurn } from '../turn';
import type { TaggedNote } from './layer-notes';

/** Fewer training notes with a mark teach nothing that a person would want suggested. */
export const NOTES_NEEDED = 5;
/** Iterations of a round that begins at the last one's weights; see test/bench/README.md for what more would give. */
export const WARM_ITERATIONS = 20;

export interface LearnInput {
  readonly project: AnnotationProject;
  readonly annotator: Annotator;
  /** Of the project's label set; labels of marks beyond it are learned too. */
  readonly labels: readonly Label[];
  readonly notes: readonly TaggedNote[];
  readonly previous: { readonly learner: Learner; readonly model: ReadableModel } | undefined;
  /** The project's own model, for comparison. */
  readonly base: ReadableModel | undefined;
}

export type RoundOutcome =
  | { readonly kind: 'learned'; readonly learner: Learner; readonly model: ReadableModel; readonly overlapping: number }
  | { readonly kind: 'too-few'; readonly done: number; readonly needed: number };

interface ReadNote {
  readonly gold: readonly Span[];
  readonly sentences: readonly LabelledSentence[];
}

/**
 * One round of learning while tagging: trains on the done notes but those of held-out patients, beginning at the last
 * round's weights, and judges on the held-out ones by exact spans. Stores nothing.
 * @throws Cancelled, or what the engine throws, when the signal fires
 */
export async function learnRound(
  { project, annotator, labels: known, notes, previous, base }: LearnInput,
  engine: Engine,
  host: Host,
  options: WorkOptions = {},
): Promise<RoundOutcome> {
  const begun = host.clock.elapsedMs();
  // Notes finished from here on are not among those learned from.
  const at = host.clock.now();
  const turn = createTurn(() => host.clock.elapsedMs());
  const done = notes.filter(({ status }) => isFinished(status));
  const training: ReadNote[] = [];
  const heldOut: ReadNote[] = [];
  let overlapping = 0;
  for (const [index, { source, marks }] of done.entries()) {
    const { spans, dropped } = trainingView(marks, structureOf(source.note));
    const { sentences } = labelledSentences(source.note, spans);
    overlapping += dropped.filter(({ instead }) => instead !== undefined).length;
    (isHeldOut(patientOf(source.note, project.datasetId), project.seed) ? heldOut : training).push({
      // As it was marked: what training had to widen or drop counts as not found.
      gold: resolveOverlaps(marks).kept,
      sentences: sentences.filter(({ words }) => words.length > 0),
    });
    options.onProgress?.('prepare', index + 1, done.length);
    await turn();
    throwIfCancelled(options.signal);
  }
  const marked = training.filter((note) => note.sentences.some(({ entities }) => entities.length > 0)).length;
  if (marked < NOTES_NEEDED) return { kind: 'too-few', done: marked, needed: NOTES_NEEDED };

  const sentences = training.flatMap((note) => note.sentences);
  const labels = withLabelsOf(known, training);
  const maxIterations = previous ? WARM_ITERATIONS : DEFAULT_SETTINGS.maxIterations;
  const fitted = await fit(
    {
      train: sentences,
      holdout: [],
      labels,
      featureSet: DEFAULT_FEATURE_SET,
      settings: { ...DEFAULT_SETTINGS, maxIterations },
      from: previous?.model.bytes,
    },
    engine,
    turn,
    ({ iteration }) => options.onProgress?.('fit', iteration, maxIterations),
    options,
  );
  const model: ReadableModel = { ...fitted, labels, featureSet: DEFAULT_FEATURE_SET };
  const f1 = await heldOutF1(model, heldOut, engine, turn, options);
  // Both as suggestions are made: by the best path.
  const baseF1 = base && (await heldOutF1({ ...base, spanChanceMin: undefined }, heldOut, engine, turn, options));
  const round = (previous?.learner.round ?? 0) + 1;
  const point: LearningPoint = {
    round,
    at,
    trainingNotes: training.length,
    trainingTokens: sentences.reduce((sum, { tokens }) => sum + tokens.length, 0),
    heldOutNotes: heldOut.length,
    f1,
    ...(baseF1 === undefined ? {} : { baseF1 }),
    seconds: (host.clock.elapsedMs() - begun) / 1000,
  };
  const learner: Learner = {
    projectId: project.id,
    annotator,
    modelId: `learner/${project.id}/${round}`,
    round,
    points: [...(previous?.learner.points ?? []), point],
    // Without an entity to judge by, what was trained on more notes is trusted.
    usesBase: base !== undefined && (f1 === undefined || (baseF1 ?? 0) > f1),
  };
  return { kind: 'learned', learner, model, overlapping };
}

/** Ids that were given at import do not count: the same notes imported anew have the same patients held out. */
function patientOf({ patientKey }: { readonly patientKey: string }, datasetId: string): string {
  return patientKey.startsWith(`${datasetId}:`) ? patientKey.slice(datasetId.length + 1) : patientKey;
}

function withLabelsOf(known: readonly Label[], notes: readonly ReadNote[]): Label[] {
  const marked = new Set(notes.flatMap(({ gold }) => gold.map(({ label }) => label)));
  return [
    ...known.filter((label) => marked.has(label)),
    ...[...marked].filter((label) => !known.includes(label)).sort(),
  ];
}

/** Entity F1 of exact spans; undefined when the notes hold none, or the model cannot be opened. */
async function heldOutF1(
  model: ReadableModel,
  notes: readonly ReadNote[],
  engine: Engine,
  turn: () => Promise<void> | undefined,
  options: WorkOptions,
): Promise<number | undefined> {
  if (notes.every(({ gold }) => gold.length === 0)) return undefined;
  const opened = openReader(model, engine);
  if (!opened.ok) return undefined;
  const judged: { gold: readonly Span[]; predicted: Span[] }[] = [];
  try {
    for (const [index, { gold, sentences }] of notes.entries()) {
      const predicted = sentences.flatMap(({ tokens, words }) => opened.value.predictSentence(tokens, words));
      judged.push({ gold, predicted });
      options.onProgress?.('judge', index + 1, notes.length);
      await turn();
      throwIfCancelled(options.signal);
    }
  } finally {
    opened.value.close();
  }
  return exactF1(judged);
}
