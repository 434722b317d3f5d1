import type { Edit, EditDraft } from '@/lib/domain/annotation/edit';
import { layerStart } from '@/lib/domain/annotation/layer-start';
import type { Annotator, NoteWork } from '@/lib/domain/annotation/mark';
import {
  lastStanding,
  type NoteLayer,
  nextUndone,
  redoGroup,
  takeStep,
  undoGroup,
} from '@/lib/domain/annotation/note-layer';
import { keptState } from '@/lib/domain/annotation/note-state';
import type { AnnotationProject, LabelSet, Learner, NoteState } from '@/lib/domain/annotation/project';
import type { AnnotationStore, CommitOutcome, NoteScore } from '@/lib/pipelines/annotation-ports';
import type { ReadableModel } from '@/lib/pipelines/inference';
import type { DatasetStore } from '@/lib/pipelines/ports';

type Key = readonly [projectId: string, annotator: string, noteId: string];
const nameOf = (key: Key): string => key.join('\n');

/** AnnotationStore in memory, held to the same contract as the browser's: whole layers, no rows. */
export class MemoryAnnotationStore implements AnnotationStore {
  private readonly projects = new Map<string, AnnotationProject>();
  private readonly labelSets = new Map<string, LabelSet>();
  private readonly layers = new Map<string, NoteLayer>();
  private readonly noteStates = new Map<string, NoteState>();
  private readonly learners = new Map<string, { learner: Learner; model: ReadableModel }>();
  private readonly noteScores = new Map<string, NoteScore>();
  private readonly watchers = new Map<string, Set<(revision: number) => void>>();
  private last: Promise<unknown> = Promise.resolve();
  /** Thrown by the next writes, as a disk that refuses them would. */
  failure: Error | undefined;

  constructor(private readonly datasets: Pick<DatasetStore, 'get' | 'note'>) {}

  async createProject(project: AnnotationProject, labelSet: LabelSet): Promise<void> {
    if (this.projects.has(project.id)) throw new Error('id already stored');
    this.projects.set(project.id, project);
    this.labelSets.set(`${project.id}\n${labelSet.version}`, labelSet);
  }

  async putProject(project: AnnotationProject): Promise<void> {
    this.expectProject(project.id);
    this.projects.set(project.id, project);
  }

  async project(projectId: string): Promise<AnnotationProject | undefined> {
    return this.projects.get(projectId);
  }

  async deleteProject(projectId: string): Promise<void> {
    this.projects.delete(projectId);
    for (const map of [this.labelSets, this.layers, this.noteStates, this.learners, this.noteScores]) {
      for (const name of map.keys()) if (name.startsWith(`${projectId}\n`)) map.delete(name);
    }
  }

  async addLabelSet(labelSet: LabelSet): Promise<void> {
    const project = this.expectProject(labelSet.projectId);
    const name = `${labelSet.projectId}\n${labelSet.version}`;
    if (this.labelSets.has(name)) throw Object.assign(new Error('taken'), { name: 'LabelSetTaken' });
    this.labelSets.set(name, labelSet);
    this.projects.set(project.id, { ...project, labelSetVersion: labelSet.version });
  }

  async labelSet(projectId: string, version: number): Promise<LabelSet | undefined> {
    return this.labelSets.get(`${projectId}\n${version}`);
  }

  async work(projectId: string, annotator: Annotator, noteId: string): Promise<NoteWork> {
    return (await this.layer(projectId, annotator, noteId)).work;
  }

  async works(projectId: string, annotator: Annotator): Promise<NoteWork[]> {
    return [...this.layers.values()]
      .map(({ work }) => work)
      .filter((work) => work.projectId === projectId && work.annotator === annotator);
  }

  async states(projectId: string, annotator: Annotator): Promise<NoteState[]> {
    return [...this.noteStates.values()].filter(
      (state) => state.projectId === projectId && state.annotator === annotator,
    );
  }

  async annotators(projectId: string): Promise<Annotator[]> {
    const works = [...this.layers.values()].map(({ work }) => work).filter((work) => work.projectId === projectId);
    return [...new Set(works.map((work) => work.annotator))].sort();
  }

