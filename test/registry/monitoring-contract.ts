import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCounts, emptyCounts, partOf, placeOf, totalOf } from '@/lib/domain/monitoring/counts';
import { decodeCounts, encodeCounts } from '@/lib/domain/monitoring/counts-code';
import { assessWindow, type DriftReport } from '@/lib/domain/monitoring/drift';
import { addKpiCounts, type KpiCounts, noKpiCounts } from '@/lib/domain/monitoring/kpi-counts';
import { TRIGGER_RULES } from '@/lib/domain/monitoring/trigger-rules';
import { seededRandom } from '@/lib/domain/random';
import { kpisSchema } from '@/lib/schemas/registry/kpi';
import { type DriftSummary, type FleetWindow, fleetDriftSchema } from '@/lib/schemas/registry/monitoring';
import { deliveriesSchema, firingsSchema, webhooksSchema } from '@/lib/schemas/registry/triggers';
import { verifyAudit } from '@/lib/server/audit/verify';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { approved, candidate, deployTo } from './test-model';
import { FLEET, firingOf, REFERENCE, summaryOf, toldReference, WINDOW_SENTENCES } from './test-monitoring';
import { openTestServer, people, type TestServer, type Visitor, type Who } from './test-server';

const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const DAY_SECONDS = 86_400;
const SPREAD = [
  'tags',
  'entities',
  'confidence',
  'tokenLength',
  'shape',
  'words',
  'sentenceLength',
  'tokensPerNote',
  'entitiesPerNote',
] as const;

