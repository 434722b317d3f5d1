import type { AnnotationProject, Learner } from '@/lib/domain/annotation/project';
import type { ReadableModel } from '@/lib/pipelines/inference';
import { failed } from './guarded';
import type { WorkParts } from './host-parts';
import type { Failed, LayerRequest } from './pipeline-api';
import { storedModel } from './stored-model';

/** Id of the model that suggests: the learner's last round, or the project's own where that does better. */
export function suggestingModelId(project: AnnotationProject, learner: Learner | undefined): string | undefined {
  // An audit is about one model, whatever was learned.
  if (!learner || project.audit) return project.modelId;
  return learner.usesBase ? (project.modelId ?? learner.modelId) : learner.modelId;
}

/** The model of `suggestingModelId`. */
export async function suggestingModel(
  { annotations, runs }: Pick<WorkParts, 'annotations' | 'runs'>,
  { projectId, annotator }: LayerRequest,
  learner: Learner | undefined,
  modelId: string,
): Promise<ReadableModel | Failed> {
  if (modelId !== learner?.modelId) return storedModel(runs, modelId);
  return (await annotations.learnerModel(projectId, annotator)) ?? failed('model-missing');
}
