import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { adjudicateNote } from '@/lib/client/adjudication';
import { GOLD } from '@/lib/domain/annotation/mark';
import type { NoteState } from '@/lib/domain/annotation/project';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { annotationHost } from '../fixtures/annotation-host';
import { labelSetFixture, markOf, projectFixture } from '../fixtures/layers';
import { noteFixture } from '../fixtures/stored';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

const asthma = { start: 0, end: 6, label: 'DISEASE' };
const salbutamol = { start: 13, end: 23, label: 'TREATMENT' };

describe('decisions in the gold layer', () => {
  const notes = [noteFixture('n', 'Asthma takes salbutamol 🫁 daily.')];
  const decide = (spans: readonly (typeof asthma)[], revision: number) =>
    adjudicateNote({ projectId: 'p', noteId: 'n', spans, by: 'Referee', revision });
  const gold = () => new DexieAnnotationStore(database()).work('p', GOLD, 'n');

  beforeEach(async () => {
    const db = database();
    await Promise.all(db.tables.map((table) => table.clear()));
    await new DexieDatasetStore(db).put(toyDataset(notes), notes, { issues: [], quarantine: [], files: [] });
    await new DexieAnnotationStore(db).createProject(projectFixture('p', 'toy'), labelSetFixture('p'));
  });

  it('stand as one step by the one who decided, and the note is done', async () => {
    expect(await decide([asthma, salbutamol], 0)).toBe('saved');
    const work = await gold();
    expect(work.status).toBe('done');
    expect(work.marks).toMatchObject([
      { ...asthma, origin: 'adjudicated', by: 'Referee', state: 'set' },
      { ...salbutamol, origin: 'adjudicated', by: 'Referee', state: 'set' },
    ]);
    const store = new DexieAnnotationStore(database());
    expect(await store.edits('p', GOLD, 'n')).toHaveLength(1);
    expect((await store.states('p', GOLD))[0]).toMatchObject({ status: 'done', doneAt: expect.any(String) });
  });

  it('are a note without marks where neither side was right, and can be changed and undone', async () => {
    await decide([asthma], 0);
    expect(await decide([], 1)).toBe('saved');
    expect(await gold()).toMatchObject({ marks: [], status: 'reviewed-empty' });
    await new DexieAnnotationStore(database()).undo('p', GOLD, 'n');
    expect((await gold()).marks).toMatchObject([asthma]);
  });

  it('make no step where the layer is so already', async () => {
    await decide([asthma], 0);
    const { revision } = await gold();
    expect(await decide([asthma], revision)).toBe('unchanged');
    expect((await gold()).revision).toBe(revision);
  });

  it('are refused where another tab decided meanwhile', async () => {
    await decide([asthma], 0);
    expect(await decide([salbutamol], 0)).toBe('conflict');
    expect((await gold()).marks).toMatchObject([asthma]);
  });
});

describe('the check on bias', () => {
  it('counts entities, tokens, seconds and answers of done notes on either side', async () => {
    const notes = toyNotes(12, 5).filter(({ split }) => split !== 'test');
    const { api, annotations, project } = await annotationHost(notes);
    const { id } = await project();
    for (const [at, { note }] of notes.entries()) {
      const work = await annotations.work(id, 'Me', note.id);
      const hidden = at % 2 === 1;
      // Hidden notes get one mark, the others two.
      const spans = note.text.split(' ').slice(0, hidden ? 1 : 2);
      let from = 0;
      const marks = spans.map((word, index) => {
        const start = note.text.indexOf(word, from);
        from = start + word.length;
        return markOf(`${note.id}/${index}`, { start, end: from, label: 'DISEASE' });
      });
      const now = '2026-11-20T10:00:00.000Z';
      const state: NoteState = {
        projectId: id,
        annotator: 'Me',
        noteId: note.id,
        status: 'done',
        doneAt: now,
        suggested: { shown: 4, right: hidden ? 1 : 3, hidden },
        activeMs: hidden ? 30_000 : 10_000,
      };
      await annotations.commit(
        [
          {
            id: `e${at}`,
            projectId: id,
            annotator: 'Me',
            noteId: note.id,
            group: `e${at}`,
            kind: 'add',
            at: now,
            changes: marks.map((after) => ({ before: undefined, after })),
            status: { before: work.status, after: 'done' },
          },
        ],
        0,
        [state],
      );
    }
    const outcome = await api.biasCheck('job', { projectId: id, annotator: 'Me' });
    if (outcome.kind !== 'measured') throw new Error(outcome.kind);
    const { report } = outcome;
    expect(report.notesWith + report.notesWithout).toBe(notes.length);
    expect(report.secondsPerNote).toMatchObject({ withSuggestions: 10, without: 30 });
    expect(report.secondsPerNote.difference).toMatchObject({ value: -20, low: -20, high: -20 });
    expect(report.shareRight).toMatchObject({ withSuggestions: 0.75, without: 0.25 });
    const { withSuggestions = 0, without = 0 } = report.entitiesPerThousandTokens;
    expect(withSuggestions).toBeGreaterThan(without);
  });

  it('says nothing of layers that nobody has and of projects that are not here', async () => {
    const { api, project } = await annotationHost(toyNotes(4, 5));
    const { id } = await project();
    const nobody = await api.biasCheck('job', { projectId: id, annotator: 'Nobody' });
    expect(nobody).toMatchObject({ kind: 'measured', report: { notesWith: 0, notesWithout: 0 } });
    expect(await api.biasCheck('job', { projectId: 'none', annotator: 'Me' })).toEqual({
      kind: 'failed',
      code: 'project-missing',
    });
  });
});