export function monitoringContract(place: () => DatabasePlace): void {
  describe('monitoring', () => {
    let test: TestServer;
    let who: Who;
    let version: string;
    const random = seededRandom(31);
    beforeAll(async () => {
      test = await openTestServer(place());
      who = await people(test.server, { clara: ['clinician'], rita: ['reviewer'], dora: ['doctor'] });
      version = await candidate(who.clara);
    });
    afterAll(() => test.server.database.close());
    const actions = async () =>
      (await who.rita.call('audit')).body.entries.map(({ action }: { action: string }) => action) as string[];
    const send = (id: string, body: unknown, key = randomUUID(), from: Visitor = who.dora) =>
      from.call('driftSummary', { params: { id }, body, key });
    const fleet = async () => fleetDriftSchema.parse((await who.dora.call('fleetDrift')).body);
    const fleetOf = async (id: string) => (await fleet()).models.find(({ modelVersionId }) => modelVersionId === id);

    describe('what windows are compared with', () => {
      const told = toldReference();
      const put = (from: Visitor, id: string, body: unknown = told, key = randomUUID()) =>
        from.call('tellReference', { params: { modelVersionId: id }, body, key });
      it('is told by the author of the model alone, of a model that is there, and whole', async () => {
        expect((await put(who.rita, version)).body.error.code).toBe('author-only');
        expect((await put(who.clara, randomUUID())).body.error.code).toBe('model-unknown');
        expect((await put(who.clara, version, { ...told, factor: told.factor.slice(4) })).body.error.code).toBe(
          'not-a-reference',
        );
        expect((await who.dora.call('reference', { params: { modelVersionId: version } })).status).toBe(404);
      });
      it('is set once, is then the same for every browser, and is in the log', async () => {
        const key = randomUUID();
        expect((await put(who.clara, version, told, key)).body).toEqual({ modelVersionId: version });
        expect((await put(who.clara, version, told, key)).status).toBe(200);
        expect((await put(who.clara, version)).status).toBe(200);
        expect((await put(who.clara, version, { ...told, startsFactor: 2 })).body.error.code).toBe('reference-set');
        const read = await who.dora.call('reference', { params: { modelVersionId: version } });
        expect(read.body).toEqual(told);
        const etag = read.headers.get('etag') ?? '';
        const again = await who.dora.call('reference', {
          params: { modelVersionId: version },
          headers: { 'if-none-match': etag },
        });
        expect(again.status).toBe(304);
        expect((await actions()).filter((action) => action === 'reference-set')).toHaveLength(1);
      });
    });

    describe('windows of the fleet', () => {
      it('take no window of an unknown model, of an address that is none, of few notes, or over 1 kB', async () => {
        const summary = summaryOf(random);
        const unknown = await send(`${randomUUID()}.${randomUUID()}.1`, summary);
        expect([unknown.status, unknown.body.error.code]).toEqual([404, 'model-unknown']);
        for (const id of ['x', `${randomUUID()}.${version}`, `${randomUUID()}.${version}.0`, `${version}.1.1`])
          expect((await send(id, summary)).status).toBe(404);
        const counts = decodeCounts(summary.counts) ?? emptyCounts();
        counts[0] = 10;
        const few = await send(`${randomUUID()}.${version}.1`, { ...summary, counts: encodeCounts(counts) });
        expect([few.status, few.body.error.issues]).toEqual([422, [{ path: 'counts', code: 'custom' }]]);
        // Sound counts, and larger than any window's: a billion of everything, spread over all cells.
        const large = emptyCounts();
        const whole = 2 ** 30;
        for (const part of ['notes', 'tokens', 'sentences'] as const) large[placeOf(part).from] = whole;
        for (const part of SPREAD) {
          const cells = partOf(large, part).fill(Math.floor(whole / partOf(large, part).length));
          cells[0] = (cells[0] ?? 0) + whole - cells.reduce((sum, one) => sum + one, 0);
        }
        const z = summary.report.z.map(() => -Math.PI * 1e-7);
        const many = Number.MAX_SAFE_INTEGER;
        const long = await send(`${randomUUID()}.${version}.1`, {
          ...summary,
          counts: encodeCounts(large),
          certainty: { predicted: many, rightMilli: many, expectedMilli: many },
          report: { ...summary.report, z, p: 1 / 3e9, distance: Math.PI * 1e-9 },
          f1: { f1: 1 / 3e9, low: 1 / 3e9, high: 1 / 3e9 },
        });
        expect([long.status, long.body.error.code]).toEqual([413, 'body-too-large']);
      });

      it('count a window that is sent again once, and the later one in its place', async () => {
        const id = `${randomUUID()}.${version}.1`;
        const [first, later] = [summaryOf(random), summaryOf(random)];
        const key = randomUUID();
        expect((await send(id, first, key)).body).toEqual({ replaced: false });
        expect((await send(id, first, key)).body).toEqual({ replaced: false });
        expect((await send(id, first)).body).toEqual({ replaced: true });
        expect((await send(id, later, key)).body.error.code).toBe('key-reused');
        expect((await send(id, later)).body).toEqual({ replaced: true });
        expect(await fleetOf(version)).toMatchObject({ browsers: 1, windowsReceived: 1, windows: [] });
        const rows = await test.server.database.db.selectFrom('driftSummaries').select('summary').execute();
        expect(rows.map(({ summary }) => JSON.parse(summary))).toEqual([later]);
      });

      it('are never one told window, share none, and are judged as the domain judges their sum', async () => {
        const id = await candidate(who.clara);
        await who.clara.call('tellReference', { params: { modelVersionId: id }, body: toldReference() });
        const browsers = Array.from({ length: 4 }, () => randomUUID());
        const arrived: DriftSummary[] = [];
        for (let at = 0; at < 13; at++) {
          const summary = summaryOf(random, at > 8 ? 0.4 : 0);
          const address = `${browsers[Math.floor(4 * random())]}.${id}.${at + 1}`;
          arrived.push(summary);
          await send(address, summary);
          // A copy that comes late joins nothing a second time.
          if (at % 3 === 0) await send(address, summary);
        }
        const model = await fleetOf(id);
        // Two windows of 40 sentences are 80: pairs in the order of arrival, the thirteenth waits.
        let before: DriftReport | undefined;
        const expected = Array.from({ length: 6 }, (_, pair) => {
          const merged = emptyCounts();
          for (const { counts } of arrived.slice(2 * pair, 2 * pair + 2))
            addCounts(merged, decodeCounts(counts) ?? emptyCounts());
          before = assessWindow(merged, FLEET, before, TRIGGER_RULES.drift);
          return {
            notes: totalOf(merged, 'notes'),
            distance: before.distance,
            level: before.level,
            cause: before.cause,
          };
        });
        const shown = model?.windows.map(({ notes, report }) => ({
          notes,
          distance: report?.distance,
          level: report?.level,
          cause: report?.cause,
        }));
        expect(shown).toEqual(expected);
        expect(model?.level).toBe('critical');
        expect(model?.windowsReceived).toBe(13);
        const { warning, critical } = model?.thresholds ?? { warning: null, critical: null };
        // p <= .01 of 600 resamples: at most five of them at or above.
        expect(warning).toBe(FLEET.distances[600 - 1 - 8]);
        expect(critical).toBe(FLEET.distances[600 - 1 - 0]);
      });

      it('tell of no browser and no window by itself, whatever arrives in whatever order', async () => {
        const id = await candidate(who.clara);
        await who.clara.call('tellReference', { params: { modelVersionId: id }, body: toldReference() });
        const sent: { address: string; notes: number }[] = [];
        let shownBefore: FleetWindow[] = [];
        for (let at = 0; at < 24; at++) {
          const again = sent.length > 0 && random() < 0.3 ? sent[Math.floor(random() * sent.length)] : undefined;
          const address = again?.address ?? `${randomUUID()}.${id}.${1 + Math.floor(99 * random())}`;
          const summary = summaryOf(random, random() < 0.5 ? 0 : 0.3);
          await send(address, summary);
          if (!again) sent.push({ address, notes: totalOf(decodeCounts(summary.counts) ?? emptyCounts(), 'notes') });
          const { body } = await who.dora.call('fleetDrift');
          const text = JSON.stringify(body);
          expect(sent.some((one) => text.includes(one.address.slice(0, 36)))).toBe(false);
          const { windows = [] } = (await fleetOf(id)) ?? {};
          for (const window of windows) {
            expect(window.windows).toBeGreaterThanOrEqual(2);
            expect(window.notes).toBeGreaterThanOrEqual(22);
          }
          // No window is in two: those that are shown hold no more than what arrived.
          expect(windows.reduce((sum, window) => sum + window.windows, 0)).toBeLessThanOrEqual(sent.length);
          // What was shown keeps its parts: two answers never differ by one window.
          for (const [place, window] of shownBefore.entries())
            expect([windows[place]?.number, windows[place]?.windows]).toEqual([window.number, window.windows]);
          shownBefore = windows;
        }
        expect(shownBefore.length).toBeGreaterThan(3);
      }, 60_000);

      it('wait for a reference to be judged by, and are shown as they are until then', async () => {
        const id = await candidate(who.clara);
        const browser = randomUUID();
        // Windows of the fleet have 600 sentences where no reference says otherwise.
        for (let at = 1; at <= 16; at++) await send(`${browser}.${id}.${at}`, summaryOf(random));
        const unjudged = await fleetOf(id);
        expect(unjudged).toMatchObject({ windowSentences: null, thresholds: null, level: 'not-enough-data' });
        expect(unjudged?.windows).toMatchObject([{ windows: 15, browsers: 1, report: null }]);
        await who.clara.call('tellReference', { params: { modelVersionId: id }, body: toldReference() });
        await send(`${browser}.${id}.17`, summaryOf(random));
        const judged = await fleetOf(id);
        expect(judged?.windows.map(({ windows }) => windows)).toEqual([15, 2]);
        expect(judged?.windows.every(({ report }) => report !== null)).toBe(true);
      });

      it('say where another version took over', async () => {
        const champion = await approved(who.clara, who.rita);
        await deployTo(who.rita, champion);
        expect((await fleet()).deployments).toMatchObject([{ number: 1, modelVersionId: champion }]);
        expect(REFERENCE.windowSentences).toBe(WINDOW_SENTENCES);
      });
    });

    describe('key figures', () => {
      const today = () => new Date(test.server.nowMs()).toISOString().slice(0, 10);
      const counted = (opened: number, more: Partial<KpiCounts> = {}): KpiCounts => ({
        ...noKpiCounts(),
        notes: { arrived: opened, tagged: opened, opened, touchless: Math.floor(opened / 2), finished: opened },
        activeMs: 60_000 * opened,
        exact: { DISEASE: { truePositives: 6, falsePositives: 2, falseNegatives: 2 } },
        ...more,
      });
      const put = (id: string, body: unknown, from = who.dora) => from.call('kpiCounts', { params: { id }, body });
      const kpis = async (from: Visitor, query = '') => kpisSchema.parse((await from.call('kpis', { query })).body);
      const [a, b] = [randomUUID(), randomUUID()];

      it('are merged over browsers, the last count of a browser and day alone', async () => {
        expect((await put(`${a}.${today()}`, counted(8))).body).toEqual({ replaced: false });
        expect((await put(`${a}.${today()}`, counted(20))).body).toEqual({ replaced: true });
        expect((await put(`${a}.${today()}`, counted(20))).body).toEqual({ replaced: true });
        await put(
          `${b}.${today()}`,
          counted(30, { exact: { TREATMENT: { truePositives: 1, falsePositives: 0, falseNegatives: 1 } } }),
        );
        const { counts, readings } = await kpis(who.rita);
        expect(counts?.notes).toEqual({ arrived: 50, tagged: 50, opened: 50, touchless: 25, finished: 50 });
        const value = (id: string) => readings.find((one) => one.id === id);
        // 2·7 / (2·7 + 2 + 3); and by label.
        expect(value('f1-exact')?.value).toBeCloseTo(14 / 19, 12);
        expect(value('f1-exact')?.perLabel).toEqual({ DISEASE: 12 / 16, TREATMENT: 2 / 3 });
        expect(value('touchless-rate')).toMatchObject({ value: 0.5, cases: 50, verdict: 'met' });
        expect(value('agreement-spans')).toMatchObject({ value: null, verdict: 'no-data' });
      });

      it('are told by role, counts to reviewers alone', async () => {
        const ids = async (from: Visitor) => (await kpis(from)).readings.map(({ id }) => id);
        expect(await ids(who.dora)).toEqual(['f1-exact', 'f1-overlap', 'correction-rate']);
        expect(await ids(who.clara)).toEqual([
          'f1-exact',
          'f1-overlap',
          'agreement-spans',
          'agreement-tokens',
          'correction-rate',
          'seconds-a-note',
          'notes-an-hour',
        ]);
        expect(await ids(who.rita)).toHaveLength(17);
        expect([(await kpis(who.dora)).counts, (await kpis(who.clara)).counts]).toEqual([null, null]);
      });

      it('have lead time and browsers from the server’s own tables, whatever a browser says', async () => {
        const lies = { approval: { ms: 1e12, count: 9 }, browsers: { seen: 99, onApproved: 99 } };
        await put(`${a}.${today()}`, counted(20, lies));
        const { body } = await who.dora.call('deployments');
        const report = (browserId: string, told: object) =>
          who.dora.call('report', { params: { number: String(body.pointer) }, body: { browserId, ...told } });
        await report(a, { outcome: 'swapped' });
        await report(b, { outcome: 'refused', code: 'self-test-failed' });
        const { counts, readings } = await kpis(who.rita);
        expect(counts?.browsers).toEqual({ seen: 2, onApproved: 1 });
        // One version was approved, in this test's own time.
        expect(counts?.approval.count).toBe(1);
        expect(counts?.approval.ms).toBeLessThan(60_000);
        expect(readings.find(({ id }) => id === 'browsers-current')?.value).toBe(0.5);
      });

      it('take a table of tokens of another size beside them, and no table that is not square', async () => {
        const table = (tokenTable: number[]) => counted(20, { tokenTable });
        await put(`${a}.${today()}`, table([40, 2, 1, 30]));
        await put(`${b}.${today()}`, table([1, 0, 0, 0, 1, 0, 0, 0, 1]));
        const kappa = (await kpis(who.rita)).readings.find(({ id }) => id === 'agreement-tokens');
        expect(kappa?.cases).toBe(73);
        expect((await put(`${a}.${today()}`, table([1, 2, 3]))).status).toBe(422);
      });

      it('have days that are joined until they hold eleven notes, of the days that were asked for', async () => {
        const dayAt = (ahead: number) =>
          new Date(test.server.nowMs() - ahead * DAY_SECONDS * 1000).toISOString().slice(0, 10);
        await put(`${a}.${dayAt(40)}`, counted(4));
        await put(`${a}.${dayAt(39)}`, counted(4));
        await put(`${a}.${dayAt(38)}`, counted(4));
        await put(`${a}.${dayAt(37)}`, counted(4));
        const period = await kpis(who.rita, `?from=${dayAt(41)}&to=${dayAt(36)}`);
        expect(period.days.map(({ from, to }) => [from, to])).toEqual([[dayAt(40), dayAt(38)]]);
        expect(period.counts?.notes.opened).toBe(16);
        expect((await kpis(who.rita)).from).toBe(dayAt(30));
      });

      it('take no counts at an address that is none, and none that are no counts', async () => {
        for (const id of ['x', `${a}.2026-02-30`, `x.${today()}`]) expect((await put(id, counted(1))).status).toBe(404);
        for (const wrong of [{ activeMs: -1 }, { activeMs: 0.5 }, { latency: [1] }, { text: 'gout' }])
          expect((await put(`${a}.${today()}`, { ...counted(1), ...wrong })).status).toBe(422);
        const labels = { 'two words': { truePositives: 1, falsePositives: 0, falseNegatives: 0 } };
        expect((await put(`${a}.${today()}`, counted(1, { exact: labels }))).status).toBe(422);
      });

      it('have the targets that a reviewer set, in the log', async () => {
        const set = (match: number, targets: object, from = who.rita) =>
          from.call('changeKpiTargets', { match, body: { targets } });
        expect((await who.dora.call('kpiTargets')).body).toEqual({ targets: {}, revision: 0 });
        expect((await set(0, { 'f1-exact': 0.9 })).body).toEqual({ targets: { 'f1-exact': 0.9 }, revision: 1 });
        expect((await set(0, { 'f1-exact': 0.1 })).body.error).toEqual({ code: 'revision-differs', revision: 1 });
        expect((await set(1, { unknown: 1 })).status).toBe(422);
        const f1 = (await kpis(who.dora)).readings.find(({ id }) => id === 'f1-exact');
        expect([f1?.target, f1?.verdict]).toEqual([0.9, 'missed']);
        const { entries } = (await who.rita.call('audit')).body;
        const entry = entries.find(({ action }: { action: string }) => action === 'targets-changed');
        expect(entry.detail).toEqual({ 'f1-exact': 0.9, revision: 1 });
      });

      it('add up as the domain adds them', () => {
        expect(addKpiCounts(counted(3), counted(4)).notes.opened).toBe(7);
      });
    });

    describe('firings', () => {
      const put = (id: string, body: unknown, key = randomUUID()) =>
        who.dora.call('firing', { params: { id }, body, key });
      const list = async (query = '') => firingsSchema.parse((await who.clara.call('firings', { query })).body);

      it('are kept once a browser, and their outcome when it is known', async () => {
        const [id, browser, other] = [sha('drift-critical/1'), randomUUID(), randomUUID()];
        const key = randomUUID();
        expect((await put(id, firingOf(browser), key)).body).toEqual({ number: 1 });
        expect((await put(id, firingOf(browser), key)).body).toEqual({ number: 1 });
        expect((await put(id, firingOf(browser, { outcome: 'acted' }))).body).toEqual({ number: 1 });
        expect((await put(id, firingOf(other, { outcome: 'failed' }))).body).toEqual({ number: 2 });
        const { firings } = await list();
        expect(firings.map(({ number, outcome }) => [number, outcome])).toEqual([
          [2, 'failed'],
          [1, 'acted'],
        ]);
        expect(JSON.stringify(firings)).not.toContain(browser);
      });

      it('come by pages, newest first, each once', async () => {
        for (let at = 0; at < 5; at++) await put(sha(`page/${at}`), firingOf());
        const seen: number[] = [];
        for (let before = ''; ; ) {
          const { firings, next } = await list(`?limit=3${before}`);
          seen.push(...firings.map(({ number }) => number));
          if (next === null) break;
          before = `&before=${next}`;
        }
        expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
      });

      it('have no place for text', async () => {
        const event = { kind: 'training-ended', runId: 'run of Mr Miller', outcome: 'failed' } as const;
        expect((await put(sha('x'), firingOf(randomUUID(), { event }))).status).toBe(422);
        expect((await put(sha('x'), { ...firingOf(), note: 'gout' })).status).toBe(422);
        expect((await put('not-a-hash', firingOf())).status).toBe(404);
      });
    });

    describe('trigger rules', () => {
      it('are the reasoned ones until a reviewer changes what they saw, in the log', async () => {
        const first = await who.dora.call('triggerRules');
        expect(first.body).toEqual({ revision: 0, rules: TRIGGER_RULES });
        expect(first.headers.get('etag')).toBe('"0"');
        const rules = { ...TRIGGER_RULES, drift: { warningP: 0.05, criticalP: 0.01, effectFloor: 2 }, cleanWindows: 3 };
        const change = (match: number | undefined, body: unknown = rules) =>
          who.rita.call('changeTriggerRules', { ...(match === undefined ? {} : { match }), body });
        expect((await change(undefined)).body.error.code).toBe('match-missing');
        expect((await change(0)).body).toEqual({ revision: 1, rules });
        expect((await change(0)).status).toBe(412);
        expect((await change(1, { ...rules, drift: { ...rules.drift, criticalP: 0.06 } })).status).toBe(422);
        expect((await change(1, { ...rules, drift: { ...rules.drift, warningP: 0.2 } })).status).toBe(422);
        const known = await who.dora.call('triggerRules', { headers: { 'if-none-match': '"1"' } });
        expect(known.status).toBe(304);
        const { entries } = (await who.rita.call('audit')).body;
        const entry = entries.find(({ action }: { action: string }) => action === 'rules-changed');
        expect(entry.detail).toMatchObject({ warningP: 0.05, criticalP: 0.01, cleanWindows: 3, revision: 1 });
      });
      it('judge the windows of the fleet', async () => {
        // Thresholds of the rules that stand: p <= .05 of 600 resamples are 29 at or above.
        const models = (await fleet()).models.filter(({ thresholds }) => thresholds !== null);
        expect(models.length).toBeGreaterThan(0);
        for (const { thresholds } of models) expect(thresholds?.warning).toBe(FLEET.distances[600 - 1 - 29]);
      });
    });

    describe('webhooks', () => {
      const SECRET = 'a secret of thirty-two characters'.replaceAll(' ', '-');
      const webhook = (more: object = {}) => ({
        id: randomUUID(),
        name: 'Pager',
        address: 'https://hooks.example.org/x?key=1',
        events: ['drift-critical'],
        active: true,
        secret: SECRET,
        ...more,
      });
      const put = (match: number, webhooks: object[], from = who.rita) =>
        from.call('changeWebhooks', { match, body: { webhooks } });

      it('are set by a reviewer who has just signed in; the secret is told to nobody', async () => {
        const one = webhook();
        const set = await put(0, [one]);
        expect(webhooksSchema.parse(set.body)).toMatchObject({ revision: 1, webhooks: [{ id: one.id, waiting: 0 }] });
        expect(set.headers.get('etag')).toBe('"1"');
        const { secret, ...kept } = one;
        expect((await put(1, [{ ...kept, name: 'Other name' }])).status).toBe(200);
        const { secret: stored } = await test.server.database.db
          .selectFrom('webhooks')
          .select('secret')
          .executeTakeFirstOrThrow();
        expect(stored).toBe(secret);
        const [read, audit] = [await who.rita.call('webhooks'), await who.rita.call('audit')];
        for (const told of [set, read, audit]) expect(JSON.stringify(told.body)).not.toContain(secret);
        expect(JSON.stringify(audit.body)).not.toContain('example.org');
        expect(JSON.stringify(test.logged)).not.toContain('example.org');
        expect((await actions()).filter((action) => action === 'webhooks-changed')).toHaveLength(2);
        expect((await put(1, [])).body.error).toEqual({ code: 'revision-differs', revision: 2 });
        const { secret: _, ...without } = webhook();
        expect((await put(2, [without])).body.error.code).toBe('secret-missing');
        expect((await put(2, [webhook({ secret: 'short' })])).status).toBe(422);
      });

      it.each([
        'http://hooks.example.org/',
        'https://127.0.0.1/',
        'https://2130706433/',
        'https://0x7f.1/',
        'https://[::1]/',
        'https://[::ffff:10.0.0.1]/',
        'https://[64:ff9b::a00:1]/',
        'https://10.1.2.3/',
        'https://172.31.0.1/',
        'https://192.168.1.1/',
        'https://169.254.169.254/latest/meta-data',
        'https://100.64.0.1/',
        'https://0.0.0.0/',
        'https://[fd00::1]/',
        'https://[fe80::1]/',
        'https://localhost/',
        'https://registry.localhost/',
        'https://metadata.google.internal/',
        'https://user:pass@hooks.example.org/',
        'ftp://hooks.example.org/',
      ])('lead to no machine beside the server: %s', async (address) => {
        expect((await put(2, [webhook({ address })])).body.error?.code).toBe('address-not-allowed');
      });

      it('give up what waits for one that is taken away', async () => {
        const firing = { params: { id: sha('told/1') }, body: firingOf() };
        // This server has no network to call; what it would deliver waits in its row.
        await who.dora.call('firing', firing);
        const before = deliveriesSchema.parse((await who.rita.call('deliveries')).body).deliveries;
        expect(before).toMatchObject([{ event: 'drift-critical', firingId: sha('told/1') }]);
        expect((await put(2, [])).status).toBe(200);
        const { deliveries } = (await who.rita.call('deliveries')).body;
        expect(deliveries).toMatchObject([{ state: 'given-up', code: 'webhook-off', nextTryAt: null }]);
      });
    });

    it('leaves a sound chain', async () => {
      expect((await verifyAudit(test.server.database)).sound).toBe(true);
    });
  });
}
