import { readModel, writeModel } from 'crfsuite-wasm';
import { partition } from '@/lib/domain/data/partition';
import { datasetOfRun } from '@/lib/pipelines/dataset-of-run';
import { calibrateGated } from '@/lib/pipelines/gate/calibrate-gated';
import { gateCurve } from '@/lib/pipelines/gate/gate-curve';
import { type GatedModel, gateModel } from '@/lib/pipelines/gate/gate-model';
import { sharedFile } from '@/lib/pipelines/gate/shared-file';
import type { Engine, Host, LabelledNote, ModelFiles } from '@/lib/pipelines/ports';
import { challengeWork } from './challenge-work';
import type { GateApi, GateCurveOutcome, GateOutcome, SharedModel } from './gate-api';
import { gazetteersFor } from './gazetteers-for';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { Failed } from './pipeline-api';
import { ASKED, endUnfinished } from './step-follow';
import { isFailed } from './stored-model';

const files: ModelFiles = { readModel, writeModel };

/** What may leave the browser of a model, and what that costs. */
export function gateWork(parts: WorkParts): GateApi {
  const { datasets, runs, host, jobLog, engine } = parts;
  return {
    ...challengeWork(parts),
    gateModel: (jobId, { modelId, k }, { reason, attempt } = ASKED) =>
      jobLog.run<GateOutcome>(jobId, 'gate-model', async (job) => {
        const step = parts.steps.begin('training/gate', reason, undefined, { modelId, k }, attempt);
        const outcome = await guarded<GateOutcome>(async () => {
          const model = await runs.model(modelId);
          const run = model && (await runs.get(model.runId));
          if (!model || !run) return failed('model-missing');
          const dataset = await datasetOfRun(run, datasets);
          if (!dataset) return failed('dataset-missing');
          const notes = await datasets.notes(dataset.id);
          const tools = { engine: await engine(), files, host };
          const gated = await gateModel({ run, model, notes, k }, tools, job);
          if (!gated.ok) return { kind: 'refused', error: gated.error };
          const gazetteers = model.lexicon?.gazetteers;
          const calibrated = await calibrateGated(gated.value, { run, notes, gazetteers }, tools.engine, host, job);
          const shared = await sharedModel({ ...gated.value, model: calibrated.model }, notes, tools.engine, host);
          if (isFailed(shared)) return shared;
          // Once it is shared, this is its reference: watchShared.
          if (calibrated.own) await parts.monitoring?.store.keepGated(shared.sha256, calibrated.own);
          const facts = { runId: run.id, contentHash: run.datasetHash, modelSha256: shared.sha256 };
          await step.end('ok', undefined, { ...facts, sizeBytes: shared.sizeBytes });
          return { kind: 'gated', shared };
        });
        if (outcome.kind !== 'gated') await endUnfinished(step, outcome);
        return outcome;
      }),

    gateCurve: (jobId, { runId, ks }) =>
      jobLog.run<GateCurveOutcome>(jobId, 'gate-curve', (job) =>
        guarded(async () => {
          const run = await runs.get(runId);
          if (!run) return failed('run-missing');
          const dataset = await datasetOfRun(run, datasets);
          if (!dataset) return failed('dataset-missing');
          const { labels, settings, featureSet } = run;
          const { all } = partition(await datasets.notes(dataset.id), (note) => note, settings);
          const gazetteers = await gazetteersFor(featureSet, parts.gazetteers);
          if (!gazetteers) return failed('gazetteer-missing');
          const input = { notes: all, labels, settings, featureSet, gazetteers, ...(ks ? { ks } : {}) };
          const curve = await gateCurve(input, await engine(), files, host, job);
          return curve ? { kind: 'drawn', curve } : { kind: 'too-few-patients' };
        }),
      ),
  };
}

/** The gated model as one file; its bytes stay in the worker's process until somebody reads the handle. */
async function sharedModel(
  { model, report, evaluation }: GatedModel,
  notes: readonly LabelledNote[],
  engine: Engine,
  host: Host,
): Promise<SharedModel | Failed> {
  const tokenizers = notes.map(({ note }) => note.tokenizer);
  const file = await sharedFile(model, tokenizers, engine, host.hash);
  if (!file.ok) return failed(file.error.code);
  const { bytes, ...hashes } = file.value;
  return {
    ...hashes,
    file: new Blob([bytes as BlobPart], { type: 'application/octet-stream' }),
    sizeBytes: bytes.byteLength,
    report,
    evaluation,
  };
}
