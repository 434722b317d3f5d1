import { type Remote, wrap } from 'comlink';
import type { FoldJudge } from './host-parts';
import type { PipelineApi } from './pipeline-api';

/** Processors left for the page and the person. */
const SPARED = 1;
/** More would wait for memory, not for processors. */
const MOST = 16;

/** Workers of their own for a search, as many as the machine has processors to spare. */
export function startFoldJudges(): FoldJudge[] {
  const count = Math.min(MOST, Math.max(1, (navigator.hardwareConcurrency || 2) - SPARED));
  return Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./pipeline.worker.ts', import.meta.url), { type: 'module' });
    const api: Remote<PipelineApi> = wrap<PipelineApi>(worker);
    return { judgeFold: (request) => api.judgeFold(request), stop: () => worker.terminate() };
  });
}
