import type { Run } from './run';
import { iterationsOf } from './run-summary';

/** What a run was given or came to, that can differ from another's. */
export type SettingName =
  | 'dataset'
  | 'template'
  | 'encoding'
  | 'lexicon'
  | 'word-window'
  | 'affixes'
  | 'algorithm'
  | 'c1'
  | 'c2'
  | 'max-iterations'
  | 'min-frequency'
  | 'transitions'
  | 'dev-share'
  | 'span-chance'
  | 'seed'
  | 'engine'
  | 'app-version'
  | 'iterations'
  | 'features';

export interface SettingRow {
  readonly name: SettingName;
  readonly first: string | number | boolean | undefined;
  readonly second: string | number | boolean | undefined;
  readonly differs: boolean;
}

type Value = SettingRow['first'];

const READERS: Readonly<Record<SettingName, (run: Run) => Value>> = {
  dataset: (run) => run.datasetName,
  template: ({ featureSet }) => `${featureSet.id} v${featureSet.version}`,
  encoding: ({ featureSet }) => featureSet.encoding,
  lexicon: ({ featureSet }) => featureSet.parts.lexicon !== null,
  'word-window': ({ featureSet }) => featureSet.parts.wordWindow,
  affixes: ({ featureSet }) => featureSet.parts.affixLength,
  algorithm: ({ settings }) => settings.algorithm,
  c1: ({ settings }) => settings.c1,
  c2: ({ settings }) => settings.c2,
  'max-iterations': ({ settings }) => settings.maxIterations,
  'min-frequency': ({ settings }) => settings.minFrequency,
  transitions: ({ settings }) => settings.possibleTransitions,
  'dev-share': ({ settings }) => settings.devShare,
  'span-chance': ({ settings }) => settings.spanChanceMin,
  seed: ({ settings }) => settings.seed,
  engine: (run) => run.wasmHash.slice(0, 8),
  'app-version': (run) => run.appVersion,
  iterations: (run) => iterationsOf(run.curve),
  features: (run) => run.curve.at(-1)?.activeFeatures,
};

/** What shows a difference that its own value does not: two datasets or templates may have one name. */
const IDENTITIES: Readonly<Partial<Record<SettingName, (run: Run) => string>>> = {
  dataset: (run) => run.datasetHash,
  template: (run) => run.featureSetHash,
  engine: (run) => run.wasmHash,
};

/** All settings of two runs, those that differ first, else in a fixed order. */
export function compareSettings(first: Run, second: Run): SettingRow[] {
  const rows = (Object.keys(READERS) as SettingName[]).map((name): SettingRow => {
    const [a, b] = [READERS[name](first), READERS[name](second)];
    const identity = IDENTITIES[name];
    return { name, first: a, second: b, differs: identity ? identity(first) !== identity(second) : a !== b };
  });
  return [...rows.filter((row) => row.differs), ...rows.filter((row) => !row.differs)];
}
