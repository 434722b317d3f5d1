// Side by side with native CRFsuite (npm crfsuite): training and tagging, CPU and wall time. See README.md here.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin } from './begin.mjs';
import { casesFor } from './cases.mjs';
import { installNative } from './install-native.mjs';
import { measureCase } from './measure.mjs';
import { table } from './table.mjs';

process.exitCode = await main(process.argv.slice(2));

async function main(argv) {
  const { options, exitCode } = begin(argv, 'index.js');
  if (!options) return exitCode;
  const obstacle = options.native ? installNative() : undefined;
  if (obstacle) {
    console.error(obstacle);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'crf-bench-'));
  const results = [];
  let failed = false;
  try {
    for (const benchCase of casesFor(options)) {
      console.log(`${benchCase.name}, ${benchCase.params.max_iterations} iterations`);
      try {
        results.push(await measureCase(benchCase, options, folder));
      } catch (error) {
        failed = true;
        console.error(`  not measured: ${error.message}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (results.length === 0) {
    console.error('Nothing measured: no case is left. Give --zipf N, --data DIR or another --only.');
    return 1;
  }
  const about = {
    command: `npm run bench -w crfsuite-wasm --${argv.map((argument) => ` ${argument}`).join('')}`,
    date: new Date().toISOString(),
    node: process.version,
    machine: `${process.platform} ${process.arch}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown CPU'}`,
    runs: options.runs,
  };
  report(about, results, options.native);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ about, results }, undefined, 2)}\n`);
  return !failed && results.every(({ checks }) => checks.every(({ good }) => good)) ? 0 : 1;
}

function report(about, results, native) {
  console.log(
    `\n${about.command}\n${about.date}, Node ${about.node}, ${about.machine}, medians of ${about.runs} run(s)`,
  );
  console.log('Ratio = native / ours: above 1, this package is faster.\n');
  const versus = (sides, key) => (native ? `${(sides.native[key] / sides.ours[key]).toFixed(2)}x` : '–');
  const both = (sides, key, digits) =>
    `${native ? sides.native[key].toFixed(digits) : '–'} / ${sides.ours[key].toFixed(digits)}`;
  const training = results.map(({ name, facts, sides }) => [
    name,
    `${facts.tokens}`,
    `${facts.labels}`,
    facts.attributesPerToken.toFixed(1),
    `${sides.ours.iterations}`,
    both(sides, 'trainCpu', 2),
    versus(sides, 'trainCpu'),
    versus(sides, 'trainWall'),
    both(sides, 'appendCpu', 2),
    versus(sides, 'totalCpu'),
    both(sides, 'peakMb', 0),
  ]);
  console.log('Training, native / ours');
  const head = ['case', 'tokens', 'labels', 'attr/token', 'iter', 'train CPU s', 'CPU', 'wall'];
  console.log(table([[...head, 'append CPU s', 'both CPU', 'peak MB'], ...training]));
  const tagging = results.map(({ name, sides }) => {
    const perSecond = (key) =>
      [native ? sides.native[key] : undefined, sides.ours[key]]
        .map((value) => (value === undefined ? '–' : `${Math.round(value / 1000)}k`))
        .join(' / ');
    const ratio = (key) => (native ? `${(sides.ours[key] / sides.native[key]).toFixed(2)}x` : '–');
    return [
      name,
      perSecond('coldTokensPerSecond'),
      ratio('coldTokensPerSecond'),
      perSecond('warmTokensPerSecond'),
      ratio('warmTokensPerSecond'),
      both(sides, 'openMs', 1),
    ];
  });
  console.log('\nTagging from attribute strings, tokens a CPU second, native / ours (same model; ratio ours / native)');
  console.log(table([['case', 'first pass', 'ratio', 'later passes', 'ratio', 'open ms'], ...tagging]));
  for (const { name, checks } of results) {
    for (const { what, good, found } of checks) console.log(`${good ? 'ok  ' : 'FAIL'} ${name}: ${what}: ${found}`);
  }
}
