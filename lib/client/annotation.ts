'use client';
import { useMemo } from 'react';
import type { Edit } from '@/lib/domain/annotation/edit';
import { type Annotator, GOLD, type NoteWork, UNNAMED } from '@/lib/domain/annotation/mark';
import {
  type AnnotationProject,
  type LabelDefinition,
  type LabelSet,
  type Learner,
  type NoteState,
  PROJECT_DEFAULTS,
} from '@/lib/domain/annotation/project';
import { type QueueNote, statesWithStarts } from '@/lib/domain/annotation/queue-note';
import type { Label } from '@/lib/domain/text/span';
import { DexieAnnotationStore, type NoteScore } from '@/lib/store/annotation-store';
import { database } from '@/lib/store/database';
import { queueNotes } from '@/lib/store/queue-notes';
import { ANNOTATOR_NAME } from './actor';
import { useLive } from './live';
import { usePreference } from './preferences';
import { useQuery } from './queries';

export type { NoteScore, QueueNote };

const store = () => new DexieAnnotationStore(database());

/** Newest first; undefined while loading. */
export function useProjects(): AnnotationProject[] | undefined {
  return useLive(() => database().projects.orderBy('createdAt').reverse().toArray(), []);
}

/** Null: there is no such project; undefined while loading. */
export function useProject(projectId: string | undefined): AnnotationProject | null | undefined {
  return useLive(
    async () => (projectId === undefined ? null : ((await store().project(projectId)) ?? null)),
    [projectId],
  );
}

/** Projects over a dataset; it cannot be deleted before them. */
export function useProjectsOf(datasetId: string): AnnotationProject[] | undefined {
  return useLive(() => database().projects.where('datasetId').equals(datasetId).toArray(), [datasetId]);
}

export function useLabelSet(projectId: string | undefined, version: number | undefined): LabelSet | undefined {
  return useLive(
    async () => (projectId === undefined || version === undefined ? undefined : store().labelSet(projectId, version)),
    [projectId, version],
  );
}

/** States of the notes that are begun or finished; a note without one is not started. Undefined while loading. */
export function useNoteStates(
  projectId: string | undefined,
  annotator: Annotator,
): ReadonlyMap<string, NoteState> | undefined {
  const notes = useQueueNotes(projectId, annotator);
  const rows = useLive(
    async () => (projectId === undefined ? [] : store().states(projectId, annotator)),
    [projectId, annotator],
  );
  return useMemo(
    () => (projectId && notes && rows ? statesWithStarts(projectId, annotator, notes, rows) : undefined),
    [projectId, annotator, notes, rows],
  );
}

/**
 * The project's notes in the order of import, without texts and without the test split; undefined while loading.
 * @param annotator whose layer: the adjudicated one begins empty
 */
export function useQueueNotes(projectId: string | undefined, annotator?: Annotator): readonly QueueNote[] | undefined {
  const project = useProject(projectId);
  const datasetId = project?.datasetId;
  // Of all datasets only the pasted notes grow.
  const count = useLive(
    async () => (datasetId === undefined ? 0 : database().notes.where('datasetId').equals(datasetId).count()),
    [datasetId],
  );
  const notes = useQuery({
    queryKey: ['queue-notes', project?.id, project?.startFrom, count],
    queryFn: () => (project ? queueNotes(database(), project) : []),
    enabled: Boolean(project) && count !== undefined,
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data;
  return useMemo(
    () => (annotator === GOLD ? notes?.map((note) => ({ ...note, startStatus: 'not-started' as const })) : notes),
    [notes, annotator],
  );
}

export function useScores(
  projectId: string | undefined,
  annotator: Annotator,
): ReadonlyMap<string, NoteScore> | undefined {
  return useLive(async () => {
    if (projectId === undefined) return undefined;
    return byNote(await store().scores(projectId, annotator));
  }, [projectId, annotator]);
}

/** Null: nothing was learned yet. */
export function useLearner(projectId: string | undefined, annotator: Annotator): Learner | null | undefined {
  return useLive(
    async () => (projectId === undefined ? null : ((await store().learner(projectId, annotator)) ?? null)),
    [projectId, annotator],
  );
}

/** Annotators who made a step, by name. */
export function useAnnotators(projectId: string | undefined): Annotator[] | undefined {
  return useLive(
    async () => (projectId === undefined ? [] : (await store().annotators(projectId)).sort()),
    [projectId],
  );
}

/** Steps of the note's layer, oldest first. */
export function useHistory(
  projectId: string | undefined,
  annotator: Annotator,
  noteId: string | undefined,
): Edit[] | undefined {
  return useLive(
    async () => (projectId === undefined || noteId === undefined ? [] : store().edits(projectId, annotator, noteId)),
    [projectId, annotator, noteId],
  );
}

/** A layer of a note to look at; to change one, `useNoteSession`. */
export function useWork(
  projectId: string | undefined,
  annotator: Annotator,
  noteId: string | undefined,
): NoteWork | undefined {
  return useLive(
    async () =>
      projectId === undefined || noteId === undefined ? undefined : store().work(projectId, annotator, noteId),
    [projectId, annotator, noteId],
  );
}

/** How many marks of each label stand in the project's stored layers: those labels cannot be taken out. */
export function useLabelsInUse(projectId: string | undefined): readonly Label[] | undefined {
  return useLive(async () => (projectId === undefined ? [] : store().labelsInUse(projectId)), [projectId]);
}

export interface ProjectChoice
  extends Partial<Pick<AnnotationProject, 'order' | 'batchSize' | 'hiddenShare' | 'seed'>> {
  readonly name: string;
  readonly startFrom: AnnotationProject['startFrom'];
  readonly labels: readonly LabelDefinition[];
  readonly modelId?: string;
}

export async function createProject(datasetId: string, choice: ProjectChoice): Promise<AnnotationProject> {
  const createdAt = new Date().toISOString();
  const { labels, modelId, ...rest } = choice;
  const project: AnnotationProject = {
    ...PROJECT_DEFAULTS,
    ...rest,
    id: crypto.randomUUID(),
    datasetId,
    labelSetVersion: 1,
    modelId,
    createdAt,
  };
  await store().createProject(project, { projectId: project.id, version: 1, labels, createdAt });
  return project;
}

export function updateProject(project: AnnotationProject): Promise<void> {
  return store().putProject(project);
}

export function deleteProject(projectId: string): Promise<void> {
  return store().deleteProject(projectId);
}

/** Stores the labels as the project's next version. */
export async function saveLabelSet(projectId: string, labels: readonly LabelDefinition[]): Promise<LabelSet> {
  const project = await store().project(projectId);
  const version = (project?.labelSetVersion ?? 0) + 1;
  const labelSet = { projectId, version, labels, createdAt: new Date().toISOString() };
  await store().addLabelSet(labelSet);
  return labelSet;
}

/** Whose layer this browser works on. */
export function useAnnotatorName(): [name: Annotator, setName: (name: Annotator) => void] {
  return usePreference<string>(ANNOTATOR_NAME, UNNAMED);
}

function byNote<T extends { readonly noteId: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.noteId, row]));
}
