import type { Mark, ReadingLayer } from './reading';

/**
 * 0-1. A clinician's mark is certain where the layer shows gold; under `model` the model's own figure stands, agreed or
 * not, so that its list can be judged.
 */
export function certaintyOf(mark: Pick<Mark, 'status' | 'confidence'>, layer: ReadingLayer = 'both'): number {
  return mark.status === 'confirmed' && layer !== 'model' ? 1 : (mark.confidence ?? 1);
}
