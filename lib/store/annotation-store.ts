import { Dexie, liveQuery, type Table } from 'dexie';
import type { Edit, EditDraft } from '../domain/annotation/edit';
import { layerStart } from '../domain/annotation/layer-start';
import type { Annotator, NoteWork } from '../domain/annotation/mark';
import {
  lastStanding,
  type NoteLayer,
  nextUndone,
  redoGroup,
  undoGroup,
  workAfter,
} from '../domain/annotation/note-layer';
import { keptState } from '../domain/annotation/note-state';
import type { AnnotationProject, LabelSet, Learner, NoteState } from '../domain/annotation/project';
import type { AnnotationStore, CommitOutcome, NoteScore } from '../pipelines/annotation-ports';
import type { ReadableModel } from '../pipelines/inference';
import { LabelSetTaken, NoteMissing, noteKey, ProjectMissing, rowOfWork, workOfRow } from './annotation-rows';
import type { Database, NoteKey, NoteWorkRow } from './database';

export type { CommitOutcome, NoteScore };

/** Rows of a project's layer: all keys that begin with these two. */
const layerRange = (projectId: string, annotator: string): [unknown[], unknown[]] => [
  [projectId, annotator, Dexie.minKey],
  [projectId, annotator, Dexie.maxKey],
];

/** Layers of marks in the browser's database. IndexedDB runs writing transactions one after another, in all tabs. */
export class DexieAnnotationStore implements AnnotationStore {
  constructor(private readonly db: Database) {}

