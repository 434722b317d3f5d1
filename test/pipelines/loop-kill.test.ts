import 'fake-indexeddb/auto';
import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { stateWhenFinished } from '@/lib/domain/annotation/note-state';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import type { TriggerSituation } from '@/lib/domain/monitoring/trigger';
import { SMALL } from '@/lib/domain/text/feature-set';
import type { LoopWork } from '@/lib/pipelines/monitoring-ports';
import type { Engine } from '@/lib/pipelines/ports';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { DexieReadingStore } from '@/lib/store/reading-store';
import { DexieRunStore } from '@/lib/store/run-store';
import { SEALED_TABLES } from '@/lib/store/sealing/sealed-tables';
import { DexieSearchStore } from '@/lib/store/search-store';
import { keepShare, sentModel } from '@/lib/store/share-store';
import { DexieSiteStore, SITE_KEYS } from '@/lib/store/site-store';
import { DexieStepRunStore } from '@/lib/store/step-run-store';
import type { HostParts, MonitoringPlace } from '@/workers/host-parts';
import type { PipelineApi } from '@/workers/pipeline-api';
import { createPipelineHost } from '@/workers/pipeline-host';
import { platformHost } from '@/workers/platform-host';
import { monitoringPlace } from '@/workers/web-monitoring-place';
import { keyPair } from '../fakes/fake-site';
import { labelSetFixture, markingStep, markOf, projectFixture } from '../fixtures/layers';
import { mortalTab, type Rows } from '../fixtures/mortal-tab';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

let engine: Engine;
let databases = 0;

/** A tab over a database that other tabs may have had before it, with these rows. */
function openTab(name: string, rows: Rows = new Map(), changes: Partial<MonitoringPlace> = {}) {
  const db = new Database(name);
  const tab = mortalTab(db, rows);
  // A clock that only ticks: how often a curve or progress is written must not depend on the machine.
  let ms = 0;
  const host = { ...platformHost, clock: { now: platformHost.clock.now, elapsedMs: () => ms++ / 100 } };
  const held = new Set<string>();
  const { alone, unlessBusy, ...place } = monitoringPlace(db, host, {
    alone: (work) => work(),
    unlessBusy: (work) => work(),
  });
  const parts: HostParts = {
    datasets: tab.wrap(new DexieDatasetStore(db)),
    runs: tab.wrap(new DexieRunStore(db)),
    readings: tab.wrap(new DexieReadingStore(db)),
    annotations: tab.wrap(new DexieAnnotationStore(db)),
    searches: tab.wrap(new DexieSearchStore(db)),
    jobs: tab.wrap(new DexieJobStore(db)),
    stepRuns: tab.wrap(new DexieStepRunStore(db)),
    monitoring: { ...tab.wrap({ ...place, ...changes }), store: tab.wrap(place.store), alone, unlessBusy },
    site: {
      store: tab.wrap(new DexieSiteStore(db)),
      reader: {} as NonNullable<HostParts['site']>['reader'],
      host: {} as NonNullable<HostParts['site']>['host'],
      ...tab.wrap({
        keepShare: (...given: Parameters<NonNullable<HostParts['site']>['keepShare']>) => keepShare(db, ...given),
        sharedModel: (versionId: string) => sentModel(db, versionId),
        keepReview: async (review: Parameters<NonNullable<HostParts['site']>['keepReview']>[0]) =>
          void (await db.reviews.put(review)),
      }),
      wakeSync: () => undefined,
      startSync: () => undefined,
    },
    // Locks go with their tab.
    locks: {
      hold: async (id, work) => {
        held.add(id);
        return work().finally(() => held.delete(id));
      },
      isHeld: async (id) => held.has(id),
    },
    host,
    loadEngine: async () => engine,
    fetchSample: async () => undefined,
  };
  const api = createPipelineHost(parts);
  return { db, api, left: tab.left, run: () => live(api) };
}

/** What a page asks of its worker when it is opened. */
async function live(api: PipelineApi): Promise<void> {
  await api.resumeMonitoring();
  await api.tellLabelled();
  await api.carryOnWork();
}

