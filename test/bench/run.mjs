/**
 * All measurements, or the named ones, one after another:
 *   npm run bench [-- NAME …] [-- options of the one that is named]
 * Figures are printed, nothing is asserted but Lighthouse's scores. They mean most on a machine with nothing else to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const data = fileURLToPath(new URL('../../../shared/data/behealthy', import.meta.url));
const tsx = (file, ...args) => [process.execPath, '--import', 'tsx', `test/bench/${file}`, ...args];

/**
 * `built`: drives the app in a browser, which `npm run build` makes; `data`: needs the case study's files; `alone`: runs only
 * when it is named, since it fetches a program.
 */
const BENCHES = {
  engine: { what: 'the engine beside native CRFsuite', command: [process.execPath, 'wasm/bench/run.mjs'] },
  'first-load': {
    what: 'script of each page until it can be used',
    command: tsx('first-load.ts'),
    built: true,
  },
  'load-times': {
    what: "until the Read page is drawn, woken and shows a note's marks",
    command: tsx('load-times.ts'),
    built: true,
  },
  lighthouse: {
    what: 'Lighthouse on every page, desktop and mobile',
    command: tsx('lighthouse.ts'),
    built: true,
    alone: true,
  },
  note: { what: 'tagging a note of 50,000 words', command: tsx('long-note.ts'), built: true },
  'at-rest': { what: 'what encryption at rest costs', command: tsx('at-rest.ts'), built: true },
  notes: { what: 'queue and backup of 100,000 notes', command: tsx('many-notes.ts'), built: true },
  suggest: { what: 'suggestions while tagging', command: tsx('suggest.ts', '--data', data), data: true },
  learn: {
    what: 'tokens saved by uncertain notes first',
    command: tsx('learn-while-tagging.ts', '--data', data),
    data: true,
  },
  registry: {
    what: 'browsers that poll and upload, on SQLite and PostgreSQL',
    command: tsx('registry.ts'),
    built: true,
  },
  poll: { what: 'statements and processor time of one poll', command: tsx('poll.ts') },
  runs: { what: 'a table of 10,000 runs', command: tsx('runs-table.ts') },
  monitoring: {
    what: 'what counting costs while a model reads',
    command: tsx('monitoring.ts', '--data', data),
    data: true,
  },
  drift: {
    what: 'alarms beside usual rules and in a stream, F1 without labels',
    command: tsx('drift.ts', '--data', data),
    data: true,
  },
  alarms: { what: "false alarms and time to detect on the simulator's months", command: tsx('alarms.ts') },
  search: {
    what: 'a search over settings beside native CRFsuite',
    command: tsx('search.ts', '--data', data),
    built: true,
    data: true,
  },
};

const asked = process.argv.slice(2);
const split = asked.findIndex((one) => !(one in BENCHES));
const names = split < 0 ? asked : asked.slice(0, split);
const options = split < 0 ? [] : asked.slice(split);
if (names.length !== 1 && options.length > 0) {
  console.error(`bench: options go to one measurement. Name it first: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
let failed = 0;
const all = Object.keys(BENCHES).filter((name) => !BENCHES[name].alone);
for (const name of names.length > 0 ? names : all) {
  const { what, command, built = false, data: needsData = false } = BENCHES[name];
  console.log(`\n== ${name}: ${what}`);
  if (built && !existsSync(`${root}.next/BUILD_ID`)) console.log('left out: the app is not built; npm run build');
  else if (needsData && !existsSync(data))
    console.log('left out: ../shared/data/behealthy is not beside the repository');
  else {
    const [program, ...args] = command;
    const run = spawnSync(program, [...args, ...options], { cwd: root, stdio: 'inherit' });
    if (run.status !== 0) failed += 1;
  }
}
process.exit(failed === 0 ? 0 : 1);
