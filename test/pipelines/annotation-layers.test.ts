import { describe, expect, it } from 'vitest';
import { GOLD, IMPORTED } from '@/lib/domain/annotation/mark';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { SMALL } from '@/lib/domain/text/feature-set';
import { SAME_WORDS_MAX } from '@/lib/pipelines/annotation/find-same-words';
import { annotationHost } from '../fixtures/annotation-host';
import { markOf } from '../fixtures/layers';
import { noteFixture } from '../fixtures/stored';
import { toyNotes } from '../fixtures/toy-notes';

const ME = { projectId: 'p', annotator: 'Me' };
const NOTES = toyNotes(60, 51);
const TAGGABLE = NOTES.filter(({ split }) => split !== 'test');
const TEST = NOTES.filter(({ split }) => split === 'test');
const ids = (notes: readonly LabelledNote[]) => notes.map(({ note }) => note.id);

const withText = (id: string, text: string, split: LabelledNote['split'] = 'train'): LabelledNote => {
  const base = noteFixture(id, text);
  return { ...base, gold: [], split, note: { ...base.note, title: `Letter ${id}` } };
};

describe('the same words', () => {
  const NOTES_WITH = [
    withText('a', 'Asthma 🫁 since 2001. ASTHMA again,\r\nasthmatic; asthma\r\nattack.'),
    withText('b', 'No such thing.'),
    withText('c', 'Asthma attack of an aunt, then asthma   attack of her own.'),
    withText('t', 'Asthma attack in the test note.', 'test'),
  ];

  it('are whole tokens in any case, over the notes that can be tagged, in their order', async () => {
    const { api, project } = await annotationHost(NOTES_WITH);
    await project();
    const outcome = await api.findSameWords('job', { ...ME, words: 'asthma', label: 'DISEASE', noteId: undefined });
    if (outcome.kind !== 'found') throw new Error(outcome.kind);
    expect(outcome.more).toBe(false);
    expect(outcome.hits.map(({ noteId, noteTitle, words }) => [noteId, noteTitle, words])).toEqual([
      ['a', 'Letter a', 'Asthma'],
      ['a', 'Letter a', 'ASTHMA'],
      ['a', 'Letter a', 'asthma'],
      ['c', 'Letter c', 'Asthma'],
      ['c', 'Letter c', 'asthma'],
    ]);
    for (const { noteId, start, end, words } of outcome.hits) {
      expect(NOTES_WITH.find(({ note }) => note.id === noteId)?.note.text.slice(start, end)).toBe(words);
    }
  });

  it('are counted by the notes that have them', async () => {
    const { api, project } = await annotationHost(NOTES_WITH);
    await project();
    const count = (words: string) => api.countSameWords('job', { projectId: 'p', words });
    expect(await count('asthma')).toEqual({ kind: 'counted', notes: 2 });
    expect(await count('ASTHMA  attack')).toEqual({ kind: 'counted', notes: 2 });
    expect(await count('asthmatic')).toEqual({ kind: 'counted', notes: 1 });
    expect(await count(' ')).toEqual({ kind: 'counted', notes: 0 });
  });

  it('say what stands there: this label, another mark, a rejection, nothing', async () => {
    const { api, project, mark } = await annotationHost(NOTES_WITH);
    const blank = await project();
    const text = NOTES_WITH[0]?.note.text ?? '';
    const places = [...text.matchAll(/asthma\b/giu)].map(({ index }) => ({ start: index, end: index + 6 }));
    const [one, two, three] = places;
    if (!one || !two || !three) throw new Error('three places');
    await mark(blank, 'a', [
      markOf('1', { ...one, label: 'DISEASE' }),
      markOf('2', { start: two.start, end: two.end + 6, label: 'DISEASE' }),
      { ...markOf('3', { ...three, label: 'DISEASE' }), state: 'rejected' },
    ]);
    const find = async (label: string, annotator = 'Me') => {
      const outcome = await api.findSameWords('job', {
        projectId: 'p',
        annotator,
        words: 'Asthma',
        label,
        noteId: 'a',
      });
      return outcome.kind === 'found' ? outcome.hits.map(({ state }) => state) : outcome.kind;
    };
    expect(await find('DISEASE')).toEqual(['marked', 'otherwise', 'rejected']);
    expect(await find('TREATMENT')).toEqual(['otherwise', 'otherwise', 'free']);
    expect(await find('DISEASE', 'Other')).toEqual(['free', 'free', 'free']);
  });

  it('are shown with up to 40 characters around, cut at spaces, never inside a character', async () => {
    const far = `${'🙂'.repeat(30)} one two three four five six seven eight nine gout ${'é'.repeat(60)}`;
    const even = `x ${'y'.repeat(39)} gout ${'z'.repeat(39)} x`;
    const { api, project } = await annotationHost([withText('a', far), withText('b', 'gout'), withText('c', even)]);
    await project();
    const outcome = await api.findSameWords('job', { ...ME, words: 'gout', label: 'DISEASE', noteId: undefined });
    if (outcome.kind !== 'found') throw new Error(outcome.kind);
    expect(outcome.hits.map(({ before, words, after }) => [before, words, after])).toEqual([
      ['three four five six seven eight nine ', 'gout', ''],
      ['', 'gout', ''],
      [`${'y'.repeat(39)} `, 'gout', ` ${'z'.repeat(39)}`],
    ]);
  });

  it('stop at a limit and say that there are more', async () => {
    const { api, project } = await annotationHost([withText('a', 'gout '.repeat(SAME_WORDS_MAX + 1))]);
    await project();
    const find = (words: string) => api.findSameWords('job', { ...ME, words, label: 'X', noteId: undefined });
    const outcome = await find('gout');
    expect(outcome.kind === 'found' && [outcome.hits.length, outcome.more]).toEqual([SAME_WORDS_MAX, true]);
    expect(await find(' \n')).toEqual({ kind: 'found', hits: [], more: false });
  });
});

