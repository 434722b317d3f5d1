import { CrfError } from '../errors.js';
import { Pause, type Steps } from '../turns.js';
import type { Shape } from './chunk.js';
import type { ChunkJob } from './chunk-plan.js';
import type { Hands } from './divided-objective.js';
import { type Exchange, moved, type WorkerReport, type WorkerTask } from './messages.js';
import { listenTo, type TrainingWorker } from './worker-port.js';

/** Looks at a worker before it is given up as silent. Counted, not timed: a computer that slept wakes up late. */
const LOOKS = 5;

interface Member {
  readonly jobs: readonly ChunkJob[];
  worker: TrainingWorker | undefined;
  exchange: Exchange;
  working: boolean;
  /** since its last message */
  looks: number;
}

/** The workers of one training and their chunks, in order. They begin with `begin` and end with `close`. */
export class Crew {
  private readonly members: readonly Member[];
  private readonly make: (() => TrainingWorker) | undefined;
  private readonly silentMs: number;
  /** the first that came */
  private failure: CrfError | undefined;
  private wake: () => void = () => {};

  /** @param shares chunks of each worker @param n coordinates */
  constructor(shares: readonly (readonly ChunkJob[])[], n: number, { worker, silentMs }: Hands) {
    this.make = worker;
    this.silentMs = silentMs;
    const shared = sharesMemory();
    const vector = (length: number) =>
      shared ? new Float64Array(new SharedArrayBuffer(8 * length)) : new Float64Array(length);
    const x = shared ? vector(n) : undefined;
    this.members = shares.map((jobs) => ({
      ...{ jobs, worker: undefined, working: false, looks: 0 },
      exchange: { x: x ?? vector(n), results: jobs.map(() => vector(n + 1)) },
    }));
  }

  begin(module: WebAssembly.Module, shape: Shape): void {
    for (const member of this.members) {
      const worker = this.start(member);
      const { jobs } = member;
      const buffers = jobs.flatMap(({ starts, start, column, weight }) => [
        ...[starts.buffer, start.buffer, column.buffer],
        ...(weight ? [weight.buffer] : []),
      ]);
      this.give(member, worker, { kind: 'begin', module, shape, jobs }, buffers);
    }
  }

  /** Has all chunks evaluated at x [n]; `results` are there after `done`. */
  evaluate(x: Float64Array): void {
    for (const member of this.members) {
      if (!member.worker) continue;
      const { exchange } = member;
      // Shared, it is one for all.
      if (exchange.x.buffer instanceof ArrayBuffer || member === this.members[0]) exchange.x.set(x);
      this.give(member, member.worker, { kind: 'evaluate', ...exchange }, moved(exchange));
    }
  }

  /** Waits for all. @throws CrfError: a chunk's own, or `worker-failed` */
  *done(): Steps<never, void> {
    const timer = setInterval(() => this.look(), Math.ceil(this.silentMs / LOOKS));
    try {
      while (!this.failure && this.members.some(({ working }) => working)) {
        for (const { worker } of this.members) worker?.ref?.();
        yield new Pause(
          new Promise((resolve) => {
            this.wake = resolve;
          }),
        );
      }
    } finally {
      clearInterval(timer);
      // Who leaves a training between two iterations for good shall not keep a Node process from ending.
      for (const { worker } of this.members) worker?.unref?.();
    }
    if (this.failure) throw this.failure;
  }

  /** [chunks of the workers][n+1] */
  results(): Float64Array[] {
    return this.members.flatMap(({ exchange }) => exchange.results);
  }

  close(): void {
    for (const member of this.members) {
      member.worker?.terminate();
      member.worker = undefined;
    }
  }

  private start(member: Member): TrainingWorker {
    let worker: TrainingWorker | undefined;
    try {
      worker = this.make?.();
    } catch {
      // Said below.
    }
    if (!worker) throw new CrfError('worker-failed', 'A worker could not be started.');
    member.worker = worker;
    listenTo(
      worker,
      (value) => this.hear(member, value as WorkerReport),
      () => this.fail(new CrfError('worker-failed', 'A worker broke down or was ended.')),
    );
    return worker;
  }

  private give(member: Member, worker: TrainingWorker, task: WorkerTask, buffers: ArrayBuffer[]): void {
    member.working = true;
    member.looks = 0;
    try {
      worker.postMessage(task, buffers);
    } catch {
      this.fail(new CrfError('worker-failed', 'A worker could not be given its task.'));
    }
  }

  private hear(member: Member, report: WorkerReport): void {
    member.looks = 0;
    if (report.kind === 'alive') return;
    member.working = false;
    if (report.kind === 'failed') this.fail(new CrfError(report.code, report.message));
    if (report.kind === 'evaluated') member.exchange = { x: report.x, results: report.results };
    this.wake();
  }

  private look(): void {
    for (const member of this.members) {
      if (!member.working || ++member.looks <= LOOKS) continue;
      this.fail(new CrfError('worker-failed', `A worker gave no sign of life for ${this.silentMs} ms.`));
    }
  }

  private fail(error: CrfError): void {
    this.failure ??= error;
    this.wake();
  }
}

/** In browsers only where the page is cross-origin isolated. */
function sharesMemory(): boolean {
  const { crossOriginIsolated = true } = globalThis as { crossOriginIsolated?: boolean };
  return crossOriginIsolated && typeof SharedArrayBuffer === 'function';
}
