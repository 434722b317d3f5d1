import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEngine } from 'crfsuite-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { SMALL } from '@/lib/domain/text/feature-set';
import { describeRun } from '@/lib/pipelines/describe-run';
import { openReader, type Reader } from '@/lib/pipelines/inference';
import { trainModel } from '@/lib/pipelines/training';
import { testHost } from '../fixtures/test-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'behealthy-tag-'));
let reader: Reader;

beforeAll(async () => {
  const notes = toyNotes(60, 3);
  const dataset = toyDataset(notes);
  const host = testHost();
  const engine = await loadEngine();
  const settings = { ...DEFAULT_SETTINGS, maxIterations: 20, bootstrapResamples: 0, devShare: 0 };
  const run = { ...(await describeRun(dataset, settings, SMALL, engine, host, 'run-1', { actor: 'Test' })), number: 1 };
  const trained = await trainModel({ run, dataset, notes }, engine, host);
  if (!trained.ok) throw new Error(trained.error.code);
  const { bytes, ...facts } = trained.value.model;
  writeFileSync(join(folder, 'model.crfsuite'), bytes);
  writeFileSync(join(folder, 'model.json'), JSON.stringify(facts));
  const opened = openReader(trained.value.model, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  reader = opened.value;
});

afterAll(() => {
  reader?.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(args: readonly string[] = []): ChildProcess {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'workers/tag.cli.ts', '--model', folder, ...args];
  return spawn(process.execPath, command, { cwd: root, stdio: 'pipe' });
}

interface Ended {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

async function tag(input: string | Uint8Array, args: readonly string[] = []): Promise<Ended> {
  const child = start(args);
  const ended = outcomeOf(child);
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  return ended;
}

function outcomeOf(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ out, err, code })));
}

/** Notes enough for many chunks of standard input. */
const LINES = toyNotes(1500, 8).map(({ note }, i) =>
  JSON.stringify({ id: `n${i}`, text: `${note.text}\n${note.text}`, visit: { ward: i } }),
);
const INPUT = `${LINES.join('\n')}\n`;

function expectedEntities(text: string) {
  return reader.predict({ text, tokenizer: 'clinical-1' }).map(({ start: from, end, label, confidence }) => ({
    start: from,
    end,
    label,
    confidence: Math.round(confidence * 1e6) / 1e6,
  }));
}

