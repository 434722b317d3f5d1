import type { Table } from 'dexie';
import type { Edit, EditDraft } from '../domain/annotation/edit';
import { layerStart } from '../domain/annotation/layer-start';
import { GOLD, type NoteWork } from '../domain/annotation/mark';
import {
  lastStanding,
  type NoteLayer,
  nextUndone,
  redoGroup,
  undoGroup,
  workAfter,
} from '../domain/annotation/note-layer';
import { isFinished, keptState } from '../domain/annotation/note-state';
import type { FinishedState } from '../domain/annotation/project';
import { addFacts, finished, noFact } from '../domain/monitoring/kpi-facts';
import type { CommitOutcome } from '../pipelines/annotation-ports';
import { NoteMissing, noteKey, ProjectMissing, rowOfWork, workOfRow } from './annotation-rows';
import type { Database } from './database';
import { under } from './key-range';
import { addKpi } from './kpi-store';
import type { NoteKey } from './rows';

interface HeldWork {
  work: NoteWork;
  /** Of the note's newest edit. */
  lastSeq: number;
}

const nameOf = (key: NoteKey): string => key.join('\n');
const namesOf = (edits: readonly EditDraft[]): NoteKey[] => [
  ...new Map(edits.map((edit) => [nameOf(noteKey(edit)), noteKey(edit)])).values(),
];

/**
 * Steps of layers, read and written. IndexedDB runs writing transactions over the same tables one after another, in
 * all tabs and workers, so that what a step is checked against cannot change before it is written.
 */
export class LayerSteps {
  constructor(private readonly db: Database) {}

  /** The layer before its first step; in or out of a transaction. */
  async start([projectId, annotator, noteId]: NoteKey): Promise<NoteWork> {
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

  /** Oldest first. */
  edits(key: NoteKey): Promise<Edit[]> {
    return this.db.edits
      .where('[projectId+annotator+noteId+seq]')
      .between(...under(...key))
      .toArray();
  }

  /** Work and steps of one moment. */
  layer(key: NoteKey): Promise<NoteLayer> {
    return this.db.transaction('r', this.tables(), async () => (await this.held(key)).layer);
  }

  commit(drafts: readonly EditDraft[], activeMs: number, states: readonly FinishedState[]): Promise<CommitOutcome> {
    return this.writing(async () => {
      const keys = namesOf(drafts);
      const works = await this.works(keys);
      const edits: Edit[] = [];
      const conflicts = new Set<string>();
      for (const draft of drafts) {
        const held = works.get(nameOf(noteKey(draft)));
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
      await this.db.edits.bulkAdd(edits);
      const [first, ...others] = works.values();
      if (!first) return { kind: 'committed', edits, works: [] };
      // Time is spent in the note where the action was made: the first.
      const changed = [{ ...first, work: { ...first.work, activeMs: first.work.activeMs + activeMs } }, ...others];
      await this.countFinished(drafts, states);
      await this.put(changed, states);
      return { kind: 'committed', edits, works: changed.map(({ work }) => work) };
    });
  }

  undo(key: NoteKey, expected: string | undefined): Promise<CommitOutcome | undefined> {
    return this.turn(key, lastStanding, undoGroup, 'standing', expected);
  }

  redo(key: NoteKey, expected: string | undefined): Promise<CommitOutcome | undefined> {
    return this.turn(key, nextUndone, redoGroup, 'undone', expected);
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
      const step = next(await this.edits(key));
      if (expected !== undefined && step?.id !== expected) return { kind: 'conflict', noteIds: [key[2]] };
      if (!step) return undefined;
      const group = (await db.edits.where('group').equals(step.group).toArray()).filter((edit) => edit.state === from);
      const ids = new Set(group.map((edit) => edit.id));
      const changed: HeldWork[] = [];
      const edits: Edit[] = [];
      const conflicts: string[] = [];
      for (const each of namesOf(group)) {
        const { layer, lastSeq } = await this.held(each);
        const turned = turnGroup(layer, step.group);
        if (!turned.ok) {
          conflicts.push(each[2]);
          continue;
        }
        changed.push({ work: turned.value.work, lastSeq });
        edits.push(...turned.value.edits.filter((edit) => ids.has(edit.id)));
      }
      if (conflicts.length > 0) return { kind: 'conflict', noteIds: conflicts };
      await db.edits.bulkPut(edits);
      await this.put(changed, []);
      return { kind: 'committed', edits, works: changed.map(({ work }) => work) };
    });
  }

