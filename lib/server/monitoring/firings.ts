import { ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import type { FiringBody, Firings } from '../../schemas/registry/triggers';
import type { SignedIn } from '../accounts/session';
import { write } from '../database/write';
import type { Idempotency } from '../http/call';
import { type Done, once } from '../http/idempotency';
import type { Server } from '../server';
import { queueDeliveries } from './deliveries';

/**
 * Keeps what fired in a browser; sent again, its outcome replaces the one before. Webhooks are told of a key once, with
 * the first browser that sends it, in the same transaction.
 */
export async function takeFiring(
  server: Server,
  person: SignedIn,
  id: string,
  body: FiringBody,
  idempotency: Idempotency,
): Promise<Result<Done, RegistryError>> {
  return write(server, (writing) =>
    once(writing, person.id, idempotency, async () => {
      const { tx, at } = writing;
      const { version, browserId, ...firing } = body;
      const known = await tx.selectFrom('firings').select(['browserId', 'number']).where('id', '=', id).execute();
      const own = known.find((row) => row.browserId === browserId);
      const text = JSON.stringify(firing);
      if (own) {
        await tx
          .updateTable('firings')
          .set({ firing: text })
          .where('id', '=', id)
          .where('browserId', '=', browserId)
          .execute();
        return ok({ status: 200, body: { number: own.number } });
      }
      const last = await tx
        .selectFrom('firings')
        .select('number')
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      const number = (last?.number ?? 0) + 1;
      await tx
        .insertInto('firings')
        .values({ id, browserId, number, rule: body.rule, receivedAt: at, firing: text })
        .execute();
      if (known.length === 0) await queueDeliveries(writing, server.newId, id, body);
      return ok({ status: 200, body: { number } });
    }),
  );
}

/** Newest first. Whose browser it was is not told. */
export async function listFirings({ database: { db } }: Server, before: number, limit: number): Promise<Firings> {
  const rows = await db
    .selectFrom('firings')
    .selectAll()
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const firings = shown.map(({ id, number, receivedAt, firing }) => ({
    ...(JSON.parse(firing) as Omit<FiringBody, 'version' | 'browserId'>),
    number,
    id,
    receivedAt,
  }));
  return { firings, next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null };
}
