import { embeddedWasm, Heap } from '../../dist/kernels.js';

export function newHeap(): Heap {
  return new Heap(new WebAssembly.Module(embeddedWasm()));
}

/** Runs interruptible work to its end, as a worker does between two turns. */
export function finish<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
