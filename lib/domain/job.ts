export type JobKind =
  | 'check-import'
  | 'store-import'
  | 'load-sample'
  | 'train'
  | 'read-dataset'
  | 'search'
  | 'derive-version'
  | 'count-dataset'
  | 'find-inconsistent'
  | 'cross-check'
  | 'learn'
  | 'score-notes'
  | 'measure-agreement'
  | 'freeze-layer'
  | 'export-layer'
  | 'check-layer-file'
  | 'store-layer'
  | 'gate-model'
  | 'gate-curve'
  | 'challenge'
  | 'watch-model'
  | 'conclude-audit';
export type JobState = 'running' | 'done' | 'cancelled' | 'failed' | 'interrupted';

/** Long work as the page sees it, while it runs and after. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  /** Which part is under way; wording in lib/messages. */
  readonly step: string;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
  readonly startedAt: string;
  readonly msLeft: number | undefined;
}

/** Channel that carries the ids of jobs to cancel: the page that asks need not be the one that began them. */
export const CANCEL_CHANNEL = 'behealthy.cancel-job';

/**
 * Time left of a step by its mean pace so far; nothing is said in the first half second, where the pace means little.
 * @param elapsedMs since the step began @returns milliseconds, or undefined
 */
export function msLeftOf(done: number, total: number, elapsedMs: number): number | undefined {
  if (total <= 0 || done <= 0 || elapsedMs < 500) return undefined;
  return Math.max(0, ((total - done) * elapsedMs) / done);
}
