import type { Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import type { SignedIn } from '../accounts/session';

/** A request that passed sign-in, role, form and limits. */
export interface Call {
  /** Undefined on routes for anyone. */
  readonly person: SignedIn | undefined;
  /** Named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** As its schema says; bytes as they came. */
  readonly body: unknown;
  /** If-Match, where the route needs it. */
  readonly seen: number;
  readonly idempotency: Idempotency | undefined;
}

/** One effect a key: the same key with the same request is told the same answer; see idempotency.ts. */
export interface Idempotency {
  readonly key: string;
  /** sha256 over route, address, If-Match and body. */
  readonly requestHash: string;
}

export interface Reply {
  readonly status?: number;
  /** JSON. */
  readonly body?: unknown;
  readonly bytes?: Uint8Array | ReadableStream<Uint8Array>;
  /** Without the quotes. */
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

export type Answer = Result<Reply, RegistryError>;

/** Whoever is signed in: the route's rule made sure. */
export function personOf({ person }: Call): SignedIn {
  if (!person) throw new Error('a route for signed-in people was reached without one');
  return person;
}

export function keyOf({ idempotency }: Call): Idempotency {
  if (!idempotency) throw new Error('a route with an Idempotency-Key was reached without one');
  return idempotency;
}
