import { fail, ok, type Result } from '../result';
import { flagsOf, numbersOf } from './algorithms';
import type { Run } from './run';

/** What must be known of a run before it counts as finished, in the order in which it is told. */
export const RUN_FACTS = [
  'dataset-hash',
  'split-hash',
  'settings',
  'seed',
  'loss',
  'gradient-norm',
  'held-out-f1',
  'feature-set-hash',
  'tokenizer-hash',
  'engine-hash',
  'app-version',
  'label-set',
  'model-hash',
  'actor',
  'started-at',
  'finished-at',
] as const;
export type RunFact = (typeof RUN_FACTS)[number];

export interface FactsMissing {
  readonly code: 'run-facts-missing';
  readonly facts: readonly RunFact[];
}

const SHA256 = /^[0-9a-f]{64}$/;
const named = (text: string | undefined) => text !== undefined && text.trim() !== '';
const hashed = (hash: string | undefined) => hash !== undefined && SHA256.test(hash);
const dated = (time: string | undefined) => time !== undefined && !Number.isNaN(Date.parse(time));

const STATED: Readonly<Record<RunFact, (run: Run) => boolean>> = {
  'dataset-hash': (run) => hashed(run.datasetHash),
  'split-hash': (run) => hashed(run.splitHash),
  settings: ({ settings }) =>
    [settings.maxIterations, ...numbersOf(settings.algorithm).map((name) => settings[name])].every(Number.isFinite) &&
    flagsOf(settings.algorithm).every((name) => settings[name] !== undefined),
  seed: (run) => Number.isFinite(run.settings.seed),
  loss: ({ curve }) => curve.length > 0 && curve.every((point) => Number.isFinite(point.lossNatsPerSentence)),
  'gradient-norm': ({ curve, settings }) =>
    // Only L-BFGS computes the gradient of the whole objective; the others step a sentence at a time.
    settings.algorithm !== 'lbfgs' || (curve.length > 0 && curve.every((point) => Number.isFinite(point.gradientNorm))),
  'held-out-f1': ({ curve }) =>
    // A run that holds nothing out has no fit to judge on the way, and one iteration ends before a figure is due.
    !curve.some((point) => point.fit === 'dev' && point.iteration > 1) ||
    curve.some((point) => Number.isFinite(point.devF1)),
  'feature-set-hash': (run) => hashed(run.featureSetHash),
  'tokenizer-hash': (run) => hashed(run.tokenizerHash),
  'engine-hash': (run) => hashed(run.wasmHash),
  'app-version': (run) => named(run.appVersion),
  'label-set': (run) => run.labels.length > 0 && hashed(run.labelSetHash),
  'model-hash': (run) => hashed(run.modelSha256),
  actor: (run) => named(run.actor),
  'started-at': (run) => dated(run.startedAt),
  'finished-at': (run) => dated(run.finishedAt),
};

/** Facts a finished run lacks, in the order of RUN_FACTS; empty: it can be trusted and repeated. */
export function missingFacts(run: Run): RunFact[] {
  return RUN_FACTS.filter((fact) => !STATED[fact](run));
}

/** A run that lacks a fact is refused by that fact's name. */
export function withAllFacts(run: Run): Result<Run, FactsMissing> {
  const facts = missingFacts(run);
  return facts.length === 0 ? ok(run) : fail({ code: 'run-facts-missing', facts });
}
