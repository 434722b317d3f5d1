import { fail, ok } from '../domain/result';
import { idSchema } from '../schemas/registry/parts';
import type { SharedBody } from '../schemas/registry/site';
import { isMigrated } from './database/migrate';
import { sha256Hex } from './hash';
import type { Handler } from './http/answer';
import { keyOf, personOf } from './http/call';
import { readNotices } from './notices';
import { listShared, openKind, readShared, share } from './shared-items';
import { changeSite, readSite } from './site';

export const SITE_HANDLERS = {
  notices: async (server, call) => {
    const notices = await readNotices(server, personOf(call));
    return ok({ body: notices, etag: sha256Hex(JSON.stringify(notices)).slice(0, 16) });
  },
  site: async ({ database: { db } }) => {
    const site = await readSite(db);
    return ok({ body: site, etag: String(site.revision) });
  },
  changeSite: async (server, call) => {
    const changed = await changeSite(server, personOf(call), call.seen, call.body as Parameters<typeof changeSite>[3]);
    return changed.ok ? ok({ body: changed.value, etag: String(changed.value.revision) }) : changed;
  },
  sharedList: async (server, { params }) => {
    const kind = await openKind(server, params.kind);
    return kind.ok ? ok({ body: await listShared(server, kind.value) }) : kind;
  },
  sharedItem: async (server, { params }) => {
    const kind = await openKind(server, params.kind);
    if (!kind.ok) return kind;
    const id = idSchema.safeParse(params.id).data;
    const item = id && (await readShared(server, kind.value, id));
    return item ? ok({ body: item, etag: String(item.revision) }) : fail({ code: 'not-found' });
  },
  share: async (server, call) => {
    const kind = await openKind(server, call.params.kind);
    if (!kind.ok) return kind;
    const id = idSchema.safeParse(call.params.id).data;
    const item = call.body as SharedBody;
    if (!id || item.kind !== kind.value) return fail({ code: 'not-found' });
    return share(server, personOf(call), id, item, keyOf(call));
  },
  health: async ({ appVersion }) => ok({ body: { ok: true, appVersion } }),
  ready: async ({ database, ending }) => {
    // The table of migrations answers only where the storage does.
    const ready = !ending && (await isMigrated(database).catch(() => false));
    return ready ? ok({ body: { ready, storage: database.kind } }) : fail({ code: 'not-ready' });
  },
} as const satisfies Record<string, Handler>;
