import type { Transaction } from 'kysely';
import { canonicalJson } from '../../domain/canonical-json';
import type { Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import { type AuditNote, auditHash } from '../audit/append';
import type { Server } from '../server';
import type { Tables } from './tables';

/** A transaction that may write; what it notes in the audit log stands or falls with it. */
export interface Writing {
  readonly tx: Transaction<Tables>;
  /** ISO 8601: one time for all that the transaction writes. */
  readonly at: string;
  note(note: AuditNote): Promise<void>;
}

/** Carries a refusal out of a transaction, so that nothing of it stays. */
class Refused {
  constructor(readonly error: RegistryError) {}
}

/**
 * All or nothing, one writer after the other: the first statement takes the row of the audit chain's end, in SQLite
 * (which has one writer anyway) as in PostgreSQL, where later writers wait for it. So what is read inside cannot change
 * before the end, whichever process asks, and the chain has no forks.
 * @param run a refusal undoes everything; it must not wait for anything but the database
 */
export async function write<T>(
  server: Pick<Server, 'database' | 'nowMs'>,
  run: (writing: Writing) => Promise<Result<T, RegistryError>>,
): Promise<Result<T, RegistryError>> {
  try {
    return await server.database.db.transaction().execute(async (tx) => {
      const head = await tx
        .updateTable('auditHead')
        .set((row) => ({ seq: row.ref('seq') }))
        .where('id', '=', 1)
        .returning(['seq', 'hash'])
        .executeTakeFirstOrThrow();
      const at = new Date(server.nowMs()).toISOString();
      let { seq, hash } = head;
      const result = await run({
        tx,
        at,
        note: async ({ personId, action, subject, detail }) => {
          const entry = { seq: seq + 1, at, personId, action, subject, detail, previousHash: hash };
          const entryHash = auditHash(entry);
          await tx
            .insertInto('auditLog')
            .values({ ...entry, detail: canonicalJson(detail), hash: entryHash })
            .execute();
          [seq, hash] = [entry.seq, entryHash];
        },
      });
      if (!result.ok) throw new Refused(result.error);
      if (seq !== head.seq) await tx.updateTable('auditHead').set({ seq, hash }).where('id', '=', 1).execute();
      return result;
    });
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, error: thrown.error };
    throw thrown;
  }
}
