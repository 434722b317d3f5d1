import { checkNote } from '@/lib/domain/data/contract';
import type { DatasetVersion, LabelledNote } from '@/lib/domain/data/dataset';
import type { Run } from '@/lib/domain/model/run';
import type { Label } from '@/lib/domain/text/span';
import { describeRun } from '@/lib/pipelines/describe-run';
import type { Host, RunStore } from '@/lib/pipelines/ports';
import { type Trained, trainModel } from '@/lib/pipelines/training';
import { createTurn } from '@/lib/pipelines/turn';
import { gazetteersFor } from './gazetteers-for';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { PipelineApi, TrainOutcome } from './pipeline-api';
import { countsOf, type RefusedNote, tellRefused } from './refusals';
import { followSteps, type StepOutcomes } from './step-follow';

/** A run's row is written at most this often while its curve grows. */
const CURVE_EVERY_MS = 500;

/** Trains as a job of the run's own id; the run's row tells how it ended, whatever happened. */
export function trainingWork(parts: WorkParts): Pick<PipelineApi, 'train'> {
  const { datasets, runs, gazetteers: lists, host, jobLog, steps, engine } = parts;
  return {
    train: (jobId, { datasetId, settings, featureSet, ...origin }, began) =>
      jobLog.run<TrainOutcome>(jobId, 'train', async (job) => {
        let run: Run | undefined;
        const facts = { runId: jobId, datasetId, seed: settings.seed, algorithm: settings.algorithm };
        const follow = followSteps({ steps, host, ...STEPS, facts, began }, job.onProgress);
        let missing: Run['missingFacts'];
        const outcome = await guarded<TrainOutcome>(async () => {
          const dataset = await datasets.get(datasetId);
          if (!dataset) return failed('dataset-missing');
          const gazetteers = await gazetteersFor(featureSet, lists);
          if (!gazetteers) return failed('gazetteer-missing');
          const loaded = await engine();
          run = await runs.start(await describeRun(dataset, settings, featureSet, loaded, host, jobId, origin));
          const notes = await datasets.notes(datasetId);
          const refused = await refusedNotes(notes, dataset.labels, jobId, parts);
          if (refused) return failed('notes-refused');
          const curve = curveWriter(run, runs, host);
          const options = { ...job, onProgress: follow.onProgress, gazetteers, onCurve: curve.add };
          const result = await trainModel({ run, dataset, notes }, loaded, host, options).finally(curve.settled);
          if (!result.ok) {
            if (result.error.code === 'run-facts-missing') missing = result.error.facts;
            return failed(result.error.code);
          }
          await runs.finish(result.value.run, result.value.errors, result.value.model);
          await follow.end(trainedSteps(result.value, dataset));
          return { kind: 'trained', runId: jobId, modelId: result.value.model.id };
        });
        if (outcome.kind === 'failed') await follow.stop('failed', outcome.code);
        if (outcome.kind === 'cancelled') await follow.stop('cancelled');
        if (run && outcome.kind !== 'trained') {
          // The stored row has the curve so far: it is kept with a run that did not end well.
          const row = (await runs.get(jobId)) ?? run;
          const errorCode = outcome.kind === 'failed' ? outcome.code : undefined;
          await runs.put({
            ...row,
            state: outcome.kind,
            finishedAt: host.clock.now(),
            errorCode,
            missingFacts: missing,
          });
        }
        return outcome;
      }),
  };
}

const STEPS = {
  first: 'training/features',
  words: {
    prepare: 'training/features',
    attributes: 'training/features',
    'fit-dev': 'training/train',
    'fit-final': 'training/train',
    evaluate: 'training/evaluate',
  },
} as const;

/** What the run's steps came to, with what repeats them. */
function trainedSteps({ run, model }: Trained, { splits, contentHash }: DatasetVersion): StepOutcomes {
  const { settings, featureSetHash, wasmHash, evaluation, curve } = run;
  const learned = splits.train?.sentences;
  const facts = { contentHash, featureSetHash };
  const judged = evaluation?.scores.exact.overall;
  return {
    'training/features': { outcome: 'ok', countIn: learned, countOut: learned, facts },
    'training/train': {
      outcome: 'ok',
      countIn: learned,
      countOut: curve.at(-1)?.activeFeatures,
      facts: {
        ...facts,
        wasmHash,
        maxIterations: settings.maxIterations,
        modelId: model.id,
        modelSha256: model.sha256,
      },
    },
    ...(evaluation && {
      'training/evaluate': {
        outcome: 'ok',
        countIn: splits[evaluation.split]?.sentences,
        countOut: undefined,
        facts: { ...facts, modelSha256: model.sha256, split: evaluation.split, f1: rounded(judged?.f1.value ?? 0) },
      },
    }),
  };
}

const rounded = (value: number) => Math.round(1000 * value) / 1000;

/** Notes that an older version of the app took in, and the contract does not. @returns whether there are any */
async function refusedNotes(
  notes: readonly LabelledNote[],
  labels: readonly Label[],
  jobId: string,
  parts: WorkParts,
): Promise<boolean> {
  const turn = createTurn(() => parts.host.clock.elapsedMs());
  const refused: RefusedNote[] = [];
  for (const { note, gold } of notes) {
    const checked = checkNote(note, gold, labels);
    if (!checked.ok) refused.push({ noteId: note.id, title: note.title, text: note.text, fault: checked.error });
    await turn();
  }
  if (refused.length === 0) return false;
  await parts.quarantine?.setAside(refused);
  await tellRefused(
    parts,
    jobId,
    countsOf(refused, ({ fault }) => fault.code),
  );
  return true;
}

/** Writes the run's growing curve, one write at a time and not too often. */
function curveWriter(run: Run, runs: RunStore, host: Host) {
  let writing: Promise<void> = Promise.resolve();
  let pending = false;
  let last = Number.NEGATIVE_INFINITY;
  return {
    add(curve: Run['curve']): void {
      const now = host.clock.elapsedMs();
      if (pending || now - last < CURVE_EVERY_MS) return;
      last = now;
      pending = true;
      writing = runs.putCurve(run.id, [...curve]).finally(() => {
        pending = false;
      });
    },
    settled: () => writing,
  };
}
