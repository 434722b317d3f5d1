import { DEFAULT_FEATURE_SET, type Encoding, type FeatureSet } from '../text/feature-set';
import { DEFAULT_SETTINGS, type TrainingSettings } from './run';

/** The form as typed: numbers stay text until they are checked. */
export interface SettingsDraft {
  readonly c1: string;
  readonly c2: string;
  readonly maxIterations: string;
  readonly minFrequency: string;
  readonly seed: string;
  /** Per cent, 0-50. */
  readonly devShare: string;
  readonly possibleTransitions: boolean;
  readonly encoding: Encoding;
}

export type NumberField = Exclude<keyof SettingsDraft, 'possibleTransitions' | 'encoding'>;

export interface FieldRule {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

export const FIELD_RULES: Readonly<Record<NumberField, FieldRule>> = {
  c1: { min: 0, max: 100, whole: false },
  c2: { min: 0, max: 100, whole: false },
  maxIterations: { min: 1, max: 1000, whole: true },
  minFrequency: { min: 0, max: 1000, whole: true },
  seed: { min: 0, max: 4_294_967_295, whole: true },
  devShare: { min: 0, max: 50, whole: false },
};

export type FieldProblem = 'empty' | 'not-a-number' | 'not-whole' | 'too-small' | 'too-large';

export type CheckedDraft =
  | { readonly ok: true; readonly settings: TrainingSettings; readonly featureSet: FeatureSet }
  | { readonly ok: false; readonly problems: Readonly<Partial<Record<NumberField, FieldProblem>>> };

export const DEFAULT_DRAFT: SettingsDraft = draftOf(DEFAULT_SETTINGS, DEFAULT_FEATURE_SET);

export function draftOf(settings: TrainingSettings, featureSet: FeatureSet): SettingsDraft {
  return {
    c1: String(settings.c1),
    c2: String(settings.c2),
    maxIterations: String(settings.maxIterations),
    minFrequency: String(settings.minFrequency),
    seed: String(settings.seed),
    devShare: String(Number((settings.devShare * 100).toFixed(6))),
    possibleTransitions: settings.possibleTransitions,
    encoding: featureSet.encoding,
  };
}

/** Settings of a draft, or what is wrong with each field. A decimal comma is read as a point. */
export function checkDraft(draft: SettingsDraft): CheckedDraft {
  const problems: Partial<Record<NumberField, FieldProblem>> = {};
  const read = (field: NumberField): number => {
    const value = readNumber(draft[field], FIELD_RULES[field]);
    if (typeof value === 'number') return value;
    problems[field] = value;
    return Number.NaN;
  };
  const settings: TrainingSettings = {
    ...DEFAULT_SETTINGS,
    c1: read('c1'),
    c2: read('c2'),
    maxIterations: read('maxIterations'),
    minFrequency: read('minFrequency'),
    seed: read('seed'),
    devShare: read('devShare') / 100,
    possibleTransitions: draft.possibleTransitions,
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, settings, featureSet: { ...DEFAULT_FEATURE_SET, encoding: draft.encoding } };
}

function readNumber(text: string, rule: FieldRule): number | FieldProblem {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return 'empty';
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return 'not-a-number';
  const value = Number(trimmed);
  if (rule.whole && !Number.isInteger(value)) return 'not-whole';
  if (value < rule.min) return 'too-small';
  if (value > rule.max) return 'too-large';
  return value;
}
