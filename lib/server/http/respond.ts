import { ERROR_STATUSES, type RegistryError } from '../../schemas/registry/errors';
import type { Reply } from './call';

/** No answer of the server belongs into a shared cache, and most belong into none. */
const NO_STORE = { 'Cache-Control': 'no-store' };

export function refusalResponse(error: RegistryError, head = false): Response {
  const headers: Record<string, string> = { ...NO_STORE, 'Content-Type': 'application/json' };
  if (error.retryAfter !== undefined) headers['Retry-After'] = String(error.retryAfter);
  if (error.code === 'offset-differs') headers['Upload-Offset'] = String(error.offset);
  // A body to HEAD would be taken for the next answer.
  return new Response(head ? null : JSON.stringify({ error }), { status: ERROR_STATUSES[error.code], headers });
}

/** @param etag without the quotes @param known If-None-Match */
export function isKnown(etag: string, known: string | null): boolean {
  return known?.split(',').some((name) => name.trim().replace(/^W\//, '') === `"${etag}"`) ?? false;
}

/** @param status of the route, unless the reply has its own @param known If-None-Match */
export function replyResponse(reply: Reply, status: number, known: string | null): Response {
  const headers = new Headers({ ...NO_STORE, ...reply.headers });
  for (const cookie of reply.cookies ?? []) headers.append('Set-Cookie', cookie);
  if (reply.etag !== undefined) {
    const etag = `"${reply.etag}"`;
    headers.set('ETag', etag);
    // Kept by the browser's own code, asked for again each time.
    if (!reply.headers?.['Cache-Control']) headers.set('Cache-Control', 'private, no-cache');
    if (isKnown(reply.etag, known)) return new Response(null, { status: 304, headers });
  }
  if (reply.bytes) {
    if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/octet-stream');
    return new Response(reply.bytes as BodyInit, { status: reply.status ?? status, headers });
  }
  if (reply.body === undefined) return new Response(null, { status: reply.status ?? status, headers });
  headers.set('Content-Type', 'application/json');
  return new Response(JSON.stringify(reply.body), { status: reply.status ?? status, headers });
}
