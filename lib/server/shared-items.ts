import { fail, ok, type Result } from '../domain/result';
import type { RegistryError } from '../schemas/registry/errors';
import {
  type SharedBody,
  type SharedItem,
  type SharedKind,
  sharedKindSchema,
  type sharedListSchema,
} from '../schemas/registry/site';
import type { z } from '../schemas/zod';
import type { SignedIn } from './accounts/session';
import { write } from './database/write';
import { sha256Hex } from './hash';
import type { Idempotency } from './http/call';
import { type Done, once } from './http/idempotency';
import type { Server } from './server';
import { readSite } from './site';

/** A kind that the site lets its browsers share. */
export async function openKind(server: Server, kind: string | undefined): Promise<Result<SharedKind, RegistryError>> {
  const known = sharedKindSchema.safeParse(kind);
  if (!known.success) return fail({ code: 'not-found' });
  const { shares } = await readSite(server.database.db);
  return shares[known.data] ? ok(known.data) : fail({ code: 'sharing-off' });
}

export async function listShared(
  { database: { db } }: Server,
  kind: SharedKind,
): Promise<z.infer<typeof sharedListSchema>> {
  const rows = await itemsOf(db).where('kind', '=', kind).orderBy('sharedItems.at', 'desc').limit(500).execute();
  return {
    items: rows.map((row) => {
      const { item, ...facts } = itemOf(row);
      return { ...facts, kind, name: item.name, version: item.version };
    }),
  };
}

export async function readShared(
  { database: { db } }: Server,
  kind: SharedKind,
  id: string,
): Promise<SharedItem | undefined> {
  const row = await itemsOf(db).where('kind', '=', kind).where('sharedItems.id', '=', id).executeTakeFirst();
  return row && itemOf(row);
}

function itemsOf(db: Server['database']['db']) {
  return db
    .selectFrom('sharedItems')
    .innerJoin('user', 'user.id', 'sharedItems.byPersonId')
    .select(['sharedItems.id', 'kind', 'revision', 'byPersonId', 'at', 'item', 'user.name as byName']);
}

interface ItemRow {
  readonly id: string;
  readonly revision: number;
  readonly byPersonId: string;
  readonly byName: string;
  readonly at: string;
  readonly item: string;
}

function itemOf({ id, byPersonId, byName, at, revision, item }: ItemRow): SharedItem {
  return { id, by: { id: byPersonId, name: byName }, at, revision, item: JSON.parse(item) };
}

/** Shares a thing, or its next revision, by whoever shared it first. */
export async function share(
  server: Server,
  person: SignedIn,
  id: string,
  item: SharedBody,
  idempotency: Idempotency,
): Promise<Result<Done, RegistryError>> {
  return write(server, ({ tx, at, note }) =>
    once({ tx, at }, person.id, idempotency, async () => {
      const { kind } = item;
      // Asked again inside: a site that was closed meanwhile takes nothing more.
      if (!(await readSite(tx)).shares[kind]) return fail({ code: 'sharing-off' });
      const before = await tx
        .selectFrom('sharedItems')
        .select(['revision', 'byPersonId'])
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirst();
      if (before && before.byPersonId !== person.id) return fail({ code: 'id-taken' });
      const revision = (before?.revision ?? 0) + 1;
      const text = JSON.stringify(item);
      const row = { revision, byPersonId: person.id, at, item: text };
      await tx
        .insertInto('sharedItems')
        .values({ kind, id, ...row })
        .onConflict((conflict) => conflict.columns(['kind', 'id']).doUpdateSet(row))
        .execute();
      const detail = { kind, revision, itemSha256: sha256Hex(text) };
      await note({ personId: person.id, action: 'shared', subject: id, detail });
      return ok({ status: 200, body: { revision } });
    }),
  );
}
