// Mutated models and random trainings at scale: `node wasm/bench/fuzz.mjs --help`. Exit code 1 when any promise broke.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEngine } from '../dist/index.js';
import { mutate, tryModel } from './fuzz/models.mjs';
import { caseSeed, drawer } from './fuzz/random.mjs';
import { soundModels } from './fuzz/seeds.mjs';
import { algorithmsOf, tryTraining } from './fuzz/trainings.mjs';

const HELP = `Mutated models and random trainings: each works or fails with a CrfError.

  --models N      mutated models (100000)
  --trainings N   random trainings (10000)
  --seed S        of all cases (the day's number)
  --seconds T     stops after T seconds, saying how far it came (3600)
  --golden DIR    models of native CRFsuite to mutate too (../shared/golden/crfsuite beside the repository)
  --case N        this case alone, of the models and of the trainings
`;

const { values } = parseArgs({
  options: {
    models: { type: 'string', default: '100000' },
    trainings: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 86_400_000)) },
    seconds: { type: 'string', default: '3600' },
    golden: { type: 'string', default: fileURLToPath(new URL('../../../shared/golden/crfsuite/', import.meta.url)) },
    case: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const seed = Number(values.seed);
const deadline = performance.now() + 1000 * Number(values.seconds);
const engine = await loadEngine();
const own = await soundModels(engine);
const golden = existsSync(values.golden)
  ? readdirSync(values.golden)
      .filter((name) => name.endsWith('.crfsuite'))
      .map((name) => new Uint8Array(readFileSync(join(values.golden, name))))
  : [];
const algorithms = algorithmsOf(engine);
console.log(`seed ${seed}; ${own.length} own and ${golden.length} native models; algorithms ${algorithms.join(', ')}`);

/**
 * @param {string} what @param {number} count
 * @param {(draw: import('./fuzz/random.mjs').Draw, number: number) => Promise<string> | string} run one case -> its outcome
 */
async function runAll(what, count, run) {
  /** @type {Map<string, number>} */
  const outcomes = new Map();
  const failures = [];
  let done = 0;
  const [first, end] = values.case === undefined ? [0, count] : [Number(values.case), Number(values.case) + 1];
  for (let number = first; number < end && performance.now() < deadline; number++, done++) {
    try {
      const outcome = await run(drawer(caseSeed(seed, number)), number);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      failures.push(number);
      console.log(`${what} case ${number} of seed ${seed}: ${error instanceof Error ? error.stack : error}`);
    }
  }
  const parts = [...outcomes].map(([outcome, times]) => `${times} ${outcome}`);
  console.log(`${what}: ${done} of ${end - first} cases, ${failures.length} failures; ${parts.join(', ')}`);
  return failures.length;
}

// Native models are a hundred times as large: one case in 50, which is about half of the time.
const failedTrainings = await runAll('trainings', Number(values.trainings), (draw) =>
  tryTraining(engine, draw, algorithms),
);
const failedModels = await runAll('models', Number(values.models), (draw, number) =>
  tryModel(engine, mutate(draw, golden.length > 0 && number % 50 === 49 ? golden : own).bytes),
);
process.exitCode = failedTrainings + failedModels === 0 ? 0 : 1;
