import type { SyncRequest } from '@/lib/domain/sync/sync-request';
import type { SyncAnswer } from '@/lib/domain/sync/verdict';
import type { RegistrySender } from '@/lib/pipelines/sync/ports';
import { registryErrorSchema } from '@/lib/schemas/registry/errors';

/** A request that gets no answer for so long counts as lost; a piece of 1 MiB takes 70 s at 128 kbit/s. */
const TIMEOUT_MS = 90_000;

/** @returns the response, or undefined where none came */
export async function fetchRegistry(request: SyncRequest, signal?: AbortSignal): Promise<Response | undefined> {
  const { method, path, headers, body } = request;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: body as BodyInit }),
      cache: 'no-store',
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch {
    return undefined;
  }
}

/** Sends what waits in the outbox; what cannot be reached is an answer. */
export const registrySender: RegistrySender = {
  async send(request, signal): Promise<SyncAnswer> {
    const response = await fetchRegistry(request, signal);
    if (!response) return { kind: 'unreachable' };
    const { status, headers } = response;
    const error = status >= 400 ? await errorOf(response) : undefined;
    return {
      kind: 'answered',
      status,
      code: error?.code,
      etag: headers.get('etag') ?? undefined,
      retryAfterSeconds: numberIn(headers.get('retry-after')),
      uploadOffset: numberIn(headers.get('upload-offset')) ?? error?.offset,
    };
  },
};

async function errorOf(response: Response) {
  const body: unknown = await response.json().catch(() => undefined);
  const read = registryErrorSchema.safeParse(body);
  return read.success ? read.data.error : undefined;
}

/** Undefined: absent, or no whole number of what it counts (Retry-After may be a date). */
function numberIn(header: string | null): number | undefined {
  return header !== null && /^\d{1,12}$/u.test(header) ? Number(header) : undefined;
}
