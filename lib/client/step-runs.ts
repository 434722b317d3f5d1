'use client';
import { isFinished } from '@/lib/domain/annotation/note-state';
import { STEP_KEYS, type StepKey, type StepRun } from '@/lib/domain/monitoring/step-run';
import { database } from '@/lib/store/database';
import { DexieRunStore } from '@/lib/store/run-store';
import { DexieStepRunStore } from '@/lib/store/step-run-store';
import type { Began, DeriveStep, ReadingLayer } from '@/workers/pipeline-api';
import { actorName } from './actor';
import { useLive } from './live';
import { newJobId } from './work';
import { backgroundWorker } from './workers';

export type { StepKey, StepRun };

const store = () => new DexieStepRunStore(database());

/** The newest run of each step that ran. */
export function useNewestRuns(): ReadonlyMap<StepKey, StepRun> | undefined {
  return useLive(async () => {
    const newest = await Promise.all(
      STEP_KEYS.map(async (step) => [step, (await store().newest(step, 1))[0]] as const),
    );
    return new Map(newest.flatMap(([step, run]) => (run ? [[step, run] as const] : [])));
  }, []);
}

/** Newest first. */
export function useStepRuns(step: StepKey, atMost: number): readonly StepRun[] | undefined {
  return useLive(() => store().newest(step, atMost), [step, atMost]);
}

/** All that are kept of a step, to be saved as a file. */
export function allStepRuns(step: StepKey): Promise<readonly StepRun[]> {
  return store().newest(step, Number.MAX_SAFE_INTEGER);
}

/** How a run that did not come to its end can be had again. `elsewhere`: a person must bring what it needs. */
export type Retry =
  | { readonly kind: 'again'; readonly start: () => Promise<string | undefined> }
  | { readonly kind: 'file' }
  | { readonly kind: 'elsewhere' };

const UNFINISHED: ReadonlySet<StepRun['outcome']> = new Set(['failed', 'interrupted', 'cancelled']);

/** @returns undefined: it went through, or goes on; `start` gives the code of what is in the way */
export function retryOf(run: StepRun): Retry | undefined {
  const file = run.pipeline === 'data' && (run.step === 'import' || run.step === 'check' || run.step === 'split');
  if (file && (UNFINISHED.has(run.outcome) || run.outcome === 'refused')) return { kind: 'file' };
  if (!UNFINISHED.has(run.outcome)) return undefined;
  const began: Began = { reason: { kind: 'retry', ref: run.id }, attempt: run.attempt + 1 };
  const { facts } = run;
  if (run.pipeline === 'training' && typeof facts.runId === 'string' && run.step !== 'review') {
    if (run.step === 'features' || run.step === 'train' || run.step === 'evaluate') {
      return { kind: 'again', start: () => trainAgain(String(facts.runId), began) };
    }
    if (run.step === 'calibrate') return { kind: 'again', start: () => calibrateAgain(String(facts.runId)) };
  }
  if (run.pipeline === 'inference' && typeof facts.datasetId === 'string') {
    return { kind: 'again', start: () => readAgain(facts, began) };
  }
  if (run.step === 'freeze' && facts.steps !== undefined && !String(facts.steps).includes('relabel')) {
    return { kind: 'again', start: () => deriveAgain(facts, began) };
  }
  if (run.pipeline === 'monitoring') return { kind: 'again', start: resumeActs };
  return { kind: 'elsewhere' };
}

const codeOf = (outcome: { readonly kind: string; readonly code?: string }) =>
  outcome.kind === 'failed' ? outcome.code : undefined;

async function trainAgain(runId: string, began: Began): Promise<string | undefined> {
  const run = await new DexieRunStore(database()).get(runId);
  if (!run) return 'run-missing';
  const { datasetId, settings, featureSet } = run;
  const request = { datasetId, settings, featureSet, repeatOf: runId, actor: await actorName() };
  return codeOf(await backgroundWorker().train(newJobId(), request, began));
}

async function calibrateAgain(runId: string): Promise<string | undefined> {
  return codeOf(await backgroundWorker().crossCheck(newJobId(), runId));
}

async function readAgain(facts: StepRun['facts'], began: Began): Promise<string | undefined> {
  const request = {
    datasetId: String(facts.datasetId),
    modelId: facts.modelId === '' || facts.modelId === undefined ? undefined : String(facts.modelId),
    layer: String(facts.layer) as ReadingLayer,
    includeUnaffirmed: facts.unaffirmed === 1,
  };
  return codeOf(await backgroundWorker().readDataset(newJobId(), request, began));
}

async function deriveAgain(facts: StepRun['facts'], began: Began): Promise<string | undefined> {
  const datasetId = String(facts.datasetId);
  const dataset = await database().datasets.get(datasetId);
  if (!dataset) return 'dataset-missing';
  const shares = { train: Number(facts.train), dev: Number(facts.dev), test: Number(facts.test) };
  const split: DeriveStep = { kind: 'split', shares, seed: Number(facts.seed), keepTest: facts.keepTest === 1 };
  const kinds = String(facts.steps).split(' ');
  const steps = kinds.map((kind): DeriveStep => (kind === 'split' ? split : { kind: 'deduplicate' }));
  return codeOf(await backgroundWorker().deriveVersion(newJobId(), { datasetId, steps, name: dataset.name }, began));
}

/** Firings that were logged and not acted on, and windows that nobody was told of. */
async function resumeActs(): Promise<string | undefined> {
  await backgroundWorker().resumeMonitoring();
  return undefined;
}

/** Notes that a rule put on the tagging queue, and how many of them are tagged. */
export function useQueuedProgress(): { readonly done: number; readonly all: number } | undefined {
  return useLive(async () => {
    const db = database();
    const queued = new Set((await db.queuedNotes.toArray()).map(({ noteId }) => noteId));
    if (queued.size === 0) return { done: 0, all: 0 };
    const states = await db.noteStates
      .filter((state) => queued.has(state.noteId) && isFinished(state.status))
      .toArray();
    return { done: new Set(states.map(({ noteId }) => noteId)).size, all: queued.size };
  }, []);
}
