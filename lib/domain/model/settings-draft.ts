import { DEFAULT_FEATURE_SET, type Encoding, type FeatureSet } from '../text/feature-set';
import {
  ALGORITHM_FACTS,
  ALGORITHMS,
  type Algorithm,
  type FlagParameter,
  flagsOf,
  NUMBER_PARAMETERS,
  type NumberParameter,
  type NumberRule,
  numbersOf,
  type ParameterValues,
} from './algorithms';
import { DEFAULT_SETTINGS, settingsFor, type TrainingSettings } from './run';

/** Numbers of every run. */
const COMMON_RULES = {
  maxIterations: { min: 1, max: 1000, whole: true },
  minFrequency: { min: 0, max: 1000, whole: true },
  seed: { min: 0, max: 4_294_967_295, whole: true },
  devShare: { min: 0, max: 50, whole: false },
} as const satisfies Readonly<Record<string, NumberRule>>;

export const FIELD_RULES = { ...NUMBER_PARAMETERS, ...COMMON_RULES };
export type NumberField = keyof typeof FIELD_RULES;

/** The form as typed: numbers stay text until they are checked. Holds the fields of all algorithms. */
export type SettingsDraft = Readonly<Record<NumberField, string>> &
  Readonly<Record<FlagParameter, boolean>> & {
    readonly algorithm: Algorithm;
    readonly possibleTransitions: boolean;
    readonly encoding: Encoding;
  };

export type FieldProblem = 'empty' | 'not-a-number' | 'not-whole' | 'too-small' | 'too-large';

export type CheckedDraft =
  | { readonly ok: true; readonly settings: TrainingSettings; readonly featureSet: FeatureSet }
  | { readonly ok: false; readonly problems: Readonly<Partial<Record<NumberField, FieldProblem>>> };

export const DEFAULT_DRAFT: SettingsDraft = draftOf(DEFAULT_SETTINGS, DEFAULT_FEATURE_SET);

/** Number fields of an algorithm, its own first. */
export function fieldsOf(algorithm: Algorithm): NumberField[] {
  return [...numbersOf(algorithm), ...(Object.keys(COMMON_RULES) as (keyof typeof COMMON_RULES)[])];
}

export function draftOf(settings: TrainingSettings, featureSet: FeatureSet): SettingsDraft {
  const values: ParameterValues = Object.assign(
    {},
    ...ALGORITHMS.map((each) => ALGORITHM_FACTS[each].initial),
    settings,
  );
  const numbers = Object.keys(NUMBER_PARAMETERS) as NumberParameter[];
  const typed = Object.fromEntries(numbers.map((name) => [name, String(values[name])]));
  return {
    ...(typed as Record<NumberParameter, string>),
    errorSensitive: values.errorSensitive ?? true,
    averaging: values.averaging ?? true,
    algorithm: settings.algorithm,
    maxIterations: String(settings.maxIterations),
    minFrequency: String(settings.minFrequency),
    seed: String(settings.seed),
    devShare: String(Number((settings.devShare * 100).toFixed(6))),
    possibleTransitions: settings.possibleTransitions,
    encoding: featureSet.encoding,
  };
}

/** Another algorithm; the most iterations follow it, unless somebody chose them. */
export function withAlgorithm(draft: SettingsDraft, algorithm: Algorithm): SettingsDraft {
  const chosen = draft.maxIterations !== String(ALGORITHM_FACTS[draft.algorithm].maxIterations);
  const maxIterations = chosen ? draft.maxIterations : String(ALGORITHM_FACTS[algorithm].maxIterations);
  return { ...draft, algorithm, maxIterations };
}

/** How many settings in use differ from where the draft's algorithm begins; another algorithm counts as one. */
export function changedFields(draft: SettingsDraft): number {
  const { algorithm } = draft;
  const initial = withAlgorithm(DEFAULT_DRAFT, algorithm);
  const fields = [...fieldsOf(algorithm), ...flagsOf(algorithm), 'possibleTransitions', 'encoding'] as const;
  const changed = fields.filter((field) => draft[field] !== initial[field]).length;
  return changed + Number(algorithm !== DEFAULT_DRAFT.algorithm);
}

/** Settings of a draft, or what is wrong with each field of its algorithm. A decimal comma is read as a point. */
export function checkDraft(draft: SettingsDraft): CheckedDraft {
  const { algorithm } = draft;
  const problems: Partial<Record<NumberField, FieldProblem>> = {};
  const read = (field: NumberField): number => {
    const value = readNumber(draft[field], FIELD_RULES[field]);
    if (typeof value === 'number') return value;
    problems[field] = value;
    return Number.NaN;
  };
  const numbers: ParameterValues = Object.fromEntries(numbersOf(algorithm).map((name) => [name, read(name)]));
  const flags: ParameterValues = Object.fromEntries(flagsOf(algorithm).map((name) => [name, draft[name]]));
  const settings: TrainingSettings = {
    ...settingsFor(algorithm, DEFAULT_SETTINGS),
    ...numbers,
    ...flags,
    maxIterations: read('maxIterations'),
    minFrequency: read('minFrequency'),
    seed: read('seed'),
    devShare: read('devShare') / 100,
    possibleTransitions: draft.possibleTransitions,
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, settings, featureSet: { ...DEFAULT_FEATURE_SET, encoding: draft.encoding } };
}

function readNumber(text: string, rule: NumberRule): number | FieldProblem {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return 'empty';
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return 'not-a-number';
  const value = Number(trimmed);
  if (rule.whole && !Number.isInteger(value)) return 'not-whole';
  if (value < rule.min || (rule.above && value === rule.min)) return 'too-small';
  if (value > rule.max) return 'too-large';
  return value;
}
