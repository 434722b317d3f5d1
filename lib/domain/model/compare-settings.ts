import { FLAG_PARAMETERS, type FlagParameter, NUMBER_PARAMETERS, type NumberParameter } from './algorithms';
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
  | 'word-lists'
  | 'algorithm'
  | NumberParameter
  | FlagParameter
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
  'word-lists': ({ featureSet }) => featureSet.parts.gazetteers?.map(({ name }) => name).join(', '),
  algorithm: ({ settings }) => settings.algorithm,
  ...parameterReaders(),
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

function parameterReaders() {
  const names = [...(Object.keys(NUMBER_PARAMETERS) as NumberParameter[]), ...FLAG_PARAMETERS];
  const readers = names.map((name) => [name, ({ settings }: Run) => settings[name]]);
  return Object.fromEntries(readers) as Record<NumberParameter | FlagParameter, (run: Run) => Value>;
}

/** What shows a difference that its own value does not: two datasets or templates may have one name. */
const IDENTITIES: Readonly<Partial<Record<SettingName, (run: Run) => string>>> = {
  dataset: (run) => run.datasetHash,
  template: (run) => run.featureSetHash,
  'word-lists': ({ featureSet }) => featureSet.parts.gazetteers?.map(({ sha256 }) => sha256).join() ?? '',
  engine: (run) => run.wasmHash,
};

/** All settings that one of two runs has, those that differ first, else in a fixed order. */
export function compareSettings(first: Run, second: Run): SettingRow[] {
  const rows = (Object.keys(READERS) as SettingName[]).flatMap((name): SettingRow[] => {
    const [a, b] = [READERS[name](first), READERS[name](second)];
    if (a === undefined && b === undefined) return [];
    const identity = IDENTITIES[name];
    return [{ name, first: a, second: b, differs: identity ? identity(first) !== identity(second) : a !== b }];
  });
  return [...rows.filter((row) => row.differs), ...rows.filter((row) => !row.differs)];
}
