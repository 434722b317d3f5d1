import type { DatasetVersion } from '../domain/data/dataset';
import type { Run, TrainingSettings } from '../domain/model/run';
import type { FeatureSet } from '../domain/text/feature-set';
import type { Engine, Host } from './ports';

export interface RunOrigin {
  readonly actor: string;
  /** Id of the run to repeat. */
  readonly repeatOf?: string | undefined;
}

/** The facts of a run that are known before it starts. */
export async function describeRun(
  dataset: DatasetVersion,
  settings: TrainingSettings,
  featureSet: FeatureSet,
  engine: Engine,
  host: Host,
  id: string,
  { actor, repeatOf }: RunOrigin,
): Promise<Omit<Run, 'number'>> {
  return {
    id,
    state: 'running',
    datasetId: dataset.id,
    datasetName: dataset.name,
    datasetHash: dataset.contentHash,
    splits: dataset.splits,
    labels: dataset.labels,
    labelSetHash: await host.hash(new TextEncoder().encode(JSON.stringify(dataset.labels))),
    actor,
    ...(repeatOf === undefined ? {} : { repeatOf }),
    settings,
    featureSet,
    featureSetHash: await host.hash(new TextEncoder().encode(JSON.stringify(featureSet))),
    wasmHash: await host.hash(engine.wasmBytes),
    appVersion: host.appVersion,
    startedAt: host.clock.now(),
    finishedAt: undefined,
    trainSeconds: undefined,
    curve: [],
    evaluation: undefined,
    modelId: undefined,
    errorCode: undefined,
  };
}
