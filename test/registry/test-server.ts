import { randomUUID } from 'node:crypto';
import type { Role } from '@/lib/domain/person';
import { REGISTRY_ROUTES, type RouteName } from '@/lib/schemas/registry/routes';
import { firstStartToken } from '@/lib/server/accounts/invitations';
import type { BeforeStatement, DatabasePlace } from '@/lib/server/database/open-database';
import { HANDLERS } from '@/lib/server/handlers';
import { answerRoute } from '@/lib/server/http/answer';
import { answerAuth } from '@/lib/server/http/sign-in-route';
import type { LogEvent } from '@/lib/server/log';
import { openServer, type Server } from '@/lib/server/server';

export const ORIGIN = 'http://registry.test';
export const PASSWORD = 'a long enough password';

export interface TestServer {
  readonly server: Server;
  readonly logged: LogEvent[];
  /** Moves the server's clock; better-auth keeps its own, so only forward and within a session's life. */
  later(seconds: number): void;
}

export async function openTestServer(
  place: DatabasePlace,
  options: {
    origin?: string;
    before?: BeforeStatement;
    dataFolder?: string;
    metricsToken?: string;
    webhookLoopback?: boolean;
  } = {},
): Promise<TestServer> {
  const logged: LogEvent[] = [];
  let ahead = 0;
  const server = await openServer({
    place,
    origin: ORIGIN,
    appVersion: '0.1.0',
    log: (event) => logged.push(event),
    nowMs: () => Date.now() + ahead,
    ...options,
  });
  return {
    server,
    logged,
    later: (seconds) => {
      ahead += seconds * 1000;
    },
  };
}

export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is looked into by tests, field by field.
  readonly body: any;
  readonly headers: Headers;
}

export interface Sent {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly match?: number | string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** One browser: a cookie of its own. */
export class Visitor {
  cookie: string | undefined;
  constructor(readonly server: Server) {}

  async call(name: RouteName, sent: Sent = {}): Promise<Answered> {
    const { method, path } = REGISTRY_ROUTES[name];
    const { params = {}, query = '', match } = sent;
    const address = path.replace(/\{(\w+)\}/g, (_, part: string) => params[part] ?? 'missing');
    const changes = method !== 'GET' && method !== 'HEAD';
    const bytes = sent.body instanceof Uint8Array;
    const headers = new Headers({ host: 'registry.test', ...(this.cookie ? { cookie: this.cookie } : {}) });
    if (changes) {
      headers.set('origin', ORIGIN);
      headers.set('content-type', bytes ? 'application/octet-stream' : 'application/json');
    }
    if ('idempotent' in REGISTRY_ROUTES[name]) headers.set('idempotency-key', sent.key ?? randomUUID());
    if (match !== undefined) headers.set('if-match', `"${match}"`);
    for (const [header, value] of Object.entries(sent.headers ?? {})) {
      if (value === undefined) headers.delete(header);
      else headers.set(header, value);
    }
    const body = changes && method !== 'DELETE' ? (bytes ? sent.body : JSON.stringify(sent.body ?? {})) : undefined;
    const request = new Request(`${ORIGIN}${address}${query}`, { method, headers, body: body as BodyInit });
    return read(await answerRoute(this.server, name, HANDLERS[name], request, params));
  }

  async signIn(email: string, password = PASSWORD, headers: Record<string, string> = {}): Promise<Answered> {
    const request = new Request(`${ORIGIN}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { host: 'registry.test', origin: ORIGIN, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ email, password }),
    });
    const answered = await read(await answerAuth(this.server, request, 'sign-in/email'));
    const cookie = answered.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie) this.cookie = cookie;
    return answered;
  }

  async signOut(): Promise<Answered> {
    const headers = { host: 'registry.test', origin: ORIGIN, ...(this.cookie ? { cookie: this.cookie } : {}) };
    const request = new Request(`${ORIGIN}/api/auth/sign-out`, { method: 'POST', headers });
    return read(await answerAuth(this.server, request, 'sign-out'));
  }
}

async function read(response: Response): Promise<Answered> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  // The answer to HEAD has a type and no body.
  const isJson = response.headers.get('content-type') === 'application/json' && bytes.byteLength > 0;
  const body = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : bytes;
  return { status: response.status, body, headers: response.headers };
}

/** Whoever a test did not invite is nobody: signed out. */
export type Who = Readonly<Record<'first' | 'clara' | 'rita' | 'dora' | 'nobody', Visitor>>;

/** The first person (every role), who invites the others: each signed in. */
export async function people(
  server: Server,
  others: Readonly<Partial<Record<keyof Who, readonly Role[]>>>,
): Promise<Who> {
  const token = await firstStartToken(server);
  const first = new Visitor(server);
  const mail = (name: string) => `${name}@clinic.test`;
  await first.call('setup', { body: { token, name: 'First', email: mail('first'), password: PASSWORD } });
  await first.signIn(mail('first'));
  const nobody = () => new Visitor(server);
  const made = { first, clara: nobody(), rita: nobody(), dora: nobody(), nobody: nobody() };
  for (const [name, roles] of Object.entries(others) as [keyof Who, readonly Role[]][]) {
    const { body } = await first.call('invite', { body: { email: mail(name), roles } });
    const visitor = new Visitor(server);
    await visitor.call('acceptInvitation', { body: { token: body.token, name, password: PASSWORD } });
    await visitor.signIn(mail(name));
    made[name] = visitor;
  }
  return made;
}
