import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakGlass } from '@/lib/server/accounts/break-glass';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { openTestServer, PASSWORD, people, type TestServer, Visitor, type Who } from './test-server';

export function breakGlassContract(place: () => DatabasePlace): void {
  describe('break-glass', () => {
    let test: TestServer;
    let who: Who;
    beforeAll(async () => {
      test = await openTestServer(place());
      who = await people(test.server, {});
    });
    afterAll(() => test.server.database.close());

    it('makes a link of an hour, once, for a reviewer, which the log and the reviewers see', async () => {
      const glass = await breakGlass(test.server, 'Rescue@Clinic.test');
      if (!glass.ok) throw new Error(glass.error.code);
      const { token, expiresAt } = glass.value;
      expect(Math.round((Date.parse(expiresAt) - test.server.nowMs()) / 60_000)).toBe(60);
      const listed = (await who.first.call('invitations')).body.invitations;
      const rescue = listed.find((one: { email: string }) => one.email === 'rescue@clinic.test');
      expect(rescue).toMatchObject({ by: null, roles: ['reviewer'], state: 'open' });
      const join = () =>
        new Visitor(test.server).call('acceptInvitation', { body: { token, name: 'Rescue', password: PASSWORD } });
      expect([(await join()).status, (await join()).status]).toEqual([201, 403]);
      const visitor = new Visitor(test.server);
      expect((await visitor.signIn('rescue@clinic.test')).status).toBe(200);
      const { entries } = (await visitor.call('audit')).body;
      const broke = entries.find(({ action }: { action: string }) => action === 'break-glass');
      expect(broke).toMatchObject({ personId: null, subject: rescue.id, detail: { roles: 'reviewer' } });
      expect(await breakGlass(test.server, 'Rescue@clinic.test')).toEqual({
        ok: false,
        error: { code: 'person-exists' },
      });
    });

    it('makes none before there is a first person', async () => {
      const empty = await openTestServer(place());
      expect(await breakGlass(empty.server, 'rescue@clinic.test')).toEqual({
        ok: false,
        error: { code: 'nobody-yet' },
      });
      expect(await empty.server.database.db.selectFrom('auditLog').selectAll().execute()).toEqual([]);
      await empty.server.database.close();
    });
  });
}
