import { hidesSuggestions } from '@/lib/domain/annotation/bias-check';
import { isFrozen } from '@/lib/domain/annotation/layer-start';
import type { Suggestion } from '@/lib/domain/annotation/mark';
import type { AnnotationProject, Learner } from '@/lib/domain/annotation/project';
import { openSuggester, type Suggester } from '@/lib/pipelines/annotation/suggest';
import type { ReadableModel } from '@/lib/pipelines/inference';
import type { LabelledNote } from '@/lib/pipelines/ports';
import { createTurn } from '@/lib/pipelines/turn';
import { failed, guardedAtOnce } from './guarded';
import type { WorkParts } from './host-parts';
import type { AnnotationApi, Failed, LayerRequest, SuggestOutcome } from './pipeline-api';
import { isFailed, storedModel } from './stored-model';

/** Notes of which the text is kept. */
const NOTES_KEPT = 8;

/** Id of the model that suggests: the learner's last round, or the project's own where that does better. */
export function suggestingModelId(project: AnnotationProject, learner: Learner | undefined): string | undefined {
  if (!learner) return project.modelId;
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

/** Suggestions for the note a person has before them; keeps its sentences and the model that read it. */
export function suggestWork(parts: WorkParts): Pick<AnnotationApi, 'suggest'> {
  const { annotations, host } = parts;
  const noteOf = createNoteCache(parts);
  const suggesterFor = createSuggesterCache(parts);
  return {
    suggest: (request) =>
      guardedAtOnce<SuggestOutcome>(async () => {
        const begun = host.clock.elapsedMs();
        const { projectId, annotator, noteId } = request;
        const [project, learner, source] = await Promise.all([
          annotations.project(projectId),
          annotations.learner(projectId, annotator),
          noteOf(noteId),
        ]);
        if (!project) return failed('project-missing');
        if (!source) return failed('note-missing');
        const modelId = suggestingModelId(project, learner);
        const hidden = modelId !== undefined && hidesSuggestions(project, noteId);
        const outcome = (found: readonly Suggestion[]): SuggestOutcome => ({
          kind: 'suggested',
          suggestions: hidden ? [] : found,
          withheld: hidden ? found : [],
          modelId,
          hidden,
          ms: host.clock.elapsedMs() - begun,
        });
        if (modelId === undefined || isFrozen(source.split)) return outcome([]);
        const [suggester, { marks }] = await Promise.all([
          suggesterFor(request, learner, modelId),
          annotations.work(projectId, annotator, noteId),
        ]);
        if (isFailed(suggester)) return suggester;
        return outcome(
          await suggester.suggest(
            source.note,
            marks,
            createTurn(() => host.clock.elapsedMs()),
          ),
        );
      }),
  };
}

/** Notes never change once they are stored. */
function createNoteCache({ datasets }: WorkParts): (noteId: string) => Promise<LabelledNote | undefined> {
  const kept = new Map<string, LabelledNote>();
  return async (noteId) => {
    const note = kept.get(noteId) ?? (await datasets.note(noteId));
    kept.delete(noteId);
    if (note) kept.set(noteId, note);
    const oldest = kept.keys().next();
    if (kept.size > NOTES_KEPT && !oldest.done) kept.delete(oldest.value);
    return note;
  };
}

/** Keeps the suggester of the model asked for last. An older one is dropped, not closed: a call may still use it. */
function createSuggesterCache(parts: WorkParts) {
  let kept: { readonly key: string; readonly suggester: Promise<Suggester | Failed> } | undefined;
  const open = async (request: LayerRequest, learner: Learner | undefined, modelId: string) => {
    const model = await suggestingModel(parts, request, learner, modelId);
    if (isFailed(model)) return model;
    const opened = openSuggester(model, await parts.engine());
    return opened.ok ? opened.value : failed(opened.error.code);
  };
  return async (request: LayerRequest, learner: Learner | undefined, modelId: string): Promise<Suggester | Failed> => {
    // Rounds of two annotators, or of a project restored from a file, may have one number.
    const key = JSON.stringify([request.annotator, modelId, modelId === learner?.modelId && learner.points.at(-1)?.at]);
    if (kept?.key !== key) kept = { key, suggester: open(request, learner, modelId) };
    const { suggester } = kept;
    const forget = () => {
      if (kept?.suggester === suggester) kept = undefined;
    };
    try {
      const result = await suggester;
      if (isFailed(result)) forget();
      return result;
    } catch (error) {
      forget();
      throw error;
    }
  };
}
