/** Milliseconds of work after which other messages (cancel, another request) get a turn. */
const SLICE_MS = 24;

/** A macrotask that browsers do not clamp, unlike nested timers. */
function nextMacrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Returns a function to await inside long loops: it lets the event loop turn once the time slice is used up. */
export function createTurn(elapsedMs: () => number, sliceMs = SLICE_MS): () => Promise<void> | undefined {
  let sliceStart = elapsedMs();
  return () => {
    if (elapsedMs() - sliceStart < sliceMs) return undefined;
    return nextMacrotask().then(() => {
      sliceStart = elapsedMs();
    });
  };
}
