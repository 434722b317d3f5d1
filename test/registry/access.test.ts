import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTRY_ROUTES, type RouteName } from '@/lib/schemas/registry/routes';
import { ORIGIN, openTestServer, PASSWORD, people, type TestServer, type Who } from './test-server';

// Written by hand, from what people may do: not derived from the table it tests.
const ANYONE: RouteName[] = ['setup', 'acceptInvitation', 'health', 'ready', 'openapi'];
const ALL: RouteName[] = [
  'session',
  'keepSession',
  'keySecret',
  'modelBytes',
  'versions',
  'version',
  'currentDeployment',
  'deployments',
  'report',
  'notices',
  'site',
  'sharedList',
  'sharedItem',
  'driftSummary',
  'fleetDrift',
  'reference',
  'kpiCounts',
  'kpis',
  'kpiTargets',
  'firing',
  'firings',
  'triggerRules',
];
const CLINICIAN: RouteName[] = ['uploadState', 'uploadPiece', 'makeVersion', 'transition', 'share', 'tellReference'];
const REVIEWER: RouteName[] = [
  'invite',
  'invitations',
  'withdrawInvitation',
  'people',
  'removePerson',
  'deploy',
  'stage',
  'audit',
  'auditExport',
  'auditVerify',
  'changeSite',
  'changeKpiTargets',
  'changeTriggerRules',
  'webhooks',
  'changeWebhooks',
  'testWebhook',
  'deliveries',
  'metrics',
];
const MAY: Record<'nobody' | 'dora' | 'clara' | 'rita', RouteName[]> = {
  nobody: ANYONE,
  dora: [...ANYONE, ...ALL],
  clara: [...ANYONE, ...ALL, ...CLINICIAN],
  rita: [...ANYONE, ...ALL, ...CLINICIAN, ...REVIEWER],
};
const names = Object.keys(REGISTRY_ROUTES) as RouteName[];

let test: TestServer;
let who: Who;
beforeAll(async () => {
  test = await openTestServer({ kind: 'memory' });
  who = await people(test.server, { dora: ['doctor'], clara: ['clinician'], rita: ['reviewer'] });
});
afterAll(() => test.server.database.close());

describe('every role at every route', () => {
  it('speaks of every route', () => {
    expect([...MAY.rita].sort()).toEqual([...names].sort());
  });
  for (const [asker, may] of Object.entries(MAY) as [keyof typeof MAY, RouteName[]][]) {
    it(`${asker} reaches ${may.length} of ${names.length} routes and no other`, async () => {
      const reached: RouteName[] = [];
      for (const name of names) {
        const { status, body } = await who[asker].call(name, { match: 0 });
        const refused =
          status === 401 ||
          (status === 403 && body.error?.code === 'role-missing') ||
          (status === 403 && name === 'uploadState');
        if (!refused) reached.push(name);
      }
      expect(reached.sort()).toEqual([...may].sort());
    });
  }
  it('logs who tried what they may not', async () => {
    const { entries } = (await who.rita.call('audit')).body;
    const refused = entries.filter(({ action }: { action: string }) => action === 'refused');
    expect(refused.map(({ subject }: { subject: string }) => subject)).toEqual(
      expect.arrayContaining(['deploy', 'auditExport', 'changeSite']),
    );
  });
});

it('tells each person a secret of their own, the same each time', async () => {
  const of = async (asker: 'clara' | 'rita') => (await who[asker].call('keySecret')).body.secret as string;
  const [clara, again, rita] = [await of('clara'), await of('clara'), await of('rita')];
  expect(again).toBe(clara);
  expect(rita).not.toBe(clara);
  expect(Buffer.from(clara, 'base64').length).toBe(32);
});

