// Training without threads, and in chunks on one thread and more: wall and CPU time, losses, bytes. See README.md here.
// node bench/threads.mjs [--help]
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin } from './begin.mjs';
import { casesFor } from './cases.mjs';
import { describeInstances } from './data/instances.mjs';
import { runSide } from './run-side.mjs';
import { median, table } from './table.mjs';

const HEAD = ['case', 'tokens', 'threads', 'chunks', 'wall s', 'gain', 'CPU s', 'peak MB', 'last loss apart', 'sha256'];

process.exitCode = await main(process.argv.slice(2));

async function main(argv) {
  const { options, exitCode } = begin(argv, 'threads/node.js');
  if (!options) return exitCode;
  const folder = mkdtempSync(join(tmpdir(), 'crf-threads-'));
  const rows = [HEAD];
  let good = true;
  try {
    for (const benchCase of casesFor(options)) {
      const measured = await measureThreads(benchCase, options, folder);
      rows.push(...rowsOf(benchCase.name, measured));
      good &&= isOneTraining(measured.sides);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(table(rows));
  if (!good) console.error('FAIL: losses more than 1e-4 apart, or other bytes with another number of threads.');
  return good ? 0 : 1;
}

/** Runs in turns. @returns { facts, sides: [{ threads: number or undefined, runs: results of side.mjs with `sha` }] } */
async function measureThreads({ params, write }, options, folder) {
  const files = { trainFile: join(folder, 'train.jsonl'), modelFile: join(folder, 'model.crfsuite') };
  write(files.trainFile, join(folder, 'test.jsonl'));
  const facts = await describeInstances(files.trainFile);
  const sides = [undefined, ...options.threads].map((threads) => ({ threads, runs: [] }));
  for (let run = 0; run < options.runs; run++) {
    for (const { threads, runs } of sides) {
      const job = { side: 'ours', task: 'train', params, threads, chunks: options.chunks, ...files };
      const result = await runSide(job, folder, options.timeoutMs);
      const sha = createHash('sha256').update(readFileSync(files.modelFile)).digest('hex').slice(0, 8);
      runs.push({ ...result, sha });
    }
  }
  return { facts, sides };
}

function rowsOf(name, { facts, sides }) {
  const wall = ({ runs }) => median(runs.map(({ train }) => train.wall));
  return sides.map((side) => {
    const { threads, runs } = side;
    const { started } = runs[0];
    const cpu = median(runs.map(({ train }) => train.cpu));
    const peak = median(runs.map(({ peakMb }) => peakMb));
    return [
      ...[name, `${facts.tokens}`, threads === undefined ? 'none' : `${started.threads}`, `${started?.chunks ?? 1}`],
      ...[wall(side).toFixed(2), `${(wall(sides[0]) / wall(side)).toFixed(2)}x`, cpu.toFixed(2), peak.toFixed(0)],
      ...[apart(runs[0], sides[0].runs[0]).toExponential(0), runs[0].sha],
    ];
  });
}

/** Last losses, relative. */
function apart({ losses }, { losses: others }) {
  return Math.abs(losses.at(-1) - others.at(-1)) / others.at(-1);
}

function isOneTraining([none, first, ...others]) {
  const sameBytes = [first, ...others].every(({ runs }) => runs.every(({ sha }) => sha === first.runs[0].sha));
  return sameBytes && apart(first.runs[0], none.runs[0]) < 1e-4;
}
