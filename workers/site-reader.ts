import { fail, ok } from '@/lib/domain/result';
import type { Fetched, SiteReader } from '@/lib/pipelines/site/ports';
import { manifestSchema, signedManifestSchema } from '@/lib/schemas/registry/deployments';
import type { z } from '@/lib/schemas/zod';
import { fetchRegistry } from './registry-fetch';

/** The site over HTTP; everything is looked at where it comes in. */
export const siteReader: SiteReader = {
  current: async (browserId, etag) =>
    get(
      `/api/deployments/current?browser=${encodeURIComponent(browserId)}`,
      async (response) => {
        const read = signedManifestSchema.safeParse(await response.json());
        return read.success ? read.data : undefined;
      },
      etag,
    ),

  bytes: async (sha256) =>
    get(`/api/models/${encodeURIComponent(sha256)}`, async (response) => new Uint8Array(await response.arrayBuffer())),

  readManifest: (payload) => {
    const read = manifestSchema.safeParse(parsedJson(payload));
    return read.success ? ok(read.data) : fail('no-manifest');
  },
};

/** One thing of the site. */
export const readSite = <T>(path: string, schema: z.ZodType<T>, etag?: string): Promise<Fetched<T>> =>
  get(
    path,
    async (response) => {
      const read = schema.safeParse(await response.json());
      return read.success ? read.data : undefined;
    },
    etag,
  );

/** @param read undefined: the answer is not what was agreed, as from a proxy's sign-in page: asked again next time */
async function get<T>(
  path: string,
  read: (response: Response) => Promise<T | undefined>,
  etag?: string,
): Promise<Fetched<T>> {
  const headers: Record<string, string> = etag === undefined ? {} : { 'if-none-match': etag };
  const response = await fetchRegistry({ method: 'GET', path, headers });
  if (!response) return { kind: 'unreachable' };
  if (response.status === 304) return { kind: 'unchanged' };
  if (response.status === 401) return { kind: 'signed-out' };
  if (response.status === 204) return { kind: 'nothing' };
  if (!response.ok) return { kind: 'unreachable' };
  try {
    const value = await read(response);
    if (value === undefined) return { kind: 'unreachable' };
    return { kind: 'found', value, etag: response.headers.get('etag') ?? undefined };
  } catch {
    // Cut off in the middle.
    return { kind: 'unreachable' };
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
