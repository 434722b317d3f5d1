import type { Random } from '../random';
import { seededRandom, shuffled } from '../random';
import type { Encoding, FeatureSet } from '../text/feature-set';
import { type Algorithm, type NumberParameter, numbersOf, type ParameterValues } from './algorithms';
import type { Counts } from './evaluation';
import { settingsFor, type TrainingSettings } from './run';

/** Values a setting may take. */
export type NumberChoice =
  | { readonly kind: 'list'; readonly values: readonly number[] }
  /** `steps` values for the grid, any value for random draws; `log` needs min > 0. */
  | {
      readonly kind: 'range';
      readonly min: number;
      readonly max: number;
      readonly steps: number;
      readonly scale: 'linear' | 'log';
    };

/** Parameters of algorithms that a search varies; the others stay where the algorithm begins. */
export const SEARCHED = [
  'c1',
  'c2',
  'aggressiveness',
  'variance',
  'gamma',
] as const satisfies readonly NumberParameter[];
export type SearchedParameter = (typeof SEARCHED)[number];

/** Values of a parameter are tried with the algorithms that have it. Absent: it stays as in `base`. */
export interface SearchSpace extends Readonly<Partial<Record<SearchedParameter, NumberChoice>>> {
  readonly algorithms: readonly Algorithm[];
  readonly minFrequency: NumberChoice;
  readonly encodings: readonly Encoding[];
  /** Recipes to try; their encoding is replaced by the drawn one. */
  readonly featureSets: readonly FeatureSet[];
}

export type SearchMethod =
  | { readonly kind: 'grid' }
  | { readonly kind: 'random'; readonly trials: number }
  /**
   * Successive halving (Jamieson & Talwalkar 2016) with folds as the resource: every trial is judged on one fold, the
   * best 1/eta of them on eta folds, and so on; results of earlier rungs are kept.
   */
  | { readonly kind: 'halving'; readonly trials: number; readonly eta: number };

export interface SearchPlan {
  readonly datasetId: string;
  readonly datasetHash: string;
  readonly space: SearchSpace;
  readonly method: SearchMethod;
  /** All that the space does not name; of another algorithm, what does not depend on it. */
  readonly base: TrainingSettings;
  /** 2-20. */
  readonly folds: number;
  readonly seed: number;
  /** No new fold starts past it; undefined: no limit. */
  readonly budgetMinutes: number | undefined;
}

/** One configuration. */
export interface Trial {
  /** From 0, in the order drawn. */
  readonly index: number;
  readonly settings: TrainingSettings;
  readonly featureSet: FeatureSet;
}

/** One fold of one trial, judged. */
export interface FoldResult {
  readonly trial: number;
  readonly fold: number;
  /** Exact spans over all labels. */
  readonly counts: Counts;
  /** Wall time of the fold. */
  readonly seconds: number;
}

export interface FoldTask {
  readonly trial: number;
  readonly fold: number;
}

/** Largest number of trials of one search. */
export const MAX_TRIALS = 2000;

/** All trials of a plan, the same for the same plan; at most MAX_TRIALS. Doubles are left out. */
export function drawTrials(plan: SearchPlan): Trial[] {
  const { method } = plan;
  const wanted = method.kind === 'grid' ? MAX_TRIALS : Math.min(MAX_TRIALS, method.trials);
  const drawn = method.kind === 'grid' ? grid(plan) : randomTrials(plan, wanted, seededRandom(plan.seed));
  const seen = new Set<string>();
  const trials: Trial[] = [];
  if (gridSize(plan.space) === 0) return trials;
  for (const one of drawn) {
    if (trials.length === wanted) break;
    const key = JSON.stringify([one.settings, one.featureSet]);
    if (seen.has(key)) continue;
    seen.add(key);
    trials.push({ index: trials.length, ...one });
  }
  return trials;
}

/** How many trials the grid of a space has. */
export function gridSize(space: SearchSpace): number {
  const { minFrequency, encodings, featureSets } = space;
  const combinations = space.algorithms.reduce((sum, algorithm) => {
    const choices = parameterChoices(space, algorithm).map(([, choice]) => valuesOf(choice).length);
    return sum + choices.reduce((product, values) => product * values, 1);
  }, 0);
  return combinations * valuesOf(minFrequency).length * encodings.length * featureSets.length;
}

