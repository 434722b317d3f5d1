/** A `Worker` of a browser or of `node:worker_threads`, as far as it is used here. */
export interface TrainingWorker {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  terminate(): unknown;
  /** browsers */
  addEventListener?(type: string, listener: (event: Event) => void): void;
  /** Node */
  on?(type: string, listener: (value: unknown) => void): unknown;
  ref?(): void;
  unref?(): void;
}

/** @param onEnd it broke down, could not be loaded, or (in Node) ended */
export function listenTo(worker: TrainingWorker, onMessage: (value: unknown) => void, onEnd: () => void): void {
  if (worker.on) {
    worker.on('message', onMessage);
    for (const type of ['error', 'messageerror', 'exit']) worker.on(type, onEnd);
    return;
  }
  worker.addEventListener?.('message', (event) => onMessage((event as MessageEvent).data));
  for (const type of ['error', 'messageerror']) {
    worker.addEventListener?.(type, (event) => {
      // It is reported as an error of the training; without this the page would report it once more.
      event.preventDefault();
      onEnd();
    });
  }
}
