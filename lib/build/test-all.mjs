/** `npm test`: every check there is, one summary line a step, and a count at the end. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuildCurrent } from './build-stamp.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'behealthy-test-'));
const vitestFile = join(folder, 'vitest.json');
const playwrightFile = join(folder, 'playwright.json');
const MINUTES_A_STEP_MAX = 15;

/** @typedef {{ passed: number, failed: number, skipped: { title: string, reason: string }[] }} Counts */
/** @typedef {{ name: string, command: string[], env?: Record<string, string>, needs?: string, counts?: () => Counts }} Step */

const bin = (/** @type {string} */ path) => [process.execPath, join(root, 'node_modules', path)];

/**
 * The steps of a round run beside one another: what computes on one processor fills the pauses of what computes on all.
 * @type {Step[][]}
 */
const rounds = [
  [
    {
      name: 'engine and app build',
      command: isBuildCurrent(root, 'app')
        ? [process.execPath, '-e', 'console.log("The build is of these sources already.")']
        : ['npm', 'run', '--silent', 'build'],
      env: { TYPES_APART: '1' },
    },
    { name: 'format, lint, fences', command: [...bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.'] },
    { name: 'dependencies: licences, known holes', command: [process.execPath, 'lib/build/dependencies.mjs'] },
  ],
  [
    {
      name: 'unit and contract tests',
      command: [
        ...bin('vitest/vitest.mjs'),
        'run',
        '--config=test/vitest.config.mts',
        '--reporter=default',
        '--reporter=./lib/build/vitest-summary.mjs',
      ],
      env: { VITEST_SUMMARY: vitestFile },
      counts: () => JSON.parse(readFileSync(vitestFile, 'utf8')),
    },
    // After the build: Next writes down what pages and routes must export.
    { name: 'types', command: [process.execPath, 'lib/build/typecheck.mjs'] },
  ],
  [
    {
      name: 'browser tests: the main journeys (npm run test:e2e has all)',
      needs: 'engine and app build',
      command: [
        ...bin('@playwright/test/cli.js'),
        'test',
        '--config=test/playwright.config.ts',
        '--reporter=list,json',
      ],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile, E2E_TIER: 'core' },
      counts: () => countPlaywright(JSON.parse(readFileSync(playwrightFile, 'utf8'))),
    },
  ],
];

/**
 * @param {{ suites?: any[], errors?: unknown[], stats: { expected: number, unexpected: number, flaky: number } }} report
 * @returns {Counts}
 */
function countPlaywright({ suites = [], errors = [], stats }) {
  const skipped = suites.flatMap(function walk(suite) {
    const here = (suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === 'skipped')
        .map((test) => ({
          title: `${spec.file}: ${spec.title}`,
          reason: test.annotations.find(({ type }) => type === 'skip')?.description ?? '',
        })),
    );
    return [...here, ...(suite.suites ?? []).flatMap(walk)];
  });
  // A test that passes only when tried again is a fault of the house, not luck.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped };
}

/** Colour codes would make a log file unreadable; a terminal keeps its colours. */
const { FORCE_COLOR, ...plainEnv } = process.env;
const baseEnv = process.stdout.isTTY ? process.env : { ...plainEnv, NO_COLOR: '1' };

const total = { passed: 0, failed: 0, skipped: /** @type {Counts['skipped']} */ ([]) };
const lines = [];
const broken = new Set();

const begun = performance.now();
for (const round of rounds) {
  await Promise.all(round.map(async (step, at) => report(step, await run(step, at === 0))));
}

/**
 * @param {Step} step
 * @param {boolean} live its lines come as it writes them; else when it has ended, so that they do not mix
 * @returns {Promise<{ status: number | null, seconds: number } | undefined>} undefined: what it needs is not there
 */
async function run(step, live) {
  if (step.needs && broken.has(step.needs)) return undefined;
  const title = `\n── ${step.name}\n`;
  if (live) process.stdout.write(title);
  const started = performance.now();
  const [command = '', ...args] = step.command;
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    env: { ...baseEnv, NEXT_TELEMETRY_DISABLED: '1', ...step.env },
    timeout: MINUTES_A_STEP_MAX * 60_000,
    shell: process.platform === 'win32' && command === 'npm',
  });
  let written = title;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      written += text;
    });
  }
  /** @type {number | null} */
  const status = await new Promise((done) => child.once('error', () => done(1)).once('close', done));
  if (!live) process.stdout.write(written);
  return { status, seconds: Math.round((performance.now() - started) / 1000) };
}

/** @param {Step} step @param {Awaited<ReturnType<typeof run>>} ended */
function report(step, ended) {
  if (!ended) {
    broken.add(step.name);
    total.failed += 1;
    lines.push(`FAILED   0 s  ${step.name}: not run, because "${step.needs}" failed`);
    return;
  }
  const { status, seconds } = ended;
  const counts = readCounts(step);
  const ok = status === 0 && counts?.failed !== undefined ? counts.failed === 0 : status === 0 && !step.counts;
  if (!ok) broken.add(step.name);
  // The step itself counts as one check, so that a crash without a failed test still shows.
  total.passed += (counts?.passed ?? 0) + (ok ? 1 : 0);
  total.failed += (counts?.failed ?? 0) + (ok ? 0 : 1);
  total.skipped.push(...(counts?.skipped ?? []));
  const detail = counts
    ? `: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped`
    : status === null
      ? ': stopped, too long'
      : '';
  lines.push(`${ok ? 'ok    ' : 'FAILED'} ${String(seconds).padStart(3)} s  ${step.name}${detail}`);
}

/** @param {Step} step @returns {Counts | undefined} undefined: the step has none, or died before it wrote them */
function readCounts(step) {
  try {
    return step.counts?.();
  } catch {
    return undefined;
  }
}

rmSync(folder, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}`);
console.log(`in all ${Math.round((performance.now() - begun) / 1000)} s`);
for (const { title, reason } of total.skipped) console.log(`skipped  ${title}: ${reason || 'no reason given'}`);
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : ''}`,
);
process.exitCode = total.failed === 0 ? 0 : 1;
