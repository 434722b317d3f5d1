import { beforeEach, describe, expect, it } from 'vitest';
import { GOLD, IMPORTED } from '@/lib/domain/annotation/mark';
import type { Learner, NoteState } from '@/lib/domain/annotation/project';
import type { AnnotationStore, CommitOutcome } from '@/lib/pipelines/annotation-ports';
import type { DatasetStore } from '@/lib/pipelines/ports';
import { datasetFixture, modelFixture, noteFixture } from '../fixtures/stored';
import { AT, addDraft, draftFixture, labelSetFixture, markFixture, projectFixture } from '../fixtures/tagging';

const NO_REPORT = { issues: [], quarantine: [], files: [] };

/** What every AnnotationStore keeps; run on each adapter. Notes n1, n2 (one mark, 0-6), n3 (none), held (test split). */
export function annotationStoreContract(
  name: string,
  create: () => Promise<{ store: AnnotationStore; datasets: DatasetStore }>,
): void {
  describe(`AnnotationStore: ${name}`, () => {
    let store: AnnotationStore;
    beforeEach(async () => {
      const made = await create();
      store = made.store;
      const held = { ...noteFixture('held'), split: 'test' as const };
      const notes = [noteFixture('n1'), noteFixture('n2'), noteFixture('n3', 'Nothing to mark.'), held];
      await made.datasets.put(datasetFixture('d1'), notes, NO_REPORT);
      await store.createProject(projectFixture('p1'), labelSetFixture('p1'));
      await store.createProject(projectFixture('labels', { startFrom: 'labels' }), labelSetFixture('labels'));
    });

    const add = (id: string, noteId = 'n1', start = 0, group = id) =>
      addDraft(id, markFixture(`mark-${id}`, start, start + 3), { noteId, group });
    const marks = async (noteId = 'n1') => (await store.work('p1', 'Me', noteId)).marks.map(({ id }) => id);
    const states = async (noteId = 'n1') => (await store.edits('p1', 'Me', noteId)).map(({ id, state }) => [id, state]);
    const written = (outcome: CommitOutcome | undefined) => {
      if (outcome?.kind !== 'committed') throw new Error(`expected a commit, not ${outcome?.kind}`);
      return outcome;
    };

    it('begins blank where the project does', async () => {
      expect(await store.work('p1', 'Me', 'n1')).toMatchObject({ marks: [], status: 'not-started', revision: 0 });
    });

    it("begins with the dataset's marks, done, where the project starts from labels", async () => {
      const work = await store.work('labels', 'Me', 'n1');
      expect(work.marks).toMatchObject([{ start: 0, end: 6, label: 'DISEASE', origin: 'imported', by: IMPORTED }]);
      expect(work.status).toBe('done');
      expect((await store.work('labels', 'Me', 'n3')).status).toBe('reviewed-empty');
      expect(await store.works('labels', 'Me')).toEqual([]);
    });

    it('gives the imported layer of any project, and begins the adjudicated one empty', async () => {
      expect((await store.work('p1', IMPORTED, 'n1')).marks.length).toBe(1);
      expect(await store.work('labels', GOLD, 'n1')).toMatchObject({ marks: [], status: 'not-started' });
    });

    it('fails by name for a project or a note that is not there', async () => {
      await expect(store.work('none', 'Me', 'n1')).rejects.toMatchObject({ name: 'ProjectMissing' });
      await expect(store.work('p1', 'Me', 'none')).rejects.toMatchObject({ name: 'NoteMissing' });
      await expect(store.commit([{ ...add('e1'), projectId: 'none' }])).rejects.toMatchObject({
        name: 'ProjectMissing',
      });
      await expect(store.putProject(projectFixture('none'))).rejects.toMatchObject({ name: 'ProjectMissing' });
    });

    it('numbers the steps of a note from 1 and raises its revision', async () => {
      const first = written(await store.commit([add('e1', 'n1', 8), add('e2', 'n1', 0)]));
      expect(first.edits.map(({ id, seq, state }) => [id, seq, state])).toEqual([
        ['e1', 1, 'standing'],
        ['e2', 2, 'standing'],
      ]);
      expect(first.works).toMatchObject([{ revision: 2, status: 'in-progress' }]);
      await store.commit([add('e3', 'n2')]);
      await store.commit([add('e4', 'n1', 20)]);
      expect((await store.edits('p1', 'Me', 'n1')).map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(await marks()).toEqual(['mark-e2', 'mark-e1', 'mark-e4']);
      expect(await store.work('p1', 'Me', 'n1')).toEqual(
        (await store.works('p1', 'Me')).find((w) => w.noteId === 'n1'),
      );
    });

    it('keeps annotators and projects apart', async () => {
      await store.commit([add('e1')]);
      await store.commit([{ ...add('e2'), annotator: 'Ann' }]);
      await store.commit([{ ...add('e3'), projectId: 'labels', annotator: 'Bob' }]);
      expect(await marks()).toEqual(['mark-e1']);
      expect((await store.annotators('p1')).sort()).toEqual(['Ann', 'Me']);
      expect(await store.annotators('labels')).toEqual(['Bob']);
      expect((await store.works('p1', 'Ann')).length).toBe(1);
    });

    it('keeps imported marks among the first step’s', async () => {
      await store.commit([{ ...add('e1', 'n1', 20), projectId: 'labels' }]);
      const work = await store.work('labels', 'Me', 'n1');
      expect(work.marks.map(({ origin }) => origin)).toEqual(['imported', 'drawn']);
      expect(work.status).toBe('done');
    });

    it('writes nothing of a commit one of whose marks has changed, and names the notes', async () => {
      await store.commit([add('e1'), add('e2', 'n2')]);
      const stale = markFixture('mark-e2', 0, 9);
      const remove = draftFixture('e4', [{ before: stale, after: undefined }], { noteId: 'n2' });
      expect(await store.commit([add('e3', 'n1', 20), remove])).toEqual({ kind: 'conflict', noteIds: ['n2'] });
      expect(await marks()).toEqual(['mark-e1']);
      expect(await states()).toEqual([['e1', 'standing']]);
      expect((await store.work('p1', 'Me', 'n2')).revision).toBe(1);
    });

    it('refuses a mark under an id that exists', async () => {
      await store.commit([add('e1')]);
      expect((await store.commit([add('other', 'n1', 0), add('e1', 'n1', 0)])).kind).toBe('conflict');
    });

    it('undoes and redoes one step after another', async () => {
      for (const [id, start] of [['e1', 0] as const, ['e2', 8] as const]) await store.commit([add(id, 'n1', start)]);
      const second = await store.work('p1', 'Me', 'n1');
      expect(written(await store.undo('p1', 'Me', 'n1')).edits).toMatchObject([{ id: 'e2', state: 'undone' }]);
      expect(await marks()).toEqual(['mark-e1']);
      await store.undo('p1', 'Me', 'n1');
      expect(await store.work('p1', 'Me', 'n1')).toMatchObject({ marks: [], status: 'not-started', revision: 4 });
      expect(await store.undo('p1', 'Me', 'n1')).toBeUndefined();
      await store.redo('p1', 'Me', 'n1');
      expect(await marks()).toEqual(['mark-e1']);
      await store.redo('p1', 'Me', 'n1');
      expect(await store.work('p1', 'Me', 'n1')).toEqual({ ...second, revision: 6 });
      expect(await store.redo('p1', 'Me', 'n1')).toBeUndefined();
    });

    it('drops what could be redone when a new step is made, here and in the notes of its group', async () => {
      await store.commit([add('a', 'n1', 0, 'g'), add('b', 'n2', 0, 'g')]);
      await store.undo('p1', 'Me', 'n1');
      await store.commit([add('c', 'n2', 8)]);
      expect(await states('n1')).toEqual([['a', 'dropped']]);
      expect(await states('n2')).toEqual([
        ['b', 'dropped'],
        ['c', 'standing'],
      ]);
      expect(await store.redo('p1', 'Me', 'n1')).toBeUndefined();
    });

    it('undoes and redoes a group in all its notes, from any of them', async () => {
      await store.commit([add('a', 'n1', 0, 'g'), add('b', 'n2', 0, 'g'), add('c', 'n3', 0, 'g')]);
      const undone = written(await store.undo('p1', 'Me', 'n2'));
      expect(undone.works.map(({ noteId }) => noteId).sort()).toEqual(['n1', 'n2', 'n3']);
      expect(await marks('n1')).toEqual([]);
      expect(await marks('n3')).toEqual([]);
      const redone = written(await store.redo('p1', 'Me', 'n3'));
      expect(redone.edits.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
      expect(await marks('n1')).toEqual(['mark-a']);
    });

    it("takes a group's step back from under later steps on other marks", async () => {
      await store.commit([add('a', 'n1', 0, 'g'), add('b', 'n2', 0, 'g')]);
      await store.commit([add('later', 'n2', 8)]);
      await store.undo('p1', 'Me', 'n1');
      expect(await marks('n2')).toEqual(['mark-later']);
      expect((await store.work('p1', 'Me', 'n2')).status).toBe('in-progress');
    });

    it('undoes nothing of a group when one of its marks was changed since, and names the notes', async () => {
      await store.commit([add('a', 'n1', 0, 'g'), add('b', 'n2', 0, 'g')]);
      const before = markFixture('mark-b', 0, 3);
      const relabel = draftFixture('r', [{ before, after: { ...before, label: 'TREATMENT' } }], { noteId: 'n2' });
      await store.commit([relabel]);
      expect(await store.undo('p1', 'Me', 'n1')).toEqual({ kind: 'conflict', noteIds: ['n2'] });
      expect(await marks('n1')).toEqual(['mark-a']);
      expect(await states('n1')).toEqual([['a', 'standing']]);
      expect((await store.work('p1', 'Me', 'n2')).marks).toMatchObject([{ label: 'TREATMENT' }]);
    });

    it('undoes only the step that is expected to be next', async () => {
      await store.commit([add('e1'), add('e2', 'n1', 8)]);
      expect(await store.undo('p1', 'Me', 'n1', 'e1')).toEqual({ kind: 'conflict', noteIds: ['n1'] });
      expect(written(await store.undo('p1', 'Me', 'n1', 'e2')).works[0]?.marks.length).toBe(1);
      expect(await store.redo('p1', 'Me', 'n1', 'e1')).toEqual({ kind: 'conflict', noteIds: ['n1'] });
    });

    it('writes a state when the status changes and only then', async () => {
      await store.commit([add('e1')]);
      expect(await store.states('p1', 'Me')).toMatchObject([
        { noteId: 'n1', status: 'in-progress', doneAt: undefined },
      ]);
      const state: NoteState = {
        projectId: 'p1',
        annotator: 'Me',
        noteId: 'n1',
        status: 'done',
        doneAt: AT,
        suggested: { shown: 4, right: 3, hidden: false },
        activeMs: 61_000,
      };
      const status = { before: 'in-progress', after: 'done' } as const;
      await store.commit([draftFixture('s', [], { kind: 'status', status })], 0, [state]);
      expect(await store.states('p1', 'Me')).toEqual([state]);
      await store.commit([add('e2', 'n1', 8)]);
      expect(await store.states('p1', 'Me')).toEqual([state]);
      await store.undo('p1', 'Me', 'n1');
      await store.undo('p1', 'Me', 'n1');
      expect(await store.states('p1', 'Me')).toEqual([{ ...state, status: 'in-progress' }]);
      await store.redo('p1', 'Me', 'n1');
      expect(await store.states('p1', 'Me')).toEqual([state]);
    });

    it('adds active time to the note of the first step alone, and to a begun note without a step', async () => {
      await store.commit([add('a', 'n1', 0, 'g'), add('b', 'n2', 0, 'g')], 1500);
      await store.addActiveTime('p1', 'Me', 'n1', 250);
      await store.addActiveTime('p1', 'Me', 'n3', 999);
      expect((await store.work('p1', 'Me', 'n1')).activeMs).toBe(1750);
      expect((await store.work('p1', 'Me', 'n2')).activeMs).toBe(0);
      expect(await store.works('p1', 'Me')).toHaveLength(2);
    });

    it('keeps every version of the label set and points the project at the last', async () => {
      await store.addLabelSet(labelSetFixture('p1', 2));
      expect((await store.project('p1'))?.labelSetVersion).toBe(2);
      expect(await store.labelSet('p1', 1)).toEqual(labelSetFixture('p1'));
      expect(await store.labelSet('p1', 3)).toBeUndefined();
      await expect(store.addLabelSet(labelSetFixture('p1', 2))).rejects.toMatchObject({ name: 'LabelSetTaken' });
      await expect(store.addLabelSet(labelSetFixture('none', 1))).rejects.toMatchObject({ name: 'ProjectMissing' });
    });

    it('gives back a learner with its model byte for byte, and scores', async () => {
      const { bytes, lexicon, featureSet, labels } = modelFixture('m', 'r', 1);
      const learner: Learner = { projectId: 'p1', annotator: 'Me', modelId: 'learner/p1/1', round: 1, points: [] };
      await store.putLearner(learner, { bytes, lexicon, featureSet, labels });
      expect(await store.learner('p1', 'Me')).toEqual(learner);
      expect(await store.learnerModel('p1', 'Me')).toEqual({ bytes, lexicon, featureSet, labels });
      expect(await store.learner('p1', 'Ann')).toBeUndefined();
      const score = { noteId: 'n1', modelId: 'learner/p1/1', uncertainty: 0.25 };
      await store.putScores('p1', 'Me', [{ ...score, uncertainty: 0.5 }]);
      await store.putScores('p1', 'Me', [score]);
      expect(await store.scores('p1', 'Me')).toEqual([score]);
      expect(await store.scores('labels', 'Me')).toEqual([]);
    });

    it('deletes a project with all that is its own, and nothing of another', async () => {
      for (const projectId of ['p1', 'labels']) {
        await store.commit([{ ...add(`e-${projectId}`), projectId }]);
        await store.putScores(projectId, 'Me', [{ noteId: 'n1', modelId: 'm', uncertainty: 0.5 }]);
      }
      await store.deleteProject('p1');
      expect(await store.project('p1')).toBeUndefined();
      expect(await store.labelSet('p1', 1)).toBeUndefined();
      expect(await store.works('p1', 'Me')).toEqual([]);
      expect(await store.states('p1', 'Me')).toEqual([]);
      expect(await store.edits('p1', 'Me', 'n1')).toEqual([]);
      expect(await store.scores('p1', 'Me')).toEqual([]);
      expect((await store.work('labels', 'Me', 'n1')).marks.length).toBe(2);
      expect((await store.scores('labels', 'Me')).length).toBe(1);
      expect(await store.labelSet('labels', 1)).toBeDefined();
    });
  });
}
