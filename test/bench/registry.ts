/**
 * 200 browsers that poll and 20 that upload models of 2 MB, against the built app on loopback, on SQLite and on
 * PostgreSQL where there is one. Bounded: `--seconds` (60) a storage; between two polls of one browser lies what the app
 * itself waits, 30 s and a fifth more or less, or `--poll-ms`, with the same jitter.
 */
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@/lib/build/free-port.mjs';
import { POLL_MS, pollDelayMs } from '@/lib/domain/deployment/polling';
import { startPostgres } from '../registry/postgres-cluster';
import { evidenceOf, sha, sharedModel } from '../registry/test-model';

const BROWSERS = 200;
const UPLOADERS = 20;
const FILE_BYTES = 2_000_000;
const PIECE_BYTES = 1_048_576;
const option = (name: string, otherwise: number, max: number) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Math.min(Number(process.argv[at + 1]), max);
};
const SECONDS = option('--seconds', 60, 120);
/** As browsers ask; a lower one asks how much more there is room for. */
const MEAN_MS = option('--poll-ms', POLL_MS, 60_000);
const untilNextMs = () => (pollDelayMs(Math.random) * MEAN_MS) / POLL_MS;
const root = fileURLToPath(new URL('../..', import.meta.url));
const PASSWORD = 'a long enough password';
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

interface Asker {
  cookie: string;
}

async function measure(name: string, env: Record<string, string>): Promise<number> {
  const port = await freePort(0);
  const base = `http://localhost:${port}`;
  const server = spawn(process.execPath, [join(root, 'lib/build/next.mjs'), 'start', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, ...env, PORT: String(port) },
  });
  let printed = '';
  server.stdout.on('data', (chunk) => {
    if (!printed.includes('setup=')) printed += chunk;
  });
  const call = async (
    method: string,
    path: string,
    asker?: Asker,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const bytes = body instanceof Uint8Array;
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        origin: base,
        ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
        ...(asker ? { cookie: asker.cookie } : {}),
        'idempotency-key': randomUUID(),
        ...headers,
      },
      body: body === undefined ? undefined : bytes ? (body as BodyInit) : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const signIn = async (email: string): Promise<Asker> => {
    const { headers } = await call('POST', '/api/auth/sign-in/email', undefined, { email, password: PASSWORD });
    return { cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };
  const send = async (asker: Asker, file: Uint8Array) => {
    for (let offset = 0; offset < file.byteLength; offset += PIECE_BYTES) {
      const headers = { 'upload-offset': String(offset), 'upload-length': String(file.byteLength) };
      const { status } = await call(
        'PATCH',
        `/api/models/${sha(file)}`,
        asker,
        file.slice(offset, offset + PIECE_BYTES),
        headers,
      );
      if (status !== 204) return false;
    }
    return true;
  };
  const residentMb = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  try {
    for (let attempt = 0; !printed.includes('setup='); attempt++) {
      if (attempt > 150 || server.exitCode !== null) throw new Error('the server does not start: npm run build');
      await wait(200);
    }
    const token = /setup=([\w-]+)/.exec(printed)?.[1];
    await call('POST', '/api/setup', undefined, {
      token,
      name: 'First',
      email: 'first@bench.test',
      password: PASSWORD,
    });
    const first = await signIn('first@bench.test');
    const invited = await call('POST', '/api/invitations', first, { email: 'rita@bench.test', roles: ['reviewer'] });
    await call('POST', '/api/invitations/accept', undefined, {
      token: invited.body.token,
      name: 'Rita',
      password: PASSWORD,
    });
    const rita = await signIn('rita@bench.test');
    const { file, card } = sharedModel('bench');
    await send(first, file);
    await call('POST', '/api/model-versions', first, card);
    const steps = `/api/model-versions/${card.id}/transitions`;
    await call(
      'POST',
      steps,
      first,
      { to: 'in_review', reason: 'bench', evidence: evidenceOf(null) },
      { 'if-match': '"3"' },
    );
    await call('POST', steps, rita, { to: 'approved', reason: 'bench' }, { 'if-match': '"4"' });
    const order = { modelVersionId: card.id, kind: 'promote', reason: 'bench', stagePercent: 100 };
    const deployed = await call('POST', '/api/deployments', rita, order, { 'if-match': '"0"' });
    if (deployed.status !== 201) throw new Error(`nothing was deployed: ${JSON.stringify(deployed.body)}`);

    const polls: number[] = [];
    const memory: number[] = [];
    let [errors, uploads] = [0, 0];
    const ends = performance.now() + SECONDS * 1000;
    const poller = async () => {
      const path = `/api/deployments/current?browser=${randomUUID()}`;
      let etag = '';
      await wait(Math.random() * MEAN_MS);
      while (performance.now() < ends) {
        const started = performance.now();
        const { status, headers } = await call('GET', path, first, undefined, etag ? { 'if-none-match': etag } : {});
        polls.push(performance.now() - started);
        if (status !== 200 && status !== 304) errors++;
        etag = headers.get('etag') ?? etag;
        await wait(untilNextMs());
      }
    };
    const uploader = async (place: number) => {
      // One after the other: browsers do not press at one moment, and all have sent when half of the time is over.
      await wait((place / UPLOADERS) * SECONDS * 500);
      if (await send(first, randomBytes(FILE_BYTES))) uploads++;
      else errors++;
    };
    const watch = async () => {
      for (; performance.now() < ends; await wait(1000)) memory.push(residentMb());
    };
    await Promise.all([
      watch(),
      ...Array.from({ length: BROWSERS }, poller),
      ...Array.from({ length: UPLOADERS }, (_, place) => uploader(place)),
    ]);
    polls.sort((a, b) => a - b);
    const quantile = (share: number) => polls[Math.floor(share * (polls.length - 1))] ?? Number.NaN;
    const half = Math.floor(memory.length / 2);
    console.log(
      `${name}: ${polls.length} polls in ${SECONDS} s, every ${MEAN_MS / 1000} s ± 20 % from each of ${BROWSERS}, p50 ${quantile(0.5).toFixed(1)} ms, p95 ${quantile(0.95).toFixed(1)} ms, ` +
        `p99 ${quantile(0.99).toFixed(1)} ms; ${uploads} of ${UPLOADERS} models of 2 MB stored; errors ${errors}; ` +
        `memory ${memory[0]?.toFixed(0)} MB at first, ${memory[half]?.toFixed(0)} MB half-way, ${memory.at(-1)?.toFixed(0)} MB at last`,
    );
    return quantile(0.95);
  } finally {
    server.kill('SIGTERM');
    await Promise.race([
      new Promise((done) => server.once('exit', done)),
      wait(5000).then(() => server.kill('SIGKILL')),
    ]);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'behealthy-bench-'));
const cluster = await startPostgres();
try {
  const sqlite = await measure('SQLite', { BEHEALTHY_DATA_DIR: folder, DATABASE_URL: '' });
  if (cluster) {
    const postgres = await measure('PostgreSQL', { BEHEALTHY_DATA_DIR: folder, DATABASE_URL: cluster.database() });
    console.log(`SQLite : PostgreSQL, p95 of a poll: 1 : ${(postgres / sqlite).toFixed(2)}`);
  } else console.log('PostgreSQL: left out, there is none here');
} finally {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}
