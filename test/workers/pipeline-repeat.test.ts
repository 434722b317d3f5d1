import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runRecord } from '@/lib/domain/model/run-record';
import { repeatOrderSchema } from '@/lib/schemas/run-report';
import type { RunReport } from '@/workers/run-report';
import { runFixture } from '../experiments/run-fixture';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'behealthy-repeat-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pipeline(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'workers/pipeline.cli.ts', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, timeout: 120_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const names = ['gout', 'asthma', 'café au lait 🫘', 'sepsis'];
const conll = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => {
    const words = (names[(i * 7 + from) % names.length] ?? '').split(' ');
    const marked = words.map((word, at) => `${word}\t${at === 0 ? 'B' : 'I'}-THING`);
    return [...marked, `patient${(i + from) % 5}\tO`, '.\tO', ''].join('\n');
  }).join('\n');

describe('the command pipeline, repeating a run', () => {
  it('gives the same model again and says so; with other facts it ends with 1 and names them', async () => {
    const [train, test] = [join(folder, 'train.conll'), join(folder, 'test.conll')];
    writeFileSync(train, conll(60, 0));
    writeFileSync(test, conll(20, 3));
    const data = ['--train', train, '--test', test];
    const [first, again] = [join(folder, 'first'), join(folder, 'again')];
    expect((await pipeline([...data, '--out', first])).code).toBe(0);
    const path = join(first, 'report.json');
    const report = JSON.parse(readFileSync(path, 'utf8')) as RunReport;

    const repeated = await pipeline([...data, '--out', again, '--repeat', path]);
    expect(repeated.code).toBe(0);
    expect(repeated.stdout).toContain(`the same model, byte for byte (sha256 ${report.model.sha256})`);
    expect(readFileSync(join(again, 'model.crfsuite'))).toEqual(readFileSync(join(first, 'model.crfsuite')));

    // A report of other settings: what comes out is their model, not the one it names.
    const other = join(folder, 'other.json');
    const settings = { ...report.run.settings, c2: 9, seed: 8 };
    writeFileSync(other, JSON.stringify({ ...report, run: { ...report.run, settings, appVersion: '0.0.1' } }));
    const differing = await pipeline([...data, '--out', again, '--json', '--repeat', other]);
    expect(differing.code).toBe(1);
    expect(differing.stderr).toContain('another model came out');
    expect(differing.stderr).toContain('not the same: the sha256 of the split, the version of BeHealthy');
    expect((JSON.parse(differing.stdout) as RunReport).run.settings.c2).toBe(9);
  }, 240_000);

  it('refuses what is no report', async () => {
    const path = join(folder, 'notes.json');
    writeFileSync(path, '{"text": "Asthma since May"}');
    const { code, stderr } = await pipeline(['--data', folder, '--repeat', path]);
    expect([code, stderr.includes('is not the report of a finished run')]).toEqual([1, true]);
    expect(stderr).not.toContain('Asthma');
  }, 60_000);
});

describe('repeatOrderSchema', () => {
  it('takes the report that Experiments downloads', () => {
    const run = runFixture(3, 0.6, { splitHash: 'a1' });
    const model = { id: 'm', sha256: 'ff00', sizeBytes: 5 };
    const order = repeatOrderSchema.parse(JSON.parse(JSON.stringify(runRecord(run, model))));
    expect(order.settings).toEqual(run.settings);
    expect(order.featureSet).toEqual(run.featureSet);
    expect(order.facts).toMatchObject({ datasetHash: 'ab12', splitHash: 'a1', wasmHash: 'ef56', modelSha256: 'ff00' });
  });
});