/** Parameters that the space varies of an algorithm, the slowest of the grid first. */
function parameterChoices(space: SearchSpace, algorithm: Algorithm): (readonly [SearchedParameter, NumberChoice])[] {
  const own = numbersOf(algorithm);
  return SEARCHED.toReversed().flatMap((name) => {
    const choice = space[name];
    return choice && own.includes(name) ? [[name, choice] as const] : [];
  });
}

type Configuration = Omit<Trial, 'index'>;

function grid({ space, base }: SearchPlan): Configuration[] {
  const configurations: Configuration[] = [];
  for (const set of space.featureSets)
    for (const encoding of space.encodings)
      for (const algorithm of space.algorithms)
        for (const minFrequency of valuesOf(space.minFrequency))
          for (const parameters of combinations(parameterChoices(space, algorithm))) {
            if (configurations.length > MAX_TRIALS) return configurations;
            configurations.push(configuration(base, { set, encoding, algorithm, minFrequency, parameters }));
          }
  return configurations;
}

/** Every value with every other; the last varies fastest. */
function* combinations(choices: readonly (readonly [SearchedParameter, NumberChoice])[]): Generator<ParameterValues> {
  const [first, ...rest] = choices;
  if (!first) {
    yield {};
    return;
  }
  const [name, choice] = first;
  for (const value of valuesOf(choice)) for (const others of combinations(rest)) yield { [name]: value, ...others };
}

/** Draws before a space of few different configurations is given up on. */
const DRAWS_PER_TRIAL = 20;

/** Different ones, as many as asked for where the space has them; a space of lists alone is its grid, shuffled. */
function* randomTrials(plan: SearchPlan, count: number, random: Random): Generator<Configuration> {
  const { space, base } = plan;
  const choices = [space.minFrequency, ...SEARCHED.map((name) => space[name])];
  if (choices.every((choice) => choice?.kind !== 'range') && gridSize(space) <= MAX_TRIALS) {
    yield* shuffled(grid(plan), random).slice(0, count);
    return;
  }
  const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  for (let draws = 0; draws < count * DRAWS_PER_TRIAL; draws++) {
    const [set, encoding, algorithm] = [one(space.featureSets), one(space.encodings), one(space.algorithms)];
    const minFrequency = Math.round(draw(space.minFrequency, random));
    const drawn = parameterChoices(space, algorithm)
      .toReversed()
      .map(([name, choice]) => [name, draw(choice, random)]);
    yield configuration(base, { set, encoding, algorithm, minFrequency, parameters: Object.fromEntries(drawn) });
  }
}

interface Drawn {
  readonly set: FeatureSet;
  readonly encoding: Encoding;
  readonly algorithm: Algorithm;
  readonly minFrequency: number;
  readonly parameters: ParameterValues;
}

function configuration(
  base: TrainingSettings,
  { set, encoding, algorithm, minFrequency, parameters }: Drawn,
): Configuration {
  const begun = algorithm === base.algorithm ? base : settingsFor(algorithm, base);
  return { settings: { ...begun, ...parameters, minFrequency }, featureSet: { ...set, encoding } };
}

/** Values of the grid. Rounded to three digits: .1 rather than .10000000000000002. */
export function valuesOf(choice: NumberChoice): number[] {
  if (choice.kind === 'list') return [...choice.values];
  const { steps } = choice;
  if (steps <= 1) return [choice.min];
  return Array.from({ length: steps }, (_, at) => between(choice, at / (steps - 1)));
}

function draw(choice: NumberChoice, random: Random): number {
  if (choice.kind === 'list') return choice.values[Math.floor(random() * choice.values.length)] ?? 0;
  return between(choice, random());
}

function between({ min, max, scale }: Extract<NumberChoice, { kind: 'range' }>, share: number): number {
  const value = scale === 'log' ? min * (max / min) ** share : min + (max - min) * share;
  return Number(value.toPrecision(3));
}
