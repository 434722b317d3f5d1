import { ok } from '../../domain/result';
import type { AuditEntry } from '../../schemas/registry/audit';
import { REGISTRY_LIMITS } from '../../schemas/registry/limits';
import { write } from '../database/write';
import type { Handler } from '../http/answer';
import { personOf } from '../http/call';
import { pageOf } from '../http/page';
import type { Server } from '../server';
import { auditEntries, entryOf, verifyAudit } from './verify';

export const AUDIT_HANDLERS = {
  audit: async (server, { query }) => {
    const { from = 0, limit } = pageOf(query, 'after', REGISTRY_LIMITS.pageMax);
    const { db } = server.database;
    const rows = await db
      .selectFrom('auditLog')
      .selectAll()
      .where('seq', '>', from)
      .orderBy('seq')
      .limit(limit + 1)
      .execute();
    const entries = rows.slice(0, limit).map(entryOf);
    const next = rows.length > limit ? (entries.at(-1)?.seq ?? null) : null;
    return ok({ body: { entries, people: await peopleOf(server, entries), next } });
  },
  auditExport: async (server, call) => {
    await write(server, async ({ note }) => {
      await note({ personId: personOf(call).id, action: 'audit-exported', subject: 'audit', detail: {} });
      return ok(undefined);
    });
    const headers = {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit.jsonl"',
    };
    return ok({ bytes: linesOf(auditEntries(server.database)), headers });
  },
  auditVerify: async (server) => ok({ body: await verifyAudit(server.database) }),
} as const satisfies Record<string, Handler>;

async function peopleOf({ database: { db } }: Server, entries: readonly AuditEntry[]) {
  const ids = [...new Set(entries.flatMap(({ personId }) => personId ?? []))];
  return ids.length === 0 ? [] : db.selectFrom('user').select(['id', 'name']).where('id', 'in', ids).execute();
}

/** A line an entry, read from the database as fast as it is taken. */
function linesOf(entries: AsyncGenerator<AuditEntry>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await entries.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    cancel: async () => {
      await entries.return(undefined);
    },
  });
}
