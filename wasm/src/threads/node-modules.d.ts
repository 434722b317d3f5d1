// What is used of Node's own modules; the package has no dependencies, not even for types.
declare module 'node:os' {
  export function availableParallelism(): number;
}

declare module 'node:worker_threads' {
  export class Worker {
    constructor(script: URL, options: { readonly execArgv: readonly string[] });
    postMessage(message: unknown, transfer: ArrayBuffer[]): void;
    terminate(): unknown;
    on(type: string, listener: (value: unknown) => void): unknown;
    ref(): void;
    unref(): void;
  }
  export const parentPort:
    | {
        postMessage(message: unknown, transfer: ArrayBuffer[]): void;
        on(type: 'message', listener: (value: unknown) => void): unknown;
      }
    | undefined;
}
