import { failed } from './guarded';
import type { AnnotationApi } from './pipeline-api';

/** Tagging needs the store of layers: without it every intent says that it failed. */
export function annotationWork(): AnnotationApi {
  const withoutStore = async () => failed('storage-closed');
  return {
    suggest: withoutStore,
    learn: withoutStore,
    scoreNotes: withoutStore,
    findSameWords: withoutStore,
    searchNotes: withoutStore,
    agreement: withoutStore,
    freezeLayer: withoutStore,
  };
}