  async createProject(project: AnnotationProject, labelSet: LabelSet): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.projects, db.labelSets, async () => {
      await db.projects.add(project);
      await db.labelSets.add(labelSet);
    });
  }

  async putProject(project: AnnotationProject): Promise<void> {
    // Not `put`: a project deleted in another tab must not come back without its work.
    const changed = await this.db.projects
      .where('id')
      .equals(project.id)
      .modify({ ...project });
    if (changed === 0) throw new ProjectMissing(project.id);
  }

  project(projectId: string): Promise<AnnotationProject | undefined> {
    return this.db.projects.get(projectId);
  }

  async deleteProject(projectId: string): Promise<void> {
    const { db } = this;
    await db.transaction('rw', this.projectTables(), async () => {
      await db.projects.delete(projectId);
      await db.labelSets
        .where('[projectId+version]')
        .between([projectId, Dexie.minKey], [projectId, Dexie.maxKey])
        .delete();
      const range: [unknown[], unknown[]] = [
        [projectId, Dexie.minKey, Dexie.minKey],
        [projectId, Dexie.maxKey, Dexie.maxKey],
      ];
      for (const table of [db.noteWork, db.noteStates, db.noteScores]) {
        await table
          .where('[projectId+annotator+noteId]')
          .between(...range, true, true)
          .delete();
      }
      await db.edits
        .where('[projectId+annotator+noteId+seq]')
        .between([projectId, Dexie.minKey], [projectId, Dexie.maxKey], true, true)
        .delete();
      for (const table of [db.learners, db.learnerModels] as Table[]) {
        await table
          .where('[projectId+annotator]')
          .between([projectId, Dexie.minKey], [projectId, Dexie.maxKey], true, true)
          .delete();
      }
    });
  }

  async addLabelSet(labelSet: LabelSet): Promise<void> {
    const { db } = this;
    const { projectId, version } = labelSet;
    await db.transaction('rw', db.projects, db.labelSets, async () => {
      const project = await db.projects.get(projectId);
      if (!project) throw new ProjectMissing(projectId);
      if (await db.labelSets.get([projectId, version])) throw new LabelSetTaken(projectId);
      await db.labelSets.add(labelSet);
      await db.projects.put({ ...project, labelSetVersion: version });
    });
  }

  labelSet(projectId: string, version: number): Promise<LabelSet | undefined> {
    return this.db.labelSets.get([projectId, version]);
  }

  async work(projectId: string, annotator: Annotator, noteId: string): Promise<NoteWork> {
    const row = await this.db.noteWork.get([projectId, annotator, noteId]);
    return row ? workOfRow(row) : this.start([projectId, annotator, noteId]);
  }

  async works(projectId: string, annotator: Annotator): Promise<NoteWork[]> {
    const range = layerRange(projectId, annotator);
    return (
      await this.db.noteWork
        .where('[projectId+annotator+noteId]')
        .between(...range)
        .toArray()
    ).map(workOfRow);
  }

  states(projectId: string, annotator: Annotator): Promise<NoteState[]> {
    return this.db.noteStates
      .where('[projectId+annotator+noteId]')
      .between(...layerRange(projectId, annotator))
      .toArray();
  }

  async annotators(projectId: string): Promise<Annotator[]> {
    const found: Annotator[] = [];
    let after: unknown[] = [projectId, Dexie.minKey, Dexie.minKey];
    for (;;) {
      // From one annotator's last possible key to the next one's first: no row is read.
      const [key] = await this.db.noteWork
        .where('[projectId+annotator+noteId]')
        .between(after, [projectId, Dexie.maxKey, Dexie.maxKey], false, true)
        .limit(1)
        .primaryKeys();
      if (!key) return found;
      found.push(key[1]);
      after = [projectId, key[1], Dexie.maxKey];
    }
  }

  /** Labels that marks of stored layers carry, by name. */
  async labelsInUse(projectId: string): Promise<string[]> {
    const labels = new Set<string>();
    await this.db.noteWork
      .where('[projectId+annotator+noteId]')
      .between([projectId, Dexie.minKey, Dexie.minKey], [projectId, Dexie.maxKey, Dexie.maxKey])
      .each((row) => {
        for (const mark of workOfRow(row).marks) labels.add(mark.label);
      });
    return [...labels].sort();
  }

  async commit(drafts: readonly EditDraft[], activeMs = 0, states: readonly NoteState[] = []): Promise<CommitOutcome> {
    const [first] = drafts;
    if (!first) return { kind: 'committed', edits: [], works: [] };
    return this.writing(async () => {
      const { db } = this;
      const keys = [...new Map(drafts.map((draft) => [noteKey(draft).join('\n'), noteKey(draft)])).values()];
      const works = await this.worksWithSeq(keys);
      const edits: Edit[] = [];
      const conflicts = new Set<string>();
      for (const draft of drafts) {
        const held = works.get(noteKey(draft).join('\n'));
        if (!held) throw new NoteMissing(draft.noteId);
        const next = workAfter(held.work, draft);
        if (!next.ok) {
          conflicts.add(draft.noteId);
          continue;
        }
        held.work = next.value;
        held.lastSeq += 1;
        edits.push({ ...draft, seq: held.lastSeq, state: 'standing' });
      }
      if (conflicts.size > 0) return { kind: 'conflict', noteIds: [...conflicts] };
      await this.dropUndone(keys);
      await db.edits.bulkAdd(edits);
      const changed = [...works.values()].map(({ work, lastSeq }) => {
        const own = work.noteId === first.noteId && work.annotator === first.annotator;
        return { work: own ? { ...work, activeMs: work.activeMs + activeMs } : work, lastSeq };
      });
      await this.putWorks(changed, states);
      return { kind: 'committed', edits, works: changed.map(({ work }) => work) };
    });
  }

  /** @param expected the step's id; another one being next by now is a conflict. Undefined: whichever is next. */
  undo(projectId: string, annotator: Annotator, noteId: string, expected?: string): Promise<CommitOutcome | undefined> {
    return this.turn([projectId, annotator, noteId], lastStanding, undoGroup, 'standing', expected);
  }

  redo(projectId: string, annotator: Annotator, noteId: string, expected?: string): Promise<CommitOutcome | undefined> {
    return this.turn([projectId, annotator, noteId], nextUndone, redoGroup, 'undone', expected);
  }

  edits(projectId: string, annotator: Annotator, noteId: string): Promise<Edit[]> {
    return this.db.edits
      .where('[projectId+annotator+noteId+seq]')
      .between([projectId, annotator, noteId, Dexie.minKey], [projectId, annotator, noteId, Dexie.maxKey])
      .toArray();
  }

  /** Work and steps of one moment. */
  layer(projectId: string, annotator: Annotator, noteId: string): Promise<NoteLayer> {
    const { db } = this;
    const tables = [db.noteWork, db.edits, db.projects, db.datasets, db.notes, db.annotations];
    return db.transaction('r', tables, async () => (await this.held([projectId, annotator, noteId])).layer);
  }

  /** Of the stored work; 0: no step was made yet. */
  async revision(projectId: string, annotator: Annotator, noteId: string): Promise<number> {
    return (await this.db.noteWork.get([projectId, annotator, noteId]))?.revision ?? 0;
  }

  /** Calls back with the revision now and after every change, in whatever tab or worker it was made. */
  watch(
    [projectId, annotator, noteId]: NoteKey,
    changed: (revision: number) => void,
    failed: (error: unknown) => void,
  ): () => void {
    const watching = liveQuery(() => this.revision(projectId, annotator, noteId)).subscribe(changed, failed);
    return () => watching.unsubscribe();
  }

  /** Opens the database again where the browser closed it. */
  async reopen(): Promise<void> {
    if (!this.db.isOpen()) await this.db.open();
  }

  async addActiveTime(projectId: string, annotator: Annotator, noteId: string, ms: number): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.noteWork, async () => {
      const row = await db.noteWork.get([projectId, annotator, noteId]);
      // A note that was only looked at stays without a row: it is not begun.
      if (row) await db.noteWork.put({ ...row, activeMs: row.activeMs + ms });
    });
  }

  async putLearner(learner: Learner, model: ReadableModel): Promise<void> {
    const { db } = this;
    const { projectId, annotator, modelId } = learner;
    await db.transaction('rw', db.projects, db.learners, db.learnerModels, async () => {
      if (!(await db.projects.get(projectId))) throw new ProjectMissing(projectId);
      await db.learners.put(learner);
      await db.learnerModels.put({ ...model, projectId, annotator, modelId });
    });
  }

  learner(projectId: string, annotator: Annotator): Promise<Learner | undefined> {
    return this.db.learners.get([projectId, annotator]);
  }

  async learnerModel(projectId: string, annotator: Annotator): Promise<ReadableModel | undefined> {
    const row = await this.db.learnerModels.get([projectId, annotator]);
    return row && { bytes: row.bytes, lexicon: row.lexicon, featureSet: row.featureSet, labels: row.labels };
  }

  async putScores(projectId: string, annotator: Annotator, scores: readonly NoteScore[]): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.projects, db.noteScores, async () => {
      if (!(await db.projects.get(projectId))) throw new ProjectMissing(projectId);
      await db.noteScores.bulkPut(scores.map((score) => ({ ...score, projectId, annotator })));
    });
  }

  async scores(projectId: string, annotator: Annotator): Promise<NoteScore[]> {
    const range = layerRange(projectId, annotator);
    const rows = await this.db.noteScores
      .where('[projectId+annotator+noteId]')
      .between(...range)
      .toArray();
    return rows.map(({ noteId, modelId, uncertainty }) => ({ noteId, modelId, uncertainty }));
  }

  private projectTables(): Table[] {
    const { db } = this;
    return [
      db.projects,
      db.labelSets,
      db.noteWork,
      db.noteStates,
      db.edits,
      db.learners,
      db.learnerModels,
      db.noteScores,
    ] as Table[];
  }

  private writing<T>(work: () => Promise<T>): Promise<T> {
    const { db } = this;
    const tables = [db.noteWork, db.edits, db.noteStates, db.projects, db.datasets, db.notes, db.annotations];
    return db.transaction('rw', tables as Table[], work);
  }

  /** The layer's beginning; in or out of a transaction. */
  private async start([projectId, annotator, noteId]: NoteKey): Promise<NoteWork> {
    const { db } = this;
    const [project, note, annotation] = await Promise.all([
      db.projects.get(projectId),
      db.notes.get(noteId),
      db.annotations.get(noteId),
    ]);
    if (!project) throw new ProjectMissing(projectId);
    if (!note || note.datasetId !== project.datasetId) throw new NoteMissing(noteId);
    const labelled = (await db.datasets.get(note.datasetId))?.labelled ?? false;
    return layerStart(project, annotator, { id: noteId, split: note.split, gold: annotation?.gold ?? [], labelled });
  }

  private async worksWithSeq(keys: readonly NoteKey[]): Promise<Map<string, { work: NoteWork; lastSeq: number }>> {
    const rows = await this.db.noteWork.bulkGet([...keys]);
    const held = new Map<string, { work: NoteWork; lastSeq: number }>();
    for (const [i, key] of keys.entries()) {
      const row = rows[i];
      const work = row ? workOfRow(row) : await this.start(key);
      held.set(key.join('\n'), { work, lastSeq: row?.lastSeq ?? 0 });
    }
    return held;
  }

  private async held(key: NoteKey): Promise<{ layer: NoteLayer; row: NoteWorkRow | undefined }> {
    const [row, edits, start] = await Promise.all([this.db.noteWork.get(key), this.edits(...key), this.start(key)]);
    return { layer: { start, work: row ? workOfRow(row) : start, edits }, row };
  }

  /** Undone steps of these notes, and what belongs to them in others, can no longer be redone. */
  private async dropUndone(keys: readonly NoteKey[]): Promise<void> {
    const { edits } = this.db;
    const undone = await edits
      .where('[projectId+annotator+noteId+state]')
      .anyOf(keys.map((key) => [...key, 'undone']))
      .toArray();
    if (undone.length === 0) return;
    const groups = await edits
      .where('group')
      .anyOf([...new Set(undone.map((edit) => edit.group))])
      .toArray();
    const dropped = groups.filter((edit) => edit.state === 'undone');
    await edits.bulkPut(dropped.map((edit) => ({ ...edit, state: 'dropped' })));
  }

  private async putWorks(
    changed: readonly { readonly work: NoteWork; readonly lastSeq: number }[],
    given: readonly NoteState[],
  ): Promise<void> {
    const { db } = this;
    await db.noteWork.bulkPut(changed.map(({ work, lastSeq }) => rowOfWork(work, lastSeq)));
    const stored = await db.noteStates.bulkGet(changed.map(({ work }) => noteKey(work)));
    const givenOf = new Map(given.map((state) => [noteKey(state).join('\n'), state]));
    const states = changed.flatMap(({ work }, i) => {
      const next = keptState(work, stored[i], givenOf.get(noteKey(work).join('\n')));
      return next ? [next] : [];
    });
    if (states.length > 0) await db.noteStates.bulkPut(states);
  }

  private turn(
    key: NoteKey,
    next: (edits: readonly Edit[]) => Edit | undefined,
    turnGroup: typeof undoGroup,
    from: Edit['state'],
    expected: string | undefined,
  ): Promise<CommitOutcome | undefined> {
    return this.writing(async () => {
      const { db } = this;
      const step = next(await this.edits(...key));
      if (expected !== undefined && step?.id !== expected) return { kind: 'conflict', noteIds: [key[2]] };
      if (!step) return undefined;
      const mates = (await db.edits.where('group').equals(step.group).toArray()).filter((edit) => edit.state === from);
      const keys = [...new Map(mates.map((edit) => [noteKey(edit).join('\n'), noteKey(edit)])).values()];
      const works: { work: NoteWork; lastSeq: number }[] = [];
      const edits: Edit[] = [];
      const conflicts: string[] = [];
      for (const each of keys) {
        const { layer, row } = await this.held(each);
        const turned = turnGroup(layer, step.group);
        if (!turned.ok) {
          conflicts.push(each[2]);
          continue;
        }
        works.push({ work: turned.value.work, lastSeq: row?.lastSeq ?? 0 });
        edits.push(...turned.value.edits.filter((edit) => edit.group === step.group && edit.state !== from));
      }
      if (conflicts.length > 0) return { kind: 'conflict', noteIds: conflicts };
      const turnedIds = new Set(mates.map((edit) => edit.id));
      const written = edits.filter((edit) => turnedIds.has(edit.id));
      await db.edits.bulkPut(written);
      await this.putWorks(works, []);
      return { kind: 'committed', edits: written, works: works.map(({ work }) => work) };
    });
  }
}