  private writing<T>(work: () => Promise<T>): Promise<T> {
    return this.db.transaction('rw', this.tables(), work);
  }

  private tables(): Table[] {
    const { db } = this;
    const own = [db.noteWork, db.edits, db.noteStates, db.kpiDays];
    return [...own, db.projects, db.datasets, db.notes, db.annotations] as Table[];
  }

  private async works(keys: readonly NoteKey[]): Promise<Map<string, HeldWork>> {
    const rows = await this.db.noteWork.bulkGet([...keys]);
    const works = new Map<string, HeldWork>();
    for (const [i, key] of keys.entries()) {
      const row = rows[i];
      works.set(nameOf(key), { work: row ? workOfRow(row) : await this.start(key), lastSeq: row?.lastSeq ?? 0 });
    }
    return works;
  }

  private async held(key: NoteKey): Promise<{ layer: NoteLayer; lastSeq: number }> {
    const [row, edits, start] = await Promise.all([this.db.noteWork.get(key), this.edits(key), this.start(key)]);
    return { layer: { start, work: row ? workOfRow(row) : start, edits }, lastSeq: row?.lastSeq ?? 0 };
  }

  /** Undone steps of these notes, and what belongs to them in others, can no longer be redone. */
  private async dropUndone(keys: readonly NoteKey[]): Promise<void> {
    const { edits } = this.db;
    const undoneOf = (key: NoteKey) =>
      edits
        .where('[projectId+annotator+noteId+state]')
        .equals([...key, 'undone'])
        .toArray();
    const undone = (await Promise.all(keys.map(undoneOf))).flat();
    if (undone.length === 0) return;
    const groups = await edits
      .where('group')
      .anyOf([...new Set(undone.map((edit) => edit.group))])
      .toArray();
    const dropped = groups.filter((edit) => edit.state === 'undone');
    await edits.bulkPut(dropped.map((edit) => ({ ...edit, state: 'dropped' })));
  }

  /** A note that a person calls finished counts once, however often it is opened again. */
  private async countFinished(drafts: readonly EditDraft[], states: readonly FinishedState[]): Promise<void> {
    const { db } = this;
    const stepped = new Map(
      drafts.filter(({ kind }) => kind === 'status').map((edit) => [nameOf(noteKey(edit)), edit]),
    );
    const ended = states.filter(
      (state) => state.annotator !== GOLD && isFinished(state.status) && stepped.has(nameOf(noteKey(state))),
    );
    if (ended.length === 0) return;
    const before = await db.noteStates.bulkGet(ended.map(noteKey));
    const first = ended.filter((_, at) => before[at]?.doneAt === undefined);
    if (first.length === 0) return;
    const fact = first.reduce((sum, state) => addFacts(sum, finished(state.activeMs, state.corrections)), noFact());
    await addKpi(db, new Date(first[0]?.doneAt ?? 0), fact);
  }

  private async put(changed: readonly HeldWork[], given: readonly FinishedState[]): Promise<void> {
    const { db } = this;
    await db.noteWork.bulkPut(changed.map(({ work, lastSeq }) => rowOfWork(work, lastSeq)));
    const stored = await db.noteStates.bulkGet(changed.map(({ work }) => noteKey(work)));
    const givenOf = new Map(given.map((state) => [nameOf(noteKey(state)), state]));
    const states = changed.flatMap(
      ({ work }, i) => keptState(work, stored[i], givenOf.get(nameOf(noteKey(work)))) ?? [],
    );
    if (states.length > 0) await db.noteStates.bulkPut(states);
  }
}
