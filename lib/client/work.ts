import { CANCEL_CHANNEL } from '@/lib/domain/job';
import type { PipelineApi } from '@/workers/pipeline-api';
import { backgroundWorker, interactiveWorker } from './workers';

/** Intents: each resolves with an outcome union; watch the job of the same id for progress. */
export function newJobId(): string {
  return crypto.randomUUID();
}

export const checkImport: PipelineApi['checkImport'] = (jobId, files) => backgroundWorker().checkImport(jobId, files);
export const storeImport: PipelineApi['storeImport'] = (jobId, name) => backgroundWorker().storeImport(jobId, name);
export const discardImport: PipelineApi['discardImport'] = (jobId) => backgroundWorker().discardImport(jobId);
export const loadSample: PipelineApi['loadSample'] = (jobId) => backgroundWorker().loadSample(jobId);
export const train: PipelineApi['train'] = (jobId, request) => backgroundWorker().train(jobId, request);
export const readDataset: PipelineApi['readDataset'] = (jobId, request) =>
  backgroundWorker().readDataset(jobId, request);
/** Cancels work of whatever tab: the worker that runs it hears of it. */
export function cancelJob(jobId: string): void {
  const channel = new BroadcastChannel(CANCEL_CHANNEL);
  channel.postMessage(jobId);
  channel.close();
}

export const addNote: PipelineApi['addNote'] = (title, text) => interactiveWorker().addNote(title, text);

/** Starts the worker, which then says of work cut off by a reload that it was interrupted. */
export function wakeBackground(): void {
  backgroundWorker();
}
