import type { FeatureSet } from '../text/feature-set';
import { isOn, type RecipeSize, type RecipeSwitch, SWITCHES, withLists, withSwitch } from './recipe';
import type { TrainingSettings } from './run';
import type { FoldResult, SearchPlan, Trial } from './search';
import { rankTrials } from './search-progress';
import type { Search } from './search-record';

/** What an ablation leaves out, one at a time. */
export type AblatedPart = RecipeSwitch | 'gazetteers' | Extract<RecipeSize, 'wordWindow' | 'affixLength'>;

const ABLATED: readonly AblatedPart[] = ['wordWindow', 'affixLength', ...SWITCHES, 'gazetteers'];
const WITHOUT = ' without ';

/** The recipe with one part off at a time; parts that are off already are not among them. */
export function ablationsOf(base: FeatureSet): FeatureSet[] {
  return ABLATED.flatMap((part) => {
    const { parts } = base;
    const without = { ...base, id: `${base.id}${WITHOUT}${part}` };
    if (part === 'wordWindow' || part === 'affixLength') {
      return parts[part] > 0 ? [{ ...without, parts: { ...parts, [part]: 0 } }] : [];
    }
    if (part === 'gazetteers') return parts.gazetteers ? [{ ...without, parts: withLists(parts, []) }] : [];
    return isOn(parts, part) ? [{ ...without, parts: withSwitch(parts, part, false) }] : [];
  });
}

/** A search over a recipe and what is left of it without each of its parts. */
export function ablationPlan(
  base: FeatureSet,
  settings: TrainingSettings,
  dataset: { readonly id: string; readonly contentHash: string },
  folds: number,
): SearchPlan {
  const only = (value: number) => ({ kind: 'list', values: [value] }) as const;
  return {
    datasetId: dataset.id,
    datasetHash: dataset.contentHash,
    space: {
      algorithms: [settings.algorithm],
      minFrequency: only(settings.minFrequency),
      encodings: [base.encoding],
      featureSets: [base, ...ablationsOf(base)],
    },
    method: { kind: 'grid' },
    base: settings,
    folds,
    seed: settings.seed,
    budgetMinutes: undefined,
  };
}

/** What the recipe loses, or gains, without a part. */
export interface AblationRow {
  readonly part: AblatedPart;
  readonly trial: number;
  /** Folds judged with and without it. */
  readonly folds: number;
  /** F1 without the part, over those folds. */
  readonly f1: number;
  /** Mean over folds of F1 without − F1 with, and its standard error; undefined under two folds. */
  readonly difference: number;
  readonly standardError: number | undefined;
}

export interface Ablation {
  readonly recipe: string;
  /** F1 of the whole recipe so far; undefined before its first fold. */
  readonly f1: number | undefined;
  /** Largest loss first. */
  readonly rows: readonly AblationRow[];
}

/** What a search says as an ablation. @returns undefined: it is another search */
export function ablationOf({ trials }: Pick<Search, 'trials'>, results: readonly FoldResult[]): Ablation | undefined {
  const [base, ...others] = trials;
  if (!base || others.length === 0) return undefined;
  const parts = others.map((trial) => partOf(trial, base));
  if (parts.some((part) => part === undefined)) return undefined;
  const rows = others.flatMap((trial, at) => rowOf(trial, base, parts[at], results));
  return {
    recipe: base.featureSet.id,
    f1: f1Of(results.filter((result) => result.trial === base.index)),
    rows: rows.sort((a, b) => a.difference - b.difference),
  };
}

function partOf({ featureSet }: Trial, base: Trial): AblatedPart | undefined {
  const prefix = `${base.featureSet.id}${WITHOUT}`;
  return featureSet.id.startsWith(prefix)
    ? ABLATED.find((part) => part === featureSet.id.slice(prefix.length))
    : undefined;
}

function rowOf(
  trial: Trial,
  base: Trial,
  part: AblatedPart | undefined,
  results: readonly FoldResult[],
): AblationRow[] {
  if (!part) return [];
  const withIt = new Map(results.filter((one) => one.trial === base.index).map((one) => [one.fold, one]));
  const own = results.filter((one) => one.trial === trial.index && withIt.has(one.fold));
  if (own.length === 0) return [];
  const differences = own.map((one) => {
    const whole = withIt.get(one.fold);
    return (f1Of([one]) ?? 0) - (whole ? (f1Of([whole]) ?? 0) : 0);
  });
  const mean = differences.reduce((sum, one) => sum + one, 0) / own.length;
  const squares = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return [
    {
      ...{ part, trial: trial.index, folds: own.length, f1: f1Of(own) ?? 0, difference: mean },
      standardError: own.length < 2 ? undefined : Math.sqrt(squares / (own.length - 1) / own.length),
    },
  ];
}

function f1Of(results: readonly FoldResult[]): number | undefined {
  return rankTrials(results)[0]?.f1;
}
