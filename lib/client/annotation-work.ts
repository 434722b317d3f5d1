import type { AnnotationApi } from '@/workers/pipeline-api';
import { backgroundWorker, interactiveWorker } from './workers';

/**
 * Intents of tagging. What a person waits for goes to the interactive worker, so that it stays quick while the model
 * learns; all of it that takes a jobId is cancelled by `cancelJob`.
 */
export const suggest: AnnotationApi['suggest'] = (request) => interactiveWorker().suggest(request);
export const newerModel: AnnotationApi['newerModel'] = () => interactiveWorker().newerModel();
export const findSameWords: AnnotationApi['findSameWords'] = (jobId, request) =>
  interactiveWorker().findSameWords(jobId, request);
export const countSameWords: AnnotationApi['countSameWords'] = (jobId, request) =>
  interactiveWorker().countSameWords(jobId, request);
export const searchNotes: AnnotationApi['searchNotes'] = (jobId, request) =>
  interactiveWorker().searchNotes(jobId, request);

export const learn: AnnotationApi['learn'] = (jobId, request) => backgroundWorker().learn(jobId, request);
export const scoreNotes: AnnotationApi['scoreNotes'] = (jobId, request) =>
  backgroundWorker().scoreNotes(jobId, request);
export const agreement: AnnotationApi['agreement'] = (jobId, request) => backgroundWorker().agreement(jobId, request);
export const biasCheck: AnnotationApi['biasCheck'] = (jobId, request) => backgroundWorker().biasCheck(jobId, request);
export const freezeLayer: AnnotationApi['freezeLayer'] = (jobId, request) =>
  backgroundWorker().freezeLayer(jobId, request);
