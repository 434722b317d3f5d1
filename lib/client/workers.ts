import { type Remote, wrap } from 'comlink';
import type { PipelineApi } from '@/workers/pipeline-api';

let background: Remote<PipelineApi> | undefined;
let interactive: Remote<PipelineApi> | undefined;
const running = new Set<Worker>();

function start(): Remote<PipelineApi> {
  const worker = new Worker(new URL('../../workers/pipeline.worker.ts', import.meta.url), { type: 'module' });
  running.add(worker);
  return wrap<PipelineApi>(worker);
}

/** At once, with all they hold; the next use starts new ones. */
export function endWorkers(): void {
  for (const worker of running) worker.terminate();
  running.clear();
  background = undefined;
  interactive = undefined;
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
