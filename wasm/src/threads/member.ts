import { CrfError } from '../errors.js';
import type { Shape } from './chunk.js';
import type { ChunkJob } from './chunk-plan.js';
import { buffersOf, type Exchange, type WorkerReport, type WorkerTask } from './messages.js';
import { SIGNAL_WORDS, Signal } from './signal.js';
import { listenTo, type TrainingWorker } from './worker-port.js';

/** Looks at a worker before it is given up as silent. Counted, not timed: a computer that slept wakes up late. */
export const LOOKS = 5;

/** One worker, its chunks, and the numbers that pass between it and the trainer's thread. */
export class Member {
  exchange: Exchange = { x: new Float64Array(0), results: [] };
  /** the first that came */
  failure: CrfError | undefined;
  private signal: Signal | undefined;
  private worker: TrainingWorker | undefined;
  /** without a signal */
  private working = false;
  /** since its last message */
  private looks = 0;

  /** @param onChange it is done or failed */
  constructor(private readonly onChange: () => void) {}

  /** @throws CrfError `worker-failed` */
  start(make: () => TrainingWorker): void {
    try {
      this.worker = make();
    } catch {
      throw new CrfError('worker-failed', 'A worker could not be started.');
    }
    this.hold(false);
    listenTo(
      this.worker,
      (report) => this.hear(report as WorkerReport),
      () => this.fail(new CrfError('worker-failed', 'A worker broke down or was ended.')),
    );
  }

  /** Has the chunks prepared. @param x [n] in shared memory, one for all workers; undefined: nothing is shared */
  begin(
    module: WebAssembly.Module,
    shape: Shape,
    jobs: readonly ChunkJob[],
    n: number,
    x: Float64Array | undefined,
  ): void {
    const vector = (length: number) => (x ? sharedF64(length) : new Float64Array(length));
    this.exchange = { x: x ?? vector(n), results: jobs.map(() => vector(n + 1)) };
    this.signal = x && new Signal(new Int32Array(new SharedArrayBuffer(4 * SIGNAL_WORDS)));
    const buffers = jobs.flatMap(({ starts, start, column, weight }) => [
      ...[starts.buffer, start.buffer, column.buffer],
      ...(weight ? [weight.buffer] : []),
    ]);
    this.signal?.ask();
    const shared = this.signal && { ...this.exchange, signal: this.signal.words };
    this.give({ kind: 'begin', module, shape, jobs, shared }, buffers);
  }

  /** Has the chunks evaluated, at x [n] unless that is shared. */
  evaluate(x: Float64Array): void {
    this.looks = 0;
    if (this.signal) {
      this.signal.ask();
      return;
    }
    this.exchange.x.set(x);
    this.give({ kind: 'evaluate', ...this.exchange }, buffersOf(this.exchange));
  }

  isWorking(): boolean {
    return this.signal ? !this.signal.isDone() : this.working;
  }

  /** As isWorking, and there will be a change to hear of. */
  isWorkingAndTells(): boolean {
    return this.signal ? this.signal.wantMessage() : this.working;
  }

  /** Fails when it has been silent for so many looks while it should work. */
  look(silentMs: number): void {
    if (!this.isWorking() || ++this.looks <= LOOKS) return;
    this.fail(new CrfError('worker-failed', `A worker gave no sign of life for ${silentMs} ms.`));
  }

  /** Whether it keeps a Node process from ending. */
  hold(held: boolean): void {
    if (held) this.worker?.ref?.();
    else this.worker?.unref?.();
  }

  end(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private give(task: WorkerTask, buffers: ArrayBuffer[]): void {
    this.working = true;
    try {
      this.worker?.postMessage(task, buffers);
    } catch {
      this.fail(new CrfError('worker-failed', 'A worker could not be given its task.'));
    }
  }

  private hear(report: WorkerReport): void {
    this.looks = 0;
    if (report.kind === 'alive') return;
    if (report.kind === 'failed') {
      this.fail(new CrfError(report.code, report.message));
      return;
    }
    if (report.exchange) this.exchange = report.exchange;
    this.working = false;
    this.onChange();
  }

  private fail(error: CrfError): void {
    this.failure ??= error;
    this.onChange();
  }
}

export function sharedF64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length));
}
