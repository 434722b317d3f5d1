import { type Job, type JobKind, msLeftOf } from '@/lib/domain/job';
import type { Clock, Progress } from '@/lib/pipelines/ports';

/** A job's row is written at most this often: every write is flushed to the disk. */
const WRITE_EVERY_MS = 250;

export interface JobStore {
  put(job: Job): Promise<void>;
  running(): Promise<Job[]>;
  interrupt(job: Job, now: string): Promise<void>;
}

/**
 * Holds a lock while `work` runs, so that another tab can tell work that goes on from work whose tab is gone.
 * `tryLock` returns false when somebody holds it.
 */
export interface JobLocks {
  hold<T>(jobId: string, work: () => Promise<T>): Promise<T>;
  isHeld(jobId: string): Promise<boolean>;
}

export interface TrackedJob {
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}

/** Runs long work as jobs: progress in the store, cancel by id, one row that says how it ended. */
export class JobLog {
  private readonly controllers = new Map<string, AbortController>();

  constructor(
    private readonly store: JobStore,
    private readonly locks: JobLocks,
    private readonly clock: Clock,
  ) {}

  cancel(jobId: string): void {
    this.controllers.get(jobId)?.abort();
  }

  /** @returns what `work` returns; the row's state is the outcome's kind */
  run<T extends { readonly kind: string }>(
    id: string,
    kind: JobKind,
    work: (job: TrackedJob) => Promise<T>,
  ): Promise<T> {
    return this.locks.hold(id, async () => {
      const controller = new AbortController();
      this.controllers.set(id, controller);
      let job: Job = {
        id,
        kind,
        state: 'running',
        step: 'start',
        done: 0,
        total: 0,
        startedAt: this.clock.now(),
        msLeft: undefined,
      };
      // The row tells of the work and is not the work: where it cannot be written, the outcome says what there is to say.
      const put = (row: Job) => this.store.put(row).catch(() => undefined);
      // Rows are written one after another; the last one, the outcome, is awaited.
      let writing = put(job);
      let pending = false;
      let lastWrite = this.clock.elapsedMs();
      let stepStart = lastWrite;
      const onProgress: Progress = (step, done, total) => {
        const now = this.clock.elapsedMs();
        const newStep = step !== job.step;
        if (newStep) stepStart = now;
        job = { ...job, step, done, total, msLeft: msLeftOf(done, total, now - stepStart) };
        if (pending || (!newStep && now - lastWrite < WRITE_EVERY_MS)) return;
        lastWrite = now;
        pending = true;
        writing = writing
          .then(() => put(job))
          .finally(() => {
            pending = false;
          });
      };
      try {
        const outcome = await work({ signal: controller.signal, onProgress });
        await writing;
        await put({ ...job, state: endState(outcome.kind), msLeft: undefined });
        return outcome;
      } finally {
        this.controllers.delete(id);
      }
    });
  }

  /** For short work that is asked for again and again: it can be cancelled, and leaves no row. */
  async runUnlisted<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.controllers.set(id, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.controllers.delete(id);
    }
  }

  /**
   * At start: work that no living tab holds was cut off by a reload or a crash. Work that is held is looked at again when
   * its lock is let go of: its worker may be ending just now, or crash later.
   */
  async markInterrupted(): Promise<void> {
    for (const job of await this.store.running()) {
      if (!(await this.locks.isHeld(job.id))) await this.store.interrupt(job, this.clock.now());
      else void this.locks.hold(job.id, () => this.interruptIfRunning(job.id)).catch(() => undefined);
    }
  }

  private async interruptIfRunning(jobId: string): Promise<void> {
    const job = (await this.store.running()).find(({ id }) => id === jobId);
    if (job) await this.store.interrupt(job, this.clock.now());
  }
}

function endState(outcomeKind: string): Job['state'] {
  if (outcomeKind === 'cancelled' || outcomeKind === 'failed') return outcomeKind;
  return 'done';
}
