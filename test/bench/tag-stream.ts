/**
 * Streams generated sentences through the command `tag`: tokens a second by number of threads, peak memory and how flat
 * it is, and the ratio to native CRFsuite.
 *   npx tsx test/bench/tag-stream.ts --model DIR [--sentences 1000000] [--jobs 1,2] [--broken 10] [--native]
 * `--model` as for `tag`. Memory and CPU are read from /proc, so it needs Linux. Native CRFsuite gets ready attribute
 * strings of the first sentences through its JavaScript binding; `tag` begins with JSON text and ends with JSON text.
 */
import { spawn } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAttributeExtractor } from '../../lib/domain/text/features';
import { tokenize } from '../../lib/domain/text/tokenize';
import { zipfSentences } from '../../wasm/bench/data/zipf.mjs';
import { installNative, loadNative } from '../../wasm/bench/install-native.mjs';
import { readModelFiles } from '../../workers/open-model';
import { platformHost } from '../../workers/platform-host';

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    sentences: { type: 'string', default: '1000000' },
    jobs: { type: 'string', default: '1,2' },
    broken: { type: 'string', default: '10' },
    native: { type: 'boolean', default: false },
  },
});
const modelPath = values.model;
if (modelPath === undefined) throw new Error('tag-stream: --model must name the folder that npm run pipeline wrote.');
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tag-stream-'));
const input = join(folder, 'notes.jsonl');
const wanted = Number(values.sentences);
const brokenEvery = Math.floor(wanted / Math.max(1, Number(values.broken)));
/** Vocabulary of everyday clinical words among the generated ones, so that entities are found. */
const CLINICAL = [
  'patients',
  'with',
  'asthma',
  'treated',
  'aspirin',
  'renal',
  'failure',
  'chemotherapy',
  'for',
  'cancer',
];
const CLOCK_TICKS = 100;
const SAMPLE_MS = 250;

try {
  const { tokens, broken } = writeInput();
  console.log(`${wanted} lines, ${tokens} tokens, ${broken.length} broken lines; ${new Date().toISOString()}`);
  let before: string | undefined;
  for (const jobs of values.jobs.split(',').map(Number)) {
    const run = await tagged(jobs);
    const named = [...run.stderr.matchAll(/^line (\d+): /gmu)].map((match) => Number(match[1]));
    const same = before === undefined || before === run.digest;
    before = run.digest;
    console.log(
      `jobs ${jobs}: ${run.lines} lines out, ${run.seconds.toFixed(1)} s wall, ${run.cpuSeconds.toFixed(1)} s CPU, ` +
        `${(tokens / run.seconds / 1000).toFixed(0)}k tokens/s, ${(tokens / run.cpuSeconds / 1000).toFixed(0)}k tokens/CPU s`,
    );
    console.log(
      `  memory MB: peak ${run.peakMb.toFixed(0)}; at each tenth of the run ${run.tenths.map((mb) => mb.toFixed(0)).join(' ')}; ` +
        `exit ${run.code}; broken lines ${String(named) === String(broken) ? 'all named' : `NOT as expected: ${run.stderr.slice(0, 500)}`}; ` +
        `output ${same ? 'the same' : 'DIFFERS'} (${run.digest.slice(0, 12)})`,
    );
  }
  if (values.native) await native();
} finally {
  rmSync(folder, { recursive: true });
}

function writeInput(): { tokens: number; broken: number[] } {
  const file = openSync(input, 'w');
  const broken: number[] = [];
  let tokens = 0;
  let line = 0;
  for (let block = 1; line < wanted; block++) {
    const out: string[] = [];
    for (const { words } of zipfSentences(20_000, 5, block) as { words: string[] }[]) {
      if (++line > wanted) break;
      if (line % brokenEvery === 0 && broken.length < Number(values.broken)) {
        broken.push(line);
        out.push('{"id": broken\n');
        continue;
      }
      for (let at = line % 7; at < words.length; at += 7) words[at] = CLINICAL[(line + at) % CLINICAL.length] ?? '';
      const text = `${words.join(' ')}.`;
      tokens += words.length + 1;
      out.push(`${JSON.stringify({ id: `s${line}`, text })}\n`);
    }
    writeSync(file, out.join(''));
  }
  closeSync(file);
  return { tokens, broken };
}

async function tagged(jobs: number) {
  const output = join(folder, `tagged-${jobs}.jsonl`);
  const [from, to] = [openSync(input, 'r'), openSync(output, 'w')];
  const started = performance.now();
  const command = ['--import', 'tsx', 'workers/tag.cli.ts', '--model', modelPath ?? '', '--jobs', String(jobs)];
  const child = spawn(process.execPath, command, { cwd: root, stdio: [from, to, 'pipe'] });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const samples: number[] = [];
  let peakMb = 0;
  let cpuSeconds = 0;
  const watch = setInterval(() => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1] ?? 0);
    samples.push(kilobytes('VmRSS') / 1024);
    peakMb = Math.max(peakMb, kilobytes('VmHWM') / 1024);
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    cpuSeconds = (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
  }, SAMPLE_MS);
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', () => clearInterval(watch));
    child.once('close', resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  closeSync(from);
  closeSync(to);
  const tenths = Array.from({ length: 10 }, (_, i) => samples[Math.floor(((i + 0.5) * samples.length) / 10)] ?? 0);
  const { lines, digest } = await digestOf(output);
  return { code, stderr, seconds, cpuSeconds, peakMb, tenths, lines, digest };
}

async function digestOf(file: string): Promise<{ lines: number; digest: string }> {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  let lines = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
  }
  return { lines, digest: hash.digest('hex') };
}

async function native(): Promise<void> {
  const missing = installNative();
  if (missing) throw new Error(missing);
  const model = await readModelFiles(modelPath ?? '', platformHost.hash);
  if (!model.ok) throw new Error(model.error);
  const extractor = createAttributeExtractor(model.value.featureSet, model.value.lexicon);
  const ready: string[][][] = [];
  let tokens = 0;
  for await (const line of createInterface({ input: createReadStream(input) })) {
    if (!line.startsWith('{"id":"')) continue;
    const { text } = JSON.parse(line) as { text: string };
    const words = tokenize(text, 'clinical-1').map(({ start, end }) => text.slice(start, end));
    ready.push(extractor.inference(words));
    tokens += words.length;
    if (tokens > 100_000) break;
  }
  const tagger = new (loadNative().Tagger)();
  if (!tagger.open(join(modelPath ?? '', 'model.crfsuite'))) throw new Error('native could not open the model');
  const before = process.cpuUsage();
  for (const items of ready) tagger.tag(items);
  const { user, system } = process.cpuUsage(before);
  console.log(`native CRFsuite, ready strings: ${(tokens / ((user + system) / 1e6) / 1000).toFixed(0)}k tokens/CPU s`);
}
