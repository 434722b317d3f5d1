import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '@/lib/server/audit/verify';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { approved, candidate, deployTo, evidenceOf, sendPiece, sharedModel } from './test-model';
import { openTestServer, people, type TestServer, Visitor, type Who } from './test-server';

/** Two processes on one database, a balancer sending each request to either. */
export function togetherContract(place: () => DatabasePlace): void {
  describe('two server processes on one database', () => {
    let one: TestServer;
    let two: TestServer;
    let who: Who;
    const there = (visitor: Visitor) => {
      const same = new Visitor(two.server);
      same.cookie = visitor.cookie;
      return same;
    };
    beforeAll(async () => {
      const shared = place();
      // At once: both migrate, both make keys.
      [one, two] = await Promise.all([openTestServer(shared), openTestServer(shared)]);
      who = await people(one.server, { clara: ['clinician'], rita: ['reviewer'], dora: ['doctor'] });
    });
    afterAll(async () => {
      await one.server.database.close();
      await two.server.database.close();
    });

    it('have one signing key and one session', async () => {
      expect(two.server.keys.signingKey).toEqual(one.server.keys.signingKey);
      expect((await there(who.dora).call('session')).body.person.name).toBe('dora');
    });

    it('take one upload between them', async () => {
      const { file } = sharedModel('both');
      await sendPiece(who.clara, file, 0, 70);
      expect((await sendPiece(there(who.clara), file, 70, file.byteLength)).status).toBe(204);
    });

    it('do one effect for one key, sent to both at once', async () => {
      const id = await candidate(who.clara);
      const key = randomUUID();
      const sent = {
        params: { id },
        match: 3,
        key,
        body: { to: 'in_review', reason: 'please', evidence: evidenceOf(null) },
      };
      const answers = await Promise.all(
        [who.clara, there(who.clara), who.clara, there(who.clara)].map((visitor) => visitor.call('transition', sent)),
      );
      expect(answers.map(({ status, body }) => [status, body.revision])).toEqual(Array(4).fill([200, 4]));
      expect((await who.clara.call('version', { params: { id } })).body.steps).toHaveLength(4);
    });

    it('let one of two deployments win, and hand out one manifest', async () => {
      const [a, b] = [await approved(who.clara, who.rita), await approved(who.clara, who.rita)];
      const body = (modelVersionId: string) => ({ modelVersionId, kind: 'promote', reason: 'now', stagePercent: 100 });
      const answers = await Promise.all([
        who.rita.call('deploy', { match: 0, body: body(a) }),
        there(who.rita).call('deploy', { match: 0, body: body(b) }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
      const query = `?browser=${randomUUID()}`;
      const [here, yonder] = await Promise.all([
        who.dora.call('currentDeployment', { query }),
        there(who.dora).call('currentDeployment', { query }),
      ]);
      expect(yonder.body).toEqual(here.body);
      const inProduction = (await who.dora.call('versions')).body.versions.filter(
        ({ state }: { state: string }) => state === 'production',
      );
      expect(inProduction).toHaveLength(1);
      expect((await deployTo(there(who.rita), a)).status === 201 || (await deployTo(who.rita, b)).status === 201).toBe(
        true,
      );
    });

    it('write one chain', async () => {
      await Promise.all(
        [who.rita, there(who.rita)].flatMap((visitor) => Array.from({ length: 10 }, () => visitor.call('auditExport'))),
      );
      expect((await verifyAudit(two.server.database)).sound).toBe(true);
    });

    it('count guesses together', async () => {
      const tries: number[] = [];
      for (let at = 0; at < 12; at++) {
        const server = at % 2 === 0 ? one.server : two.server;
        tries.push((await new Visitor(server).signIn('both@clinic.test', 'x')).status);
      }
      expect(tries.filter((status) => status === 429)).toHaveLength(2);
    });
  });
}
