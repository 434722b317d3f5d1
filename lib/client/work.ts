import { CANCEL_CHANNEL } from '@/lib/domain/job';
import type { PipelineApi, TrainOutcome } from '@/workers/pipeline-api';
import { actorName } from './actor';
import { backgroundWorker, interactiveWorker } from './workers';

/** Intents: each resolves with an outcome union; watch the job of the same id for progress. */
export function newJobId(): string {
  return crypto.randomUUID();
}

export const checkImport: PipelineApi['checkImport'] = (jobId, files) => backgroundWorker().checkImport(jobId, files);
export const storeImport: PipelineApi['storeImport'] = (jobId, name, split) =>
  backgroundWorker().storeImport(jobId, name, split);
export const discardImport: PipelineApi['discardImport'] = (jobId) => backgroundWorker().discardImport(jobId);
export const loadSample: PipelineApi['loadSample'] = (jobId, name) => backgroundWorker().loadSample(jobId, name);
export type TrainRequest = Omit<Parameters<PipelineApi['train']>[1], 'actor'>;
/** Trains in the name of the person at this browser. */
export const train = async (jobId: string, request: TrainRequest): Promise<TrainOutcome> =>
  backgroundWorker().train(jobId, { ...request, actor: await actorName() });
export const readDataset: PipelineApi['readDataset'] = (jobId, request) =>
  backgroundWorker().readDataset(jobId, request);
/** Cancels work of whatever tab: the worker that runs it hears of it. */
export function cancelJob(jobId: string): void {
  const channel = new BroadcastChannel(CANCEL_CHANNEL);
  channel.postMessage(jobId);
  channel.close();
}

export const addNote: PipelineApi['addNote'] = (title, text, collection) =>
  interactiveWorker().addNote(title, text, collection);

/** Starts the worker for single notes ahead of the first question: it takes as long as finding a note does. */
export function wakeInteractive(): void {
  interactiveWorker();
}

/** Starts the worker, which then says of work cut off by a reload that it was interrupted. */
export function wakeBackground(): void {
  backgroundWorker();
}
