import { fail, ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import type { Webhooks, WebhooksBody } from '../../schemas/registry/triggers';
import type { SignedIn } from '../accounts/session';
import type { Writing } from '../database/write';
import { sha256Hex } from '../hash';
import type { Server } from '../server';
import { changeSettings, readSettings } from './settings';
import { isWebhookAddress } from './webhook-address';

/** Whom the server tells, without the secrets. */
export async function readWebhooks({ database: { db } }: Server): Promise<Webhooks> {
  const { revision } = await readSettings(db, 'webhooks', null);
  const rows = await db.selectFrom('webhooks').selectAll().orderBy('place').execute();
  const told = await db
    .selectFrom('webhookDeliveries')
    .select(['webhookId', 'state'])
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .where('state', '!=', 'delivered')
    .groupBy(['webhookId', 'state'])
    .execute();
  const count = (id: string, state: string) =>
    Number(told.find((row) => row.webhookId === id && row.state === state)?.count ?? 0);
  const webhooks = rows.map(({ id, name, address, events, active }) => ({
    id,
    name,
    address,
    events: JSON.parse(events) as Webhooks['webhooks'][number]['events'],
    active: active === 1,
    waiting: count(id, 'waiting'),
    failed: count(id, 'given-up'),
  }));
  return { revision, webhooks };
}

/** Puts these in the place of all; what waits for one that is taken away, or rests, is given up. */
export async function changeWebhooks(
  server: Server,
  by: SignedIn,
  seen: number,
  { webhooks }: WebhooksBody,
): Promise<Result<Webhooks, RegistryError>> {
  if (!webhooks.every(({ address }) => isWebhookAddress(address, server.webhookLoopback)))
    return fail({ code: 'address-not-allowed' });
  // The log says which and that they changed; addresses may hold a key, so by their hash.
  const detail = Object.fromEntries(
    webhooks.map(({ id, address, active }) => [id, `${active ? 'on' : 'off'} ${sha256Hex(address).slice(0, 16)}`]),
  );
  const audit = { action: 'webhooks-changed', detail } as const;
  const changed = await changeSettings(server, by, 'webhooks', seen, null, audit, (writing) =>
    replaceAll(writing, webhooks),
  );
  return changed.ok ? ok(await readWebhooks(server)) : changed;
}

async function replaceAll({ tx }: Writing, webhooks: WebhooksBody['webhooks']): Promise<Result<void, RegistryError>> {
  const before = new Map(
    (await tx.selectFrom('webhooks').select(['id', 'secret']).execute()).map(({ id, secret }) => [id, secret]),
  );
  await tx.deleteFrom('webhooks').execute();
  for (const [place, { id, name, address, events, active, secret }] of webhooks.entries()) {
    const kept = secret ?? before.get(id);
    if (kept === undefined) return fail({ code: 'secret-missing' });
    const row = { id, place, name, address, secret: kept, events: JSON.stringify(events), active: active ? 1 : 0 };
    await tx.insertInto('webhooks').values(row).execute();
  }
  const told = webhooks.filter(({ active }) => active).map(({ id }) => id);
  let over = tx
    .updateTable('webhookDeliveries')
    .set({ state: 'given-up', code: 'webhook-off', nextTryAt: null, claim: null })
    .where('state', '=', 'waiting');
  if (told.length > 0) over = over.where('webhookId', 'not in', told);
  await over.execute();
  return ok(undefined);
}
