import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '@/lib/domain/simulation/scenarios';

const root = fileURLToPath(new URL('../..', import.meta.url));

function command(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'workers/simulate.cli.ts', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, program, { cwd: root, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('the command simulate', () => {
  it('lists what a month can bring, and refuses what it does not know', async () => {
    const [listed, unknown] = await Promise.all([command(['--list', '--json']), command(['--scenario', 'flood'])]);
    const scenarios = JSON.parse(listed.stdout) as { name: string; description: string }[];
    expect(scenarios.map(({ name }) => name)).toEqual([...SCENARIOS]);
    expect(scenarios.every(({ description }) => description.length > 20)).toBe(true);
    expect([unknown.code, unknown.stderr]).toEqual([1, 'There is no scenario "flood": --list names them.\n']);
  });

  it('prints how a month ended and how long it took', async () => {
    const { code, stdout } = await command(['--scenario', 'wrong-format', '--days', '11', '--json']);
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as { finalState: string; events: unknown[]; timeToDetect: number };
    expect(report.finalState).toBe('ok');
    expect(report.events.length).toBeGreaterThan(5);
    expect(report.timeToDetect).toBeGreaterThan(0);
    expect(report).toHaveProperty('timeToRecover');
  });
});