describe('the search', () => {
  const LETTERS = [
    withText('a', 'Gout treated with allopurinol.'),
    withText('b', 'No gout; a café visit.'),
    withText('c', 'Allopurinol stopped after GOUTY arthritis.'),
    withText('d', 'Nothing.'),
  ];

  it('finds notes with all the words, their beginnings too, in any case and accent', async () => {
    const { api, project } = await annotationHost(LETTERS);
    await project();
    const found = async (query: string) => {
      const outcome = await api.searchNotes('job', { projectId: 'p', query });
      return outcome.kind === 'found' ? [...outcome.noteIds].sort() : outcome.kind;
    };
    expect(await found('gout')).toEqual(['a', 'b', 'c']);
    expect(await found('allo GOUT')).toEqual(['a', 'c']);
    expect(await found('cafe')).toEqual(['b']);
    expect(await found('cafe\u0301')).toEqual(['b']);
    expect(await found('letter d')).toEqual(['d']);
    expect(await found('gout nothing')).toEqual([]);
    expect(await found('alopurinol')).toEqual([]);
    expect(await found(' ')).toEqual([]);
  });

  it('puts whole words before beginnings', async () => {
    const { api, project } = await annotationHost(LETTERS);
    await project();
    const outcome = await api.searchNotes('job', { projectId: 'p', query: 'gout' });
    expect(outcome.kind === 'found' && outcome.noteIds.at(-1)).toBe('c');
  });

  it('can be cancelled while the notes are read', async () => {
    const { api, project } = await annotationHost(toyNotes(800, 52));
    await project();
    const search = (job: string) => api.searchNotes(job, { projectId: 'p', query: 'gout' });
    const first = search('job-1');
    // At once: on a busy machine everything may be read by the time a timer fires.
    await api.cancel('job-1');
    expect(await first).toEqual({ kind: 'cancelled' });
    const second = await search('job-2');
    expect(second.kind === 'found' && second.noteIds.length).toBeGreaterThan(50);
  });
});

describe('agreement', () => {
  it('is measured over the notes both have done, the imported marks as one side as well', async () => {
    const { api, project, tag, mark } = await annotationHost(NOTES);
    const blank = await project();
    await tag(blank, TAGGABLE.slice(0, 12), 'Ann');
    await tag(blank, TAGGABLE.slice(4, 12), 'Ben');
    const odd = TAGGABLE[12];
    await tag(blank, odd ? [odd] : [], 'Ann');
    await mark(blank, odd?.note.id ?? '', [markOf('x', { start: 0, end: 3, label: 'DISEASE' })], 'done', 'Ben');
    const measure = async (first: string, second: string) => {
      const outcome = await api.agreement('job', { projectId: 'p', annotators: [first, second] });
      if (outcome.kind !== 'measured') throw new Error(outcome.kind);
      return outcome.report;
    };
    const report = await measure('Ann', 'Ben');
    expect([report.notes, report.spansFirst, report.spansSecond]).toEqual([9, 18, 17]);
    // 16 of each side's spans agree: 2 * 16 / (18 + 17).
    expect(report.exact?.value).toBeCloseTo(32 / 35, 12);
    expect(report.differing).toEqual([{ noteId: odd?.note.id, differences: 3 }]);
    expect((await measure('Ann', IMPORTED)).exact?.value).toBe(1);
    expect((await measure('Ann', IMPORTED)).notes).toBe(13);
    expect((await measure('Ann', GOLD)).notes).toBe(0);
  });
});

