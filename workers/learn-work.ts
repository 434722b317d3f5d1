import { isFinished } from '@/lib/domain/annotation/note-state';
import type { Learner } from '@/lib/domain/annotation/project';
import { layerNotes, type TaggedNote } from '@/lib/pipelines/annotation/layer-notes';
import { learnRound } from '@/lib/pipelines/annotation/learn';
import { scoreNotes } from '@/lib/pipelines/annotation/score-notes';
import { openModel, type ReadableModel } from '@/lib/pipelines/inference';
import type { WorkOptions } from '@/lib/pipelines/ports';
import { createTurn } from '@/lib/pipelines/turn';
import { failed, guarded } from './guarded';
import type { WorkParts } from './host-parts';
import type { AnnotationApi, LayerRequest, LearnOutcome, ScoreOutcome } from './pipeline-api';
import { isFailed, storedModel } from './stored-model';
import { suggestingModel, suggestingModelId } from './suggesting-model';

/** Learning while one tags, and the order of the queue that follows from it. */
export function learnWork(parts: WorkParts): Pick<AnnotationApi, 'learn' | 'scoreNotes'> {
  const { annotations, datasets, runs, host, jobLog, locks, engine } = parts;

  const learn = async (request: LayerRequest, job: WorkOptions): Promise<LearnOutcome> => {
    const { projectId, annotator } = request;
    const project = await annotations.project(projectId);
    if (!project) return failed('project-missing');
    const [labelSet, notes, learner, model, base] = await Promise.all([
      annotations.labelSet(projectId, project.labelSetVersion),
      layerNotes(project, annotator, parts),
      annotations.learner(projectId, annotator),
      annotations.learnerModel(projectId, annotator),
      project.modelId === undefined ? undefined : storedModel(runs, project.modelId),
    ]);
    if (notes.length === 0 && !(await datasets.get(project.datasetId))) return failed('dataset-missing');
    const outcome = await learnRound(
      {
        project,
        annotator,
        labels: labelSet?.labels.map(({ label }) => label) ?? [],
        notes,
        previous: learner && model && { learner, model },
        base: base && !isFailed(base) ? base : undefined,
      },
      await engine(),
      host,
      job,
    );
    if (outcome.kind === 'too-few') return outcome;
    await annotations.putLearner(outcome.learner, outcome.model);
    // The round is stored: whatever becomes of the order, it was learned.
    await guarded(() => score(request, outcome.learner, notes, job));
    return { kind: 'learned', round: outcome.learner.round, overlapping: outcome.overlapping };
  };

  const score = async (
    request: LayerRequest,
    learner: Learner | undefined,
    notes: readonly TaggedNote[],
    job: WorkOptions,
  ): Promise<ScoreOutcome> => {
    const { projectId, annotator } = request;
    const project = await annotations.project(projectId);
    if (!project) return failed('project-missing');
    const modelId = suggestingModelId(project, learner);
    if (modelId === undefined) return { kind: 'scored', notes: 0 };
    const scored = new Set(
      (await annotations.scores(projectId, annotator))
        .filter((each) => each.modelId === modelId)
        .map(({ noteId }) => noteId),
    );
    const open = notes.filter(({ status, source }) => !isFinished(status) && !scored.has(source.note.id));
    if (open.length === 0) return { kind: 'scored', notes: 0 };
    const model: ReadableModel | ReturnType<typeof failed> = await suggestingModel(parts, request, learner, modelId);
    if (isFailed(model)) return model;
    const opened = openModel(model, await engine());
    if (!opened.ok) return failed(opened.error.code);
    try {
      const count = await scoreNotes(
        opened.value,
        modelId,
        open.map(({ source }) => source.note),
        (scores) => annotations.putScores(projectId, annotator, scores),
        createTurn(() => host.clock.elapsedMs()),
        job,
      );
      return { kind: 'scored', notes: count };
    } finally {
      opened.value.tagger.close();
    }
  };

  return {
    learn: (jobId, request) =>
      jobLog.run<LearnOutcome>(jobId, 'learn', (job) =>
        // Two tabs learn one after the other: the second begins at what the first has stored.
        guarded(() => locks.hold(`learn.${request.projectId}.${request.annotator}`, () => learn(request, job))),
      ),

    scoreNotes: (jobId, request) =>
      jobLog.run<ScoreOutcome>(jobId, 'score-notes', (job) =>
        guarded(async () => {
          const project = await annotations.project(request.projectId);
          if (!project) return failed('project-missing');
          const [learner, notes] = await Promise.all([
            annotations.learner(request.projectId, request.annotator),
            layerNotes(project, request.annotator, parts),
          ]);
          return score(request, learner, notes, job);
        }),
      ),
  };
}
