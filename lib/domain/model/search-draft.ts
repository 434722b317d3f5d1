import { fail, ok, type Result } from '../result';
import type { Encoding, FeatureSet } from '../text/feature-set';
import { type Algorithm, NUMBER_PARAMETERS, type NumberRule, numbersOf } from './algorithms';
import type { TrainingSettings } from './run';
import {
  gridSize,
  MAX_TRIALS,
  type NumberChoice,
  SEARCHED,
  type SearchedParameter,
  type SearchMethod,
  type SearchPlan,
  type SearchSpace,
} from './search';

/** The form as typed: numbers, lists ("0, 0.05, 0.5") and ranges ("0.01 to 10") stay text until they are checked. */
export interface SearchDraft extends Readonly<Record<SearchedParameter | 'minFrequency', string>> {
  readonly algorithms: readonly Algorithm[];
  readonly encodings: readonly Encoding[];
  /** Ids of the recipes to try. */
  readonly featureSetIds: readonly string[];
  readonly method: SearchMethod['kind'];
  /** Of random draws and of halving. */
  readonly trials: string;
  readonly folds: string;
  readonly seed: string;
  /** Empty: no limit. */
  readonly budgetMinutes: string;
}

export const DEFAULT_SEARCH: SearchDraft = {
  algorithms: ['lbfgs'],
  c1: '0.01 to 0.5',
  c2: '0.1 to 5',
  aggressiveness: '0.01 to 10',
  variance: '0.1 to 10',
  gamma: '10 to 10000',
  minFrequency: '0',
  encodings: ['BILOU'],
  featureSetIds: [],
  method: 'halving',
  trials: '50',
  folds: '3',
  seed: '7',
  budgetMinutes: '',
};

export type SearchField =
  | SearchedParameter
  | 'algorithms'
  | 'minFrequency'
  | 'encodings'
  | 'featureSetIds'
  | 'trials'
  | 'folds'
  | 'seed'
  | 'budgetMinutes';

export type SearchProblem =
  | 'empty'
  | 'not-numbers'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  /** A range that ends before it begins, or one to be drawn in multiples that begins at 0. */
  | 'range-wrong'
  /** The grid has more configurations than one search holds. */
  | 'too-many';

export type SearchProblems = Readonly<Partial<Record<SearchField, SearchProblem>>>;

interface Target {
  readonly datasetId: string;
  readonly datasetHash: string;
  readonly base: TrainingSettings;
  readonly featureSets: readonly FeatureSet[];
}

/** Values in a grid for a range without a list of its own. */
const RANGE_STEPS = 5;
const ETA = 3;

/** A plan of what was typed, or what is wrong with each field. A decimal comma is read as a point within a range. */
export function checkSearch(draft: SearchDraft, target: Target): Result<SearchPlan, SearchProblems> {
  const problems: Partial<Record<SearchField, SearchProblem>> = {};
  const read = (field: SearchedParameter | 'minFrequency', rule: NumberRule): NumberChoice => {
    const choice = readChoice(draft[field], rule);
    if (typeof choice !== 'string') return choice;
    problems[field] = choice;
    return { kind: 'list', values: [] };
  };
  const whole = (field: 'trials' | 'folds' | 'seed', min: number, max: number): number => {
    const value = readNumber(draft[field]);
    const problem = value === undefined ? 'not-numbers' : wrongNumber(value, { min, max, whole: true });
    if (problem) problems[field] = problem;
    return value ?? min;
  };
  const space: SearchSpace = {
    algorithms: draft.algorithms,
    ...Object.fromEntries(searchedBy(draft.algorithms).map((name) => [name, read(name, NUMBER_PARAMETERS[name])])),
    minFrequency: read('minFrequency', { min: 0, max: 1000, whole: true }),
    encodings: draft.encodings,
    featureSets: target.featureSets.filter(({ id }) => draft.featureSetIds.includes(id)),
  };
  if (space.algorithms.length === 0) problems.algorithms = 'empty';
  if (space.encodings.length === 0) problems.encodings = 'empty';
  if (space.featureSets.length === 0) problems.featureSetIds = 'empty';
  const trials = draft.method === 'grid' ? 1 : whole('trials', 1, MAX_TRIALS);
  if (draft.method === 'grid' && gridSize(space) > MAX_TRIALS)
    problems[searchedBy(draft.algorithms)[0] ?? 'minFrequency'] = 'too-many';
  const folds = whole('folds', 2, 20);
  const seed = whole('seed', 0, 4_294_967_295);
  const budgetMinutes = draft.budgetMinutes.trim() === '' ? undefined : readNumber(draft.budgetMinutes);
  if (draft.budgetMinutes.trim() !== '' && !(budgetMinutes !== undefined && budgetMinutes > 0)) {
    problems.budgetMinutes = budgetMinutes === undefined ? 'not-numbers' : 'too-small';
  }
  if (Object.keys(problems).length > 0) return fail(problems);
  const { datasetId, datasetHash, base } = target;
  return ok({
    datasetId,
    datasetHash,
    base,
    space,
    method: methodOf(draft.method, trials),
    folds,
    seed,
    budgetMinutes,
  });
}

function methodOf(kind: SearchMethod['kind'], trials: number): SearchMethod {
  if (kind === 'grid') return { kind };
  return kind === 'random' ? { kind, trials } : { kind, trials, eta: ETA };
}

/** Parameters that a search varies of some of the algorithms. */
export function searchedBy(algorithms: readonly Algorithm[]): SearchedParameter[] {
  return SEARCHED.filter((name) => algorithms.some((algorithm) => numbersOf(algorithm).includes(name)));
}

function readChoice(text: string, rule: NumberRule): NumberChoice | SearchProblem {
  const trimmed = text.trim();
  if (trimmed === '') return 'empty';
  const range = /^(\S+)\s*(?:to|bis|–|\.\.)\s*(\S+)$/u.exec(trimmed);
  if (range) {
    const [min, max] = [readNumber(range[1] ?? ''), readNumber(range[2] ?? '')];
    if (min === undefined || max === undefined) return 'not-numbers';
    const problem = wrongNumber(min, rule) ?? wrongNumber(max, rule);
    if (problem) return problem;
    if (min >= max || (!rule.whole && min <= 0)) return 'range-wrong';
    return { kind: 'range', min, max, steps: RANGE_STEPS, scale: rule.whole ? 'linear' : 'log' };
  }
  const values: number[] = [];
  for (const part of trimmed.split(/[\s,;]+/u)) {
    const value = readNumber(part);
    if (value === undefined) return 'not-numbers';
    const problem = wrongNumber(value, rule);
    if (problem) return problem;
    if (!values.includes(value)) values.push(value);
  }
  return { kind: 'list', values };
}

function wrongNumber(value: number, { min, max, whole, above }: NumberRule): SearchProblem | undefined {
  if (whole && !Number.isInteger(value)) return 'not-whole';
  if (value < min || (above && value === min)) return 'too-small';
  return value > max ? 'too-large' : undefined;
}

function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(trimmed) ? Number(trimmed) : undefined;
}
