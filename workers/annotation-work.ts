import { biasWork } from './bias-work';
import { findWork } from './find-work';
import type { WorkParts } from './host-parts';
import { layerWork } from './layer-work';
import { learnWork } from './learn-work';
import type { AnnotationApi } from './pipeline-api';
import { suggestWork } from './suggest-work';

/** All that tagging asks of a worker. */
export function annotationWork(parts: WorkParts): AnnotationApi {
  return { ...suggestWork(parts), ...learnWork(parts), ...findWork(parts), ...layerWork(parts), ...biasWork(parts) };
}
