import type { ModelSummary } from '@/lib/client/models';
import type { Run } from '@/lib/domain/model/run';

/** A run and its model as one JSON document: settings, hashes, counts, curve and figures; no text of any note. */
export function runReport(run: Run, model: ModelSummary | undefined): object {
  return {
    format: 'behealthy-run-report',
    version: 1,
    run: { id: run.id, number: run.number, state: run.state, startedAt: run.startedAt, finishedAt: run.finishedAt },
    dataset: { name: run.datasetName, contentHash: run.datasetHash, labels: run.labels, splits: run.splits },
    settings: run.settings,
    featureSet: { ...run.featureSet, sha256: run.featureSetHash },
    software: { appVersion: run.appVersion, engineSha256: run.wasmHash },
    training: {
      seconds: run.trainSeconds,
      iterations: run.curve.filter((point) => point.fit === 'final').at(-1)?.iteration,
      curve: run.curve,
    },
    evaluation: run.evaluation,
    model: model && { id: model.id, sha256: model.sha256, sizeBytes: model.sizeBytes },
    errorCode: run.errorCode,
  };
}