describe('the command tag', () => {
  it('writes each line with what a reader of the same model finds, whatever the number of threads, in order', async () => {
    const one = await tag(INPUT, ['--jobs', '1']);
    expect(one.code).toBe(0);
    expect(one.err).toBe('');
    const given = LINES.map((line) => JSON.parse(line) as { id: string; text: string; visit: unknown });
    expect(
      one.out
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line)),
    ).toEqual(given.map((each) => ({ ...each, entities: expectedEntities(each.text) })));
    expect((await tag(INPUT, ['--jobs', '2'])).out).toBe(one.out);
    expect((await tag(INPUT, ['--jobs', '3'])).out).toBe(one.out);
  });

  it('names ten broken lines by number, never by their text, and tags all others as before', async () => {
    const secret = 'Margaret';
    const long = JSON.stringify({ id: 'long', text: `${secret} `.repeat(30_000) });
    const broken: readonly (readonly [string | Uint8Array, string])[] = [
      [`{"id": "x", "text": "${secret}`, 'not-json'],
      [secret, 'not-json'],
      ['', 'not-json'],
      ['null', 'not-json'],
      [`["${secret}"]`, 'not-json'],
      [`{"id": "${secret}"}`, 'text-missing'],
      [`{"id": "x", "text": 5, "name": "${secret}"}`, 'text-missing'],
      [Buffer.concat([Buffer.from(`{"text": "${secret} `), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]), 'not-utf8'],
      [long, 'note-too-long'],
      [`{"text": "${secret}", "tokenizer": "other"}`, 'tokenizer-unknown'],
    ];
    const whole = LINES.slice(0, 300);
    const pieces: Uint8Array[] = [];
    const wrong = new Map<number, string>();
    for (const [i, line] of whole.entries()) {
      const bad = i % 30 === 17 ? broken[(i - 17) / 30] : undefined;
      if (bad) wrong.set(i + 1, bad[1]);
      pieces.push(Buffer.from(bad ? bad[0] : line), Buffer.from('\n'));
    }
    expect(wrong.size).toBe(10);
    const { out, err, code } = await tag(Buffer.concat(pieces), ['--jobs', '2']);
    expect(code).toBe(0);
    expect(err.trim().split('\n')).toEqual([...wrong].map(([line, error]) => `line ${line}: ${error}, passed by`));
    const clean = (await tag(`${whole.join('\n')}\n`, ['--jobs', '1'])).out.split('\n');
    const expected = clean.map((line, i) => {
      const error = wrong.get(i + 1);
      return error ? JSON.stringify({ line: i + 1, error }) : line;
    });
    expect(out.split('\n')).toEqual(expected);
    expect(out + err).not.toContain(secret);
  });

  it('passes by a line longer than any it takes without keeping it', async () => {
    const [first = '', second = ''] = LINES;
    const { out, err, code } = await tag(`${first}\n{"text": "${'x'.repeat(7_000_000)}"}\n${second}`, ['--strict']);
    expect(code).toBe(2);
    expect(err).toBe('line 2: line-too-long, passed by\n');
    expect(out.split('\n').map((line) => (line ? Object.keys(JSON.parse(line) as object).at(-1) : line))).toEqual([
      'entities',
      'error',
      'entities',
      '',
    ]);
  });

  it('keeps the other fields byte for byte, and takes the place of entities that were there', async () => {
    const lines = [
      '{ "text": "Known gout.", "big": 12345678901234567890, "exact": 1.50 }\r',
      '{"entities":[{"start":0,"end":5,"label":"OLD"}],"text":"Known gout.","z":1}',
    ];
    const { out } = await tag(lines.join('\n'), ['--jobs', '1', '--pairs']);
    const [first = '', second = ''] = out.split('\n');
    expect(first.startsWith('{ "text": "Known gout.", "big": 12345678901234567890, "exact": 1.50,"entities":[')).toBe(
      true,
    );
    expect(JSON.parse(second)).toEqual({
      text: 'Known gout.',
      z: 1,
      entities: expectedEntities('Known gout.'),
      pairs: [],
    });
  });

  it('names the pairs of a sentence', async () => {
    const text = 'Seen for gout managed with allopurinol.';
    const { out } = await tag(JSON.stringify({ text }), ['--pairs']);
    const { pairs } = JSON.parse(out) as { pairs: { disease: [number, number]; treatment: [number, number] }[] };
    expect(pairs.map(({ disease, treatment }) => [text.slice(...disease), text.slice(...treatment)])).toEqual([
      ['gout', 'allopurinol'],
    ]);
  });

  it('killed in the middle and started again on the rest, gives the output of one run', async () => {
    const broken = INPUT.replace(`${LINES[1300]}\n`, 'broken\n');
    const whole = (await tag(broken, ['--jobs', '2'])).out;
    const child = start(['--jobs', '2']);
    const ended = outcomeOf(child);
    child.stdin?.on('error', () => {});
    child.stdin?.write(`${LINES.slice(0, 900).join('\n')}\n`);
    // Only once some of it is out, so that there is a middle.
    await new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
    child.kill('SIGKILL');
    const { out } = await ended;
    const kept = out.slice(0, out.lastIndexOf('\n') + 1);
    const done = kept.split('\n').length - 1;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(LINES.length);
    const rest = broken.split('\n').slice(done).join('\n');
    const again = await tag(rest, ['--jobs', '2', '--first-line', String(done + 1)]);
    expect(kept + again.out).toBe(whole);
    expect(again.err).toBe('line 1301: not-json, passed by\n');
  });

  it('stops at once when its reader goes away, and when it is interrupted, without a stack trace', async () => {
    const left = start(['--jobs', '1']);
    left.stdin?.on('error', () => {});
    left.stdin?.write(INPUT);
    const leftEnded = outcomeOf(left);
    left.stdout?.once('data', () => left.stdout?.destroy());
    expect(await leftEnded).toMatchObject({ code: 141, err: '' });

    const interrupted = start(['--jobs', '1']);
    interrupted.stdin?.on('error', () => {});
    interrupted.stdin?.write(INPUT);
    const interruptedEnded = outcomeOf(interrupted);
    await new Promise<void>((resolve) => interrupted.stdout?.once('data', () => resolve()));
    interrupted.kill('SIGINT');
    const { code, err, out } = await interruptedEnded;
    expect([code, err]).toEqual([130, '']);
    expect(out.endsWith('}\n')).toBe(true);
  });

  it('says what is wrong with its options and its model', async () => {
    const other = mkdtempSync(join(tmpdir(), 'behealthy-tag-other-'));
    writeFileSync(join(other, 'model.json'), readFileSync(join(folder, 'model.json')));
    writeFileSync(join(other, 'model.crfsuite'), 'something else');
    const [noJobs, none, differs] = await Promise.all([
      tag('', ['--jobs', '0']),
      tag('', ['--model', join(other, 'absent')]),
      tag('', ['--model', other]),
    ]);
    rmSync(other, { recursive: true, force: true });
    expect([noJobs.code, none.code, differs.code]).toEqual([1, 1, 1]);
    expect(noJobs.err).toMatch(/^--jobs takes a whole number from 1 to 512\.\n\nUsage: npm run --silent tag/);
    expect(none.err).toMatch(/absent: model\.crfsuite and model\.json cannot be read/);
    expect(differs.err).toMatch(/describes another model\.crfsuite/);
  });

  it('gives nothing for nothing', async () => {
    expect(await tag('')).toEqual({ out: '', err: '', code: 0 });
  });
});
