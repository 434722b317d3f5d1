import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noKpiCounts } from '@/lib/domain/monitoring/kpi-counts';
import { seededRandom } from '@/lib/domain/random';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { sha256Hex } from '@/lib/server/hash';
import { candidate } from './test-model';
import { firingOf, summaryOf, toldReference } from './test-monitoring';
import { openTestServer, people, type TestServer, type Visitor, type Who } from './test-server';

interface Family {
  readonly type: string;
  readonly help: string;
  readonly samples: Map<string, number>;
}

/** Reads the text format by its grammar (Prometheus, exposition formats 0.0.4); throws at what is not of it. */
function parseExposition(text: string): Map<string, Family> {
  if (!text.endsWith('\n')) throw new Error('the last line must end');
  const families = new Map<string, Family>();
  const help = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const said = /^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/.exec(line);
    const typed = /^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge)$/.exec(line);
    if (said) {
      if (help.has(said[1] ?? '')) throw new Error(`HELP twice: ${line}`);
      help.set(said[1] ?? '', said[2] ?? '');
    } else if (typed) {
      if (families.has(typed[1] ?? '')) throw new Error(`TYPE twice: ${line}`);
      families.set(typed[1] ?? '', { type: typed[2] ?? '', help: help.get(typed[1] ?? '') ?? '', samples: new Map() });
    } else {
      const sample =
        /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*"(?:,|(?=\})))+\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(
          line,
        );
      const family = sample && families.get(sample[1] ?? '');
      // A sample stands behind its own TYPE, and all of a family together.
      if (!sample || !family || [...families.keys()].at(-1) !== sample[1]) throw new Error(`not a sample: ${line}`);
      const labels = (sample[2] ?? '')
        .replace(/instance="[^"]*",?/, '')
        .replace(/,\}$/, '}')
        .replace('{}', '');
      if (family.samples.has(labels)) throw new Error(`twice: ${line}`);
      family.samples.set(labels, Number(sample[3]));
    }
  }
  return families;
}

export function metricsContract(place: () => DatabasePlace): void {
  describe('metrics', () => {
    const TOKEN = 'scraper-'.repeat(5);
    let test: TestServer;
    let who: Who;
    beforeAll(async () => {
      test = await openTestServer(place(), { metricsToken: TOKEN });
      who = await people(test.server, { clara: ['clinician'], rita: ['reviewer'], dora: ['doctor'] });
    });
    afterAll(() => test.server.database.close());
    const read = async (visitor: Visitor, headers: Record<string, string> = {}) => {
      const answered = await visitor.call('metrics', { headers });
      return { ...answered, text: answered.status === 200 ? new TextDecoder().decode(answered.body) : '' };
    };
    const bearer = { authorization: `Bearer ${TOKEN}` };

    it('are for reviewers, and for whoever shows the token', async () => {
      expect((await read(who.nobody)).status).toBe(401);
      expect((await read(who.dora)).status).toBe(403);
      expect((await read(who.clara)).status).toBe(403);
      expect((await read(who.nobody, { authorization: 'Bearer wrong' })).status).toBe(401);
      // A wrong token is not made right by a session.
      expect((await read(who.rita, { authorization: 'Bearer wrong' })).status).toBe(401);
      expect((await read(who.rita)).status).toBe(200);
      const { status, headers } = await read(who.nobody, bearer);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    });

    it('count what was answered and refused, and what the database holds', async () => {
      const random = seededRandom(77);
      const id = await candidate(who.clara);
      await who.clara.call('tellReference', { params: { modelVersionId: id }, body: toldReference() });
      const before = parseExposition((await read(who.nobody, bearer)).text);
      for (let at = 1; at <= 5; at++) {
        const address = `${randomUUID()}.${id}.${at}`;
        await who.dora.call('driftSummary', { params: { id: address }, body: summaryOf(random, 0.4) });
      }
      await who.dora.call('driftSummary', { params: { id: `${randomUUID()}.${id}.1` }, body: { text: 'gout' } });
      const day = new Date().toISOString().slice(0, 10);
      const notes = { arrived: 9, tagged: 8, opened: 7, touchless: 3, finished: 5 };
      const counts = { ...noKpiCounts(), notes, activeMs: 90_000, falseAlarms: 2 };
      await who.dora.call('kpiCounts', { params: { id: `${randomUUID()}.${day}` }, body: counts });
      await who.dora.call('firing', { params: { id: sha256Hex('x') }, body: firingOf() });
      const after = parseExposition((await read(who.nobody, bearer)).text);
      const value = (from: typeof after, name: string, labels = '') => from.get(name)?.samples.get(labels) ?? 0;
      const rose = (name: string, labels = '') => value(after, name, labels) - value(before, name, labels);
      const put = (status: number) => `{method="PUT",route="/api/drift-summaries/{id}",status="${status}"}`;
      expect([rose('behealthy_requests_total', put(200)), rose('behealthy_requests_total', put(422))]).toEqual([5, 1]);
      expect(rose('behealthy_refusals_total', '{code="body-invalid"}')).toBe(1);
      expect(value(after, 'behealthy_drift_windows_received_total', '{model_version="1"}')).toBe(5);
      expect(value(after, 'behealthy_drift_level', '{model_version="1"}')).toBe(3);
      expect(value(after, 'behealthy_drift_browsers', '{model_version="1"}')).toBe(5);
      expect(value(after, 'behealthy_kpi_notes', '{kind="opened"}')).toBe(7);
      expect(value(after, 'behealthy_kpi_active_seconds')).toBe(90);
      expect(value(after, 'behealthy_kpi_false_alarms')).toBe(2);
      expect(value(after, 'behealthy_firings_total', '{rule="drift-critical"}')).toBe(1);
      expect(value(after, 'behealthy_model_versions', '{state="candidate"}')).toBe(1);
      expect(value(after, 'behealthy_deployments_total')).toBe(0);
      expect(value(after, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
      for (const [name, { type, help }] of after) {
        expect([name, help.length > 10, type === 'counter']).toEqual([name, true, name.endsWith('_total')]);
      }
    });

    it('name nobody and no browser', async () => {
      const { text } = await read(who.nobody, bearer);
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
      for (const name of ['clara', 'rita', 'dora', 'clinic.test', 'gout', TOKEN]) expect(text).not.toContain(name);
    });

    it('are read by a parser that takes no other text', () => {
      const good = '# HELP a_total What.\n# TYPE a_total counter\na_total{x="1",y="a\\"b"} 3\n';
      expect(parseExposition(good).get('a_total')?.samples.size).toBe(1);
      for (const bad of [
        'a 1\n',
        good.slice(0, -1),
        `${good}a_total{x="1",y="a\\"b"} 4\n`,
        good.replace(' 3', ' three'),
      ])
        expect(() => parseExposition(bad)).toThrow();
    });
  });
}
