import { fail, ok } from '../../domain/result';
import { signInBodySchema } from '../../schemas/registry/accounts';
import { signIn, signOut } from '../accounts/sign-in';
import { errorFacts } from '../log';
import type { Server } from '../server';
import type { Answer } from './call';
import { isOwnOrigin } from './origin';
import { overLimit } from './rate-limit';
import { parseBody, readBytes } from './read-body';
import { refusalResponse, replyResponse } from './respond';

const SIGN_IN_BYTES_MAX = 4096;

/**
 * better-auth's routes, of which two are open: sign-in and sign-out. All others it brings (sign-up, changing of
 * addresses, lists of sessions) are not found.
 * @param path behind /api/auth/
 */
export async function answerAuth(server: Server, request: Request, path: string): Promise<Response> {
  const started = performance.now();
  let outcome: Answer;
  try {
    outcome = await work(server, request, path);
  } catch (error) {
    server.log({ level: 'error', event: 'route-failed', route: 'auth', ...errorFacts(error) });
    outcome = fail({ code: 'server-failed' });
  }
  const response = outcome.ok ? replyResponse(outcome.value, 200, null) : refusalResponse(outcome.error);
  const route = OPEN.has(path) ? `/api/auth/${path}` : '/api/auth';
  const ms = Math.round((performance.now() - started) * 10) / 10;
  const code = outcome.ok ? undefined : outcome.error.code;
  server.requestCounts.count(OPEN.has(path) ? request.method : 'OTHER', route, response.status, code);
  server.log({ level: 'info', event: 'request', method: request.method, route, status: response.status, code, ms });
  return response;
}

const OPEN: ReadonlySet<string> = new Set(['sign-in/email', 'sign-out']);

async function work(server: Server, request: Request, path: string): Promise<Answer> {
  if (!OPEN.has(path)) return fail({ code: 'not-found' });
  if (request.method !== 'POST') return fail({ code: 'method-not-allowed' });
  const { headers } = request;
  if (!isOwnOrigin(headers, server.origin)) return fail({ code: 'foreign-origin' });
  if (path === 'sign-out') return ok({ body: {}, ...(await signOut(server, headers)) });
  const read = await readBytes(request, SIGN_IN_BYTES_MAX);
  if (!read.ok) return read;
  const parsed = parseBody(read.value, headers, signInBodySchema);
  if (!parsed.ok) return parsed;
  const body = parsed.value as { email: string; password: string };
  // Counted before the password is looked at, whether or not there is such a person.
  const wait = (await overLimit(server, 'sign-in', body.email)) ?? (await overLimit(server, 'sign-in-site', 'site'));
  if (wait !== undefined) return fail({ code: 'too-many-requests', retryAfter: wait });
  const signedIn = await signIn(server, body, headers);
  if (!signedIn.ok) return signedIn;
  const { personId, cookies } = signedIn.value;
  return ok({ body: { personId }, cookies });
}