  /** One after another, as transactions are. */
  commit(drafts: readonly EditDraft[], activeMs?: number, states?: readonly NoteState[]): Promise<CommitOutcome> {
    const next = this.last.then(() => this.commitNow(drafts, activeMs, states));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async commitNow(
    drafts: readonly EditDraft[],
    activeMs = 0,
    states: readonly NoteState[] = [],
  ): Promise<CommitOutcome> {
    const changed = new Map<string, NoteLayer>();
    const ids: string[] = [];
    const conflicts = new Set<string>();
    for (const draft of drafts) {
      const key: Key = [draft.projectId, draft.annotator, draft.noteId];
      const layer = changed.get(nameOf(key)) ?? (await this.layer(...key));
      const next = takeStep(layer, draft);
      if (!next.ok) {
        conflicts.add(draft.noteId);
        continue;
      }
      const own = changed.size === 0;
      const work = own ? { ...next.value.work, activeMs: next.value.work.activeMs + activeMs } : next.value.work;
      changed.set(nameOf(key), { ...next.value, work });
      ids.push(draft.id);
    }
    this.throwIfFailing();
    if (conflicts.size > 0) return { kind: 'conflict', noteIds: [...conflicts] };
    const droppedGroups = new Set(
      [...changed.values()]
        .flatMap(({ edits }) => edits.filter((edit) => edit.state === 'dropped'))
        .map((e) => e.group),
    );
    for (const [name, layer] of this.layers) {
      const edits = layer.edits.map((edit) =>
        edit.state === 'undone' && droppedGroups.has(edit.group) ? { ...edit, state: 'dropped' as const } : edit,
      );
      this.layers.set(name, { ...layer, edits });
    }
    this.keep([...changed.values()], states);
    const all = [...changed.values()].flatMap(({ edits }) => edits);
    const edits = ids.flatMap((id) => all.filter((edit) => edit.id === id));
    return { kind: 'committed', edits, works: [...changed.values()].map(({ work }) => work) };
  }

  undo(projectId: string, annotator: Annotator, noteId: string, expected?: string) {
    return this.turn([projectId, annotator, noteId], lastStanding, undoGroup, 'standing', expected);
  }

  redo(projectId: string, annotator: Annotator, noteId: string, expected?: string) {
    return this.turn([projectId, annotator, noteId], nextUndone, redoGroup, 'undone', expected);
  }

  async edits(projectId: string, annotator: Annotator, noteId: string): Promise<Edit[]> {
    return [...(this.layers.get(nameOf([projectId, annotator, noteId]))?.edits ?? [])];
  }

  async layer(projectId: string, annotator: Annotator, noteId: string): Promise<NoteLayer> {
    const project = this.expectProject(projectId);
    const [found, dataset] = await Promise.all([this.datasets.note(noteId), this.datasets.get(project.datasetId)]);
    const stored = this.layers.get(nameOf([projectId, annotator, noteId]));
    if (stored) return structuredClone(stored);
    if (!found) throw Object.assign(new Error(noteId), { name: 'NoteMissing' });
    const note = { id: noteId, split: found.split, gold: found.gold, labelled: dataset?.labelled ?? false };
    const start = layerStart(project, annotator, note);
    return { start, work: start, edits: [] };
  }

  async addActiveTime(projectId: string, annotator: Annotator, noteId: string, ms: number): Promise<void> {
    this.throwIfFailing();
    const layer = this.layers.get(nameOf([projectId, annotator, noteId]));
    if (layer) this.keep([{ ...layer, work: { ...layer.work, activeMs: layer.work.activeMs + ms } }], []);
  }

  async putLearner(learner: Learner, model: ReadableModel): Promise<void> {
    this.expectProject(learner.projectId);
    this.learners.set(`${learner.projectId}\n${learner.annotator}`, structuredClone({ learner, model }));
  }

  async learner(projectId: string, annotator: Annotator): Promise<Learner | undefined> {
    return this.learners.get(`${projectId}\n${annotator}`)?.learner;
  }

  async learnerModel(projectId: string, annotator: Annotator): Promise<ReadableModel | undefined> {
    return this.learners.get(`${projectId}\n${annotator}`)?.model;
  }

  async putScores(projectId: string, annotator: Annotator, scores: readonly NoteScore[]): Promise<void> {
    this.expectProject(projectId);
    for (const score of scores) this.noteScores.set(nameOf([projectId, annotator, score.noteId]), score);
  }

  async scores(projectId: string, annotator: Annotator): Promise<NoteScore[]> {
    const prefix = `${projectId}\n${annotator}\n`;
    return [...this.noteScores].flatMap(([name, score]) => (name.startsWith(prefix) ? [score] : []));
  }

  watch(key: Key, changed: (revision: number) => void, _failed?: (error: unknown) => void): () => void {
    const watching = this.watchers.get(nameOf(key)) ?? new Set();
    this.watchers.set(nameOf(key), watching.add(changed));
    changed(this.layers.get(nameOf(key))?.work.revision ?? 0);
    return () => void watching.delete(changed);
  }

  async reopen(): Promise<void> {}

  private async turn(
    key: Key,
    next: (edits: readonly Edit[]) => Edit | undefined,
    turnGroup: typeof undoGroup,
    from: Edit['state'],
    expected: string | undefined,
  ): Promise<CommitOutcome | undefined> {
    await this.last;
    this.throwIfFailing();
    const step = next(this.layers.get(nameOf(key))?.edits ?? []);
    if (expected !== undefined && step?.id !== expected) return { kind: 'conflict', noteIds: [key[2]] };
    if (!step) return undefined;
    const ofGroup = (edit: Edit): boolean => edit.group === step.group && edit.state === from;
    const touched = [...this.layers.values()].filter(({ edits }) => edits.some(ofGroup));
    const turned = touched.map((layer) => turnGroup(layer, step.group));
    const conflicts = touched.filter((_, i) => !turned[i]?.ok).map(({ work }) => work.noteId);
    if (conflicts.length > 0) return { kind: 'conflict', noteIds: conflicts };
    const ids = new Set(touched.flatMap(({ edits }) => edits.filter(ofGroup)).map((edit) => edit.id));
    const layers = turned.flatMap((one) => (one.ok ? [one.value] : []));
    this.keep(layers, []);
    const edits = layers.flatMap((layer) => layer.edits.filter((edit) => ids.has(edit.id)));
    return { kind: 'committed', edits, works: layers.map(({ work }) => work) };
  }

  private keep(layers: readonly NoteLayer[], given: readonly NoteState[]): void {
    for (const layer of layers) {
      const key: Key = [layer.work.projectId, layer.work.annotator, layer.work.noteId];
      this.layers.set(nameOf(key), structuredClone(layer));
      const own = given.findLast((state) => state.noteId === layer.work.noteId);
      const state = keptState(layer.work, this.noteStates.get(nameOf(key)), own);
      if (state) this.noteStates.set(nameOf(key), state);
      for (const changed of this.watchers.get(nameOf(key)) ?? []) changed(layer.work.revision);
    }
  }

  private expectProject(projectId: string): AnnotationProject {
    const project = this.projects.get(projectId);
    if (!project) throw Object.assign(new Error(projectId), { name: 'ProjectMissing' });
    return project;
  }

  private throwIfFailing(): void {
    if (this.failure) throw this.failure;
  }
}