describe('freezing a layer', () => {
  const request = { ...ME, name: 'Tagged', statuses: ['done', 'reviewed-empty'] } as const;

  it('makes a dataset of the done notes that trains, with the test part as it was', async () => {
    const { api, project, tag, mark, parts } = await annotationHost(NOTES);
    const blank = await project();
    await tag(blank, TAGGABLE.slice(0, 30));
    const [empty, begun, double] = TAGGABLE.slice(30, 33);
    await mark(blank, empty?.note.id ?? '', [], 'reviewed-empty');
    await mark(blank, begun?.note.id ?? '', [markOf('b', { start: 0, end: 3, label: 'DISEASE' })], 'in-progress');
    const outer = { start: 0, end: 6, label: 'DISEASE' };
    const rejected = { ...markOf('r', { start: 7, end: 9, label: 'DISEASE' }), state: 'rejected' as const };
    await mark(blank, double?.note.id ?? '', [markOf('o', outer), markOf('i', { ...outer, end: 3 }), rejected]);

    const outcome = await api.freezeLayer('job', request);
    if (outcome.kind !== 'stored') throw new Error(outcome.kind);
    expect([outcome.notes, outcome.dropped]).toEqual([32 + TEST.length, 1]);
    const dataset = await parts.datasets.get(outcome.datasetId);
    expect(dataset).toMatchObject({ name: 'Tagged', source: 'annotation', parentId: 'toy', labelled: true });
    expect(dataset?.labels).toEqual(['DISEASE', 'TREATMENT']);
    expect(dataset?.splits.train).toMatchObject({ notes: 32, entities: 61 });
    expect(dataset?.splits.test?.notes).toBe(TEST.length);
    expect(dataset?.difference?.testChanged).toBe(0);

    const stored = await parts.datasets.notes(outcome.datasetId);
    const byTitle = new Map(stored.map((each) => [each.note.title, each]));
    for (const source of TEST) {
      const copy = byTitle.get(source.note.title);
      expect([copy?.gold, copy?.split, copy?.note.text]).toEqual([source.gold, 'test', source.note.text]);
    }
    expect(byTitle.get(empty?.note.title ?? '')?.gold).toEqual([]);
    expect(byTitle.get(double?.note.title ?? '')?.gold).toEqual([outer]);
    expect(byTitle.has(begun?.note.title ?? '')).toBe(false);
    expect(new Set([...ids(stored), ...ids(NOTES)]).size).toBe(stored.length + NOTES.length);
    expect(stored.map(({ note }) => note.patientKey)).toEqual(
      NOTES.filter(({ note }) => byTitle.has(note.title)).map(({ note }) => note.patientKey),
    );
    expect(await parts.datasets.notes('toy')).toEqual(NOTES);

    const settings = { ...DEFAULT_SETTINGS, maxIterations: 10, bootstrapResamples: 50 };
    const trained = await api.train('run', {
      datasetId: outcome.datasetId,
      settings,
      featureSet: SMALL,
      actor: 'Test',
    });
    expect(trained.kind).toBe('trained');
  });

  it('has the content hash of its parent when the layer is what was imported', async () => {
    const { api, project, parts } = await annotationHost(NOTES);
    await project({ startFrom: 'labels' });
    const hashes = [];
    for (const name of ['One', 'Two']) {
      const outcome = await api.freezeLayer(name, { ...request, name });
      if (outcome.kind !== 'stored') throw new Error(outcome.kind);
      const dataset = await parts.datasets.get(outcome.datasetId);
      expect(dataset?.difference).toMatchObject({ notesChanged: 0, notesRemoved: 0, spansAdded: 0, spansRemoved: 0 });
      hashes.push(dataset?.contentHash);
    }
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/u);
    expect(hashes[1]).toBe(hashes[0]);
  });

  it('stores nothing when no note is done', async () => {
    const { api, project, db } = await annotationHost(NOTES);
    await project();
    expect(await api.freezeLayer('job', request)).toEqual({ kind: 'nothing-done' });
    expect(await db.datasets.count()).toBe(1);
  });
});

it('no outcome and no job row holds words of a note', async () => {
  const { api, project, tag, db } = await annotationHost(NOTES);
  const blank = await project();
  await tag(blank, TAGGABLE.slice(0, 40));
  await tag(blank, TAGGABLE.slice(0, 10), 'Ann');
  const outcomes = [
    await api.learn('a', ME),
    await api.scoreNotes('b', ME),
    await api.suggest({ ...ME, noteId: TAGGABLE.at(-1)?.note.id ?? '' }),
    await api.searchNotes('c', { projectId: 'p', query: 'gout' }),
    await api.agreement('d', { projectId: 'p', annotators: ['Me', 'Ann'] }),
    await api.freezeLayer('e', { ...ME, name: 'F', statuses: ['done'] }),
    await db.jobs.toArray(),
    await db.learners.toArray(),
    await db.noteScores.toArray(),
  ];
  expect(outcomes.slice(0, 6).map((each) => 'kind' in each && each.kind)).toEqual([
    'learned',
    'scored',
    'suggested',
    'found',
    'measured',
    'stored',
  ]);
  expect(JSON.stringify(outcomes)).not.toMatch(/asthma|gout|metformin|allopurinol|known|taking|sleeps/iu);
});
