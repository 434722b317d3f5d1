import type { DatasetVersion } from '../domain/data/dataset';
import type { Run } from '../domain/model/run';
import type { DatasetStore } from './ports';

/** The dataset a run learned from, wherever it is stored by now; undefined where it is gone or holds other notes. */
export async function datasetOfRun(
  { datasetId, datasetHash }: Pick<Run, 'datasetId' | 'datasetHash'>,
  datasets: Pick<DatasetStore, 'get' | 'findByHash'>,
): Promise<DatasetVersion | undefined> {
  const dataset = (await datasets.get(datasetId)) ?? (await datasets.findByHash(datasetHash));
  return dataset?.contentHash === datasetHash ? dataset : undefined;
}
