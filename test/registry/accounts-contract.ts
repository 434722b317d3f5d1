import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstStartToken } from '@/lib/server/accounts/invitations';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { openTestServer, PASSWORD, people, type TestServer, Visitor, type Who } from './test-server';

export function accountsContract(place: () => DatabasePlace): void {
  describe('accounts', () => {
    let test: TestServer;
    let who: Who;
    beforeAll(async () => {
      test = await openTestServer(place());
      who = await people(test.server, { clara: ['clinician'], rita: ['reviewer'] });
    });
    afterAll(() => test.server.database.close());

    it('lets one first person in by the printed link, once', async () => {
      expect(await firstStartToken(test.server)).toBeUndefined();
      const again = await new Visitor(test.server).call('setup', {
        body: { token: 'x'.repeat(43), name: 'Second', email: 'second@clinic.test', password: PASSWORD },
      });
      expect([again.status, again.body.error.code]).toEqual([409, 'set-up-done']);
    });

    it('tells who is signed in, with the roles of the invitation and the key to pin', async () => {
      const { status, body } = await who.clara.call('session');
      expect(status).toBe(200);
      expect(body.person).toMatchObject({ name: 'clara', email: 'clara@clinic.test', roles: ['clinician'] });
      expect(body.signingKey.publicKeyJwk).toMatchObject({ kty: 'EC', crv: 'P-256' });
      expect(body.site.shares).toEqual({
        'label-sets': false,
        guidelines: false,
        'feature-sets': false,
        evaluations: false,
      });
    });

    it('gives an unknown address and a wrong password one answer', async () => {
      const wrong = await new Visitor(test.server).signIn('clara@clinic.test', 'not this password');
      const unknown = await new Visitor(test.server).signIn('nobody@clinic.test', 'not this password');
      expect([wrong.status, unknown.status]).toEqual([401, 401]);
      expect(unknown.body).toEqual(wrong.body);
    });

    it('takes a link once, and gives used, withdrawn and invented ones one answer', async () => {
      const invited = await who.first.call('invite', { body: { email: 'Dora@Clinic.test', roles: ['doctor'] } });
      const withdrawn = await who.first.call('invite', { body: { email: 'eve@clinic.test', roles: ['doctor'] } });
      expect((await who.first.call('withdrawInvitation', { params: { id: withdrawn.body.id } })).status).toBe(204);
      const join = (token: string) =>
        new Visitor(test.server).call('acceptInvitation', { body: { token, name: 'Dora', password: PASSWORD } });
      expect((await join(invited.body.token)).status).toBe(201);
      for (const token of [invited.body.token, withdrawn.body.token, 'y'.repeat(43)]) {
        const refused = await join(token);
        expect([refused.status, refused.body.error.code]).toEqual([403, 'link-invalid']);
      }
      expect((await new Visitor(test.server).signIn('dora@clinic.test')).status).toBe(200);
      const { body } = await who.first.call('invitations');
      expect(body.invitations.find((one: { email: string }) => one.email === 'dora@clinic.test').state).toBe(
        'accepted',
      );
    });

    it('keeps neither tokens nor passwords in clear', async () => {
      const { db } = test.server.database;
      const links = await db.selectFrom('joinLinks').selectAll().execute();
      const accounts = await db.selectFrom('account').selectAll().execute();
      expect(links.every(({ tokenHash }) => /^[0-9a-f]{64}$/.test(tokenHash))).toBe(true);
      expect(JSON.stringify(accounts)).not.toContain(PASSWORD);
    });

    it('signs out on the server: the cookie opens nothing any more', async () => {
      const visitor = new Visitor(test.server);
      await visitor.signIn('clara@clinic.test');
      expect((await visitor.signOut()).status).toBe(200);
      expect((await visitor.call('session')).status).toBe(401);
    });

    it('sets a cookie that scripts cannot read and other sites do not send; behind https of a __Host- name', async () => {
      const plain = await new Visitor(test.server).signIn('clara@clinic.test');
      expect(plain.headers.getSetCookie()[0]).toMatch(/HttpOnly/);
      expect(plain.headers.getSetCookie()[0]).toMatch(/SameSite=Strict/);
      expect(JSON.stringify(plain.body)).not.toContain('token');
      const { openAuth } = await import('@/lib/server/accounts/auth');
      const { database, keys } = test.server;
      const origin = 'https://notes.test';
      const https = { ...test.server, origin, auth: openAuth({ database, keys, origin }) };
      const behind = await new Visitor(https).signIn('clara@clinic.test', PASSWORD, { origin });
      expect(behind.headers.getSetCookie()[0]).toMatch(/^__Host-behealthy-session=.*; Path=\/;.*Secure/);
    });

    it('stops guessing at one address after ten tries, whoever asks', async () => {
      const tries = [];
      for (let at = 0; at < 12; at++)
        tries.push((await new Visitor(test.server).signIn('guess@clinic.test', 'x')).status);
      expect(tries.slice(0, 10)).toEqual(Array(10).fill(401));
      expect(tries.slice(10)).toEqual([429, 429]);
      const limited = await new Visitor(test.server).signIn('GUESS@clinic.test', 'x');
      expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    });

    it('has better-auth’s tables as better-auth wants them', async () => {
      const { getMigrations } = await import('better-auth/db/migration');
      const { toBeAdded, toBeCreated } = await getMigrations(test.server.auth.options);
      expect([toBeAdded, toBeCreated]).toEqual([[], []]);
    });

    it('knows its own cookie alone: no other token, no other signature, no other name', async () => {
      const cookie = who.clara.cookie ?? '';
      const [name = '', value = ''] = cookie.split('=', 2);
      const [token = '', signature = ''] = decodeURIComponent(value).split('.');
      const opens = async (told: string) => {
        const visitor = new Visitor(test.server);
        visitor.cookie = told;
        return (await visitor.call('session')).status;
      };
      const signed = (by: string, as: string) => `${name}=${encodeURIComponent(`${by}.${as}`)}`;
      expect(await opens(`other=1; ${cookie}; more=%`)).toBe(200);
      expect(await opens(signed(token, signature))).toBe(200);
      const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
      for (const wrong of [
        signed(token, other),
        signed(`${token}x`, signature),
        signed(token, ''),
        `${name}=${token}`,
        `${name}=%`,
        `${name}=`,
        `other-${cookie}`,
        '',
      ])
        expect([wrong, await opens(wrong)]).toEqual([wrong, 401]);
    });

    it('removes a person at once and everywhere, and lets the same person in again by an invitation', async () => {
      const { first, rita, clara } = who;
      const invited = await first.call('invite', { body: { email: 'lena@clinic.test', roles: ['clinician'] } });
      const join = (token: string, password = PASSWORD) =>
        new Visitor(test.server).call('acceptInvitation', { body: { token, name: 'Lena', password } });
      const { personId: id } = (await join(invited.body.token)).body;
      const [desk, ward] = [new Visitor(test.server), new Visitor(test.server)];
      for (const browser of [desk, ward]) await browser.signIn('lena@clinic.test');
      const remove = (by: Visitor) => by.call('removePerson', { params: { id } });
      expect((await remove(clara)).body.error.code).toBe('role-missing');
      expect((await remove(rita)).status).toBe(204);
      for (const browser of [desk, ward]) expect((await browser.call('session')).status).toBe(401);
      const wrong = await new Visitor(test.server).signIn('nobody@clinic.test', 'not this password');
      expect((await desk.signIn('lena@clinic.test')).body).toEqual(wrong.body);
      expect((await remove(rita)).body.error.code).toBe('not-found');
      const listed = async () => (await rita.call('people')).body.people.find((one: { id: string }) => one.id === id);
      expect(await listed()).toMatchObject({ name: 'Lena', email: 'lena@clinic.test', removedAt: expect.any(String) });
      const { entries } = (await rita.call('audit', { query: '?limit=200' })).body;
      const told = entries.filter(({ subject }: { subject: string }) => subject === id);
      expect(told.map(({ action }: { action: string }) => action)).toEqual([
        'joined',
        'signed-in',
        'signed-in',
        'person-removed',
      ]);
      // Invited again: the same person, with the new roles and the new password alone.
      const again = await rita.call('invite', { body: { email: 'lena@clinic.test', roles: ['doctor'] } });
      expect((await join(again.body.token, 'another long password')).body.personId).toBe(id);
      expect(await listed()).toMatchObject({ roles: ['doctor'], removedAt: null });
      expect((await desk.call('session')).status).toBe(401);
      expect((await desk.signIn('lena@clinic.test')).status).toBe(401);
      expect((await desk.signIn('lena@clinic.test', 'another long password')).status).toBe(200);
    });

    it('keeps out whoever was removed while signing in', async () => {
      const visitor = new Visitor(test.server);
      await visitor.signIn('clara@clinic.test');
      const { db } = test.server.database;
      const mark = (removedAt: string | null) =>
        db.updateTable('user').set({ removedAt }).where('email', '=', 'clara@clinic.test').execute();
      await mark(new Date().toISOString());
      expect((await visitor.call('session')).status).toBe(401);
      await mark(null);
      expect((await visitor.call('session')).status).toBe(200);
    });

    it('removes neither oneself nor the last reviewer, also where two remove each other', async () => {
      const { first, rita } = who;
      const idOf = async (visitor: Visitor) => (await visitor.call('session')).body.person.id;
      const ids = { first: await idOf(first), rita: await idOf(rita) };
      const oneself = await rita.call('removePerson', { params: { id: ids.rita } });
      expect([oneself.status, oneself.body.error.code]).toEqual([409, 'not-oneself']);
      // Both were let in before either was removed.
      const { removePerson } = await import('@/lib/server/accounts/people');
      const { findSignedIn } = await import('@/lib/server/accounts/session');
      const signedIn = async ({ cookie = '' }: Visitor) => {
        const found = await findSignedIn(test.server, new Headers({ cookie }));
        if (!found) throw new Error('signed out');
        return found;
      };
      const [one, other] = [await signedIn(first), await signedIn(rita)];
      const outcomes = await Promise.all([
        removePerson(test.server, one, ids.rita),
        removePerson(test.server, other, ids.first),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(outcomes.filter((told) => !told.ok && told.error.code === 'last-reviewer')).toHaveLength(1);
      await test.server.database.db.updateTable('user').set({ removedAt: null }).execute();
      for (const name of ['first', 'rita'] as const) {
        // The one who lost comes back for the tests that follow.
        const { db } = test.server.database;
        const has = await db.selectFrom('account').select('id').where('userId', '=', ids[name]).executeTakeFirst();
        if (has) continue;
        const there = await db.selectFrom('account').selectAll().executeTakeFirstOrThrow();
        await db
          .insertInto('account')
          .values({ ...there, id: `${name}-again`, accountId: ids[name], userId: ids[name] })
          .execute();
        await who[name].signIn(`${name}@clinic.test`);
      }
    });

    // From here on the clock is moved.
    it('ends a session after 15 minutes without work; polls are no work, saying so is', async () => {
      test.later(14 * 60);
      expect(
        (await who.rita.call('currentDeployment', { query: '?browser=7d444840-9dc0-11d1-b245-5ffdce74fad2' })).status,
      ).toBe(204);
      expect((await who.clara.call('keepSession')).status).toBe(200);
      test.later(2 * 60);
      expect((await who.rita.call('session')).status).toBe(401);
      expect((await who.clara.call('session')).status).toBe(200);
    });

    it('wants a new sign-in for what was decided more than ten minutes after it', async () => {
      expect((await who.clara.call('session')).body.idleUntil > new Date().toISOString()).toBe(true);
      const fresh = new Visitor(test.server);
      await fresh.signIn('first@clinic.test');
      test.later(11 * 60);
      const refused = await fresh.call('invite', { body: { email: 'late@clinic.test', roles: ['doctor'] } });
      expect([refused.status, refused.body.error.code]).toEqual([403, 'sign-in-again']);
    });

    it('writes that somebody works once a minute at most', async () => {
      const visitor = new Visitor(test.server);
      await visitor.signIn('clara@clinic.test');
      const until = async () => (await visitor.call('keepSession')).body.idleUntil;
      const first = await until();
      test.later(50);
      expect(await until()).toBe(first);
      test.later(20);
      expect(Date.parse(await until()) - Date.parse(first)).toBeGreaterThanOrEqual(70_000);
    });
  });
}
