import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SignedIn } from '@/lib/server/accounts/session';
import { verifyAudit } from '@/lib/server/audit/verify';
import { deploy, stage } from '@/lib/server/deployments/deploy';
import { readPointer } from '@/lib/server/deployments/pointer';
import { report } from '@/lib/server/deployments/reports';
import { makeVersion } from '@/lib/server/models/make-version';
import { stepVersion } from '@/lib/server/models/step-version';
import { takePiece } from '@/lib/server/models/uploads';
import type { Server } from '@/lib/server/server';
import { evidenceOf, sha, sharedModel } from './test-model';
import { openTestServer } from './test-server';

/** `npm test` runs 2,000 sequences in at most 10 minutes, test/registry/nightly.mjs 10,000 in 30. */
const { BEHEALTHY_SEQUENCES, BEHEALTHY_SEQUENCE_MINUTES = '10' } = process.env;
const SEQUENCES = Number(BEHEALTHY_SEQUENCES ?? 2000);
const LIMIT_MS = Number(BEHEALTHY_SEQUENCE_MINUTES) * 60_000;

class Crash extends Error {}
/** Statements until the process dies; undefined: it lives. */
let fuse: number | undefined;
let server: Server;
const model = sharedModel('faults');
const session = { id: 's', signedInMs: Date.now() + 3_600_000, workedMs: Date.now() };
const clara: SignedIn = { id: 'clara', name: 'clara', email: 'clara@clinic.test', roles: ['clinician'], session };
const rita: SignedIn = { id: 'rita', name: 'rita', email: 'rita@clinic.test', roles: ['reviewer'], session };

beforeAll(async () => {
  const before = () => {
    if (fuse !== undefined && fuse-- === 0) throw new Crash();
  };
  ({ server } = await openTestServer({ kind: 'memory' }, { before }));
  const at = new Date().toISOString();
  for (const { id, name, email, roles } of [clara, rita]) {
    const person = { id, name, email, emailVerified: 0, image: null, createdAt: at, updatedAt: at };
    await server.database.db
      .insertInto('user')
      .values({ ...person, roles: roles.join(',') })
      .execute();
  }
  const { file } = model;
  await takePiece(server, clara.id, { sha256: sha(file), offset: 0, length: file.byteLength, bytes: file });
});
afterAll(() => server.database.close());

const LIVED = [
  'deploymentReports',
  'manifests',
  'deployments',
  'versionSteps',
  'modelVersions',
  'idempotencyKeys',
  'auditLog',
] as const;
async function empty(): Promise<void> {
  const { db } = server.database;
  for (const table of LIVED) await db.deleteFrom(table).execute();
  await db
    .updateTable('auditHead')
    .set({ seq: 0, hash: '0'.repeat(64) })
    .execute();
}

type Outcome = Awaited<ReturnType<typeof deploy>>;
/** A request as a browser holds it: sent again, it is the same to the byte. */
interface Request {
  readonly key: string;
  readonly send: () => Promise<Outcome>;
}

const commandArbitrary = fc.record({
  /** Which of the commands that make sense now; from 90 on any, sense or not. */
  pick: fc.nat(99),
  which: fc.nat(2),
  /** What becomes of it on its way. */
  fault: fc.constantFrom('none', 'none', 'request-lost', 'answer-lost', 'twice', 'at-once', 'crash', 'crash'),
  /** Statement before which the process dies. */
  at: fc.nat(14),
  /** What was not acknowledged is sent again only after later requests. */
  held: fc.boolean(),
});
type Command = typeof commandArbitrary extends fc.Arbitrary<infer T> ? T : never;

const KINDS = ['make', 'review', 'approve', 'promote', 'roll-back', 'stage', 'refuse', 'reject', 'revoke'] as const;
const WANTED = {
  review: 'candidate',
  approve: 'in_review',
  reject: 'in_review',
  promote: 'approved',
  'roll-back': 'superseded',
  revoke: 'approved',
} as const;

/** What makes sense where versions stand so: mostly forward. */
function sensible(states: readonly string[], number: number): (typeof KINDS)[number][] {
  const has = (state: string) => states.includes(state);
  const forward = (['review', 'approve', 'promote', 'roll-back'] as const).filter((kind) => has(WANTED[kind]));
  const back = has('in_review') ? (['reject'] as const) : has('approved') ? (['revoke'] as const) : [];
  return [
    ...(states.length < 3 ? (['make'] as const) : []),
    ...forward,
    ...forward,
    ...back,
    ...(number > 0 ? (['stage', 'refuse'] as const) : []),
  ];
}

