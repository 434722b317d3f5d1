import { wrap } from 'comlink';
import type { judge } from './fold.worker';
import { failed } from './guarded';
import type { FoldJudge } from './host-parts';
import type { JudgedOutcome } from './search-api';

/** Processors left for the page and the person. */
const SPARED = 1;
/** More would wait for memory, not for processors. */
const MOST = 16;

/** Workers of their own for a search, as many as the machine has processors to spare. */
export function startFoldJudges(): FoldJudge[] {
  const count = Math.min(MOST, Math.max(1, (navigator.hardwareConcurrency || 2) - SPARED));
  return Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./fold.worker.ts', import.meta.url), { type: 'module' });
    const api = wrap<typeof judge>(worker);
    // A worker that does not start, or breaks, never answers: its error is the answer, and nobody else's.
    const broken = new Promise<JudgedOutcome>((resolve) => {
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        resolve(failed('unexpected'));
      });
    });
    return {
      judgeFold: (request) => Promise.race([api.judgeFold(request), broken]),
      stop: () => worker.terminate(),
    };
  });
}
