import { describe, expect, it } from 'vitest';
import { mutate, tryModel } from '../bench/fuzz/models.mjs';
import { caseSeed, drawer } from '../bench/fuzz/random.mjs';
import { soundModels } from '../bench/fuzz/seeds.mjs';
import { algorithmsOf, tryTraining } from '../bench/fuzz/trainings.mjs';
import { loadEngine } from '../dist/index.js';
import { goldenModel, goldenNames, goldenPresent } from './fixtures/model-files';

// `node wasm/bench/fuzz.mjs` does the same at scale; FC_SEED=… draws other cases here, as in the property tests.
const SEED = Number(process.env.FC_SEED ?? 20261122);
const engine = await loadEngine();
const own = await soundModels(engine);

/** Runs the cases, naming the one that fails. @returns how often each outcome came */
async function outcomesOf(count: number, run: (number: number) => Promise<string> | string) {
  const outcomes = new Map<string, number>();
  for (let number = 0; number < count; number++) {
    try {
      const outcome = await run(number);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      throw new Error(`case ${number} of seed ${SEED}`, { cause: error });
    }
  }
  return outcomes;
}

describe('fuzz', () => {
  it('the models that mutations start from are sound', async () => {
    for (const bytes of own) expect(await tryModel(engine, bytes)).toBe('opened');
  });

  it('FILE-8 FILE-9 ERR-1 2,000 mutated models are opened and used, or refused, and read in proportion', async () => {
    const outcomes = await outcomesOf(2000, (n) => tryModel(engine, mutate(drawer(caseSeed(SEED, n)), own).bytes));
    expect([...outcomes.keys()].sort()).toEqual(['opened', 'refused']);
    expect(outcomes.get('opened')).toBeGreaterThan(200);
    expect(outcomes.get('refused')).toBeGreaterThan(1000);
  });

  it.skipIf(!goldenPresent)('FILE-8 ERR-1 so are 40 mutated models of native CRFsuite', async () => {
    const golden = goldenNames.map(goldenModel);
    const outcomes = await outcomesOf(40, (n) => tryModel(engine, mutate(drawer(caseSeed(SEED, n)), golden).bytes));
    expect(outcomes.get('refused')).toBeGreaterThan(0);
  });

  it('TRN-7 LIM-6 ERR-1 200 random trainings end in a usable model or in an error that fits', async () => {
    const algorithms = algorithmsOf(engine);
    expect(algorithms).toContain('lbfgs');
    const outcomes = await outcomesOf(200, (n) => tryTraining(engine, drawer(caseSeed(SEED, n)), algorithms));
    expect(outcomes.get('trained')).toBeGreaterThan(120);
    expect([...outcomes.keys()].every((key) => ['trained', 'no-data', 'numeric'].includes(key))).toBe(true);
  });
});
