import packageJson from '../../package.json' with { type: 'json' };
import { firstStartToken } from './accounts/invitations';
import { readEnvironment } from './environment';
import { logLines } from './log';
import { deliverSoon } from './monitoring/deliveries';
import { openServer, type Server } from './server';
import { linkBase, whatIsWrong } from './terminal';

// Next bundles instrumentation and every route apart, each with modules of its own: what a process has once stands here.
const SLOT = Symbol.for('behealthy.server');
const WEBHOOKS_EVERY_MS = 5_000;
type Holder = { [SLOT]?: Promise<Server> };

/** This process's server: opened at the first call, by instrumentation.ts where Next starts. */
export function theServer(): Promise<Server> {
  const holder = globalThis as Holder;
  holder[SLOT] ??= open();
  return holder[SLOT];
}

async function open(): Promise<Server> {
  const { place, dataFolder, origin, metricsToken, webhookLoopback } = readEnvironment(process.env);
  const about = { appVersion: packageJson.version, log: logLines };
  return openServer({ place, dataFolder, origin, metricsToken, webhookLoopback, ...about });
}

/** Opens the storage, or ends the process with a line that says what is wrong: a server without one would never answer. */
export async function startServer(): Promise<void> {
  let server: Server;
  try {
    server = await theServer();
    const token = await firstStartToken(server);
    if (token) printSetUpLink(token);
  } catch (error) {
    console.error(`BeHealthy cannot start: ${whatIsWrong(error)}`);
    process.exit(1);
  }
  server.log({ level: 'info', event: 'started', storage: server.database.kind, version: server.appVersion });
  // What another process left, or what has to be tried again: whoever comes first takes it.
  setInterval(() => deliverSoon(server), WEBHOOKS_EVERY_MS).unref();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(server));
}

/** Next itself stops listening and lets running requests end; /api/ready says no from now on. */
function end(server: Server): void {
  if (server.ending) return;
  server.ending = true;
  server.log({ level: 'info', event: 'ending' });
}

/** The token is in the fragment, which no request holds. */
function printSetUpLink(token: string): void {
  const base = linkBase(readEnvironment(process.env));
  console.log(
    `\nNobody has an account here yet. The first person joins, once, by this link:\n\n  ${base}/join#setup=${token}\n`,
  );
}
