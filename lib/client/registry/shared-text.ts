import { type SharedBody, sharedBodySchema } from '@/lib/schemas/registry/site';

/** As it would go out; undefined: the server would refuse it. */
export function sharedText(body: SharedBody): string | undefined {
  return sharedBodySchema.safeParse(body).success ? JSON.stringify(body) : undefined;
}
