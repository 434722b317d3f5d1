import { fail, ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import type { Writing } from '../database/write';
import type { Idempotency } from './call';

export interface Done {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Does it once for a key, in the effect's own transaction. The same request again gets the answer that was stored, and
 * nothing happens; another request under the key is refused. A refusal stores nothing: when its reason is gone, the same
 * key may try again.
 */
export async function once(
  { tx, at }: Pick<Writing, 'tx' | 'at'>,
  personId: string,
  { key, requestHash }: Idempotency,
  run: () => Promise<Result<Done, RegistryError>>,
): Promise<Result<Done, RegistryError>> {
  const before = await tx
    .selectFrom('idempotencyKeys')
    .selectAll()
    .where('personId', '=', personId)
    .where('key', '=', key)
    .executeTakeFirst();
  if (before) {
    if (before.requestHash !== requestHash) return fail({ code: 'key-reused' });
    return ok({ status: before.status, body: JSON.parse(before.answer) });
  }
  const done = await run();
  if (!done.ok) return done;
  await tx
    .insertInto('idempotencyKeys')
    .values({
      personId,
      key,
      requestHash,
      status: done.value.status,
      answer: JSON.stringify(done.value.body),
      createdAt: at,
    })
    .execute();
  return done;
}