/** @param rows of each table @returns name of a database that has them */
async function browserWith(rows: Rows): Promise<string> {
  const name = `killed-${++databases}`;
  const db = new Database(name);
  for (const [table, own] of rows) await db.table(table).bulkPut(own);
  db.close();
  return name;
}

async function rowsOf(db: Database): Promise<Rows> {
  const rows = new Map<string, unknown[]>();
  for (const name of Object.keys(SEALED_TABLES)) rows.set(name, await db.table(name).toArray());
  return rows;
}

const REPORT = { issues: [], quarantine: [], files: [] };

/** A browser with a model in use, of so many toy notes. */
async function withModel(name: string, notes: number): Promise<Database> {
  const { db, api } = openTab(name);
  const base = toyNotes(notes, 21);
  await new DexieDatasetStore(db).put(toyDataset(base), base, REPORT);
  const settings = { ...DEFAULT_SETTINGS, maxIterations: 2, bootstrapResamples: 10 };
  const request = { datasetId: 'toy', settings, featureSet: SMALL, actor: 'Test' };
  expect(await api.train('run-0', request)).toMatchObject({ kind: 'trained' });
  return db;
}

/** Its clinicians have just finished enough notes for a training. */
async function tagEnough(db: Database): Promise<void> {
  const fresh = toyNotes(54, 22).map(({ note, gold }) => ({
    note: { ...note, id: note.id.replace('toy', 'new'), patientKey: `new-${note.patientKey}` },
    gold,
    split: undefined,
  }));
  const second = { ...toyDataset(fresh), id: 'new', contentHash: 'ab'.repeat(32), labelled: false };
  await new DexieDatasetStore(db).put(second, fresh, REPORT);
  const annotations = new DexieAnnotationStore(db);
  await annotations.createProject(projectFixture('p', 'new'), labelSetFixture('p'));
  const doneAt = new Date().toISOString();
  for (const { note, gold } of fresh) {
    const marks = gold.map((span, at) => markOf(`${note.id}/${at}`, span));
    const work = await annotations.work('p', 'Me', note.id);
    await annotations.commit([markingStep(work, marks)], 0, [stateWhenFinished(work, 'done', doneAt, undefined)]);
  }
}

/** Somebody signed in here once. */
async function pinKey(db: Database): Promise<void> {
  const { keyId, publicKeyJwk } = keyPair();
  await db.site.put({ key: SITE_KEYS.pinned, value: { keyId, publicKeyJwk } });
}

/** All that the work left, without ids and times. */
async function leftBy(db: Database) {
  const [datasets, runs, firings, work, outbox, jobs, steps] = [
    await db.datasets.toArray(),
    await db.runs.orderBy('number').toArray(),
    await db.firings.orderBy('seq').toArray(),
    await db.monitoring.toArray(),
    await db.outbox.toArray(),
    await db.jobs.toArray(),
    await db.stepRuns.toArray(),
  ];
  return {
    datasets: datasets.map(({ contentHash }) => contentHash).sort(),
    trained: runs.filter(({ state }) => state === 'finished').map(({ datasetName }) => datasetName),
    models: await db.models.count(),
    firings: firings.map(({ rule, outcome }) => `${rule} ${outcome}`),
    work: work
      .filter(({ key }) => key.startsWith('work/'))
      .map(({ value }) => value as LoopWork)
      .map(({ kind, state, code }) => [kind, state, code].join(' '))
      .sort(),
    watched: work.filter(({ key }) => key.startsWith('watched/')).length,
    sent: outbox.map(({ kind }) => kind).sort(),
    shared: await db.sharedVersions.count(),
    reviews: await db.reviews.count(),
    /** Whose end nobody told. */
    running: [...jobs, ...runs].filter(({ state }) => state === 'running').length,
    stepsRunning: steps.filter(({ outcome }) => outcome === 'running').length,
  };
}

/**
 * Kills a tab after each of its writes in turn, and before the first; another tab goes on over the rows it left.
 * @returns what an untouched tab leaves, which every other did too, and how many were killed
 */