/** The request that a browser would make of what it sees now. */
async function requestFor({ pick, which }: Command): Promise<Request | undefined> {
  const { db } = server.database;
  const key = randomUUID();
  const idempotency = { key, requestHash: sha(key) };
  const rows = await db.selectFrom('modelVersions').select(['id', 'revision', 'state']).orderBy('number').execute();
  const { number, versionId } = await readPointer(db);
  const sense = sensible(
    rows.map(({ state }) => state),
    number,
  );
  const kind = (pick < 90 ? sense[pick % sense.length] : KINDS[pick % KINDS.length]) ?? 'make';
  if (kind === 'make') {
    const card = { ...model.card, id: randomUUID() };
    return { key, send: () => makeVersion(server, clara, card, idempotency) };
  }
  if (kind === 'stage') return { key, send: () => stage(server, rita, number, which === 0 ? 25 : 100, idempotency) };
  if (kind === 'refuse') {
    const told = { browserId: randomUUID(), outcome: 'refused', code: 'self-test-failed' } as const;
    return number === 0 ? undefined : { key, send: () => report(server, clara, number, told, idempotency) };
  }
  const fitting = rows.filter(({ state }) => state === WANTED[kind]);
  const row = fitting[which % Math.max(fitting.length, 1)] ?? rows[which];
  if (!row) return undefined;
  if (kind === 'promote' || kind === 'roll-back') {
    const body = {
      modelVersionId: row.id,
      kind,
      reason: 'as agreed',
      stagePercent: kind === 'promote' && which > 0 ? 5 : 100,
    } as const;
    return { key, send: () => deploy(server, rita, number, body, idempotency) };
  }
  const champion = rows.find(({ id, state }) => id === versionId && state === 'production')?.id ?? null;
  const to = ({ review: 'in_review', approve: 'approved', reject: 'rejected', revoke: 'revoked' } as const)[kind];
  const evidence = kind === 'review' ? evidenceOf(champion) : undefined;
  const person = kind === 'review' ? clara : rita;
  const body = { to, reason: 'as agreed', evidence };
  return { key, send: () => stepVersion(server, person, row.id, row.revision, body, idempotency) };
}

/** Sends once with a fault. @returns the answer, where one arrived */
async function deliver({ send }: Request, { fault, at }: Command): Promise<Outcome | undefined> {
  if (fault === 'request-lost') return undefined;
  if (fault === 'twice') {
    const first = await send();
    expect(await send()).toEqual(first.ok ? first : expect.anything());
    return first;
  }
  if (fault === 'at-once') {
    const [first, second] = await Promise.all([send(), send()]);
    if (first.ok) expect(second).toEqual(first);
    return first;
  }
  if (fault === 'crash') fuse = at;
  try {
    const answer = await send();
    return fault === 'answer-lost' ? undefined : answer;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return undefined;
  } finally {
    fuse = undefined;
  }
}

async function expectSound(acknowledged: ReadonlyMap<string, Outcome>, requests: readonly Request[]): Promise<void> {
  const { db } = server.database;
  const deployments = await db.selectFrom('deployments').select('number').orderBy('number').execute();
  // Numbers only rise, one by one: no deployment was made twice and none was lost.
  expect(deployments.map(({ number }) => number)).toEqual(deployments.map((_, at) => at + 1));
  const versions = await db.selectFrom('modelVersions').select(['id', 'state', 'revision']).execute();
  const inProduction = versions.filter(({ state }) => state === 'production');
  const pointer = await readPointer(db);
  expect(inProduction.length).toBeLessThanOrEqual(1);
  for (const { id } of inProduction) expect(id).toBe(pointer.versionId);
  const all = await db.selectFrom('versionSteps').selectAll().orderBy('revision').execute();
  for (const { id, state, revision } of versions) {
    const steps = all.filter(({ versionId }) => versionId === id);
    const told = steps.map((step) => [step.revision, step.fromState]);
    // Every step follows the one before, and none is there twice.
    expect(told).toEqual(steps.map((_, at) => [at + 1, steps[at - 1]?.toState ?? null]));
    expect([steps.at(-1)?.toState, steps.length]).toEqual([state, revision]);
  }
  expect((await verifyAudit(server.database)).sound).toBe(true);
  // What was acknowledged is there, and is told the same again without another effect.
  const before = await db.selectFrom('auditHead').select('seq').executeTakeFirstOrThrow();
  const [done] = requests.filter(({ key }) => acknowledged.get(key)?.ok);
  if (done) expect(await done.send()).toEqual(acknowledged.get(done.key));
  expect(await db.selectFrom('auditHead').select('seq').executeTakeFirstOrThrow()).toEqual(before);
}

it(
  `does one effect a key, keeps one pointer whose number only rises, and a sound chain, in ${SEQUENCES} sequences with faults`,
  async () => {
    const started = performance.now();
    let [effects, sent, done] = [0, 0, 0];
    const tell = () => {
      const seconds = Math.round((performance.now() - started) / 1000);
      console.log(`${done} of ${SEQUENCES} sequences held in ${seconds} s: ${sent} requests, ${effects} effects`);
    };
    const held = fc.assert(
      fc.asyncProperty(fc.array(commandArbitrary, { minLength: 3, maxLength: 7 }), async (commands) => {
        await empty();
        const acknowledged = new Map<string, Outcome>();
        const requests: Request[] = [];
        const waiting: Request[] = [];
        const sendAgain = async () => {
          for (const request of waiting.splice(0)) acknowledged.set(request.key, await request.send());
        };
        for (const command of commands) {
          const request = await requestFor(command);
          if (!request) continue;
          requests.push(request);
          const answer = await deliver(request, command);
          if (answer) acknowledged.set(request.key, answer);
          else waiting.push(request);
          if (!command.held) await sendAgain();
        }
        await sendAgain();
        expect(acknowledged.size).toBe(requests.length);
        effects += [...acknowledged.values()].filter(({ ok }) => ok).length;
        await expectSound(acknowledged, requests);
        sent += requests.length;
        done++;
      }),
      // Not all in time is no success: what was not run is not known.
      { numRuns: SEQUENCES, interruptAfterTimeLimit: LIMIT_MS, markInterruptAsFailure: true },
    );
    await held.finally(tell);
    // The sequences are no row of refusals.
    expect(effects).toBeGreaterThan(2 * SEQUENCES);
  },
  LIMIT_MS + 60_000,
);
