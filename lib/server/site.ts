import type { Kysely } from 'kysely';
import { fail, ok, type Result } from '../domain/result';
import type { RegistryError } from '../schemas/registry/errors';
import { type Site, siteBodySchema } from '../schemas/registry/site';
import type { z } from '../schemas/zod';
import type { SignedIn } from './accounts/session';
import type { Tables } from './database/tables';
import { write } from './database/write';
import type { Server } from './server';

export async function readSite(db: Kysely<Tables>): Promise<Site> {
  const { revision, settings } = await db.selectFrom('site').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();
  return { ...siteBodySchema.parse(JSON.parse(settings)), revision };
}

/** @param seen the revision the person saw */
export async function changeSite(
  server: Server,
  by: SignedIn,
  seen: number,
  { shares, minimumK }: z.infer<typeof siteBodySchema>,
): Promise<Result<Site, RegistryError>> {
  return write(server, async ({ tx, note }) => {
    const { revision } = await readSite(tx);
    if (revision !== seen) return fail({ code: 'revision-differs', revision });
    const next = { shares, minimumK, revision: revision + 1 };
    await tx
      .updateTable('site')
      .set({ revision: next.revision, settings: JSON.stringify({ shares, minimumK }) })
      .where('id', '=', 1)
      .execute();
    const detail = { ...shares, minimumK, revision: next.revision };
    await note({ personId: by.id, action: 'site-changed', subject: 'site', detail });
    return ok(next);
  });
}
