import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/lib/build/free-port.mjs';

/** A PostgreSQL of our own: a cluster in a temporary folder, on loopback and a free port, gone afterwards. */
export interface PostgresCluster {
  /** Makes an empty database. @returns its DATABASE_URL */
  database(): string;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

function programs(): string | undefined {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  const debian = versions.map((version) => join(base, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (debian) return debian;
  const found = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' }).stdout.trim();
  return found ? found.replace(/\/initdb$/, '') : undefined;
}

function install(): void {
  if (!isRoot || process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  console.error('No PostgreSQL was found: installing the postgresql package for the tests.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'],
  ]) {
    if (spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status !== 0) return;
  }
}

/** @returns undefined: there is no PostgreSQL and none could be installed */
export async function startPostgres(): Promise<PostgresCluster | undefined> {
  if (!programs()) install();
  const bin = programs();
  if (!bin) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'behealthy-pg-'));
  // initdb refuses root; Debian's package brings the user postgres.
  const user = isRoot
    ? Number(spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' }).stdout.trim() || '65534')
    : undefined;
  if (user !== undefined) chownSync(folder, user, user);
  const as = user === undefined ? {} : { uid: user, gid: user };
  const data = join(folder, 'data');
  const options = { ...as, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'behealthy', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort(0);
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'max_connections=60',
  ];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...options,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((done) => server.once('exit', () => done()));
  const url = (name: string) => `postgres://behealthy@127.0.0.1:${port}/${name}`;
  const psql = (sql: string) =>
    spawnSync(join(bin, 'psql'), [url('postgres'), '-qAtc', sql], { ...options, encoding: 'utf8' });
  for (let attempt = 0; psql('select 1').status !== 0; attempt++) {
    if (attempt > 100 || server.exitCode !== null) throw new Error('PostgreSQL does not answer');
    await new Promise((done) => setTimeout(done, 100));
  }
  let count = 0;
  return {
    database: () => {
      const name = `registry_${count++}`;
      const { status, stderr } = psql(`create database ${name}`);
      if (status !== 0) throw new Error(stderr);
      return url(name);
    },
    stop: async () => {
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
