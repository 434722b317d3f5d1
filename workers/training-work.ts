import type { Run } from '@/lib/domain/model/run';
import { describeRun } from '@/lib/pipelines/describe-run';
import type { Host, RunStore } from '@/lib/pipelines/ports';
import { trainModel } from '@/lib/pipelines/training';
import { gazetteersFor } from './gazetteers-for';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { PipelineApi, TrainOutcome } from './pipeline-api';

/** A run's row is written at most this often while its curve grows. */
const CURVE_EVERY_MS = 500;

/** Trains as a job of the run's own id; the run's row tells how it ended, whatever happened. */
export function trainingWork({
  datasets,
  runs,
  gazetteers: lists,
  host,
  jobLog,
  engine,
}: WorkParts): Pick<PipelineApi, 'train'> {
  return {
    train: (jobId, { datasetId, settings, featureSet, ...origin }) =>
      jobLog.run<TrainOutcome>(jobId, 'train', async (job) => {
        let run: Run | undefined;
        let missing: Run['missingFacts'];
        const outcome = await guarded<TrainOutcome>(async () => {
          const dataset = await datasets.get(datasetId);
          if (!dataset) return failed('dataset-missing');
          const gazetteers = await gazetteersFor(featureSet, lists);
          if (!gazetteers) return failed('gazetteer-missing');
          const loaded = await engine();
          run = await runs.start(await describeRun(dataset, settings, featureSet, loaded, host, jobId, origin));
          const notes = await datasets.notes(datasetId);
          const curve = curveWriter(run, runs, host);
          const options = { ...job, gazetteers, onCurve: curve.add };
          const result = await trainModel({ run, dataset, notes }, loaded, host, options).finally(curve.settled);
          if (!result.ok) {
            if (result.error.code === 'run-facts-missing') missing = result.error.facts;
            return failed(result.error.code);
          }
          await runs.finish(result.value.run, result.value.errors, result.value.model);
          return { kind: 'trained', runId: jobId, modelId: result.value.model.id };
        });
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
