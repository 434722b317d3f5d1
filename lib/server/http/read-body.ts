import { fail, ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import { REGISTRY_LIMITS } from '../../schemas/registry/limits';
import type { z } from '../../schemas/zod';

/** The body, read no further than `bytesMax`: a length that a client states may be false. */
export async function readBytes(request: Request, bytesMax: number): Promise<Result<Uint8Array, RegistryError>> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return fail({ code: 'body-too-large' });
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > bytesMax) {
      await reader.cancel();
      return fail({ code: 'body-too-large' });
    }
    parts.push(value);
  }
  return ok(Buffer.concat(parts, size));
}

/**
 * JSON that fits its schema, as it was sent: hashes are taken over parts of it, and the order of keys counts. The
 * schemas are strict and change nothing, so what is kept is what was checked.
 */
export function parseBody(bytes: Uint8Array, headers: Headers, schema: z.ZodType): Result<unknown, RegistryError> {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return fail({ code: 'not-json' });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), withoutProto);
  } catch {
    return fail({ code: 'not-json' });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(value);
  // Where and by which rule; never the value, and no key that is not the schema's own.
  const issues = parsed.error.issues.slice(0, 10).map(({ path, code }) => ({
    path: path.map(String).join('.').slice(0, 120),
    code: String(code),
  }));
  return fail({ code: 'body-invalid', issues });
}

/** `__proto__` as a key would set the prototype where an object is copied. */
function withoutProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('__proto__');
  return value;
}

export const JSON_BYTES_MAX = REGISTRY_LIMITS.bodyBytesMax;
