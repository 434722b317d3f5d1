import type { ReadableModel } from '@/lib/pipelines/inference';
import { modelVersionSchema } from '@/lib/schemas/model-version';
import { failed } from './guarded';
import type { HostParts } from './host-parts';
import type { Failed } from './pipeline-api';

/** The stored model, looked at before it is run. */
export async function storedModel(runs: HostParts['runs'], modelId: string): Promise<ReadableModel | Failed> {
  const stored = await runs.model(modelId);
  if (!stored) return failed('model-missing');
  const model = modelVersionSchema.safeParse(stored);
  return model.success ? model.data : failed('model-unreadable');
}

export function isFailed(value: object): value is Failed {
  return 'kind' in value && value.kind === 'failed';
}
