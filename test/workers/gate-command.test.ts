import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { GateCurve, GateReport } from '@/lib/domain/model/gate-report';
import { readModelFiles } from '@/workers/open-model';
import { platformHost } from '@/workers/platform-host';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'behealthy-gate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gate(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'workers/gate.cli.ts', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

function writeData(): void {
  const diseases = ['gout', 'asthma', 'sepsis'];
  const drugs = ['aspirin', 'insulin', 'morphine'];
  for (const [part, count] of [
    ['train', 40],
    ['test', 15],
  ] as const) {
    const rows = Array.from({ length: count }, (_, at) => {
      const who = part === 'train' && at < 3 ? `Zorbinsky${'abc'[at]}` : 'Somebody';
      return [
        [who, 'O'],
        ['has', 'O'],
        [diseases[at % 3], 'D'],
        ['and', 'O'],
        ['takes', 'O'],
        [drugs[(at * 2) % 3], 'T'],
        [['.', ';', '!', '?'][at % 4], 'O'],
        [['so', 'then', 'now', 'still', 'yet'][at % 5], 'O'],
      ];
    });
    const column = (index: number) => rows.map((row) => row.map((cell) => cell[index]).join('\n')).join('\n\n');
    writeFileSync(join(folder, `${part}_sent`), `${column(0)}\n\n`);
    writeFileSync(join(folder, `${part}_label`), `${column(1)}\n\n`);
  }
}

describe('the command gate', () => {
  it('prints curve and report, and writes a model that holds nobody', async () => {
    writeData();
    const out = join(folder, 'out');
    const { code, stdout } = await gate(['--data', folder, '--k', '3', '--ks', '3', '--prune', '--out', out, '--json']);
    expect(code).toBe(0);
    const { curve, report } = JSON.parse(stdout) as { curve: GateCurve; report: GateReport };
    expect(curve.points.map(({ k, method }) => [k, method])).toEqual([
      [3, 'retrain'],
      [3, 'prune'],
    ]);
    expect([report.k, report.patientKeys, report.f1.notes]).toEqual([3, 'none', 15]);
    expect(readdirSync(out).sort()).toEqual(['gate.json', 'model.behealthy', 'model.crfsuite', 'model.json']);
    for (const name of readdirSync(out)) expect(readFileSync(join(out, name)).includes('zorbin')).toBe(false);
    const model = await readModelFiles(out, platformHost.hash);
    expect(model.ok && model.value.sha256).toBe(report.versions.afterSha256);
  }, 60_000);

  it('says what is wrong with what it was asked for', async () => {
    const [nothing, half] = await Promise.all([gate([]), gate(['--data', folder, '--k', '2.5'])]);
    expect([nothing.code, nothing.stderr.includes('Usage: npm run')]).toEqual([1, true]);
    expect([half.code, half.stderr]).toEqual([
      1,
      '--k takes whole numbers from 1, parted by commas where there are several.\n',
    ]);
  }, 60_000);
});
