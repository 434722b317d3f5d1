import { betterAuth } from 'better-auth';
import { REGISTRY_LIMITS, SESSION_TIMES } from '../../schemas/registry/limits';
import type { Database } from '../database/open-database';
import type { ServerKeys } from '../keys';

/** better-auth signs people in and out and keeps sessions; who joins, roles and limits of rate are ours. */
export type Auth = ReturnType<typeof openAuth>;

/** Browsers take a cookie of the name __Host- only over https, for this host alone and all its paths. */
export function sessionCookieName(origin: string | undefined): string {
  return isHttps(origin) ? '__Host-behealthy-session' : 'behealthy-session';
}

const isHttps = (origin: string | undefined) => origin?.startsWith('https://') ?? false;

export function openAuth({
  database,
  keys,
  origin,
}: {
  readonly database: Database;
  readonly keys: ServerKeys;
  readonly origin: string | undefined;
}) {
  return betterAuth({
    baseURL: origin ?? 'http://localhost',
    basePath: '/api/auth',
    secret: keys.cookieSecret,
    database: { db: database.db, type: database.kind },
    // Every request is looked at in http/origin.ts first, its own host included, which is not known here.
    advanced: {
      disableCSRFCheck: true,
      disableOriginCheck: true,
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: sessionCookieName(origin),
          attributes: { httpOnly: true, sameSite: 'strict', path: '/', secure: isHttps(origin) },
        },
      },
      ipAddress: { disableIpTracking: true },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: REGISTRY_LIMITS.passwordMin,
      maxPasswordLength: REGISTRY_LIMITS.passwordMax,
    },
    session: { expiresIn: SESSION_TIMES.longest, disableSessionRefresh: true, cookieCache: { enabled: false } },
    user: { additionalFields: { roles: { type: 'string', required: true, input: false } } },
    // Its own counts stand in the process; ours in the database.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
