import { fail, ok } from '../../domain/result';
import type { ModelCard } from '../../schemas/registry/card';
import { REGISTRY_LIMITS } from '../../schemas/registry/limits';
import type { TransitionBody } from '../../schemas/registry/model-versions';
import { idSchema, sha256Schema } from '../../schemas/registry/parts';
import type { Handler } from '../http/answer';
import { type Call, keyOf, personOf } from '../http/call';
import { COUNT_MAX, pageOf } from '../http/page';
import { makeVersion } from './make-version';
import { listVersions, readBytesOf, readVersion } from './read-versions';
import { stepVersion } from './step-version';
import { takePiece, uploadState } from './uploads';

const shaOf = ({ params }: Call) => sha256Schema.safeParse(params.sha256).data;
const countIn = (headers: Headers, name: string) => {
  const text = headers.get(name) ?? '';
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
};

export const MODEL_HANDLERS = {
  uploadState: async (server, call) => {
    const sha256 = shaOf(call);
    if (!sha256) return fail({ code: 'not-found' });
    const { offset, length } = await uploadState(server, personOf(call).id, sha256);
    const known: Record<string, string> = length === undefined ? {} : { 'Upload-Length': String(length) };
    return ok({ headers: { 'Upload-Offset': String(offset), ...known } });
  },
  uploadPiece: async (server, call) => {
    const sha256 = shaOf(call);
    if (!sha256) return fail({ code: 'not-found' });
    const [offset, length] = [countIn(call.headers, 'upload-offset'), countIn(call.headers, 'upload-length')];
    if (offset === undefined || length === undefined) return fail({ code: 'length-differs' });
    const bytes = call.body as Uint8Array;
    const taken = await takePiece(server, personOf(call).id, { sha256, offset, length, bytes });
    if (!taken.ok) return taken;
    return ok({ headers: { 'Upload-Offset': String(taken.value), 'Upload-Length': String(length) } });
  },
  modelBytes: async (server, call) => {
    const sha256 = shaOf(call);
    const bytes = sha256 && (await readBytesOf(server, sha256));
    if (!bytes) return fail({ code: 'not-found' });
    // Named by its content: it can be kept for ever, by the browser that was let in.
    return ok({ bytes, etag: sha256, headers: { 'Cache-Control': 'private, max-age=31536000, immutable' } });
  },
  makeVersion: (server, call) => makeVersion(server, personOf(call), call.body as ModelCard, keyOf(call)),
  versions: async (server, { query }) => {
    const page = pageOf(query, 'before', REGISTRY_LIMITS.pageMax);
    return ok({ body: await listVersions(server, page.from ?? COUNT_MAX, page.limit) });
  },
  version: async (server, { params }) => {
    const id = idSchema.safeParse(params.id).data;
    const version = id && (await readVersion(server, id));
    return version ? ok({ body: version, etag: String(version.revision) }) : fail({ code: 'not-found' });
  },
  transition: async (server, call) => {
    const id = idSchema.safeParse(call.params.id).data;
    if (!id) return fail({ code: 'not-found' });
    return stepVersion(server, personOf(call), id, call.seen, call.body as TransitionBody, keyOf(call));
  },
} as const satisfies Record<string, Handler>;