describe('requests of ill will', () => {
  const json = { 'content-type': 'application/json' };
  const FOREIGN: { title: string; headers: Record<string, string | undefined> }[] = [
    { title: 'of another origin', headers: { origin: 'https://evil.test' } },
    { title: 'of a neighbour origin', headers: { origin: 'http://registry.test.evil.test' } },
    { title: 'of no origin, with a cookie', headers: { origin: undefined } },
    { title: 'that the browser calls cross-site', headers: { origin: undefined, 'sec-fetch-site': 'cross-site' } },
    { title: 'that the browser calls same-site', headers: { 'sec-fetch-site': 'same-site' } },
    { title: 'of origin null', headers: { origin: 'null' } },
  ];
  it.each(FOREIGN)('refuses a change $title', async ({ headers }) => {
    const refused = await who.rita.call('keepSession', { headers });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'foreign-origin']);
  });
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'takes no %s, which forms could send',
    async (type) => {
      const refused = await who.rita.call('keepSession', { headers: { 'content-type': type } });
      expect([refused.status, refused.body.error.code]).toEqual([415, 'not-json']);
    },
  );
  it('reads no body that is larger than it may be, whatever length it states', async () => {
    const body = { email: 'x'.repeat(1_100_000), roles: ['doctor'] };
    for (const headers of [{}, { 'content-length': '10' }]) {
      const refused = await who.rita.call('invite', { body, headers });
      expect([refused.status, refused.body.error.code]).toEqual([413, 'body-too-large']);
    }
    const piece = new Uint8Array(1_048_577);
    const headers = { 'upload-offset': '0', 'upload-length': '2000000' };
    expect(
      (await who.clara.call('uploadPiece', { params: { sha256: 'a'.repeat(64) }, body: piece, headers })).status,
    ).toBe(413);
  });
  const EVIL = [
    "' or 1=1 --",
    '"; drop table user; --',
    '../../etc/passwd',
    '%00',
    '\u202e',
    '9'.repeat(40),
    '-1',
    '1e9',
    'constructor',
    '__proto__',
  ];
  it.each(EVIL)('takes %j in addresses, queries and headers for what it is', async (evil) => {
    const params = { id: evil, sha256: evil, number: evil, kind: evil };
    const query = `?before=${encodeURIComponent(evil)}&after=${encodeURIComponent(evil)}&limit=${encodeURIComponent(evil)}&browser=${encodeURIComponent(evil)}`;
    for (const name of names.filter(
      (one) => REGISTRY_ROUTES[one].method !== 'POST' || REGISTRY_ROUTES[one].path.includes('{'),
    )) {
      const encoded = Object.fromEntries(
        Object.entries(params).map(([key, value]) => [key, encodeURIComponent(value)]),
      );
      const { status } = await who.rita.call(name, { params: encoded, query, match: 0 });
      expect([name, status < 500]).toEqual([name, true]);
    }
    const { status } = await who.nobody.signIn(`${evil.slice(0, 20)}@x.test`, evil);
    expect([400, 401, 415, 422]).toContain(status);
  });
  it('takes no __proto__, no unknown field and no broken UTF-8', async () => {
    const send = (text: string | Uint8Array) =>
      who.rita
        .call('invite', { body: typeof text === 'string' ? JSON.parse('{}') : text, headers: json })
        .then(({ status }) => status);
    const raw = async (text: string) => {
      const { answerRoute } = await import('@/lib/server/http/answer');
      const { HANDLERS } = await import('@/lib/server/handlers');
      const headers = { ...json, origin: ORIGIN, host: 'registry.test', cookie: who.rita.cookie ?? '' };
      const request = new Request(`${ORIGIN}/api/invitations`, { method: 'POST', headers, body: text });
      return (await answerRoute(test.server, 'invite', HANDLERS.invite, request, {})).status;
    };
    expect(await raw('{"__proto__":{"roles":["reviewer"]},"email":"a@b.test","roles":["doctor"]}')).toBe(415);
    expect(await raw('{"email":"a@b.test","roles":["doctor"],"admin":true}')).toBe(422);
    expect(await raw('{"email":"a@b.test","roles":["reviewer","reviewer"]}')).toBe(422);
    expect(await raw('{"email":')).toBe(415);
    expect(await send(new Uint8Array([0x7b, 0xff, 0x7d]))).toBe(415);
  });
  it('stops guessing at links', async () => {
    const tries = [];
    for (let at = 0; at < 62; at++) {
      const body = { token: 'z'.repeat(43), name: 'N', password: 'short' };
      tries.push((await who.nobody.call('acceptInvitation', { body })).status);
    }
    expect(tries.at(0)).not.toBe(429);
    expect(tries.at(-1)).toBe(429);
  });
  it('logs no address, password, cookie or query', () => {
    const logged = JSON.stringify(test.logged);
    expect(logged.length).toBeGreaterThan(1000);
    for (const secret of [PASSWORD, 'clinic.test', 'drop table', 'passwd', who.rita.cookie ?? 'no cookie'])
      expect(logged).not.toContain(secret);
  });
});

it('answers what its table says: every documented path, and schemas that are JSON', async () => {
  const { body } = await who.nobody.call('openapi');
  expect(Object.keys(body.paths)).toHaveLength(new Set(Object.values(REGISTRY_ROUTES).map(({ path }) => path)).size);
  const { 200: found, 204: nothing, 304: known } = body.paths['/api/deployments/current'].get.responses;
  expect([found, nothing, known].every((one) => one.description.length > 0)).toBe(true);
  expect(body.paths['/api/model-versions'].post.requestBody.content['application/json'].schema.type).toBe('object');
});
