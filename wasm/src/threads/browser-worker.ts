import type { WorkerTask } from './messages.js';
import { serve } from './serve.js';

const scope = globalThis as unknown as {
  onmessage: (event: MessageEvent) => void;
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
};
const take = serve((report, transfer) => scope.postMessage(report, transfer));
scope.onmessage = ({ data }) => take(data as WorkerTask);
