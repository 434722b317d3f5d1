import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/domain/random';
import type { RunReport } from '@/workers/run-report';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'behealthy-conll-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Scheme = (label: string, length: number) => string[];
const IO: Scheme = (label, length) => Array<string>(length).fill(label);
const BIO: Scheme = (label, length) => [`B-${label}`, ...Array<string>(length - 1).fill(`I-${label}`)];
const BIOES: Scheme = (label, length) =>
  length === 1 ? [`S-${label}`] : [`B-${label}`, ...Array<string>(length - 2).fill(`I-${label}`), `E-${label}`];

const NAMES: Readonly<Record<string, readonly string[]>> = {
  person: ['Ada Lovelace', 'Émilie du Châtelet', 'Noether', 'Sophie Germain'],
  place: ['Göttingen', 'Saint Petersburg', 'Lyon', 'New Haven'],
  metre: ['three metres', 'a mile', 'two leagues', 'a furlong'],
};

/** Sentences "NAME walked from NAME … ." of the labels given, each line the token, other columns, and the tag. */
function conll(count: number, seed: number, labels: Readonly<Record<string, string>>, scheme: Scheme, gap: string) {
  const random = seededRandom(seed);
  const lines: string[] = [];
  let entities = 0;
  for (let i = 0; i < count; i++) {
    const sentence: [string, string][] = [];
    for (const [kind, label] of Object.entries(labels)) {
      const names = NAMES[kind] ?? [];
      const name = (names[Math.floor(random() * names.length)] ?? '').split(' ');
      const tags = scheme(label, name.length);
      sentence.push(...name.map((word, at): [string, string] => [word, tags[at] ?? 'O']), ['then', 'O']);
      if (random() < 0.5) sentence.push(['walked', 'O']);
      entities++;
    }
    lines.push(...sentence.map(([word, tag]) => [word, 'X', '_', tag].join(gap)), ['.', 'X', '_', 'O'].join(gap), '');
  }
  return { text: lines.join('\n'), entities };
}

function pipeline(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'workers/pipeline.cli.ts', ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, timeout: 120_000 }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const encoders: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => Buffer.from(text, 'utf8'),
  'UTF-16': (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  'Windows-1252': (text) => Buffer.from(text, 'latin1'),
};

describe('the command pipeline on CoNLL files', () => {
  it.each<{ scheme: Scheme; gap: string; encoding: string; labels: Readonly<Record<string, string>> }>([
    { scheme: BIO, gap: '\t', encoding: 'UTF-8', labels: { person: 'PER', place: 'LOC', metre: 'Measure-1' } },
    { scheme: IO, gap: ' ', encoding: 'UTF-16', labels: { person: 'who', place: 'DISEASE' } },
    { scheme: BIOES, gap: '  ', encoding: 'Windows-1252', labels: { place: 'Ort' } },
  ])('trains and judges on $labels in $encoding', async ({ scheme, gap, encoding, labels }) => {
    const encode = encoders[encoding];
    if (!encode) throw new Error(encoding);
    const [train, test] = [conll(90, 1, labels, scheme, gap), conll(30, 2, labels, scheme, gap)];
    // Their names say nothing, or the opposite.
    const [trainFile, testFile] = [join(folder, 'corpus-test.txt'), join(folder, 'second.data')];
    writeFileSync(trainFile, encode(train.text));
    writeFileSync(testFile, encode(test.text));
    const out = join(folder, encoding);
    const { code, stdout, stderr } = await pipeline(['--train', trainFile, '--test', testFile, '--out', out]);
    expect([code, stderr.includes('train.conll')]).toEqual([0, false]);
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport;
    expect([...report.model.labels].sort()).toEqual(Object.values(labels).sort());
    expect(report.dataset.train?.entities).toBe(train.entities);
    expect(report.dataset.test?.entities).toBe(test.entities);
    expect(report.test.entity.f1).toBeGreaterThan(0.95);
    expect(existsSync(join(out, 'diseases-treatments.csv'))).toBe(false);
    expect(stdout).toContain('report.json, model.crfsuite, model.json\n');
  });

  it('names a faulty file as it was given, and asks for one source of data', async () => {
    const faulty = join(folder, 'faulty.txt');
    writeFileSync(faulty, Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]));
    const { code, stderr } = await pipeline(['--train', faulty, '--test', join(folder, 'second.data')]);
    expect([code, stderr.includes('faulty.txt')]).toEqual([1, true]);
    expect((await pipeline(['--train', faulty])).stderr).toMatch(/^Give either --data, or both --train and --test\./);
    expect((await pipeline([])).stderr).toMatch(/^No data given/);
  });
});
