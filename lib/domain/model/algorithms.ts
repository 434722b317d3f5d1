/** How weights are learned, by CRFsuite's names. */
export const ALGORITHMS = ['lbfgs', 'l2sgd', 'averaged-perceptron', 'passive-aggressive', 'arow'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export interface NumberRule {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** The value must be greater than `min`. */
  readonly above?: boolean;
  /** The only values there are. */
  readonly choices?: readonly number[];
}

const NOT_NEGATIVE: NumberRule = { min: 0, max: 100, whole: false };
const POSITIVE: NumberRule = { min: 0, max: 1_000_000, whole: false, above: true };

/** Numbers that belong to some of the algorithms. */
export const NUMBER_PARAMETERS = {
  c1: NOT_NEGATIVE,
  c2: NOT_NEGATIVE,
  period: { min: 0, max: 1000, whole: true },
  delta: { min: 0, max: 1, whole: false },
  calibrationEta: POSITIVE,
  calibrationRate: { min: 1, max: 100, whole: false, above: true },
  calibrationSamples: { min: 1, max: 1_000_000, whole: true },
  calibrationCandidates: { min: 1, max: 100, whole: true },
  calibrationMaxTrials: { min: 1, max: 1000, whole: true },
  stepLimit: { min: 0, max: 2, whole: true, choices: [0, 1, 2] },
  aggressiveness: POSITIVE,
  variance: POSITIVE,
  gamma: POSITIVE,
  epsilon: NOT_NEGATIVE,
} as const satisfies Readonly<Record<string, NumberRule>>;
export type NumberParameter = keyof typeof NUMBER_PARAMETERS;

export const FLAG_PARAMETERS = ['errorSensitive', 'averaging'] as const;
export type FlagParameter = (typeof FLAG_PARAMETERS)[number];

/** Those its algorithm has are there, the others are absent. */
export type ParameterValues = { readonly [K in NumberParameter]?: number } & {
  readonly [K in FlagParameter]?: boolean;
};

/** The engine's name of each. */
const ENGINE_NAMES: Readonly<Record<NumberParameter | FlagParameter, string>> = {
  c1: 'c1',
  c2: 'c2',
  period: 'period',
  delta: 'delta',
  calibrationEta: 'calibration.eta',
  calibrationRate: 'calibration.rate',
  calibrationSamples: 'calibration.samples',
  calibrationCandidates: 'calibration.candidates',
  calibrationMaxTrials: 'calibration.max_trials',
  stepLimit: 'type',
  aggressiveness: 'c',
  errorSensitive: 'error_sensitive',
  averaging: 'averaging',
  variance: 'variance',
  gamma: 'gamma',
  epsilon: 'epsilon',
};

interface AlgorithmFacts {
  /** Its own parameters, in the order in which they are shown, and where they begin. */
  readonly initial: ParameterValues;
  readonly maxIterations: number;
  /** Learns probabilities; the others learn scores that only put tags in order. */
  readonly probabilistic: boolean;
  /** Least chance of a marked span; undefined: marks are those of the best path. See TrainingSettings. */
  readonly spanChanceMin?: number;
}

/** CRFsuite's defaults, but for what cross-validation chose: c1 of `lbfgs`, gamma of `arow` and all `maxIterations`; see lib/domain/README.md. */
export const ALGORITHM_FACTS: Readonly<Record<Algorithm, AlgorithmFacts>> = {
  lbfgs: { initial: { c1: 0.05, c2: 1 }, maxIterations: 60, probabilistic: true, spanChanceMin: 0.3 },
  l2sgd: {
    initial: {
      c2: 1,
      period: 10,
      delta: 1e-6,
      calibrationEta: 0.1,
      calibrationRate: 2,
      calibrationSamples: 1000,
      calibrationCandidates: 10,
      calibrationMaxTrials: 20,
    },
    maxIterations: 20,
    probabilistic: true,
    spanChanceMin: 0.3,
  },
  'averaged-perceptron': { initial: { epsilon: 0 }, maxIterations: 20, probabilistic: false },
  'passive-aggressive': {
    initial: { stepLimit: 1, aggressiveness: 1, errorSensitive: true, averaging: true, epsilon: 0 },
    maxIterations: 10,
    probabilistic: false,
  },
  arow: { initial: { variance: 1, gamma: 1000, epsilon: 0 }, maxIterations: 10, probabilistic: false },
};

/** Numbers of an algorithm, in the order of its initial values. */
export function numbersOf(algorithm: Algorithm): NumberParameter[] {
  return Object.keys(ALGORITHM_FACTS[algorithm].initial).filter((name): name is NumberParameter =>
    Object.hasOwn(NUMBER_PARAMETERS, name),
  );
}

export function flagsOf(algorithm: Algorithm): FlagParameter[] {
  return FLAG_PARAMETERS.filter((name) => Object.hasOwn(ALGORITHM_FACTS[algorithm].initial, name));
}

export function isAlgorithm(name: string): name is Algorithm {
  return (ALGORITHMS as readonly string[]).includes(name);
}

/** The parameters of the algorithm by the engine's names, for its trainer. */
export function engineParameters(algorithm: Algorithm, values: ParameterValues): Record<string, number | boolean> {
  return Object.fromEntries(
    [...numbersOf(algorithm), ...flagsOf(algorithm)].flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[ENGINE_NAMES[name], value]];
    }),
  );
}
