import type { SettingName } from '@/lib/domain/model/compare-settings';
import type { RunFact } from '@/lib/domain/model/run-facts';
import { type FilterProblem, NUMBER_FIELDS, WORD_FIELDS } from '@/lib/domain/model/run-filter';
import type { SentenceVerdict } from '@/lib/domain/model/sentence-verdict';
import type { CompareError, ExportLayout } from '@/workers/pipeline-api';
import { FLAG_FIELDS, SETTINGS_FIELDS } from './experiments';

/** Words of the runs table, of repeating, comparing and exporting runs. */

const list = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const runFilter = {
  placeholder: 'c2 < 1, dataset v7',
  help: `Divide conditions by commas; all must hold. Numbers take <, <=, >, >=, = and !=: ${list([...NUMBER_FIELDS, 'the name of a label'])}. Words follow their field: ${list(WORD_FIELDS)}. A day: started > 2026-11-20. Words alone are looked for everywhere.`,
  problem(problem: FilterProblem): string {
    switch (problem.code) {
      case 'unknown-field':
        return `“${problem.part}”: there is no field “${problem.field}”. Fields are ${list([...NUMBER_FIELDS, ...WORD_FIELDS, 'started', 'the labels'])}.`;
      case 'value-missing':
        return `“${problem.part}”: what should ${problem.field} be compared with?`;
      case 'not-a-number':
        return `“${problem.part}”: ${problem.field} is compared with a number, such as 0.5.`;
      case 'not-a-day':
        return `“${problem.part}”: a day is written 2026-11-20, a month 2026-11.`;
      case 'words-not-ordered':
        return `“${problem.part}”: ${problem.field} holds words. Write “${problem.field} case study”, or use = or !=.`;
    }
  },
  ignored: 'Left out until it can be read.',
};

export const FACT_NAMES: Readonly<Record<RunFact, string>> = {
  'dataset-hash': 'the sha256 of the dataset',
  'split-hash': 'the sha256 of the split',
  settings: 'the settings',
  seed: 'the seed',
  loss: 'the loss of every iteration',
  'gradient-norm': 'the gradient norm of every iteration',
  'held-out-f1': 'F1 on the held-out notes',
  'feature-set-hash': 'the sha256 of the template',
  'tokenizer-hash': 'the sha256 of the tokenizer',
  'engine-hash': 'the sha256 of the engine',
  'app-version': 'the version of BeHealthy',
  'label-set': 'the set of labels',
  'model-hash': 'the sha256 of the model',
  actor: 'who started it',
  'started-at': 'when it started',
  'finished-at': 'when it finished',
};

export const runsTable = {
  pick: (number: number) => `Compare run ${number}`,
  pickHead: 'Compare',
  picked: (finished: number, picked: number, shown: number, all: number) =>
    [
      `${finished.toLocaleString('en')} finished`,
      ...(picked > 0 ? [`${picked} picked to compare`] : []),
      ...(shown < all ? [`${shown.toLocaleString('en')} of ${all.toLocaleString('en')} shown`] : []),
    ].join(', '),
  pickAnother: (number: number) => `Run ${number} is picked. Pick another finished run to compare the two.`,
};

export const runFacts = {
  splitHash: 'Split, sha256',
  tokenizerHash: 'Tokenizer, sha256',
  labelSetHash: 'Labels, sha256',
  judgedHash: 'Judged notes, sha256',
  actor: 'Started by',
  incomplete: (names: readonly string[]) =>
    `Made by an older version of the app. It does not state ${names.length === 1 ? names[0] : list(names)}.`,
  refused: (names: readonly string[]) => `Missing: ${names.join(', ')}.`,
};

export const repeatWords = {
  repeat: 'Repeat',
  help: 'Trains again with the same notes, settings, template and seed, and says whether the same bytes come out.',
  repeats: (number: number) => `Repeats run ${number}`,
  repeatedBy: (number: number) => `Repeated by run ${number}`,
  same: 'the same model, byte for byte',
  other: 'another model came out',
  sha256: 'sha256',
  runSha256: (number: number) => `Run ${number}, sha256`,
  differs: (names: readonly string[]) => `Not the same in both: ${names.join(', ')}.`,
  nothingDiffers:
    'All facts of the two are the same, so the models should be too. Keep both reports and tell the makers of the app.',
  noModel: 'one of the two has no model to compare',
  gone: 'Repeats a run that is no longer in this browser.',
};

/** The same for a terminal. */
export const repeatLines = {
  same: (sha256: string) => `repeated: the same model, byte for byte (sha256 ${sha256})`,
  other: (first: string, second: string) =>
    `repeated: another model came out\n  sha256 in the report  ${first}\n  sha256 now            ${second}`,
  differs: (facts: readonly RunFact[]) =>
    facts.length > 0
      ? `  not the same: ${facts.map((fact) => FACT_NAMES[fact]).join(', ')}`
      : '  all facts are the same, so the models should be too: keep both reports and tell the makers of the app',
  noModel: 'repeated: the report states no model to compare with',
};

