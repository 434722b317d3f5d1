import { CrfError } from './errors.js';
import type { Algorithm, ParamValue } from './types.js';

export type LineSearch = 'MoreThuente' | 'Backtracking' | 'StrongBacktracking';

/** CRFsuite's names and defaults for `lbfgs` (SPEC PAR-1). */
export interface LbfgsParameters {
  'feature.minfreq': number;
  'feature.possible_states': boolean;
  'feature.possible_transitions': boolean;
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

interface Definition {
  readonly kind: 'number' | 'integer' | 'flag' | 'search';
  readonly initial: ParamValue;
  readonly least?: number;
  readonly help: string;
}

const LINE_SEARCHES: readonly string[] = ['MoreThuente', 'Backtracking', 'StrongBacktracking'];

const DEFINITIONS: Readonly<Record<keyof LbfgsParameters, Definition>> = {
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
  c1: { kind: 'number', initial: 0, least: 0, help: 'Weight of the L1 penalty; above 0 training uses OWL-QN.' },
  c2: { kind: 'number', initial: 1, least: 0, help: 'Weight of the L2 penalty, c2 * |w|^2.' },
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

/** Named settings of one algorithm, checked as they are set. */
export class ParameterSet {
  private readonly values = new Map<string, ParamValue>(
    Object.entries(DEFINITIONS).map(([name, definition]) => [name, definition.initial]),
  );

  names(): string[] {
    return Object.keys(DEFINITIONS);
  }

  help(name: string): string {
    return definitionOf(name).help;
  }

  get(name: string): ParamValue {
    definitionOf(name);
    return this.values.get(name) ?? 0;
  }

  /** Text is read as CRFsuite's command line does: `set('c2', '0.5')`. */
  set(name: string, value: ParamValue): void {
    this.values.set(name, parse(name, definitionOf(name), value));
  }

  all(): Record<string, ParamValue> {
    return Object.fromEntries(this.values);
  }

  forLbfgs(): LbfgsParameters {
    return this.all() as unknown as LbfgsParameters;
  }
}

export function checkAlgorithm(name: string): Algorithm {
  if (name !== 'lbfgs') throw new CrfError('unknown-algorithm', 'Unknown algorithm; this build trains with "lbfgs".');
  return name;
}

function definitionOf(name: string): Definition {
  const definition = Object.hasOwn(DEFINITIONS, name) ? DEFINITIONS[name as keyof LbfgsParameters] : undefined;
  if (!definition) throw new CrfError('unknown-parameter', `Unknown parameter "${name}"; params() lists the names.`);
  return definition;
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
  return number;
}
