import type { ModelVersion, Run } from './run';
import { iterationsOf } from './run-summary';

export const RUN_RECORD_FORMAT = 'behealthy-run-report';
/** 2: split, tokenizer, judged notes, label set, actor and repeated run are stated. */
export const RUN_RECORD_VERSION = 2;

/** A run and its model as one JSON document: settings, hashes, counts, curve and figures; no text of any note. */
export function runRecord(run: Run, model: Pick<ModelVersion, 'id' | 'sha256' | 'sizeBytes'> | undefined) {
  return {
    format: RUN_RECORD_FORMAT,
    version: RUN_RECORD_VERSION,
    run: {
      id: run.id,
      number: run.number,
      state: run.state,
      actor: run.actor,
      repeatOf: run.repeatOf,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
    },
    dataset: {
      name: run.datasetName,
      contentHash: run.datasetHash,
      splitHash: run.splitHash,
      judgedHash: run.judgedHash,
      tokenizerHash: run.tokenizerHash,
      labels: run.labels,
      labelSetHash: run.labelSetHash,
      splits: run.splits,
    },
    settings: run.settings,
    featureSet: { ...run.featureSet, sha256: run.featureSetHash },
    software: { appVersion: run.appVersion, engineSha256: run.wasmHash },
    training: { seconds: run.trainSeconds, iterations: iterationsOf(run.curve), curve: run.curve },
    evaluation: run.evaluation,
    model: model && { id: model.id, sha256: model.sha256, sizeBytes: model.sizeBytes },
    errorCode: run.errorCode,
  };
}
