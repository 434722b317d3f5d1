import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '@/lib/server/audit/verify';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { approved, deployTo } from './test-model';
import { openTestServer, people, type TestServer, type Who } from './test-server';

export function auditContract(place: () => DatabasePlace): void {
  describe('audit log', () => {
    let test: TestServer;
    let who: Who;
    beforeAll(async () => {
      test = await openTestServer(place());
      who = await people(test.server, { clara: ['clinician'], rita: ['reviewer'] });
      await deployTo(who.rita, await approved(who.clara, who.rita));
    });
    afterAll(() => test.server.database.close());

    it('has every step in order, who and when, and verifies', async () => {
      const { entries, people: named } = (await who.rita.call('audit')).body;
      expect(entries.map(({ seq }: { seq: number }) => seq)).toEqual(entries.map((_: unknown, at: number) => at + 1));
      const actions = entries.map(({ action }: { action: string }) => action);
      expect(actions.slice(0, 5)).toEqual(['set-up', 'signed-in', 'invited', 'joined', 'signed-in']);
      expect(actions.slice(-6)).toEqual([
        'model-stored',
        'version-made',
        'version-step',
        'version-step',
        'version-step',
        'deployed',
      ]);
      expect(named.map(({ name }: { name: string }) => name).sort()).toEqual(['First', 'clara', 'rita']);
      expect((await who.rita.call('auditVerify')).body).toMatchObject({ sound: true, entries: entries.length });
    });

    it('is exported line by line, chain and all', async () => {
      const { body } = await who.rita.call('auditExport');
      const lines = new TextDecoder()
        .decode(body)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.at(-1)).toMatchObject({ action: 'audit-exported' });
      for (const [at, line] of lines.entries()) if (at > 0) expect(line.previousHash).toBe(lines[at - 1].hash);
    });

    it('names the row that somebody edited, moved or took out', async () => {
      const { db } = test.server.database;
      const seq = 4;
      const row = await db.selectFrom('auditLog').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow();
      const restore = () => db.updateTable('auditLog').set(row).where('seq', '=', seq).execute();
      for (const change of [
        { personId: 'somebody-else' },
        { at: '2020-01-01T00:00:00.000Z' },
        { subject: 'x' },
        { detail: '{"roles":"reviewer"}' },
        { detail: 'no json' },
        { hash: row.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
      ]) {
        await db.updateTable('auditLog').set(change).where('seq', '=', seq).execute();
        expect(await verifyAudit(test.server.database)).toEqual({ sound: false, seq, fault: 'row-changed' });
        await restore();
      }
      await db.deleteFrom('auditLog').where('seq', '=', seq).execute();
      expect(await verifyAudit(test.server.database)).toEqual({ sound: false, seq, fault: 'row-missing' });
      await db.insertInto('auditLog').values(row).execute();
      expect((await verifyAudit(test.server.database)).sound).toBe(true);
    });

    it('misses rows that were cut off at the end', async () => {
      const { db } = test.server.database;
      const last = await db.selectFrom('auditLog').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow();
      await db.deleteFrom('auditLog').where('seq', '=', last.seq).execute();
      expect(await verifyAudit(test.server.database)).toEqual({ sound: false, seq: last.seq, fault: 'end-missing' });
      await db.insertInto('auditLog').values(last).execute();
    });
  });
}
