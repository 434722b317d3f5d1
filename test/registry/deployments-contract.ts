import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stagePlace } from '@/lib/domain/deployment/staging';
import { manifestSchema } from '@/lib/schemas/registry/deployments';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { approved, deployTo } from './test-model';
import { openTestServer, people, type TestServer, type Who } from './test-server';

export function deploymentsContract(place: () => DatabasePlace): void {
  describe('deployments', () => {
    let test: TestServer;
    let who: Who;
    const versions: string[] = [];
    beforeAll(async () => {
      test = await openTestServer(place());
      who = await people(test.server, { clara: ['clinician'], rita: ['reviewer'], dora: ['doctor'] });
    });
    afterAll(() => test.server.database.close());
    const poll = (browser: string, etag?: string) =>
      who.dora.call('currentDeployment', { query: `?browser=${browser}`, headers: { 'if-none-match': etag } });
    const manifestFor = async (browser: string) => manifestSchema.parse(JSON.parse((await poll(browser)).body.payload));
    /** A browser that stands before, or behind, a stage of a deployment. */
    const browserAt = (number: number, inside: boolean, percent = 5) => {
      for (;;) {
        const id = randomUUID();
        if (stagePlace(id, number) < percent === inside) return id;
      }
    };

    it('has nothing to follow before the first deployment', async () => {
      const answers = [await poll(randomUUID()), await poll(randomUUID(), '"1.2026-01-01"')];
      expect(answers.map(({ status, body }) => [status, body.byteLength])).toEqual([
        [204, 0],
        [204, 0],
      ]);
    });

    it('signs what it deploys with the key it told at sign-in', async () => {
      versions.push(await approved(who.clara, who.rita));
      expect((await deployTo(who.rita, versions[0] ?? '')).body).toEqual({ number: 1, stagePercent: 100 });
      const { body, headers } = await poll(randomUUID());
      const { signingKey } = (await who.dora.call('session')).body;
      const key = createPublicKey({ key: signingKey.publicKeyJwk, format: 'jwk' });
      const signature = Buffer.from(body.signature, 'base64url');
      const holds = (payload: string) =>
        verify('sha256', Buffer.from(payload), { key, dsaEncoding: 'ieee-p1363' }, signature);
      expect([holds(body.payload), holds(body.payload.replace('"number":1', '"number":2'))]).toEqual([true, false]);
      expect(body.keyId).toBe(signingKey.keyId);
      const manifest = manifestSchema.parse(JSON.parse(body.payload));
      expect(manifest).toMatchObject({ number: 1, modelVersionId: versions[0], kind: 'promote' });
      expect(manifest.approvals).toHaveLength(1);
      const again = await poll(randomUUID(), headers.get('etag') ?? '');
      expect([again.status, again.body.byteLength, again.headers.get('etag')]).toEqual([304, 0, headers.get('etag')]);
      expect((await poll(randomUUID(), `"x", W/${headers.get('etag')}`)).status).toBe(304);
    });

    it('reaches 5, 25, then all browsers, and never lowers or passes over a stage', async () => {
      versions.push(await approved(who.clara, who.rita, versions[0]));
      await deployTo(who.rita, versions[1] ?? '', 'promote', 5);
      const [inside, outside] = [browserAt(2, true), browserAt(2, false, 25)];
      expect((await manifestFor(inside)).number).toBe(2);
      expect((await manifestFor(outside)).number).toBe(1);
      const stage = (percent: number) => who.rita.call('stage', { params: { number: '2' }, body: { percent } });
      expect((await stage(100)).body.error.code).toBe('stage-not-allowed');
      expect((await stage(25)).status).toBe(200);
      expect((await stage(5)).body.error.code).toBe('stage-not-allowed');
      expect((await stage(100)).status).toBe(200);
      expect((await manifestFor(outside)).number).toBe(2);
    });

    it('rolls back by a higher number of the older model', async () => {
      expect((await deployTo(who.rita, versions[0] ?? '', 'roll-back')).body.number).toBe(3);
      expect(await manifestFor(randomUUID())).toMatchObject({
        number: 3,
        modelVersionId: versions[0],
        kind: 'roll-back',
      });
      const states = (await who.dora.call('versions')).body.versions.map(({ state }: { state: string }) => state);
      expect(states).toEqual(['superseded', 'production']);
    });

    it('refuses what was decided on an older pointer, and what was never approved', async () => {
      const body = { modelVersionId: versions[1], kind: 'roll-back', reason: 'late', stagePercent: 100 };
      const stale = await who.rita.call('deploy', { match: 2, body });
      expect([stale.status, stale.body.error]).toEqual([412, { code: 'pointer-moved', number: 3 }]);
      const again = await deployTo(who.rita, versions[0] ?? '', 'roll-back');
      expect(again.body.error.code).toBe('already-in-production');
    });

    it('halts by itself when browsers refuse, and the browsers that had it get the older model under a higher number', async () => {
      const id = await approved(who.clara, who.rita, versions[0]);
      await deployTo(who.rita, id, 'promote', 5);
      const report = (browserId: string, told: object, key = randomUUID()) =>
        who.dora.call('report', { params: { number: '4' }, key, body: { browserId, ...told } });
      const refused = { outcome: 'refused', code: 'self-test-failed' };
      const loud = browserAt(4, true);
      for (let at = 0; at < 4; at++) expect((await report(loud, refused)).body.halted).toBe(false);
      expect((await report(randomUUID(), refused)).body.halted).toBe(false);
      const key = randomUUID();
      const third = randomUUID();
      expect((await report(third, refused, key)).body.halted).toBe(true);
      expect((await report(third, refused, key)).body.halted).toBe(true);
      expect(await manifestFor(loud)).toMatchObject({ number: 5, modelVersionId: versions[0] });
      const { body } = await who.dora.call('deployments');
      expect(body.pointer).toBe(5);
      expect(body.deployments[1]).toMatchObject({ number: 4, state: 'halted', refused: 3, swapped: 0 });
      expect(body.deployments[0]).toMatchObject({ number: 5, by: null, kind: 'roll-back', state: 'current' });
    });

    it('issues a manifest anew each day, so that no browser that asks sees it end', async () => {
      const before = await manifestFor(randomUUID());
      const { currentDeployment, signedManifest } = await import('@/lib/server/deployments/manifest');
      const later = { ...test.server, nowMs: () => Date.now() + 20 * 86_400_000 };
      const current = await currentDeployment(later, randomUUID());
      const after = JSON.parse(current ? (await signedManifest(later, current)).payload : '{}');
      expect(after.number).toBe(before.number);
      expect(Date.parse(after.issuedAt) - Date.parse(before.issuedAt)).toBeGreaterThan(18 * 86_400_000);
      expect(Date.parse(before.expiresAt) - Date.parse(before.issuedAt)).toBe(30 * 86_400_000);
    });

    it('shares beside models only what the site allows', async () => {
      const id = randomUUID();
      const item = {
        kind: 'guidelines',
        name: 'Diseases',
        version: 1,
        content: { labels: [{ label: 'DISEASE', guideline: 'Mark names.' }] },
      };
      const put = () => who.clara.call('share', { params: { kind: 'guidelines', id }, body: item });
      expect((await put()).body.error.code).toBe('sharing-off');
      const { body: site } = await who.rita.call('site');
      const shares = { ...site.shares, guidelines: true };
      expect((await who.rita.call('changeSite', { match: site.revision, body: { shares, minimumK: 4 } })).status).toBe(
        422,
      );
      expect((await who.rita.call('changeSite', { match: site.revision, body: { shares, minimumK: 6 } })).status).toBe(
        200,
      );
      expect((await who.rita.call('changeSite', { match: site.revision, body: { shares, minimumK: 6 } })).status).toBe(
        412,
      );
      expect((await put()).body).toEqual({ revision: 1 });
      expect((await put()).body).toEqual({ revision: 2 });
      expect((await who.dora.call('sharedItem', { params: { kind: 'guidelines', id } })).body.item).toEqual(item);
      expect((await who.dora.call('sharedList', { params: { kind: 'guidelines' } })).body.items).toMatchObject([
        { id, name: 'Diseases' },
      ]);
      expect((await who.dora.call('sharedList', { params: { kind: 'evaluations' } })).body.error.code).toBe(
        'sharing-off',
      );
    });

    it('goes on with the models and shared things of whoever was removed, under their name', async () => {
      const { id } = (await who.clara.call('session')).body.person;
      const before = await manifestFor(randomUUID());
      expect((await who.rita.call('removePerson', { params: { id } })).status).toBe(204);
      expect(await manifestFor(randomUUID())).toEqual(before);
      const { versions: all } = (await who.dora.call('versions')).body;
      expect(all.map(({ author }: { author: object }) => author)).toEqual(all.map(() => ({ id, name: 'clara' })));
      const shared = await who.dora.call('sharedList', { params: { kind: 'guidelines' } });
      expect(shared.body.items).toMatchObject([{ by: { id, name: 'clara' } }]);
      expect((await who.rita.call('auditVerify')).body.sound).toBe(true);
    });
  });
}
