import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { FinishedState } from '@/lib/domain/annotation/project';
import type { Audit, AuditResult } from '@/lib/domain/monitoring/audit';
import { readKpis } from '@/lib/domain/monitoring/kpi';
import { arrived, judged } from '@/lib/domain/monitoring/kpi-facts';
import { kpiCountsIdSchema, kpiCountsSchema } from '@/lib/schemas/registry/kpi';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { DexieAuditStore } from '@/lib/store/audit-store';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieKpiStore, dayOf } from '@/lib/store/kpi-store';
import { keepKpiCounts } from '@/lib/store/kpi-telling';
import { datasetFixture, noteFixture } from '../fixtures/stored';
import { labelSetFixture, projectFixture } from '../fixtures/tagging';

let databases = 0;
const NOW = new Date(2026, 10, 21, 13, 40);
const DAY = '2026-11-21';
const fresh = () => new Database(`kpi-${++databases}`);
const counts = async (db: Database, day = DAY) => (await db.kpiDays.get(day))?.counts;
const read = (noteId: string, modelId = 'm') => ({ noteId, modelId, mentions: 3, ms: 4 });

describe('counts of a day', () => {
  it('lose nothing when two tabs count at once', async () => {
    const name = `kpi-two-${++databases}`;
    const [one, other] = [new Database(name), new Database(name)];
    const stores = [new DexieKpiStore(one, () => NOW), new DexieKpiStore(other, () => NOW)];
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => stores[at % 2]?.countOnce([{ name: `x/${at}`, fact: arrived(1) }])),
    );
    expect((await counts(one))?.notes.arrived).toBe(40);
    expect((await one.kpiDays.get(DAY))?.untold?.notes.notes.arrived).toBe(40);
  });

  it('count a note once, whoever reads it, however often, and with whichever model', async () => {
    const name = `kpi-two-${++databases}`;
    const [one, other] = [new Database(name), new Database(name)];
    const stores = [new DexieKpiStore(one, () => NOW), new DexieKpiStore(other, () => NOW)];
    await Promise.all([
      stores[0]?.notesRead([read('a'), read('b')]),
      stores[1]?.notesRead([read('b'), read('c')]),
      stores[0]?.noteOpened('b'),
      stores[1]?.noteOpened('b'),
    ]);
    await stores[0]?.notesRead([read('a', 'n')]);
    const after = await counts(one);
    expect(after?.notes).toMatchObject({ tagged: 3, opened: 1 });
    expect(after?.latency.reduce((sum, cell) => sum + cell, 0)).toBe(3);
    expect(await one.notesRead.get('a')).toEqual({ noteId: 'a', modelId: 'n', mentions: 3 });
  });

  it('are of the day on the wall', () => {
    expect(dayOf(new Date(2026, 0, 5, 0, 1))).toBe('2026-01-05');
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });

  it('hold notes that arrived with their dataset, not those of a version made of another', async () => {
    const db = fresh();
    const datasets = new DexieDatasetStore(db);
    const notes = Array.from({ length: 3 }, (_, at) => noteFixture(`d/${at}`));
    const report = { issues: [], quarantine: [], files: [] };
    await datasets.put({ ...datasetFixture('d'), createdAt: NOW.toISOString() }, notes, report);
    const derived = notes.map((one) => ({ ...one, note: { ...one.note, id: `e/${one.note.id}` } }));
    await datasets.put({ ...datasetFixture('e'), createdAt: NOW.toISOString(), parentId: 'd' }, derived, report);
    await datasets.addPasted('pasted:1', 'One', 'She has gout.', NOW.toISOString());
    expect((await counts(db))?.notes.arrived).toBe(4);
  });
});

