import { partition } from '../../domain/data/partition';
import { compareModels } from '../../domain/model/compare-models';
import { evaluate } from '../../domain/model/evaluate';
import type { Evaluation } from '../../domain/model/evaluation';
import { type GateReport, patientKeysOf } from '../../domain/model/gate-report';
import { DEFAULT_K, GATE_RULES } from '../../domain/model/privacy-gate';
import type { ModelVersion, Run } from '../../domain/model/run';
import { fail, ok, type Result } from '../../domain/result';
import type { Lexicon } from '../../domain/text/feature-set';
import type { Gazetteer } from '../../domain/text/gazetteer';
import { labelledSentences } from '../../domain/text/labelled-sentence';
import type { Span } from '../../domain/text/span';
import { type Fit, fit } from '../fit';
import { openReader, type ReadableModel } from '../inference';
import type { Prepared } from '../judge';
import type { Engine, Host, LabelledNote, ModelFiles, WorkOptions } from '../ports';
import { type SlicedWork, slicedWork } from '../sliced-work';
import { createTurn } from '../turn';
import { countLexicon, type Gate, type GateSource, gateSource, openGate } from './gate-source';
import { gatedFile } from './gated-file';

export interface GateInput {
  /** Finished. */
  readonly run: Run;
  readonly model: ModelVersion;
  /** All notes of the run's dataset. */
  readonly notes: readonly LabelledNote[];
  /** Least number of notes and of patients. */
  readonly k?: number;
}

/** A model that may be shared: trained anew on nothing but what passes, with the report that goes with it. */
export interface GatedModel {
  /** Reading with it takes its own lexicon: attributes are computed as they were while it learned. */
  readonly model: ReadableModel & { readonly lexicon: Lexicon | undefined };
  readonly report: GateReport;
  /** On the notes of `report.f1`. */
  readonly evaluation: Evaluation;
}

export type GateError =
  /** No notes to judge it on: what the gate costs cannot be told, and nobody should share what nobody judged. */
  { readonly code: 'nothing-to-judge' } | { readonly code: 'nothing-to-learn' };

interface Parts {
  readonly engine: Engine;
  readonly files: ModelFiles;
  readonly host: Host;
}

/**
 * The privacy gate. Counts which words and attributes k notes and k patients have, trains anew on those alone, judges
 * both models on the same notes. Stores nothing.
 * @throws Cancelled, or what the engine throws, when the signal fires
 */
export async function gateModel(
  { run, model, notes, k = DEFAULT_K }: GateInput,
  parts: Parts,
  options: WorkOptions = {},
): Promise<Result<GatedModel, GateError>> {
  if (!Number.isSafeInteger(k) || k < 1) throw new Error('gateModel: k is a whole number from 1');
  const { host } = parts;
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  const { all, kept, judged } = partition(notes, (note) => note, run.settings);
  if (!judged) return fail({ code: 'nothing-to-judge' });
  const learning = await prepare(all, work);
  const gated = await gatedFit(gateSource(learning, run, model.lexicon?.gazetteers), run, k, parts, work, options);
  if (!gated) return fail({ code: 'nothing-to-learn' });
  const judging = await prepare(judged.notes, work);
  // A model that learned from the held-out notes cannot be judged on them: both are fitted once more without.
  const pair =
    judged.split === 'test'
      ? { before: model, after: gated.model }
      : await heldOutPair(kept, run, model.lexicon?.gazetteers, k, parts, work, options);
  if (!pair) return fail({ code: 'nothing-to-learn' });
  const [before, after] = [
    await readNotes(pair.before, judging, parts.engine, 'judge-before', work),
    await readNotes(pair.after, judging, parts.engine, 'judge-after', work),
  ];
  const drawn = { resamples: run.settings.bootstrapResamples, seed: run.settings.seed };
  const evaluation = evaluate(after, run.labels, drawn);
  return ok({
    model: gated.model,
    evaluation,
    report: {
      ...(await reportOf(gated, run, model, parts)),
      f1: {
        split: judged.split,
        notes: judged.notes.length,
        before: evaluate(before, run.labels, drawn).exact.overall.f1,
        after: evaluation.exact.overall.f1,
        difference: compareModels(
          after.map(({ gold, predicted }, i) => ({ gold, first: predicted, second: before[i]?.predicted ?? [] })),
          run.labels,
          drawn,
        ).overall.f1,
      },
    },
  });
}

