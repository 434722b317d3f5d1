import { compareModels } from '../../domain/model/compare-models';
import { evaluate } from '../../domain/model/evaluate';
import type { GateCurve, GateCurvePoint, GateMethod } from '../../domain/model/gate-report';
import { CURVE_KS } from '../../domain/model/privacy-gate';
import type { TrainingSettings } from '../../domain/model/run';
import type { FeatureSet } from '../../domain/text/feature-set';
import type { Gazetteer } from '../../domain/text/gazetteer';
import type { Label, Span } from '../../domain/text/span';
import { type FoldedNotes, foldNotes } from '../cross-validation';
import { fit } from '../fit';
import { openReader, type ReadableModel } from '../inference';
import type { Engine, Host, LabelledNote, ModelFiles, WorkOptions } from '../ports';
import { type SlicedWork, slicedWork } from '../sliced-work';
import { createTurn } from '../turn';
import {
  type CountedLexicon,
  countAttributes,
  countLexicon,
  type GateSource,
  gateSource,
  openGate,
  passing,
} from './gate-source';
import { gatedFile } from './gated-file';

export interface GateCurveInput {
  /** Those to learn from, never the test split. */
  readonly notes: readonly LabelledNote[];
  readonly labels: readonly Label[];
  readonly settings: TrainingSettings;
  readonly featureSet: FeatureSet;
  /** Content of the word lists that the FeatureSet names. */
  readonly gazetteers?: readonly Gazetteer[] | undefined;
  readonly ks?: readonly number[];
  readonly methods?: readonly GateMethod[];
  readonly folds?: number;
}

const FOLDS_MAX = 5;

/**
 * F1 against k, cross-validated: every fold's gate is drawn from the notes its model learns from. One model a fold
 * without a gate, one for every k and method.
 * @returns undefined where one patient has all notes @throws Cancelled, or what the engine throws, when the signal fires
 */
export async function gateCurve(
  input: GateCurveInput,
  engine: Engine,
  files: ModelFiles,
  host: Host,
  options: WorkOptions = {},
): Promise<GateCurve | undefined> {
  const { notes, labels, settings } = input;
  const patients = new Set(notes.map(({ note }) => note.patientKey)).size;
  const folds = Math.min(input.folds ?? FOLDS_MAX, patients);
  if (folds < 2) return undefined;
  const { seed } = settings;
  const { onProgress, ...silent } = options;
  const folded = await foldNotes(notes, labels, { folds, seed }, host, silent);
  const points = (input.ks ?? CURVE_KS).flatMap((k) =>
    (input.methods ?? (['retrain'] as const)).map((method) => ({ k, method })),
  );
  const models = folds * (1 + points.length);
  let made = 0;
  onProgress?.('gate-curve', 0, models);
  const rows = new Map<string, Row>(
    folded.notes.map(({ source }) => [source.note.id, { gold: source.gold, found: [] }]),
  );
  const attributes = new Array<number>(1 + points.length).fill(0);
  const done = (model: ReadableModel, at: number, fold: number) => {
    const count = files.readModel(model.bytes).attributes.length;
    attributes[at] = (attributes[at] ?? 0) + count / folds;
    return readHeld(model, folded, fold, engine, host, silent, (noteId, spans) => {
      const row = rows.get(noteId);
      if (row) row.found[at] = spans;
    }).then(() => onProgress?.('gate-curve', ++made, models));
  };
  for (let fold = 0; fold < folds; fold++) {
    const trainer = await foldTrainer(folded, fold, input, engine, files, host, silent);
    await done(trainer.plain, 0, fold);
    for (const [at, { k, method }] of points.entries()) await done(await trainer.gated(k, method), at + 1, fold);
  }
  return curveOf([...rows.values()], points, attributes, { labels, folds, settings });
}

interface Row {
  readonly gold: readonly Span[];
  /** [1 + points] */
  readonly found: (readonly Span[])[];
}

/** Models of one fold: without a gate, and of any k. */
async function foldTrainer(
  { notes }: FoldedNotes,
  fold: number,
  { labels, settings, featureSet, gazetteers }: GateCurveInput,
  engine: Engine,
  files: ModelFiles,
  host: Host,
  options: WorkOptions,
) {
  const work: SlicedWork = slicedWork(() => host.clock.elapsedMs(), options);
  const source: GateSource = gateSource(
    notes.filter((note) => note.fold !== fold),
    { labels, featureSet },
    gazetteers,
  );
  const common = { train: source.sentences, holdout: [], labels, featureSet, settings };
  const train = (only?: Awaited<ReturnType<typeof openGate>>) =>
    fit(
      { ...common, only },
      engine,
      createTurn(() => host.clock.elapsedMs()),
      () => undefined,
      { ...options, gazetteers },
    );
  const counted: CountedLexicon = await countLexicon(source, work);
  const plain = await train();
  const reading = { labels, featureSet, spanChanceMin: settings.spanChanceMin };
  let ofModel: ReturnType<typeof countAttributes> | undefined;
  return {
    plain: { ...plain, ...reading },
    async gated(k: number, method: GateMethod): Promise<ReadableModel> {
      const gate = await openGate(source, counted, k, work);
      if (method === 'retrain') {
        const { bytes, lexicon } = await train(gate);
        return { bytes: gatedFile(bytes, gate.keeps, files), lexicon, ...reading };
      }
      ofModel ??= countAttributes(source, plain.lexicon, work);
      const { keeps } = passing(source, await ofModel, k);
      return { bytes: gatedFile(plain.bytes, keeps, files), lexicon: gate.lexicon, ...reading };
    },
  };
}

async function readHeld(
  model: ReadableModel,
  { notes }: FoldedNotes,
  fold: number,
  engine: Engine,
  host: Host,
  options: WorkOptions,
  use: (noteId: string, spans: readonly Span[]) => void,
): Promise<void> {
  const opened = openReader(model, engine);
  if (!opened.ok) throw new Error(`a model just trained does not open: ${opened.error.code}`);
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  try {
    for (const [at, { source, sentences, fold: own }] of notes.entries()) {
      if (own !== fold) continue;
      use(
        source.note.id,
        sentences.flatMap(({ tokens, words }) => opened.value.predictSentence(tokens, words)),
      );
      await work.turn('gate-curve', at + 1, notes.length);
    }
  } finally {
    opened.value.close();
  }
}

function curveOf(
  rows: readonly Row[],
  points: readonly Pick<GateCurvePoint, 'k' | 'method'>[],
  attributes: readonly number[],
  { labels, folds, settings }: { labels: readonly Label[]; folds: number; settings: TrainingSettings },
): GateCurve {
  const options = { resamples: settings.bootstrapResamples, seed: settings.seed };
  const f1Of = (at: number) =>
    evaluate(
      rows.map(({ gold, found }) => ({ gold, predicted: found[at] ?? [], tokens: [] })),
      labels,
      options,
    ).exact.overall.f1;
  return {
    folds,
    seed: settings.seed,
    notes: rows.length,
    withoutGate: { f1: f1Of(0), attributes: Math.round(attributes[0] ?? 0) },
    points: points.map(({ k, method }, i) => ({
      k,
      method,
      f1: f1Of(i + 1),
      difference: compareModels(
        rows.map(({ gold, found }) => ({ gold, first: found[i + 1] ?? [], second: found[0] ?? [] })),
        labels,
        options,
      ).overall.f1,
      attributes: Math.round(attributes[i + 1] ?? 0),
    })),
  };
}
