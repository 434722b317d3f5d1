import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@/lib/build/free-port.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const START_MS_MAX = 60_000;

/** Processes of the built app that share one storage. */
export interface Servers {
  /** One a process. */
  readonly origins: readonly string[];
  /** Of the link that the first start prints. */
  readonly setupToken: string;
  /** What the processes wrote. */
  lines(): string;
  /** Ends the processes; their storage stays. */
  down(): Promise<void>;
  /** Starts them again where they were. */
  up(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param processes how many, each with a data folder of its own where a database is shared
 * @param databaseUrl undefined: SQLite in a folder of all
 * @param variables of the environment, besides
 */
export async function startServers(
  processes: number,
  databaseUrl?: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const children: ChildProcess[] = [];
  const ports: number[] = [];
  let written = '';
  const down = async () => {
    await Promise.all(children.splice(0).map(ended));
  };
  const stop = async () => {
    await down();
    rmSync(folder, { recursive: true, force: true });
  };
  const up = async () => {
    for (const [at, port] of ports.entries()) {
      const child = spawn(process.execPath, [join(root, 'lib/build/next.mjs'), 'start', '--port', String(port)], {
        cwd: root,
        env: {
          ...process.env,
          ...variables,
          PORT: String(port),
          BEHEALTHY_DATA_DIR: join(folder, databaseUrl ? String(at) : 'data'),
          ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.push(child);
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          written += text;
        });
      }
      await answering(`${originOf(port)}/api/ready`, child, () => written);
    }
  };
  try {
    for (let at = 0; at < processes; at++) ports.push(await freePort(0));
    await up();
    // Every process that finds no person prints a link; the newest is the one that opens.
    const setupToken = [...written.matchAll(/#setup=([A-Za-z0-9_-]{43})/g)].at(-1)?.[1];
    if (!setupToken) throw new Error(`no set-up link was printed:\n${written}`);
    return { origins: ports.map(originOf), setupToken, lines: () => written, down, up, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const originOf = (port: number) => `http://localhost:${port}`;

async function answering(url: string, child: ChildProcess, lines: () => string): Promise<void> {
  const until = Date.now() + START_MS_MAX;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${lines()}`);
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${url} does not answer:\n${lines().slice(0, 2000)}`);
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(late);
      done();
    });
    child.kill('SIGTERM');
  });
}
