import type { ParamValue } from './types.js';

export interface Definition {
  readonly kind: 'number' | 'integer' | 'flag' | 'search';
  readonly initial: ParamValue;
  readonly least?: number;
  readonly most?: number;
  /** The value must be greater. */
  readonly above?: number;
  readonly help: string;
}

export type Definitions = Readonly<Record<string, Definition>>;

export type AlgorithmName = 'lbfgs' | 'l2sgd' | 'averaged-perceptron' | 'passive-aggressive' | 'arow';

const FEATURES: Definitions = {
  'feature.minfreq': {
    kind: 'number',
    initial: 0,
    help: 'Features seen less often than this (sum of their weights) are left out.',
  },
  'feature.possible_states': {
    kind: 'flag',
    initial: false,
    help: 'Also make state features for attribute-label pairs that were never seen together.',
  },
  'feature.possible_transitions': {
    kind: 'flag',
    initial: false,
    help: 'Also make transition features for label pairs that were never seen.',
  },
};

const C2: Definition = { kind: 'number', initial: 1, least: 0, help: 'Weight of the L2 penalty, c2 * |w|^2.' };

const LBFGS: Definitions = {
  ...FEATURES,
  c1: { kind: 'number', initial: 0, least: 0, help: 'Weight of the L1 penalty; above 0 training uses OWL-QN.' },
  c2: C2,
  max_iterations: { kind: 'integer', initial: 2147483647, least: 0, help: 'Iterations at most; 0 means no limit.' },
  num_memories: {
    kind: 'integer',
    initial: 6,
    least: 1,
    help: 'Past steps from which L-BFGS approximates the Hessian.',
  },
  epsilon: {
    kind: 'number',
    initial: 1e-5,
    least: 0,
    help: 'Converged when |gradient| / max(1, |w|) is at most this.',
  },
  period: {
    kind: 'integer',
    initial: 10,
    least: 0,
    help: 'Iterations over which the stopping criterion compares; 0 switches it off.',
  },
  delta: {
    kind: 'number',
    initial: 1e-5,
    least: 0,
    help: 'Stops when the loss fell by less than this share within the period.',
  },
  linesearch: {
    kind: 'search',
    initial: 'MoreThuente',
    help: 'MoreThuente, Backtracking or StrongBacktracking; with c1 above 0 always backtracking.',
  },
  max_linesearch: { kind: 'integer', initial: 20, least: 1, help: 'Trials of one line search at most.' },
};

const SEED: Definitions = {
  seed: {
    kind: 'integer',
    initial: 0,
    least: 0,
    help: 'Decides the orders in which the sequences are gone through; the same seed gives the same model.',
  },
};

const MISTAKES: Definitions = {
  max_iterations: { kind: 'integer', initial: 100, least: 0, help: 'Times the training sequences are gone through.' },
  epsilon: {
    kind: 'number',
    initial: 0,
    least: 0,
    help: 'Stops when the loss of an iteration, divided by the number of sequences, is less than this.',
  },
  ...SEED,
};

const L2SGD: Definitions = {
  ...FEATURES,
  c2: C2,
  max_iterations: { kind: 'integer', initial: 1000, least: 0, help: 'Epochs at most.' },
  period: { ...LBFGS.period, help: 'Epochs over which the stopping criterion compares; 0 switches it off.' },
  delta: { ...LBFGS.delta, initial: 1e-6 },
  'calibration.eta': { kind: 'number', initial: 0.1, above: 0, help: 'Learning rate that is tried first.' },
  'calibration.rate': {
    kind: 'number',
    initial: 2,
    above: 1,
    help: 'Factor from one learning rate that is tried to the next.',
  },
  'calibration.samples': {
    kind: 'integer',
    initial: 1000,
    least: 1,
    help: 'Sequences, drawn at random, on which learning rates are tried.',
  },
  'calibration.candidates': {
    kind: 'integer',
    initial: 10,
    least: 1,
    help: 'Learning rates better than no training to try before the best of them is taken.',
  },
  'calibration.max_trials': {
    kind: 'integer',
    initial: 20,
    least: 1,
    help: 'Fewer learning rates than this are tried, but at least one.',
  },
  ...SEED,
};

const PASSIVE_AGGRESSIVE: Definitions = {
  ...FEATURES,
  type: {
    kind: 'integer',
    initial: 1,
    least: 0,
    most: 2,
    help: 'Limit of a step: 0 none, 1 at most c (PA-I), 2 a penalty on its square (PA-II).',
  },
  c: { kind: 'number', initial: 1, above: 0, help: 'Aggressiveness: the larger, the longer steps may be.' },
  error_sensitive: {
    kind: 'flag',
    initial: true,
    help: 'The margin is the square root of the number of wrong labels; otherwise 1.',
  },
  averaging: { kind: 'flag', initial: true, help: 'The model is the mean of the weights after each sequence.' },
  ...MISTAKES,
};

const AROW: Definitions = {
  ...FEATURES,
  variance: { kind: 'number', initial: 1, above: 0, help: 'Variance of every weight before training.' },
  gamma: {
    kind: 'number',
    initial: 1,
    above: 0,
    help: 'The larger, the shorter the steps and the slower variances shrink.',
  },
  ...MISTAKES,
};

export const DEFINITIONS: Readonly<Record<AlgorithmName, Definitions>> = {
  lbfgs: LBFGS,
  l2sgd: L2SGD,
  'averaged-perceptron': { ...FEATURES, ...MISTAKES },
  'passive-aggressive': PASSIVE_AGGRESSIVE,
  arow: AROW,
};
