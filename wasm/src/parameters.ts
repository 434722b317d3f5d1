import { CrfError } from './errors.js';
import { type AlgorithmName, DEFINITIONS, type Definition } from './parameter-definitions.js';
import type { ParamValue } from './types.js';

export type LineSearch = 'MoreThuente' | 'Backtracking' | 'StrongBacktracking';

interface FeatureParameters {
  'feature.minfreq': number;
  'feature.possible_states': boolean;
  'feature.possible_transitions': boolean;
}

/** CRFsuite's names and defaults for `lbfgs` (SPEC PAR-1). */
export interface LbfgsParameters extends FeatureParameters {
  c1: number;
  c2: number;
  max_iterations: number;
  num_memories: number;
  epsilon: number;
  period: number;
  delta: number;
  linesearch: LineSearch;
  max_linesearch: number;
}

/** Of the algorithms that go through shuffled sequences, SPEC PAR-4 … PAR-7. */
export interface SgdParameters extends FeatureParameters {
  c2: number;
  max_iterations: number;
  period: number;
  delta: number;
  'calibration.eta': number;
  'calibration.rate': number;
  'calibration.samples': number;
  'calibration.candidates': number;
  'calibration.max_trials': number;
  seed: number;
}

export interface PerceptronParameters extends FeatureParameters {
  max_iterations: number;
  epsilon: number;
  seed: number;
}

export interface PassiveAggressiveParameters extends PerceptronParameters {
  type: number;
  c: number;
  error_sensitive: boolean;
  averaging: boolean;
}

export interface ArowParameters extends PerceptronParameters {
  variance: number;
  gamma: number;
}

/** An algorithm with the values of all its parameters. */
export type Settings = { readonly algorithm: 'lbfgs'; readonly values: LbfgsParameters } | OnlineSettings;

export type OnlineSettings =
  | { readonly algorithm: 'l2sgd'; readonly values: SgdParameters }
  | { readonly algorithm: 'averaged-perceptron'; readonly values: PerceptronParameters }
  | { readonly algorithm: 'passive-aggressive'; readonly values: PassiveAggressiveParameters }
  | { readonly algorithm: 'arow'; readonly values: ArowParameters };

const LINE_SEARCHES: readonly string[] = ['MoreThuente', 'Backtracking', 'StrongBacktracking'];
const SHORT_NAMES: ReadonlyMap<string, AlgorithmName> = new Map([
  ['ap', 'averaged-perceptron'],
  ['pa', 'passive-aggressive'],
]);

/** Named settings of one algorithm at a time, checked as they are set. */
export class ParameterSet {
  private algorithm: AlgorithmName = 'lbfgs';
  private values = initialValues('lbfgs');

  /** All parameters begin again at the defaults of that algorithm, also when it is the one of now. */
  select(algorithm: string): void {
    this.algorithm = algorithmNamed(algorithm);
    this.values = initialValues(this.algorithm);
  }

  names(): string[] {
    return Object.keys(DEFINITIONS[this.algorithm]);
  }

  help(name: string): string {
    return this.definitionOf(name).help;
  }

  get(name: string): ParamValue {
    this.definitionOf(name);
    return this.values.get(name) ?? 0;
  }

  /** Text is read as CRFsuite's command line does: `set('c2', '0.5')`. */
  set(name: string, value: ParamValue): void {
    this.values.set(name, parse(name, this.definitionOf(name), value));
  }

  all(): Record<string, ParamValue> {
    return Object.fromEntries(this.values);
  }

  settings(): Settings {
    // Names and kinds of the values are those of the algorithm's definitions, which parse() holds them to.
    return { algorithm: this.algorithm, values: this.all() } as unknown as Settings;
  }

  private definitionOf(name: string): Definition {
    const definitions = DEFINITIONS[this.algorithm];
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (!definition) throw new CrfError('unknown-parameter', `Unknown parameter "${name}"; params() lists the names.`);
    return definition;
  }
}

/** CRFsuite's names, and the short ones python-crfsuite takes. @throws CrfError `unknown-algorithm` */
function algorithmNamed(name: string): AlgorithmName {
  const full = SHORT_NAMES.get(name) ?? name;
  if (!Object.hasOwn(DEFINITIONS, full)) {
    const known = [...Object.keys(DEFINITIONS), ...SHORT_NAMES.keys()].join(', ');
    throw new CrfError('unknown-algorithm', `Unknown algorithm; there are ${known}.`);
  }
  return full as AlgorithmName;
}

function initialValues(algorithm: AlgorithmName): Map<string, ParamValue> {
  return new Map(Object.entries(DEFINITIONS[algorithm]).map(([name, definition]) => [name, definition.initial]));
}

function parse(name: string, definition: Definition, value: ParamValue): ParamValue {
  const wrong = (wanted: string) => new CrfError('invalid-parameter', `Parameter ${name} takes ${wanted}.`);
  if (definition.kind === 'search') {
    if (typeof value !== 'string' || !LINE_SEARCHES.includes(value)) throw wrong(LINE_SEARCHES.join(', '));
    return value;
  }
  if (definition.kind === 'flag' && (value === 'true' || value === 'false')) return value === 'true';
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw wrong('a finite number');
  if (definition.kind === 'flag') {
    if (number !== 0 && number !== 1) throw wrong('true or false (1 or 0)');
    return number === 1;
  }
  if (definition.kind === 'integer' && !(Number.isInteger(number) && number <= 2147483647))
    throw wrong('a whole number');
  if (definition.least !== undefined && number < definition.least) throw wrong(`a number from ${definition.least}`);
  if (definition.most !== undefined && number > definition.most) throw wrong(`a number up to ${definition.most}`);
  if (definition.above !== undefined && number <= definition.above) throw wrong(`a number above ${definition.above}`);
  return number;
}