async function prepare(notes: readonly LabelledNote[], work: SlicedWork): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const [at, source] of notes.entries()) {
    prepared.push({ source, sentences: labelledSentences(source.note, source.gold).sentences });
    await work.turn('prepare', at + 1, notes.length);
  }
  return prepared;
}

interface GatedFit {
  readonly source: GateSource;
  readonly gate: Gate;
  readonly model: ReadableModel & { readonly lexicon: Lexicon | undefined };
}

async function gatedFit(
  source: GateSource,
  run: Run,
  k: number,
  { engine, files, host }: Parts,
  work: SlicedWork,
  options: WorkOptions,
): Promise<GatedFit | undefined> {
  if (!source.sentences.some(({ entities }) => entities.length > 0)) return undefined;
  const gate = await openGate(source, await countLexicon(source, work), k, work);
  const { bytes, lexicon } = await fitOn(source, run, gate, 'fit-gated', engine, host, options);
  const { labels, featureSet, settings } = run;
  const { spanChanceMin } = settings;
  return {
    source,
    gate,
    model: { bytes: gatedFile(bytes, gate.keeps, files), lexicon, labels, featureSet, spanChanceMin },
  };
}

function fitOn(
  { sentences, gazetteers }: GateSource,
  { labels, featureSet, settings }: Run,
  only: Gate | undefined,
  step: string,
  engine: Engine,
  host: Host,
  options: WorkOptions,
): Promise<Fit> {
  return fit(
    { train: sentences, holdout: [], labels, featureSet, settings, only },
    engine,
    createTurn(() => host.clock.elapsedMs()),
    ({ iteration }) => options.onProgress?.(step, iteration, settings.maxIterations),
    { ...options, gazetteers },
  );
}

async function heldOutPair(
  kept: readonly LabelledNote[],
  run: Run,
  gazetteers: readonly Gazetteer[] | undefined,
  k: number,
  parts: Parts,
  work: SlicedWork,
  options: WorkOptions,
): Promise<{ before: ReadableModel; after: ReadableModel } | undefined> {
  const source = gateSource(await prepare(kept, work), run, gazetteers);
  const gated = await gatedFit(source, run, k, parts, work, options);
  if (!gated) return undefined;
  const plain = await fitOn(source, run, undefined, 'fit-before', parts.engine, parts.host, options);
  const { labels, featureSet, settings } = run;
  return { before: { ...plain, labels, featureSet, spanChanceMin: settings.spanChanceMin }, after: gated.model };
}

async function readNotes(
  model: ReadableModel,
  notes: readonly Prepared[],
  engine: Engine,
  step: string,
  work: SlicedWork,
) {
  // As it was trained: what somebody chose for reading is no part of the comparison.
  const opened = openReader({ ...model, outsideBias: undefined, calibration: undefined }, engine);
  if (!opened.ok) throw new Error(`a model that was trained does not open: ${opened.error.code}`);
  const read: { gold: readonly Span[]; predicted: Span[]; tokens: Prepared['sentences'][number]['tokens'] }[] = [];
  try {
    for (const [at, { source, sentences }] of notes.entries()) {
      const predicted = sentences.flatMap(({ tokens, words }) => opened.value.predictSentence(tokens, words));
      read.push({ gold: source.gold, predicted, tokens: sentences.flatMap(({ tokens }) => tokens) });
      await work.turn(step, at + 1, notes.length);
    }
  } finally {
    opened.value.close();
  }
  return read;
}

async function reportOf(
  { source, gate, model: gated }: GatedFit,
  run: Run,
  model: ModelVersion,
  { files, engine, host }: Parts,
): Promise<Omit<GateReport, 'f1'>> {
  const inFile = (bytes: Uint8Array) => files.readModel(bytes).attributes.length;
  return {
    rules: GATE_RULES,
    method: 'retrain',
    k: gate.k,
    notes: source.notes.length,
    copies: source.copies,
    patients: source.patientCount,
    patientKeys: patientKeysOf(source.notes.length, source.withPatient),
    attributes: {
      inNotes: gate.attributes,
      inModel: { before: inFile(model.bytes), after: inFile(gated.bytes) },
      dropped: gate.dropped,
    },
    lexicon: gate.gated ? { parts: gate.gated.parts, dropped: gate.gated.dropped } : null,
    versions: {
      app: host.appVersion,
      engineSha256: await host.hash(engine.wasmBytes),
      featureSetSha256: run.featureSetHash,
      beforeSha256: model.sha256,
      afterSha256: await host.hash(gated.bytes),
    },
    at: host.clock.now(),
  };
}