describe('a note that is finished', () => {
  const KEY = { projectId: 'p', annotator: 'Me', noteId: 'd/0' };

  async function tagging() {
    const db = fresh();
    const datasets = new DexieDatasetStore(db);
    const old = new Date(2026, 0, 1).toISOString();
    await datasets.put({ ...datasetFixture('d'), createdAt: old }, [noteFixture('d/0'), noteFixture('d/1')], {
      issues: [],
      quarantine: [],
      files: [],
    });
    const store = new DexieAnnotationStore(db);
    await store.createProject({ ...projectFixture('p'), datasetId: 'd', startFrom: 'blank' }, labelSetFixture('p'));
    return { db, store };
  }
  const draft = (id: string, before: 'not-started' | 'in-progress' | 'done', after: 'in-progress' | 'done') => ({
    ...KEY,
    id,
    group: id,
    kind: 'status' as const,
    at: NOW.toISOString(),
    changes: [],
    status: { before, after },
  });
  const finished = (corrections: FinishedState['corrections']): FinishedState => ({
    ...KEY,
    status: 'done',
    doneAt: NOW.toISOString(),
    suggested: undefined,
    activeMs: 42_000,
    corrections,
  });

  it('counts with its step, once, though it is opened and finished again', async () => {
    const { db, store } = await tagging();
    const edits = { DISEASE: { added: 1, deleted: 0, changed: 2, kept: 5 } };
    await store.commit([draft('s1', 'not-started', 'done')], 0, [finished(edits)]);
    await store.commit([draft('s2', 'done', 'in-progress')]);
    await store.commit([draft('s3', 'in-progress', 'done')], 0, [finished(edits)]);
    const after = await counts(db);
    expect(after?.notes).toMatchObject({ finished: 1, touchless: 0 });
    expect(after?.activeMs).toBe(42_000);
    expect(after?.edits).toEqual(edits);
    // What was changed is counted, and kept nowhere by note.
    expect(await db.noteStates.get(['p', 'Me', 'd/0'])).not.toHaveProperty('corrections');
  });

  it('is touchless where nothing was changed, and not where no marks were shown', async () => {
    const { db, store } = await tagging();
    await store.commit([draft('s1', 'not-started', 'done')], 0, [
      finished({ DISEASE: { added: 0, deleted: 0, changed: 0, kept: 4 } }),
    ]);
    const other = { noteId: 'd/1' };
    await store.commit([{ ...draft('s2', 'not-started', 'done'), ...other }], 0, [
      { ...finished(undefined), ...other },
    ]);
    expect((await counts(db))?.notes).toMatchObject({ finished: 2, touchless: 1 });
    expect((await counts(db))?.touchlessReadingMs).toBe(42_000);
  });

  it('counts nothing where the step met a conflict', async () => {
    const { db, store } = await tagging();
    const outcome = await store.commit(
      [{ ...draft('s1', 'in-progress', 'done'), changes: [{ before: markThatIsNot(), after: undefined }] }],
      0,
      [finished({})],
    );
    expect(outcome.kind).toBe('conflict');
    expect((await counts(db))?.notes.finished ?? 0).toBe(0);
  });

  const markThatIsNot = () => ({
    id: 'gone',
    start: 0,
    end: 3,
    label: 'DISEASE',
    state: 'set' as const,
    origin: 'drawn' as const,
    by: 'Me',
    at: NOW.toISOString(),
    from: undefined,
    activeMs: undefined,
  });
});

describe('telling the site', () => {
  it('hands a day to the outbox as the server takes it, and nothing where nothing new may be told', async () => {
    const db = fresh();
    const store = new DexieKpiStore(db, () => NOW);
    await store.notesRead(Array.from({ length: 12 }, (_, at) => read(`n/${at}`)));
    expect(await keepKpiCounts(db, NOW)).toBe(true);
    expect(await keepKpiCounts(db, NOW)).toBe(false);
    const [row] = await db.outbox.toArray();
    expect(row?.kind).toBe('kpi-counts');
    expect(kpiCountsIdSchema.safeParse(row?.target).success).toBe(true);
    const body = kpiCountsSchema.parse(JSON.parse(row?.body ?? ''));
    expect(body.notes).toMatchObject({ tagged: 12, opened: 0 });
    await store.notesRead(Array.from({ length: 11 }, (_, at) => read(`m/${at}`)));
    await keepKpiCounts(db, NOW);
    const waiting = (await db.outbox.toArray()).filter(({ state }) => state === 'waiting');
    expect(JSON.parse(waiting.at(-1)?.body ?? '').notes.tagged).toBe(23);
    // A row that still waits is replaced: each holds the whole day.
    expect(waiting).toHaveLength(1);
  });

  it('holds a day of ten notes back and tells them with the next one', async () => {
    const db = fresh();
    await new DexieKpiStore(db, () => NOW).notesRead(Array.from({ length: 10 }, (_, at) => read(`n/${at}`)));
    expect(await keepKpiCounts(db, NOW)).toBe(false);
    expect(await db.outbox.count()).toBe(0);
    const tomorrow = new Date(2026, 10, 22, 9);
    await new DexieKpiStore(db, () => tomorrow).notesRead([read('one-more')]);
    expect(await keepKpiCounts(db, tomorrow)).toBe(true);
    const [row] = await db.outbox.toArray();
    expect(row?.target.endsWith('.2026-11-22')).toBe(true);
    expect(JSON.parse(row?.body ?? '').notes.tagged).toBe(11);
  });
});

