import { Pause, type Steps } from '../turns.js';
import type { Shape } from './chunk.js';
import type { ChunkJob } from './chunk-plan.js';
import { LOOKS, Member, sharedF64 } from './member.js';
import { stayAwake } from './signal.js';
import type { TrainingWorker } from './worker-port.js';

/** The workers of one training and their chunks, in order. They live from `start` to `close`. */
export class Crew {
  private readonly members: readonly Member[];
  /** [n] in shared memory */
  private x: Float64Array | undefined;
  private wake: () => void = () => {};

  /** @param size workers */
  constructor(
    readonly size: number,
    private readonly silentMs: number,
  ) {
    this.members = Array.from({ length: size }, () => new Member(() => this.wake()));
  }

  /** @throws CrfError `worker-failed` */
  start(make: () => TrainingWorker): void {
    for (const member of this.members) member.start(make);
  }

  /** Has the chunks prepared. @param shares [size] chunks of each worker @param n coordinates */
  begin(module: WebAssembly.Module, shape: Shape, shares: readonly (readonly ChunkJob[])[], n: number): void {
    this.x = sharesMemory() ? sharedF64(n) : undefined;
    for (const [i, member] of this.members.entries()) member.begin(module, shape, shares[i], n, this.x);
  }

  /** Has all chunks evaluated at x [n]; `results` are there after `done`. */
  evaluate(x: Float64Array): void {
    this.x?.set(x);
    for (const member of this.members) member.evaluate(x);
  }

  /** Waits for all. @throws CrfError: a chunk's own, or `worker-failed` */
  *done(): Steps<never, void> {
    const began = performance.now();
    while (this.someWork() && stayAwake(began)) yield;
    if (this.someWork()) yield* this.pause();
    const failed = this.members.find(({ failure }) => failure);
    if (failed) throw failed.failure;
  }

  /** [chunks of the workers][n+1] */
  results(): Float64Array[] {
    return this.members.flatMap(({ exchange }) => exchange.results);
  }

  close(): void {
    for (const member of this.members) member.end();
  }

  /** Waits for messages, with a look now and then. */
  private *pause(): Steps<never, void> {
    const timer = setInterval(
      () => {
        for (const member of this.members) member.look(this.silentMs);
        // A browser lets a worker that was ended run on for seconds: it may be done, and its message lost.
        this.wake();
      },
      Math.ceil(this.silentMs / LOOKS),
    );
    for (const member of this.members) member.hold(true);
    try {
      for (;;) {
        const change = new Promise<void>((resolve) => {
          this.wake = resolve;
        });
        if (!this.someWork(true)) return;
        yield new Pause(change);
      }
    } finally {
      clearInterval(timer);
      // Who leaves a training between two iterations for good shall not keep a Node process from ending.
      for (const member of this.members) member.hold(false);
    }
  }

  /** Whether to wait any longer. @param tells see Member.isWorkingAndTells */
  private someWork(tells = false): boolean {
    let some = false;
    for (const member of this.members) {
      if (member.failure) return false;
      if (tells ? member.isWorkingAndTells() : member.isWorking()) some = true;
    }
    return some;
  }
}

/** In browsers only where the page is cross-origin isolated. */
function sharesMemory(): boolean {
  const { crossOriginIsolated = true } = globalThis as { crossOriginIsolated?: boolean };
  return crossOriginIsolated && typeof SharedArrayBuffer === 'function';
}
