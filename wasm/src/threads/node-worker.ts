import { parentPort } from 'node:worker_threads';
import type { WorkerTask } from './messages.js';
import { serve } from './serve.js';

const take = serve((report, transfer) => parentPort?.postMessage(report, transfer));
parentPort?.on('message', (task) => take(task as WorkerTask));
