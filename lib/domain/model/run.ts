import type { SplitCounts } from '../data/dataset';
import type { FeatureSet, Lexicon } from '../text/feature-set';
import type { SplitName } from '../text/note';
import type { Label, PredictedSpan, Span } from '../text/span';
import { ALGORITHM_FACTS, type Algorithm, type ParameterValues } from './algorithms';
import type { Evaluation } from './evaluation';
import type { IsotonicFit } from './isotonic';
import type { RunFact } from './run-facts';

/** The parameters of its algorithm stand beside those of every run; see algorithms.ts. */
export interface TrainingSettings extends ParameterValues {
  readonly algorithm: Algorithm;
  readonly maxIterations: number;
  readonly minFrequency: number;
  readonly possibleTransitions: boolean;
  /** Of the held-out notes, the intervals, and the order in which algorithms other than `lbfgs` take the sentences. */
  readonly seed: number;
  /** Share of the training notes held out for the development curve, 0-0.5; 0 skips that fit. */
  readonly devShare: number;
  readonly bootstrapResamples: number;
  /** Spans of at least this chance are marked, 0-1; see choose-entities.ts. Undefined, as in older runs: the best path's. */
  readonly spanChanceMin?: number | undefined;
}

/** Measured by cross-validation on the case study's training sentences; see lib/domain/README.md. */
export const DEFAULT_SETTINGS: TrainingSettings = settingsFor('lbfgs', {
  minFrequency: 0,
  possibleTransitions: false,
  seed: 7,
  devShare: 0.1,
  bootstrapResamples: 1000,
});

/** Settings of an algorithm as it begins, with what does not depend on it. */
export function settingsFor(
  algorithm: Algorithm,
  { minFrequency, possibleTransitions, seed, devShare, bootstrapResamples }: CommonSettings,
): TrainingSettings {
  const { initial, maxIterations, spanChanceMin } = ALGORITHM_FACTS[algorithm];
  const common = { minFrequency, possibleTransitions, seed, devShare, bootstrapResamples };
  return { algorithm, ...initial, maxIterations, ...common, ...(spanChanceMin === undefined ? {} : { spanChanceMin }) };
}

export type CommonSettings = Pick<
  TrainingSettings,
  'minFrequency' | 'possibleTransitions' | 'seed' | 'devShare' | 'bootstrapResamples'
>;

/** One iteration. `dev`: trained without the held-out notes, judged on them; `final`: trained on all training notes. */
export interface CurvePoint {
  readonly fit: 'dev' | 'final';
  readonly iteration: number;
  /**
   * Divided by the fit's sentences: negative log-likelihood plus penalties; of the algorithms that learn from mistakes
   * their own measure of mistakes (wasm/SPEC.md AP-3, PA-4, ARO-3), not in nats.
   */
  readonly lossNatsPerSentence: number;
  /** Undefined: the algorithm never computes it; `lbfgs` alone does. */
  readonly gradientNorm: number | undefined;
  readonly activeFeatures: number;
  /** Entity F1, exact, on the held-out notes; where it was computed. */
  readonly devF1: number | undefined;
  /** Since the fit's first iteration. */
  readonly seconds: number;
}

export type RunState = 'running' | 'finished' | 'cancelled' | 'failed' | 'interrupted';

/** One training attempt with all facts needed to repeat it. */
export interface Run {
  readonly id: string;
  /** 1, 2, 3 … in this browser: what people call it. */
  readonly number: number;
  readonly state: RunState;
  readonly datasetId: string;
  readonly datasetName: string;
  readonly datasetHash: string;
  /** Which note was in which part; how it and the next hashes are made: lib/pipelines/note-facts.ts. Older runs lack them. */
  readonly splitHash?: string | undefined;
  readonly tokenizerHash?: string | undefined;
  /** Content of the notes the figures are of: runs that share it can be compared. */
  readonly judgedHash?: string | undefined;
  /** sha256 of the labels as a JSON array, in their order. */
  readonly labelSetHash?: string | undefined;
  /** Who started it: the name people give themselves in this browser, or "command line". */
  readonly actor?: string | undefined;
  /** The run that this one repeats. */
  readonly repeatOf?: string | undefined;
  readonly splits: Readonly<Partial<Record<SplitName, SplitCounts>>>;
  readonly labels: readonly Label[];
  readonly settings: TrainingSettings;
  readonly featureSet: FeatureSet;
  readonly featureSetHash: string;
  readonly wasmHash: string;
  readonly appVersion: string;
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  /** Of the final fit alone: L-BFGS from first to last iteration. */
  readonly trainSeconds: number | undefined;
  readonly curve: readonly CurvePoint[];
  /** On the test split where there is one, else on the held-out notes (`dev`). */
  readonly evaluation: { readonly split: SplitName; readonly scores: Evaluation } | undefined;
  readonly modelId: string | undefined;
  /** Of the model's bytes. */
  readonly modelSha256?: string | undefined;
  readonly errorCode: string | undefined;
  /** Facts for want of which the run was refused; see run-facts.ts. */
  readonly missingFacts?: readonly RunFact[] | undefined;
}

/** A sentence where the model and the gold spans differ: offsets only, the text stays in its note. */
export interface SentenceError {
  readonly noteId: string;
  readonly start: number;
  readonly end: number;
  readonly gold: readonly Span[];
  readonly predicted: readonly PredictedSpan[];
}

/** Immutable trained model with what inference needs beside the bytes. */
export interface ModelVersion {
  readonly id: string;
  /** The run's number names it: "v3". */
  readonly number: number;
  readonly runId: string;
  readonly createdAt: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly labels: readonly Label[];
  readonly featureSet: FeatureSet;
  readonly featureSetHash: string;
  /** Of how words were cut when it was trained, see lib/pipelines/model-contract.ts. Older models lack it. */
  readonly tokenizerHash?: string | undefined;
  /** Undefined: the FeatureSet has no lexicon. */
  readonly lexicon: Lexicon | undefined;
  /** Of the run's settings. */
  readonly spanChanceMin?: number | undefined;
  /** CRFsuite's own format. */
  readonly bytes: Uint8Array;
  /** Puts shown confidences right; learned from notes the models it was learned with never saw. Undefined: as the model says. */
  readonly calibration?: IsotonicFit | undefined;
  /** Nats added to the score of `O` when reading, as somebody chose; below 0 more is marked. Undefined: 0. */
  readonly outsideBias?: number | undefined;
}

/** How a model is read with, beside what it is. */
export type ReadingAdjustments = Pick<ModelVersion, 'calibration' | 'outsideBias'>;
