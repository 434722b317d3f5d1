import type { z } from '../../zod';
import type { RegistryErrorCode } from '../errors';
import type { Role } from '../parts';

export interface RegistryRoute {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Parts in braces are named. */
  readonly path: `/api/${string}`;
  readonly what: string;
  /** `anyone`: also signed out. Roles: one of them is needed. */
  readonly who: 'anyone' | 'signed-in' | readonly Role[];
  /** A sign-in of the last 10 minutes is needed: always, or for some bodies. */
  readonly recentSignIn?: 'always' | 'sometimes';
  readonly query?: Readonly<Record<string, string>>;
  /** JSON, unless `bytes`. */
  readonly body?: z.ZodType | 'bytes';
  /** The header Idempotency-Key, a uuid made by the browser, is needed. */
  readonly idempotent?: true;
  /** The header If-Match is needed. */
  readonly ifMatch?: true;
  /** 304 for If-None-Match. */
  readonly etag?: true;
  readonly status: 200 | 201 | 204;
  /** Of the answer; absent: none, or bytes. */
  readonly answer?: z.ZodType;
  /** When there may be nothing to answer with, 204: what that means. */
  readonly nothing?: string;
  /** Refusals of its own; those of sign-in, roles, form and limits come on top. */
  readonly refusals?: readonly RegistryErrorCode[];
}

export const MAKERS: readonly Role[] = ['clinician', 'reviewer'];
export const REVIEWER: readonly Role[] = ['reviewer'];