async function killEverywhere(rows: Rows) {
  const untouched = openTab(await browserWith(rows), rows);
  await untouched.run();
  const expected = await leftBy(untouched.db);
  // After the last write there is nothing more to kill.
  const killed = untouched.left.slice(0, -1);
  for (const [write, left] of killed.entries()) {
    const next = openTab(await browserWith(left));
    await next.run();
    expect(await leftBy(next.db), `killed after write ${write}`).toEqual(expected);
    // At most the one that was cut off, and it says so.
    const cut = (await next.db.runs.toArray()).filter(({ state }) => state !== 'finished');
    expect(cut.every(({ state }) => state === 'interrupted')).toBe(true);
    expect(cut.length).toBeLessThanOrEqual(1);
    next.db.close();
  }
  return { expected, kills: killed.length, left: killed, db: untouched.db };
}

describe('long work that a rule started', () => {
  let tagged: Rows;
  let trained: Rows;
  let training: Rows;
  beforeAll(async () => {
    engine = (await loadEngine()) as Engine;
  });

  it('freezes one version and trains one model of it, whichever write the tab was killed after', async () => {
    const db = await withModel('killed-train', 45);
    await tagEnough(db);
    tagged = await rowsOf(db);
    const { expected, kills, left, db: untouched } = await killEverywhere(tagged);
    expect(expected).toMatchObject({
      trained: ['Toy', 'Toy, 54 notes added'],
      models: 2,
      firings: ['new-labels acted', 'challenger-ready acted'],
      // Nobody is signed in: a review cannot be asked for yet.
      work: ['retrain done ', 'review needs-person not-signed-in'],
      running: 0,
      stepsRunning: 0,
    });
    expect(expected.datasets).toHaveLength(3);
    expect(kills).toBeGreaterThan(15);

    const steps = (await untouched.stepRuns.toArray()).filter(({ facts }) => facts.runId !== 'run-0');
    const reasonsOf = (name: string) => steps.filter(({ step }) => step === name).map(({ reason }) => reason);
    for (const name of ['freeze', 'features', 'train', 'evaluate'])
      expect(reasonsOf(name)).toEqual([{ kind: 'trigger', ref: 'new-labels' }]);
    trained = await rowsOf(untouched);
    training = left.find((rows) => rows.get('runs')?.length === 2) ?? new Map();
  }, 600_000);

  it('shares once and asks for one review, whichever write the tab was killed after', async () => {
    const signedIn = new Database(await browserWith(trained));
    await pinKey(signedIn);
    const { expected, kills } = await killEverywhere(await rowsOf(signedIn));
    expect(expected).toMatchObject({
      work: ['reference failed too-few', 'retrain done ', 'review done '],
      sent: ['model-bytes', 'model-version', 'transition'],
      shared: 1,
      reviews: 1,
      running: 0,
      stepsRunning: 0,
    });
    expect(kills).toBeGreaterThan(15);
  }, 600_000);

  it('does not begin anew what a person cancelled while its tab died', async () => {
    const name = await browserWith(training);
    const db = new Database(name);
    const run = await db.runs.filter(({ id }) => id !== 'run-0').first();
    expect(run?.state).toBe('running');
    await db.runs.update(run?.id ?? '', { state: 'cancelled' });
    const next = openTab(name);
    await next.run();
    const left = await leftBy(next.db);
    expect(left).toMatchObject({ trained: ['Toy'], work: ['retrain cancelled '], firings: ['new-labels acted'] });
    expect(await next.db.runs.count()).toBe(2);
  }, 120_000);

  it('that breaks where nobody foresaw it is over for the triggers too: another training can begin', async () => {
    const keepChampion = () => Promise.reject(new Error('broken'));
    const { db, run } = openTab(await browserWith(tagged), tagged, { keepChampion });
    await run();
    expect(await leftBy(db)).toMatchObject({
      work: ['retrain failed unexpected'],
      firings: ['new-labels acted', 'training-failed acted'],
    });
    const situation = (await db.monitoring.get('situation'))?.value as TriggerSituation;
    expect(situation.training).toBe('none');
  }, 120_000);
});
