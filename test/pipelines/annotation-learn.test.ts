import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { isHeldOut } from '@/lib/domain/annotation/held-out';
import { learnRound, NOTES_NEEDED } from '@/lib/pipelines/annotation/learn';
import type { Engine } from '@/lib/pipelines/ports';
import { annotationHost } from '../fixtures/annotation-host';
import { markOf, projectFixture, toyModel } from '../fixtures/layers';
import { testHost } from '../fixtures/test-host';
import { toyNotes } from '../fixtures/toy-notes';

const NOTES = toyNotes(150, 41);
const TAGGABLE = NOTES.filter(({ split }) => split !== 'test');
const TEST = NOTES.filter(({ split }) => split === 'test');
const ME = { projectId: 'p', annotator: 'Me' };
const BLANK = projectFixture('p', 'toy');
/** Notes that learning may see, and those that judge it. */
const teaching = TAGGABLE.filter(({ note }) => !isHeldOut(note.patientKey, BLANK.seed));
const judging = TAGGABLE.filter(({ note }) => isHeldOut(note.patientKey, BLANK.seed));

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

describe('learning while tagging', () => {
  it('asks for more notes before it begins', async () => {
    const { api, project, tag } = await annotationHost(NOTES);
    const blank = await project();
    expect(await api.learn('job', ME)).toEqual({ kind: 'too-few', done: 0, needed: NOTES_NEEDED });
    await tag(blank, [...teaching.slice(0, NOTES_NEEDED - 1), ...judging.slice(0, 3)]);
    expect(await api.learn('job', ME)).toEqual({ kind: 'too-few', done: NOTES_NEEDED - 1, needed: NOTES_NEEDED });
  });

  it('gets better from round to round, judged on notes it never learned from', async () => {
    const { api, project, tag, annotations } = await annotationHost(NOTES);
    const blank = await project();
    await tag(blank, [...teaching.slice(0, 8), ...judging]);
    expect(await api.learn('job-1', ME)).toEqual({ kind: 'learned', round: 1, overlapping: 0 });
    const first = await annotations.learnerModel('p', 'Me');
    await tag(blank, teaching.slice(8, 60));
    expect(await api.learn('job-2', ME)).toEqual({ kind: 'learned', round: 2, overlapping: 0 });
    const learner = await annotations.learner('p', 'Me');
    const [before, after] = learner?.points ?? [];
    expect(learner?.modelId).toBe('learner/p/2');
    expect([before?.trainingNotes, after?.trainingNotes]).toEqual([8, 60]);
    expect([before?.heldOutNotes, after?.heldOutNotes]).toEqual([judging.length, judging.length]);
    expect(after?.f1).toBeGreaterThan(before?.f1 ?? 1);
    expect(after?.f1).toBeGreaterThan(0.9);
    expect((await annotations.learnerModel('p', 'Me'))?.bytes).not.toEqual(first?.bytes);
  });

  it('learns nothing from held-out patients, the test split and notes in progress', async () => {
    const odd = { start: 0, end: 3, label: 'ODD' };
    const notes = NOTES.map((each) => (each.split === 'test' ? { ...each, gold: [odd] } : each));
    const { api, project, tag, mark, annotations } = await annotationHost(notes);
    const blank = await project();
    await tag(blank, teaching.slice(0, 10));
    for (const { note } of judging) await mark(blank, note.id, [markOf(note.id, { ...odd, label: 'HELD' })]);
    const unfinished = teaching[11];
    await mark(blank, unfinished?.note.id ?? '', [markOf('x', { ...odd, label: 'HALF' })], 'in-progress');
    await api.learn('job', ME);
    const model = await annotations.learnerModel('p', 'Me');
    expect(model?.labels).toEqual(['DISEASE', 'TREATMENT']);
    expect(Object.keys(model?.lexicon?.words ?? {}).length).toBeGreaterThan(10);
    expect((await annotations.learner('p', 'Me'))?.points[0]?.trainingNotes).toBe(10);
  });

  it("begins with the dataset's marks in a project that starts from them", async () => {
    const { api, project, annotations, mark } = await annotationHost(NOTES);
    const labels = await project({ startFrom: 'labels' });
    const changed = teaching[0];
    await mark(labels, changed?.note.id ?? '', [markOf('x', { start: 0, end: 3, label: 'ODD' })]);
    expect((await api.learn('job', ME)).kind).toBe('learned');
    const point = (await annotations.learner('p', 'Me'))?.points[0];
    expect(point?.trainingNotes).toBe(teaching.length);
    expect((await annotations.learnerModel('p', 'Me'))?.labels).toEqual(['DISEASE', 'TREATMENT', 'ODD']);
  });

  it('gives the same bytes for the same layer', async () => {
    const bytes = [];
    for (let i = 0; i < 2; i++) {
      const { api, project, tag, annotations } = await annotationHost(NOTES);
      const blank = await project();
      await tag(blank, i === 0 ? teaching.slice(0, 20) : teaching.slice(0, 20).reverse());
      await api.learn('job-1', ME);
      await tag(blank, teaching.slice(20, 30));
      await api.learn('job-2', ME);
      bytes.push((await annotations.learnerModel('p', 'Me'))?.bytes);
    }
    expect(bytes[0]).toEqual(bytes[1]);
  });

  it('counts marks that overlap a longer one and learns the longer', async () => {
    const { api, project, tag, mark } = await annotationHost(NOTES);
    const blank = await project();
    await tag(blank, teaching.slice(0, 10));
    for (const { note, gold } of teaching.slice(10, 13)) {
      const [outer] = gold;
      if (!outer) throw new Error('a toy note has marks');
      const inner = { ...outer, end: outer.start + 4, label: 'TREATMENT' };
      await mark(blank, note.id, [markOf('outer', outer), markOf('inner', inner)]);
    }
    expect(await api.learn('job', ME)).toEqual({ kind: 'learned', round: 1, overlapping: 3 });
  });

  it('leaves the last round as it was when it is cancelled', async () => {
    let cancelled = false;
    const host = await annotationHost(NOTES, {
      loadEngine: async () => ({
        wasmBytes: engine.wasmBytes,
        openTagger: (bytes) => engine.openTagger(bytes),
        createTrainer(options) {
          const trainer = engine.createTrainer(options);
          return {
            group: (attributes) => trainer.group(attributes),
            appendGroups: (...args) => trainer.appendGroups(...args),
            train: (training) => {
              if (cancelled) host.api.cancel('job-2').catch(() => undefined);
              return trainer.train(training);
            },
          };
        },
      }),
    });
    const blank = await host.project();
    await host.tag(blank, teaching.slice(0, 20));
    await host.api.learn('job-1', ME);
    const [learner, model] = [
      await host.annotations.learner('p', 'Me'),
      await host.annotations.learnerModel('p', 'Me'),
    ];
    await host.tag(blank, teaching.slice(20, 40));
    cancelled = true;
    expect(await host.api.learn('job-2', ME)).toEqual({ kind: 'cancelled' });
    expect(await host.annotations.learner('p', 'Me')).toEqual(learner);
    expect(await host.annotations.learnerModel('p', 'Me')).toEqual(model);
    expect((await host.db.jobs.get('job-2'))?.state).toBe('cancelled');
  });

  it("keeps to the project's own model while that does better on the held-out notes", async () => {
    const strong = await toyModel(engine, TEST);
    const notes = (count: number) =>
      [...teaching.slice(0, count), ...judging].map((source) => ({
        source,
        marks: source.gold,
        status: 'done' as const,
      }));
    const round = async (count: number) => {
      const input = { project: BLANK, annotator: 'Me', labels: [], previous: undefined, base: strong };
      const outcome = await learnRound({ ...input, notes: notes(count) }, engine, testHost());
      if (outcome.kind !== 'learned') throw new Error(outcome.kind);
      return outcome.learner;
    };
    const early = await round(5);
    expect(early.points[0]?.f1).toBeLessThan(early.points[0]?.baseF1 ?? 0);
    expect(early.usesBase).toBe(true);
    const late = await round(teaching.length);
    expect(late.points[0]?.f1).toBeGreaterThanOrEqual(late.points[0]?.baseF1 ?? 1);
    expect(late.usesBase).toBe(false);
  });
});

