import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { manifestSchema } from '@/lib/schemas/registry/deployments';
import { verifyAudit } from '@/lib/server/audit/verify';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import { startPostgres } from './postgres-cluster';
import { approved, candidate, deployTo, sha } from './test-model';
import { openTestServer, people, type TestServer, Visitor } from './test-server';

// The restore drill of lib/DEPLOYMENT.md, by the commands that stand there.

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'behealthy-restore-'));
const cluster = await startPostgres();
afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function run(command: string, args: readonly string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

const backUp = (from: string, to: string) =>
  run(process.execPath, ['--import', 'tsx', 'lib/server/database/back-up.cli.ts', to], { BEHEALTHY_DATA_DIR: from });

/** What people would miss. */
async function contentOf({ server }: TestServer, cookie: string | undefined) {
  const visitor = new Visitor(server);
  // Signed in before the backup: the key that signs cookies is the same.
  visitor.cookie = cookie;
  const versions = await server.database.db.selectFrom('modelVersions').select('modelSha256').orderBy('id').execute();
  const { body } = await visitor.call('currentDeployment', { query: '?browser=7f3c1f9e-6f0a-4c43-9d0e-0a1b2c3d4e5f' });
  const manifest = manifestSchema.parse(JSON.parse(body.payload));
  const files = [];
  for (const { modelSha256: sha256 } of versions) {
    const answered = await visitor.call('modelBytes', { params: { sha256 } });
    files.push([sha256, sha(answered.body)]);
  }
  const audit = await verifyAudit(server.database);
  return { audit, files, pointer: [manifest.number, manifest.modelVersionId], keys: server.keys.signingKey };
}

async function drill(place: DatabasePlace, copy: () => DatabasePlace): Promise<void> {
  const before = await openTestServer(place);
  const { clara, rita } = await people(before.server, { clara: ['clinician'], rita: ['reviewer'] });
  const first = await approved(clara, rita);
  await deployTo(rita, first);
  await candidate(clara);
  const kept = await contentOf(before, clara.cookie);
  // While the server goes on.
  const restored = await openTestServer(copy());
  await candidate(clara);
  try {
    expect(kept.audit).toMatchObject({ sound: true });
    expect(kept.files).toHaveLength(2);
    for (const [named, computed] of kept.files) expect(computed).toBe(named);
    expect(kept.pointer).toEqual([1, first]);
    expect(await contentOf(restored, clara.cookie)).toEqual(kept);
    expect(restored.server.keys.wrappingSecret).toBe(before.server.keys.wrappingSecret);
    expect(restored.server.metricsToken).toBe(before.server.metricsToken);
    const visitor = new Visitor(restored.server);
    expect((await visitor.signIn('rita@clinic.test')).status).toBe(200);
    expect((await visitor.signIn('rita@clinic.test', 'not this password')).status).toBe(401);
    // It is a registry to go on with: what is done there goes on the same chain.
    const seq = kept.audit.sound ? kept.audit.entries : 0;
    expect(await verifyAudit(restored.server.database)).toMatchObject({ sound: true });
    expect((await visitor.signIn('clara@clinic.test')).status).toBe(200);
    const audit = await verifyAudit(restored.server.database);
    expect(audit.sound && audit.entries).toBeGreaterThan(seq);
  } finally {
    await restored.server.database.close();
    await before.server.database.close();
  }
}

describe('a backup, restored elsewhere, is the same registry', () => {
  it('on SQLite, from the data folder of a running server', async () => {
    const from = join(folder, 'data');
    const to = join(folder, 'copy');
    await drill({ kind: 'sqlite', folder: from }, () => {
      backUp(from, to);
      return { kind: 'sqlite', folder: to };
    });
    const mode = (name: string) => (statSync(join(to, name)).mode & 0o777).toString(8);
    expect(['.', 'behealthy.sqlite', 'signing-key', 'wrapping-secret'].map(mode)).toEqual(['700', '600', '600', '600']);
    expect(() => backUp(from, to)).toThrow(/exists already/);
    expect(() => backUp(join(folder, 'mistyped'), join(folder, 'other'))).toThrow(/holds no data/);
  });

  it.skipIf(!cluster)('on PostgreSQL, from pg_dump of a running server', async () => {
    const [from = '', to = ''] = [cluster?.database(), cluster?.database()];
    const file = join(folder, 'registry.dump');
    await drill({ kind: 'postgres', url: from }, () => {
      run('pg_dump', ['--format=custom', `--file=${file}`, from]);
      run('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${to}`, file]);
      return { kind: 'postgres', url: to };
    });
  });
});
