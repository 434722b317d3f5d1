// Training without threads, and in chunks on one thread and more: wall and CPU time, losses, bytes. See README.md here.
// node bench/threads.mjs [--help]
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casesFor } from './cases.mjs';
import { describeInstances } from './data/instances.mjs';
import { readOptions, USAGE } from './options.mjs';
import { runSide } from './run-side.mjs';
import { median, table } from './table.mjs';

process.exitCode = await main(process.argv.slice(2));

async function main(argv) {
  let options;
  try {
    options = readOptions(argv);
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return 1;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  if (!existsSync(new URL('../dist/threads/node.js', import.meta.url))) {
    console.error('wasm/dist is not built: run `npm run build -w crfsuite-wasm` first.');
    return 1;
  }
  const counts = [undefined, ...options.threads];
  const folder = mkdtempSync(join(tmpdir(), 'crf-threads-'));
  const rows = [];
  let good = true;
  try {
    for (const benchCase of casesFor(options)) {
      const files = { trainFile: join(folder, 'train.jsonl'), modelFile: join(folder, 'model.crfsuite') };
      benchCase.write(files.trainFile, join(folder, 'test.jsonl'));
      const facts = await describeInstances(files.trainFile);
      const runs = counts.map(() => []);
      for (let run = 0; run < options.runs; run++) {
        for (const [i, threads] of counts.entries()) {
          const job = {
            side: 'ours',
            task: 'train',
            params: benchCase.params,
            threads,
            chunks: options.chunks,
            ...files,
          };
          const result = await runSide(job, folder, options.timeoutMs);
          result.sha = createHash('sha256').update(readFileSync(files.modelFile)).digest('hex').slice(0, 8);
          runs[i].push(result);
        }
      }
      const wall = (i) => median(runs[i].map(({ train }) => train.wall));
      const reference = runs[0][0].losses;
      counts.forEach((threads, i) => {
        const { losses, sha, started } = runs[i][0];
        const apart = Math.abs(losses.at(-1) - reference.at(-1)) / reference.at(-1);
        rows.push([
          ...[benchCase.name, `${facts.tokens}`, threads === undefined ? 'none' : `${started.threads}`],
          ...[`${started?.chunks ?? 1}`, wall(i).toFixed(2), `${(wall(0) / wall(i)).toFixed(2)}x`],
          ...[
            median(runs[i].map(({ train }) => train.cpu)).toFixed(2),
            median(runs[i].map((r) => r.peakMb)).toFixed(0),
          ],
          ...[apart.toExponential(0), sha],
        ]);
        good &&= apart < 1e-4 && runs[i].every((other) => other.sha === sha);
        good &&= threads === undefined || sha === runs[1][0].sha;
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const head = [
    'case',
    'tokens',
    'threads',
    'chunks',
    'train wall s',
    'gain',
    'CPU s',
    'peak MB',
    'last loss apart',
    'sha256',
  ];
  console.log(table([head, ...rows]));
  if (!good) console.error('FAIL: losses more than 1e-4 apart, or other bytes with another number of threads.');
  return good ? 0 : 1;
}
