import { type Remote, wrap } from 'comlink';
import type { PipelineApi } from '@/workers/pipeline-api';

let background: Remote<PipelineApi> | undefined;
let interactive: Remote<PipelineApi> | undefined;

function start(): Remote<PipelineApi> {
  return wrap<PipelineApi>(
    new Worker(new URL('../../workers/pipeline.worker.ts', import.meta.url), { type: 'module' }),
  );
}

/** Import, training, reading whole datasets. */
export function backgroundWorker(): Remote<PipelineApi> {
  background ??= start();
  return background;
}

/** Single notes, so that reading stays instant while training runs. */
export function interactiveWorker(): Remote<PipelineApi> {
  interactive ??= start();
  return interactive;
}
