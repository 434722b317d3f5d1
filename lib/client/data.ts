import type { PipelineApi } from '@/workers/pipeline-api';
import { backgroundWorker } from './workers';

/** Intents of the data pipeline; watch the job of the same id for progress. */
export const deriveVersion: PipelineApi['deriveVersion'] = (jobId, request) =>
  backgroundWorker().deriveVersion(jobId, request);
export const datasetStatistics: PipelineApi['datasetStatistics'] = (jobId, datasetId) =>
  backgroundWorker().datasetStatistics(jobId, datasetId);
export const inconsistentLabels: PipelineApi['inconsistentLabels'] = (jobId, request) =>
  backgroundWorker().inconsistentLabels(jobId, request);
