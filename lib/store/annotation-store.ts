import { liveQuery, type Table } from 'dexie';
import type { Edit, EditDraft } from '../domain/annotation/edit';
import type { Annotator, NoteWork } from '../domain/annotation/mark';
import type { NoteLayer } from '../domain/annotation/note-layer';
import type { AnnotationProject, FinishedState, LabelSet, Learner, NoteState } from '../domain/annotation/project';
import type { Label } from '../domain/text/span';
import type { AnnotationStore, CommitOutcome, NoteScore } from '../pipelines/annotation-ports';
import type { ReadableModel } from '../pipelines/inference';
import { LabelSetTaken, ProjectMissing, workOfRow } from './annotation-rows';
import type { Database } from './database';
import { under } from './key-range';
import { LayerSteps } from './layer-steps';
import type { NoteKey } from './rows';

export type { CommitOutcome, NoteScore };

const BY_NOTE = '[projectId+annotator+noteId]';

/** Layers of marks in the browser's database. */
export class DexieAnnotationStore implements AnnotationStore {
  private readonly steps: LayerSteps;

  constructor(private readonly db: Database) {
    this.steps = new LayerSteps(db);
  }

  async createProject(project: AnnotationProject, labelSet: LabelSet): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.projects, db.labelSets, async () => {
      await db.projects.add(project);
      await db.labelSets.add(labelSet);
    });
  }

  async putProject(project: AnnotationProject): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.projects, async () => {
      // One that was deleted in another tab must not come back without its work.
      await this.expectProject(project.id);
      await db.projects.put(project);
    });
  }

  project(projectId: string): Promise<AnnotationProject | undefined> {
    return this.db.projects.get(projectId);
  }

  async deleteProject(projectId: string): Promise<void> {
    const { db } = this;
    const byNote = [db.noteWork, db.noteStates, db.noteScores] as Table[];
    const byAnnotator = [db.learners, db.learnerModels] as Table[];
    await db.transaction('rw', [db.projects, db.labelSets, db.edits, ...byNote, ...byAnnotator], async () => {
      const own = under(projectId);
      await db.projects.delete(projectId);
      await db.labelSets
        .where('[projectId+version]')
        .between(...own)
        .delete();
      await db.edits
        .where('[projectId+annotator+noteId+seq]')
        .between(...own)
        .delete();
      for (const table of byNote)
        await table
          .where(BY_NOTE)
          .between(...own)
          .delete();
      for (const table of byAnnotator)
        await table
          .where('[projectId+annotator]')
          .between(...own)
          .delete();
    });
  }

  async addLabelSet(labelSet: LabelSet): Promise<void> {
    const { db } = this;
    const { projectId, version } = labelSet;
    await db.transaction('rw', db.projects, db.labelSets, async () => {
      const project = await this.expectProject(projectId);
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
    return row ? workOfRow(row) : this.steps.start([projectId, annotator, noteId]);
  }

  async works(projectId: string, annotator: Annotator): Promise<NoteWork[]> {
    const range = under(projectId, annotator);
    const rows = await this.db.noteWork
      .where(BY_NOTE)
      .between(...range)
      .toArray();
    return rows.map(workOfRow);
  }

  states(projectId: string, annotator: Annotator): Promise<NoteState[]> {
    return this.db.noteStates
      .where(BY_NOTE)
      .between(...under(projectId, annotator))
      .toArray();
  }

  async annotators(projectId: string): Promise<Annotator[]> {
    const found: Annotator[] = [];
    let [after, end] = under(projectId);
    for (;;) {
      // From one annotator's last possible key to the next one's first: no row is read.
      const [key] = await this.db.noteWork.where(BY_NOTE).between(after, end, false).limit(1).primaryKeys();
      if (!key) return found;
      found.push(key[1]);
      after = under(projectId, key[1])[1];
    }
  }

  /** Labels that marks of stored layers carry, by name. */
  async labelsInUse(projectId: string): Promise<Label[]> {
    const labels = new Set<Label>();
    const rows = await this.db.noteWork
      .where(BY_NOTE)
      .between(...under(projectId))
      .toArray();
    for (const row of rows) for (const mark of workOfRow(row).marks) labels.add(mark.label);
    return [...labels].sort();
  }

  async commit(
    drafts: readonly EditDraft[],
    activeMs = 0,
    states: readonly FinishedState[] = [],
  ): Promise<CommitOutcome> {
    if (drafts.length === 0) return { kind: 'committed', edits: [], works: [] };
    return this.steps.commit(drafts, activeMs, states);
  }

  undo(projectId: string, annotator: Annotator, noteId: string, expected?: string): Promise<CommitOutcome | undefined> {
    return this.steps.undo([projectId, annotator, noteId], expected);
  }

  redo(projectId: string, annotator: Annotator, noteId: string, expected?: string): Promise<CommitOutcome | undefined> {
    return this.steps.redo([projectId, annotator, noteId], expected);
  }

  edits(projectId: string, annotator: Annotator, noteId: string): Promise<Edit[]> {
    return this.steps.edits([projectId, annotator, noteId]);
  }

  /** Work and steps of one moment. */
  layer(projectId: string, annotator: Annotator, noteId: string): Promise<NoteLayer> {
    return this.steps.layer([projectId, annotator, noteId]);
  }

  /** Of the stored work; 0: no step was made yet. */
  async revision(projectId: string, annotator: Annotator, noteId: string): Promise<number> {
    return (await this.db.noteWork.get([projectId, annotator, noteId]))?.revision ?? 0;
  }

  /** Calls back with the revision now and after every change, in whatever tab or worker it was made. */
  watch(key: NoteKey, changed: (revision: number) => void, failed: (error: unknown) => void): () => void {
    const watching = liveQuery(() => this.revision(...key)).subscribe(changed, failed);
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
      await this.expectProject(projectId);
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
      await this.expectProject(projectId);
      await db.noteScores.bulkPut(scores.map((score) => ({ ...score, projectId, annotator })));
    });
  }

  async scores(projectId: string, annotator: Annotator): Promise<NoteScore[]> {
    const rows = await this.db.noteScores
      .where(BY_NOTE)
      .between(...under(projectId, annotator))
      .toArray();
    return rows.map(({ noteId, modelId, uncertainty }) => ({ noteId, modelId, uncertainty }));
  }

  private async expectProject(projectId: string): Promise<AnnotationProject> {
    const project = await this.db.projects.get(projectId);
    if (!project) throw new ProjectMissing(projectId);
    return project;
  }
}
