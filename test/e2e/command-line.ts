import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunReport } from '@/workers/run-report';
import { CASE_STUDY_FILES } from './case-study';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Trains on the case study in Node, by the command people use. */
export function commandLineReport(): RunReport {
  const out = mkdtempSync(join(tmpdir(), 'behealthy-cli-'));
  try {
    const folder = dirname(CASE_STUDY_FILES[0] ?? '');
    const stdout = execFileSync(
      'npm',
      ['run', '--silent', 'pipeline', '--', '--data', folder, '--out', out, '--json'],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1e8,
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: 120_000,
      },
    );
    return JSON.parse(stdout) as RunReport;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
