import { CrfError } from '../../dist/index.js';
import { useSequence } from './calls.mjs';

/** @typedef {import('./random.mjs').Draw} Draw */
/** @typedef {import('../../dist/index.js').Engine} Engine */

const ALGORITHMS = ['lbfgs', 'l2sgd', 'ap', 'pa', 'arow'];
const WORDS = [
  'fever',
  '',
  'e\u0301',
  '💊',
  '\uFEFFx',
  '__proto__',
  'a:b',
  'half\ud83d',
  'nul\0',
  '0',
  'x'.repeat(300),
];
const LABELS = ['O', 'B-X', 'I-X', 'U-💊', '', 'constructor', 'e\u0301'];
const VALUES = [1, 1, 1, 0, -1, 0.5, 2, 1e-300, -3.25, 40, 1e6];
const HUGE = [1e154, -1e200, 1.7e308, 5e-324];
const SETTINGS = [
  0,
  1,
  2,
  0.001,
  0.1,
  0.5,
  3,
  10,
  1e6,
  2147483647,
  -1,
  Number.NaN,
  'MoreThuente',
  'Backtracking',
  true,
];
/** Parameters that say how much work is done: kept small. */
const WORK = new Map([
  ['max_iterations', [1, 2, 3, 4]],
  ['max_linesearch', [1, 2, 20]],
  ['calibration.samples', [1, 5, 1000]],
  ['calibration.candidates', [1, 3]],
  ['calibration.max_trials', [1, 5]],
]);

/** @param {Engine} engine @returns {string[]} those this build trains with */
export function algorithmsOf(engine) {
  return ALGORITHMS.filter((algorithm) => {
    try {
      engine.createTrainer().select(/** @type {'lbfgs'} */ (algorithm));
      return true;
    } catch (error) {
      if (error instanceof CrfError && error.code === 'unknown-algorithm') return false;
      throw error;
    }
  });
}

/** @param {Draw} draw @param {boolean} huge @returns {import('../../dist/index.js').Item} */
function item(draw, huge) {
  const value = () => (huge && draw.chance(0.2) ? draw.pick(HUGE) : draw.pick(VALUES));
  const word = () => (draw.chance(0.3) ? draw.pick(WORDS) : `w${draw.below(12)}`);
  const words = () => Array.from({ length: draw.below(6) }, word);
  switch (draw.below(6)) {
    case 0:
      return Object.fromEntries(words().map((name) => [name, value()]));
    case 1:
      return { flag: draw.chance(0.5), text: word(), nested: { list: words(), deep: { [word()]: value() } } };
    default:
      return ['bias', ...words(), ...(draw.chance(0.3) ? ['bias'] : [])];
  }
}

/** @param {Draw} draw @param {readonly string[]} algorithms */
export function randomTraining(draw, algorithms) {
  const huge = draw.chance(0.1);
  const many = draw.chance(0.05) ? 60 : 1 + draw.below(7);
  const sequences = Array.from({ length: draw.below(9) }, () => {
    const length = draw.chance(0.05) ? 200 : 1 + draw.below(6);
    return {
      xseq: Array.from({ length }, () => item(draw, huge)),
      yseq: Array.from({ length }, () => LABELS[draw.below(many)] ?? `L${draw.below(many)}`),
      group: draw.chance(0.2) ? 1 : 0,
    };
  });
  return {
    algorithm: draw.pick(algorithms),
    sequences,
    holdout: draw.chance(0.3) ? 1 : undefined,
    probe: item(draw, false),
  };
}

/** @param {Draw} draw @param {import('../../dist/index.js').Trainer} trainer */
function setAtRandom(draw, trainer) {
  for (const name of trainer.params()) {
    const work = WORK.get(name);
    if (!work && draw.chance(0.6)) continue;
    try {
      trainer.set(name, draw.pick(work ?? SETTINGS));
    } catch (error) {
      if (!(error instanceof CrfError) || error.code !== 'invalid-parameter') throw error;
    }
  }
}

/** @param {boolean} sound @param {string} what */
function demand(sound, what) {
  if (!sound) throw new Error(`broken promise: ${what}`);
}

/**
 * Trains and uses the model. Failing with a code that fits the case is fine; anything else is thrown.
 * @param {Engine} engine @param {Draw} draw @param {readonly string[]} algorithms
 * @returns {Promise<string>} 'trained' or the error's code
 */
export async function tryTraining(engine, draw, algorithms) {
  const { algorithm, sequences, holdout, probe } = randomTraining(draw, algorithms);
  const trainer = engine.createTrainer({ algorithm: /** @type {'lbfgs'} */ (algorithm) });
  setAtRandom(draw, trainer);
  for (const { xseq, yseq, group } of sequences) trainer.append(xseq, yseq, group);
  let reports = 0;
  let model;
  try {
    model = await trainer.train({
      holdout,
      onProgress: ({ iteration, predictHoldout }) => {
        reports++;
        demand(iteration === reports, 'iterations counted from 1');
        if (predictHoldout)
          demand(predictHoldout().length === sequences.filter(({ group }) => group === 1).length, 'holdout');
      },
    });
  } catch (error) {
    if (!(error instanceof CrfError)) throw error;
    const untrainable = sequences.every(({ group }) => group === holdout);
    demand(error.code === 'numeric' || (error.code === 'no-data' && untrainable), `code ${error.code} (${algorithm})`);
    return error.code;
  }
  demand(reports <= 4, `${reports} iterations of 4 at most (${algorithm})`);
  const tagger = engine.openTagger(model);
  const labels = tagger.labels();
  demand(labels.length === new Set(sequences.flatMap(({ yseq }) => yseq)).size, 'every label of the data');
  for (const xseq of [[probe], sequences[0].xseq]) {
    const tags = tagger.tag(xseq);
    demand(tags.length === xseq.length && tags.every((tag) => labels.includes(tag)), 'a path of labels');
    useSequence(tagger, xseq.length);
    const t = draw.below(xseq.length);
    try {
      const row = labels.map((label) => tagger.marginal(label, t));
      demand(
        [tagger.probability(tags), ...row].every((p) => p >= 0 && p <= 1 + 1e-8),
        `probabilities (${algorithm})`,
      );
      demand(Math.abs(row.reduce((sum, p) => sum + p, 0) - 1) < 1e-8, `marginals that sum to 1 (${algorithm})`);
    } catch (error) {
      if (!(error instanceof CrfError) || error.code !== 'numeric') throw error;
    }
  }
  tagger.info();
  tagger.dump();
  tagger.close();
  return 'trained';
}
