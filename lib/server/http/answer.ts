import { fail, ok, type Result } from '../../domain/result';
import type { RegistryError } from '../../schemas/registry/errors';
import { REGISTRY_LIMITS } from '../../schemas/registry/limits';
import { REGISTRY_ROUTES, type RegistryRoute, type RouteName } from '../../schemas/registry/routes';
import { z } from '../../schemas/zod';
import { findSignedIn, isRecentSignIn, type SignedIn } from '../accounts/session';
import { write } from '../database/write';
import { sha256Hex } from '../hash';
import { errorFacts } from '../log';
import type { Server } from '../server';
import type { Answer, Call } from './call';
import { isOwnOrigin } from './origin';
import { overLimit } from './rate-limit';
import { JSON_BYTES_MAX, parseBody, readBytes } from './read-body';
import { refusalResponse, replyResponse } from './respond';

export type Handler = (server: Server, call: Call) => Promise<Answer>;
const uuid = z.uuid();

/**
 * Answers one request of a route: origin, sign-in, role, rate, form, then the route's own work; one log line each.
 * Who may not is told so before the body is read.
 */
export async function answerRoute(
  server: Server,
  name: RouteName,
  handler: Handler,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<Response> {
  const route: RegistryRoute = REGISTRY_ROUTES[name];
  const started = performance.now();
  const asker: { person?: SignedIn } = {};
  let outcome: Answer;
  try {
    outcome = await work(server, name, route, handler, request, params, asker);
  } catch (error) {
    server.log({ level: 'error', event: 'route-failed', route: name, ...errorFacts(error) });
    outcome = fail({ code: 'server-failed' });
  }
  const response = outcome.ok
    ? replyResponse(outcome.value, route.status, route.etag ? request.headers.get('if-none-match') : null)
    : refusalResponse(outcome.error, route.method === 'HEAD');
  server.requestCounts.count(route.method, route.path, response.status, outcome.ok ? undefined : outcome.error.code);
  server.log({
    level: 'info',
    event: 'request',
    method: route.method,
    route: route.path,
    status: response.status,
    code: outcome.ok ? undefined : outcome.error.code,
    ms: Math.round((performance.now() - started) * 10) / 10,
    personId: asker.person?.id,
  });
  return response;
}

async function work(
  server: Server,
  name: RouteName,
  route: RegistryRoute,
  handler: Handler,
  request: Request,
  params: Readonly<Record<string, string>>,
  asker: { person?: SignedIn },
): Promise<Answer> {
  const { headers } = request;
  const changes = route.method !== 'GET' && route.method !== 'HEAD';
  if (changes && !isOwnOrigin(headers, server.origin)) return fail({ code: 'foreign-origin' });
  if (route.who !== 'anyone') {
    asker.person = await findSignedIn(server, headers);
    if (!asker.person) return fail({ code: 'not-signed-in' });
  }
  const { person } = asker;
  const refusal = person && whyNot(server, route, person);
  if (refusal && person) return refuseLogged(server, name, person, refusal);
  const counts = changes && !isLaterPiece(name, headers);
  const limited = counts ? await limit(server, name, person) : undefined;
  if (limited !== undefined) return fail({ code: 'too-many-requests', retryAfter: limited });
  const form = await readForm(route, request);
  if (!form.ok) return form;
  const { body, bytes, key, seen } = form.value;
  const url = new URL(request.url);
  const requestHash = sha256Hex(`${name}\n${url.pathname}\n${seen}\n${bytes ? sha256Hex(bytes) : ''}`);
  const call: Call = {
    person,
    params,
    query: url.searchParams,
    headers,
    body,
    seen,
    idempotency: key === undefined ? undefined : { key, requestHash },
  };
  const answer = await handler(server, call);
  const forbidden = !answer.ok && LOGGED.has(answer.error.code);
  return forbidden && person ? refuseLogged(server, name, person, answer.error) : answer;
}

/** Refusals of people, not of forms: somebody tried what they may not. */
const LOGGED: ReadonlySet<RegistryError['code']> = new Set(['author-may-not-decide', 'role-missing', 'sharing-off']);

async function refuseLogged(server: Server, name: RouteName, { id }: SignedIn, error: RegistryError): Promise<Answer> {
  if (error.code === 'sign-in-again') return fail(error);
  await write(server, async ({ note }) => {
    await note({ personId: id, action: 'refused', subject: name, detail: { code: error.code } });
    return ok(undefined);
  });
  return fail(error);
}

function whyNot(server: Server, { who, recentSignIn }: RegistryRoute, person: SignedIn): RegistryError | undefined {
  if (typeof who !== 'string' && !who.some((role) => person.roles.includes(role))) {
    return { code: 'role-missing', oneOf: [...who] };
  }
  if (recentSignIn === 'always' && !isRecentSignIn(person, server.nowMs())) return { code: 'sign-in-again' };
  return undefined;
}

/** Of an upload its first piece counts: counting each would cost a second write to the disk for every piece. */
const isLaterPiece = (name: RouteName, headers: Headers) =>
  name === 'uploadPiece' && headers.get('upload-offset') !== '0';

async function limit(server: Server, name: RouteName, person: SignedIn | undefined): Promise<number | undefined> {
  if (person) return overLimit(server, 'write', person.id);
  return name === 'setup' || name === 'acceptInvitation' ? overLimit(server, 'join', 'site') : undefined;
}

interface Form {
  readonly body: unknown;
  readonly bytes: Uint8Array | undefined;
  readonly key: string | undefined;
  readonly seen: number;
}

/** Headers and body as the route table wants them. */
async function readForm(route: RegistryRoute, request: Request): Promise<Result<Form, RegistryError>> {
  const key = request.headers.get('idempotency-key') ?? undefined;
  if (route.idempotent && !uuid.safeParse(key).success) return fail({ code: 'key-missing' });
  const match = /^"(\d{1,15})"$/.exec(request.headers.get('if-match') ?? '')?.[1];
  if (route.ifMatch && match === undefined) return fail({ code: 'match-missing' });
  const rest = { key: route.idempotent ? key : undefined, seen: Number(match ?? 0) };
  if (!route.body) return ok({ ...rest, body: undefined, bytes: undefined });
  const read = await readBytes(request, route.body === 'bytes' ? REGISTRY_LIMITS.chunkBytesMax : JSON_BYTES_MAX);
  if (!read.ok) return read;
  if (route.body === 'bytes') return ok({ ...rest, body: read.value, bytes: read.value });
  const parsed = parseBody(read.value, request.headers, route.body);
  return parsed.ok ? ok({ ...rest, body: parsed.value, bytes: read.value }) : parsed;
}
