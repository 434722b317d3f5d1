import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { TriggerSituation } from '@/lib/domain/monitoring/trigger';
import type { LoopWork } from '@/lib/pipelines/monitoring-ports';
import { Database } from '@/lib/store/database';
import { SEALED_TABLES } from '@/lib/store/sealing/sealed-tables';
import { SITE_KEYS } from '@/lib/store/site-store';
import { keyPair } from '../fakes/fake-site';
import { openTab, tagEnough, withModel } from '../fixtures/loop-tab';
import type { Rows } from '../fixtures/mortal-tab';

let databases = 0;

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