it('counts held-out marks that training cannot have as not found', async () => {
  const round = async (odd: number) => {
    const notes = [...teaching, ...judging].map((source) => {
      const whole = { start: 0, end: source.note.text.length, label: 'DISEASE' };
      // A mark over both sentences: training drops it, and the model can give none like it.
      const at = judging.indexOf(source);
      return { source, marks: at >= 0 && at < odd ? [whole] : source.gold, status: 'done' as const };
    });
    const input = { project: BLANK, annotator: 'Me', labels: [], notes, previous: undefined, base: undefined };
    const outcome = await learnRound(input, engine, testHost());
    return outcome.kind === 'learned' ? outcome.learner.points[0]?.f1 : undefined;
  };
  const [all, without] = [await round(0), await round(3)];
  expect(all).toBeGreaterThan(0.9);
  // Three notes: no span of theirs is right any more, and two more each are wrong.
  expect(without).toBeLessThan((all ?? 0) - 0.05);
});

describe('suggestions and the queue', () => {
  it('come from the last round, and are empty in notes that hide them and in the test split', async () => {
    const { api, project, tag } = await annotationHost(NOTES);
    const blank = await project({ hiddenShare: 0.5 });
    const [open] = teaching.slice(-1);
    const noteId = open?.note.id ?? '';
    const none = await api.suggest({ ...ME, noteId });
    // Nothing is hidden where nothing would show.
    expect(none).toMatchObject({ kind: 'suggested', suggestions: [], withheld: [], modelId: undefined, hidden: false });
    await tag(blank, teaching.slice(0, 60));
    await api.learn('job', ME);
    let [hidden, shown, withheld] = [0, 0, 0];
    for (const { note } of [...teaching.slice(60), ...TEST]) {
      const outcome = await api.suggest({ ...ME, noteId: note.id });
      if (outcome.kind !== 'suggested') throw new Error(outcome.code);
      expect(outcome.modelId).toBe('learner/p/1');
      if (outcome.hidden) hidden++;
      if (outcome.hidden || TEST.some((each) => each.note.id === note.id)) expect(outcome.suggestions).toEqual([]);
      else shown += outcome.suggestions.length;
      if (outcome.hidden) withheld += outcome.withheld.length;
      else expect(outcome.withheld).toEqual([]);
    }
    expect(hidden).toBeGreaterThan(5);
    expect(shown).toBeGreaterThan(5);
    expect(withheld).toBeGreaterThan(5);
  });

  it('come from the round before until the new one has met the words at hand', async () => {
    const { api, project, tag } = await annotationHost(NOTES);
    const blank = await project();
    const noteId = teaching.at(-1)?.note.id ?? '';
    const suggest = async () => {
      const outcome = await api.suggest({ ...ME, noteId });
      return outcome.kind === 'suggested' && { modelId: outcome.modelId, newer: outcome.newer };
    };
    await tag(blank, teaching.slice(0, 60));
    await api.learn('job-1', ME);
    expect(await suggest()).toEqual({ modelId: 'learner/p/1', newer: false });
    await tag(blank, teaching.slice(60, 62));
    await api.learn('job-2', ME);
    expect(await suggest()).toEqual({ modelId: 'learner/p/1', newer: true });
    await api.newerModel();
    expect(await suggest()).toEqual({ modelId: 'learner/p/2', newer: false });
  });

  it('follow the marks of the layer from call to call', async () => {
    const { api, project, tag, mark } = await annotationHost(NOTES);
    const blank = await project();
    await tag(blank, teaching.slice(0, 60));
    await api.learn('job', ME);
    const noteId = teaching.at(-1)?.note.id ?? '';
    const suggest = async () => {
      const outcome = await api.suggest({ ...ME, noteId });
      if (outcome.kind !== 'suggested') throw new Error(outcome.code);
      return outcome.suggestions;
    };
    const [first, second] = await suggest();
    if (!first || !second) throw new Error('two were expected');
    await mark(blank, noteId, [{ ...markOf('r', first), state: 'rejected' }], 'in-progress');
    const rest = await suggest();
    expect(rest.filter((each) => each.start === first.start && each.label === first.label)).toEqual([]);
    await mark(blank, noteId, [markOf('s', second)], 'in-progress');
    expect((await suggest()).filter((each) => each.start === second.start)).toEqual([]);
  });

  it('scores the notes that are not done, once a model, the unfamiliar ones higher', async () => {
    const strange = TAGGABLE.map((each, i) =>
      i === TAGGABLE.length - 1
        ? { ...each, gold: [], note: { ...each.note, text: 'Metformin gout metformin? Managed asthma type now Seen.' } }
        : each,
    );
    const { api, project, tag, annotations, db } = await annotationHost([...strange, ...TEST]);
    const blank = await project();
    expect(await api.scoreNotes('job-0', ME)).toEqual({ kind: 'scored', notes: 0 });
    await tag(blank, strange.slice(0, 80));
    await api.learn('job-1', ME);
    const scores = await annotations.scores('p', 'Me');
    expect(scores.map(({ noteId }) => noteId).sort()).toEqual(
      strange
        .slice(80)
        .map(({ note }) => note.id)
        .sort(),
    );
    expect(scores.every(({ uncertainty }) => uncertainty >= 0 && uncertainty <= 1)).toBe(true);
    const [least] = [...scores].sort((a, b) => b.uncertainty - a.uncertainty);
    expect(least?.noteId).toBe(strange.at(-1)?.note.id);
    expect(await api.scoreNotes('job-2', ME)).toEqual({ kind: 'scored', notes: 0 });
    await tag(blank, strange.slice(80, 90));
    await api.learn('job-3', ME);
    const again = await annotations.scores('p', 'Me');
    expect(again.filter(({ modelId }) => modelId === 'learner/p/2').length).toBe(strange.length - 90);
    expect((await db.jobs.get('job-3'))?.state).toBe('done');
  });

  it('names a project or note that is gone', async () => {
    const { api, project } = await annotationHost(NOTES);
    const missing = { kind: 'failed', code: 'project-missing' };
    expect(await api.learn('a', ME)).toEqual(missing);
    expect(await api.scoreNotes('b', ME)).toEqual(missing);
    expect(await api.suggest({ ...ME, noteId: 'toy/0' })).toEqual(missing);
    await project({ modelId: 'gone' });
    expect(await api.suggest({ ...ME, noteId: 'nowhere' })).toEqual({ kind: 'failed', code: 'note-missing' });
    expect(await api.suggest({ ...ME, noteId: 'toy/0' })).toEqual({ kind: 'failed', code: 'model-missing' });
  });
});