function labelsOf<Field extends string>(fields: Readonly<Record<Field, { label: string }>>): Record<Field, string> {
  const entries = Object.entries<{ label: string }>(fields).map(([field, { label }]) => [field, label]);
  return Object.fromEntries(entries) as Record<Field, string>;
}

export const SETTING_NAMES: Readonly<Record<SettingName, string>> = {
  dataset: 'Dataset',
  template: 'Template',
  encoding: 'Tags',
  lexicon: 'Lexicon',
  'word-window': 'Words on either side',
  affixes: 'Letters of affixes',
  'word-lists': 'Word lists',
  algorithm: 'Algorithm',
  ...labelsOf(SETTINGS_FIELDS),
  ...labelsOf(FLAG_FIELDS),
  'max-iterations': 'Iterations at most',
  'min-frequency': 'Least frequency',
  transitions: 'All tag transitions',
  'dev-share': 'Held out',
  'span-chance': 'Marks from a chance of',
  seed: 'Seed',
  engine: 'Engine',
  'app-version': 'BeHealthy',
  iterations: 'Iterations done',
  features: 'Features in use',
};

export const VERDICTS: Readonly<Record<SentenceVerdict, string>> = {
  right: 'right',
  short: 'short',
  long: 'long',
  moved: 'other limits',
  missed: 'missed',
  spurious: 'extra',
  label: 'other label',
  several: 'several mistakes',
};

export const compareWords = {
  run: 'Run',
  runNamed: (number: number) => `run ${number}`,
  against: 'against',
  same: (notes: number, part: string) =>
    `same ${notes.toLocaleString('en')} ${part} notes, paired bootstrap over notes`,
  gap: (points: string) => `F1 ${points} points`,
  interval: (low: string, high: string) => `(${low} to ${high})`,
  intervalHelp: '95 % interval of the difference: both runs are judged on the same draws of notes.',
  maybeChance: 'which can be chance',
  close: 'Close',
  closeNamed: 'Close the comparison',
  comparing: 'Comparing the two runs…',
  settings: 'Settings',
  setting: 'Setting',
  settingsCaption: 'Settings of the two runs',
  differ: (differing: number, all: number) => `${differing} of ${all} differ`,
  allSettings: (all: number) => `All ${all} settings`,
  fewerSettings: 'Fewer settings',
  yesNo: (yes: boolean) => (yes ? 'yes' : 'no'),
  curves: (title: string, first: number, second: number) => `${title} of run ${first} and run ${second} by iteration`,
  byLabelNote: (part: string, min: string, max: string) => `${part} notes, 95 % intervals, scale ${min} to ${max}`,
  p: 'P',
  r: 'R',
  gold: 'dataset',
  place: (at: number, all: number, title: string) =>
    `Sentence ${at.toLocaleString('en')} of ${all.toLocaleString('en')} where they differ${title === '' ? '' : `, ${title}`}`,
  previous: 'Previous',
  next: 'Next',
  noSentences: 'There is no sentence where the two find different marks.',
  noteGone: 'This note is no longer in this browser.',
};

/** Why two runs cannot be compared, then what to do. */
export function compareRefusal(error: CompareError): { what: string; next: string } {
  switch (error.code) {
    case 'same-run':
      return { what: 'These are the same run.', next: 'Pick another one.' };
    case 'not-judged':
      return {
        what: `Run ${error.number} has no figures to compare.`,
        next: 'Pick a finished run that was judged on notes.',
      };
    case 'other-part':
      return {
        what: 'One run was judged on test notes, the other on notes held out of training.',
        next: 'Figures of different notes say nothing about each other. Pick two that were judged on the same part.',
      };
    case 'other-notes':
      return {
        what: 'The two runs were not judged on the same notes.',
        next: 'A difference could come from the notes alone. Train again on the dataset of the other run, then compare.',
      };
    case 'dataset-missing':
      return {
        what: 'The notes the two runs were judged on are no longer in this browser.',
        next: 'Import them again to see how the two differ, sentence by sentence.',
      };
    case 'model-missing':
      return {
        what: 'What one of the runs found in the notes is not stored, and its model is gone.',
        next: 'Repeat that run, then compare.',
      };
  }
}

export const exportWords = {
  open: 'All of the run (.zip)…',
  title: (number: number) => `Export run ${number}`,
  layout: 'Layout',
  layouts: {
    plain: {
      name: 'Files',
      help: 'One archive with the model, its report, settings and environment, an example to check a reader with, and how to load the model in python-crfsuite.',
    },
    mlflow: {
      name: 'MLflow',
      help: 'The same files as artifacts of a run in MLflow’s file store, with parameters, figures by iteration and tags: unpack it where mlruns is.',
    },
  } satisfies Record<ExportLayout, { name: string; help: string }>,
  safe: 'Keep the archive as safe as the notes',
  safeWhy:
    'The model and its word list hold words of the training notes. Nothing else in the archive comes from their text.',
  start: 'Export',
  cancel: 'Cancel',
};
