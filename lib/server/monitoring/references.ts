import type { Kysely } from 'kysely';
import { decodeReference } from '../../domain/monitoring/told-reference';
import { fail, ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import { REFERENCE_BYTES_MAX, type ToldReference } from '../../schemas/registry/monitoring';
import type { SignedIn } from '../accounts/session';
import type { Tables } from '../database/tables';
import { write } from '../database/write';
import { sha256Hex } from '../hash';
import type { Idempotency } from '../http/call';
import { type Done, once } from '../http/idempotency';
import type { Server } from '../server';

/** Keeps what windows of a version are compared with. Set once: windows that were judged stay judged. */
export async function tellReference(
  server: Server,
  author: SignedIn,
  modelVersionId: string,
  told: ToldReference,
  idempotency: Idempotency,
): Promise<Result<Done, RegistryError>> {
  const reference = JSON.stringify(told);
  if (Buffer.byteLength(reference) > REFERENCE_BYTES_MAX) return fail({ code: 'body-too-large' });
  if (!decodeReference(told)) return fail({ code: 'not-a-reference' });
  return write(server, ({ tx, at, note }) =>
    once({ tx, at }, author.id, idempotency, async () => {
      const version = await tx
        .selectFrom('modelVersions')
        .select('authorId')
        .where('id', '=', modelVersionId)
        .executeTakeFirst();
      if (!version) return fail({ code: 'model-unknown' });
      if (version.authorId !== author.id) return fail({ code: 'author-only' });
      const done = ok({ status: 200, body: { modelVersionId } });
      const before = await readReferenceText(tx, modelVersionId);
      if (before !== undefined) return before === reference ? done : fail({ code: 'reference-set' });
      await tx
        .insertInto('monitoringReferences')
        .values({ modelVersionId, byPersonId: author.id, at, reference })
        .execute();
      const detail = { referenceSha256: sha256Hex(reference) };
      await note({ personId: author.id, action: 'reference-set', subject: modelVersionId, detail });
      return done;
    }),
  );
}

export async function readReferenceText(db: Kysely<Tables>, modelVersionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('monitoringReferences')
    .select('reference')
    .where('modelVersionId', '=', modelVersionId)
    .executeTakeFirst();
  return row?.reference;
}