describe('an alarm that was none', () => {
  it('counts once as false, however often it is said', async () => {
    const db = fresh();
    const store = new DexieKpiStore(db, () => NOW);
    await db.firings.add({
      key: 'drift-critical/m/3/words',
      rule: 'drift-critical',
      at: NOW.getTime(),
      from: 'ok',
      to: 'critical',
      modelVersionId: 'm',
      actions: [],
      event: { kind: 'acknowledged', at: NOW.getTime(), by: 'Me' },
      outcome: 'acted',
      seq: 1,
    });
    await Promise.all([store.noDrift('drift-critical/m/3/words'), store.noDrift('drift-critical/m/3/words')]);
    await store.noDrift('of another browser');
    expect((await counts(db))?.falseAlarms).toBe(1);
    expect((await db.firings.toArray())[0]).toMatchObject({ noDrift: true, outcome: 'acted' });
  });
});

describe('an audit', () => {
  const audit: Audit = {
    id: 'a',
    projectId: 'p',
    modelId: 'm',
    createdAt: NOW.toISOString(),
    seed: 23,
    halfWidth: 0.05,
    mentions: 385,
    notes: 120,
  };
  const estimate = { value: 0.6, low: 0.5, high: 0.7 };
  const result: AuditResult = {
    at: NOW.toISOString(),
    notes: 30,
    exact: { truePositives: 60, falsePositives: 30, falseNegatives: 50 },
    precision: estimate,
    recall: estimate,
    f1: estimate,
  };
  const hits = { DISEASE: { truePositives: 60, falsePositives: 30, falseNegatives: 50 } };

  it('draws from notes that its model read last and did not learn from, never from the test split', async () => {
    const db = fresh();
    const datasets = new DexieDatasetStore(db);
    const notes = ['train', undefined, 'test', undefined, undefined].map((split, at) => ({
      ...noteFixture(`d/${at}`),
      split: split as 'train' | 'test' | undefined,
    }));
    await datasets.put(datasetFixture('d'), notes, { issues: [], quarantine: [], files: [] });
    const store = new DexieKpiStore(db, () => NOW);
    await store.notesRead(notes.map(({ note }) => read(note.id)));
    await store.notesRead([read('d/3', 'other')]);
    // Notes in windows; those that the model learned from are in none.
    const seen = (noteId: string, print: number) => ({ print, noteId, window: 1, uncertainty: 0.2 });
    await db.seenNotes.bulkAdd([seen('d/1', 1), seen('d/2', 2), seen('d/3', 3), seen('d/4', 4)]);
    const [ground] = await new DexieAuditStore(db).grounds('m');
    expect(ground?.notes.map(({ noteId }) => noteId)).toEqual(['d/1', 'd/4']);
    expect(ground?.notes[0]?.mentions).toBe(3);
  });

  it('counts its notes once, though its figure is worked out again', async () => {
    const db = fresh();
    const store = new DexieAuditStore(db);
    await db.audits.add(audit);
    await store.conclude('a', result, judged(hits, hits));
    await store.conclude('a', { ...result, notes: 31 }, judged(hits, hits));
    expect((await store.audit('a'))?.result?.notes).toBe(31);
    const reading = readKpis((await counts(db)) ?? fail(), 'reviewer').find(({ id }) => id === 'f1-exact');
    expect(reading).toMatchObject({ value: 120 / 200, cases: 110 });
  });

  it('that is concluded cannot be given up, and giving one up leaves the marks', async () => {
    const db = fresh();
    const store = new DexieAuditStore(db);
    const project = { ...projectFixture('p'), audit: { id: 'a', noteIds: ['d/0'] } };
    await store.begin(audit, project, labelSetFixture('p'));
    await store.conclude('a', result, judged(hits, hits));
    await store.giveUp('a');
    expect(await store.audit('a')).toBeDefined();
    await db.audits.put({ ...audit, id: 'b' });
    await store.giveUp('b');
    expect(await store.audit('b')).toBeUndefined();
    expect(await db.projects.get('p')).toBeDefined();
  });
});

function fail(): never {
  throw new Error('nothing was counted');
}
