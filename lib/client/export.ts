import type { RunsApi } from '@/workers/pipeline-api';
import { interactiveWorker } from './workers';

/** A run as one archive, made in the worker; `cancelJob` of the same id ends it. */
export const exportRun: RunsApi['exportRun'] = (jobId, request) => interactiveWorker().exportRun(jobId, request);
