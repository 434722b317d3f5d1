import type { ExchangeApi } from '@/workers/pipeline-api';
import { backgroundWorker } from './workers';

/** Intents of layers as files: each resolves with an outcome union; the job of the same id shows progress. */
export const exportLayer: ExchangeApi['exportLayer'] = (jobId, request) =>
  backgroundWorker().exportLayer(jobId, request);
export const checkLayerFile: ExchangeApi['checkLayerFile'] = (jobId, files, projectId, unnamed) =>
  backgroundWorker().checkLayerFile(jobId, files, projectId, unnamed);
export const storeLayer: ExchangeApi['storeLayer'] = (jobId, annotator, choice) =>
  backgroundWorker().storeLayer(jobId, annotator, choice);
export const discardLayerFile: ExchangeApi['discardLayerFile'] = (jobId) => backgroundWorker().discardLayerFile(jobId);
