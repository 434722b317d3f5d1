import type { Algorithm, FlagParameter, NumberRule } from '@/lib/domain/model/algorithms';
import type { ErrorKind } from '@/lib/domain/model/error-kinds';
import type { RunState } from '@/lib/domain/model/run';
import type { FieldProblem, NumberField } from '@/lib/domain/model/settings-draft';
import type { Encoding } from '@/lib/domain/text/feature-set';
import type { SplitName } from '@/lib/domain/text/note';

/** Words of the Experiments page. */

export const RUN_STATES: Readonly<Record<RunState, string>> = {
  running: 'running',
  finished: 'finished',
  cancelled: 'cancelled',
  failed: 'failed',
  interrupted: 'interrupted',
};

export const RUN_STATE_REASONS: Readonly<
  Record<'cancelled' | 'failed' | 'interrupted', { what: string; next: string }>
> = {
  cancelled: {
    what: 'This run was cancelled before it finished, so it has no model and no figures.',
    next: 'The curves up to that point are below. Start it again with the same settings when you want the result.',
  },
  failed: {
    what: 'This run could not finish.',
    next: 'Your notes and your other runs are untouched.',
  },
  interrupted: {
    what: 'The page was closed or reloaded while this run was training, or its computation stopped.',
    next: 'Start it again with the same settings and keep this page open until it has finished. You can work on other pages meanwhile.',
  },
};

/** What the final part of a split's name says in running text: "on 5 test notes". */
export const SPLIT_NAMES: Readonly<Record<SplitName, string>> = { train: 'training', dev: 'held-out', test: 'test' };

export const SETTINGS_FIELDS: Readonly<Record<NumberField, { label: string; help: string; unit?: string }>> = {
  c1: {
    label: 'c1',
    help: 'Drops weak features. Higher: smaller model that says less. 0 keeps every feature.',
  },
  c2: {
    label: 'c2',
    help: 'Keeps weights small. Higher: more careful, follows the training notes less closely.',
  },
  period: {
    label: 'Period',
    help: 'Training stops when the loss fell by less than delta over so many iterations. 0 switches that off.',
  },
  delta: { label: 'Delta', help: 'Share by which the loss must fall within a period for training to go on.' },
  calibrationEta: {
    label: 'First learning rate',
    help: 'Learning rates are tried on a sample before training; this one first.',
  },
  calibrationRate: { label: 'Learning rate factor', help: 'From one learning rate that is tried to the next.' },
  calibrationSamples: { label: 'Learning rate sample', help: 'Sentences, drawn at random, that rates are tried on.' },
  calibrationCandidates: {
    label: 'Good learning rates',
    help: 'So many better than no training are looked for; the best of them is taken.',
  },
  calibrationMaxTrials: { label: 'Learning rates at most', help: 'Fewer than this are tried, but at least one.' },
  stepLimit: { label: 'Limit of a step', help: 'What keeps one odd sentence from changing the weights too much.' },
  aggressiveness: {
    label: 'Aggressiveness (c)',
    help: 'The larger, the longer a step after a mistake may be. Without a limit it counts for nothing.',
  },
  variance: { label: 'Variance', help: 'Of every weight before training: how freely rare features may move.' },
  gamma: { label: 'Gamma', help: 'The larger, the shorter the steps, and the slower weights settle.' },
  epsilon: {
    label: 'Epsilon',
    help: 'Training stops when the loss of an iteration, per sentence, is less than this. 0: when no mistake is left.',
  },
  maxIterations: {
    label: 'Iterations at most',
    help: 'Training stops here or when it no longer gets better. The default is enough for most; more takes longer.',
  },
  minFrequency: {
    label: 'Least frequency',
    help: 'Features seen fewer times than this are left out. 0 keeps all.',
  },
  seed: {
    label: 'Seed',
    help: 'Decides which notes are held out, how intervals are drawn and, but for L-BFGS, in which order sentences are taken. The same seed gives the same run again.',
  },
  devShare: {
    label: 'Held out',
    unit: '%',
    help: 'Share of the training notes kept apart to watch F1 while training. The final model is trained on all of them. 0 skips the curve and halves the time.',
  },
};

export const STEP_LIMITS: Readonly<Record<string, string>> = {
  0: 'None',
  1: 'At most c (PA-I)',
  2: 'A penalty on its square (PA-II)',
};

export const FLAG_FIELDS: Readonly<Record<FlagParameter, { label: string; help: string }>> = {
  errorSensitive: {
    label: 'By number of mistakes',
    help: 'A sentence with more wrong tags needs a wider margin. Otherwise all need the same.',
  },
  averaging: {
    label: 'Averaged weights',
    help: 'The model is the mean of the weights after each sentence, which evens out the last ones.',
  },
};

/** `short` stands in tables and pictures. */
export const ALGORITHM_WORDS: Readonly<Record<Algorithm, { name: string; short: string; help: string }>> = {
  lbfgs: {
    name: 'L-BFGS',
    short: 'L-BFGS',
    help: 'Looks at all sentences before each step. The same minimum whatever their order; with c1 above 0 it is OWL-QN.',
  },
  l2sgd: {
    name: 'Gradient descent (L2SGD)',
    short: 'L2SGD',
    help: 'Steps after each sentence towards the same minimum as L-BFGS without c1.',
  },
  'averaged-perceptron': {
    name: 'Averaged perceptron',
    short: 'AP',
    help: 'Learns from mistakes alone, one sentence at a time. Quick, with nothing to set. Its confidences need calibrating.',
  },
  'passive-aggressive': {
    name: 'Passive aggressive',
    short: 'PA',
    help: 'Learns from mistakes, each time just enough to be right by a margin. Its confidences need calibrating.',
  },
  arow: {
    name: 'AROW',
    short: 'AROW',
    help: 'Learns from mistakes and trusts weights more the more it has seen of them. Its confidences need calibrating.',
  },
};

export const ENCODING_FIELD = {
  label: 'Tags',
  help: 'How a mark is written on its words. BILOU also names last and single words and did best on the case study; the three differ little.',
  options: {
    BILOU: 'BILOU: begin, inside, last, outside, unit',
    BIO: 'BIO: begin, inside, outside',
    IO: 'IO: inside, outside',
  } satisfies Record<Encoding, string>,
};

export const TRANSITIONS_FIELD = {
  label: 'All tag transitions',
  help: 'Also gives a weight to pairs of tags that never follow each other in the training notes.',
};

export function fieldProblem(field: NumberField, problem: FieldProblem, rule: NumberRule): string {
  const { label } = SETTINGS_FIELDS[field];
  const from = rule.above ? `above ${rule.min} and up` : `from ${rule.min}`;
  const range = `${rule.whole ? 'a whole number' : 'a number'} ${from} to ${rule.max}`;
  switch (problem) {
    case 'empty':
      return `${label} is empty. Enter ${range}.`;
    case 'not-a-number':
      return `${label} is not a number. Enter ${range}.`;
    case 'not-whole':
      return `${label} must be whole. Enter ${range}.`;
    case 'too-small':
      return `${label} is too low. Enter ${range}.`;
    case 'too-large':
      return `${label} is too high. Enter ${range}.`;
  }
}

/** Parts of a run between its iterations, by the job's step. */
export const TRAINING_STEPS: Readonly<Record<string, string>> = {
  start: 'Starting',
  prepare: 'Cutting notes into sentences',
  attributes: 'Computing features',
  evaluate: 'Reading the test notes',
};

export const ERROR_KIND_NAMES: Readonly<Record<ErrorKind, { name: string; help: string }>> = {
  missed: { name: 'Missed', help: 'A mark of the dataset that the model did not make.' },
  spurious: { name: 'Extra', help: 'A mark of the model that the dataset does not have.' },
  boundary: { name: 'Other limits', help: 'Right label, but the mark starts or ends elsewhere.' },
  label: { name: 'Other label', help: 'The same words, marked as something else.' },
};

export const experiments = {
  honestFigure:
    'Judge a model by F1 of whole entities: a mark counts only when its limits and its label are both right, which is what a reader needs. ' +
    'The token figures look higher because most words carry no mark and are easy to get right; they are here to compare with other solutions that state them.',

  title: 'Experiments',
  loading: 'Loading runs…',

  // Start
  start: 'Start a run',
  starting: 'Starting…',
  dataset: 'Dataset',
  settings: 'Settings',
  settingsTitle: 'Settings of the next run',
  settingsHelp: 'The defaults did best in cross-validation on the case study’s training notes.',
  settingsChanged: (count: number) => (count === 1 ? '1 changed' : `${count} changed`),
  reset: 'Reset to defaults',
  settingsWrong: 'Some settings need a look before a run can start.',
  busy: 'One run trains at a time. Wait for it or cancel it first.',
  dismiss: 'Dismiss',
  noData: {
    title: 'No labelled notes yet',
    body: 'Training needs notes whose diseases and treatments are marked. Load the sample notes to try it in a few seconds, or import your own files.',
    sample: 'Load the sample notes',
    import: 'Import files',
  },
  unlabelledOnly: {
    title: 'None of your datasets is labelled',
    body: 'Training needs notes whose diseases and treatments are marked. Plain notes can be read, not trained on.',
  },
  noRuns: {
    title: 'No runs yet',
    body: (dataset: string) =>
      `Start a run to train a model on “${dataset}”. It trains inside this browser and shows how good it is on notes it has not seen.`,
  },

  // Running
  running: (number: number) => `Run ${number}`,
  fit: {
    dev: 'Held-out check, iteration',
    final: 'Final fit, iteration',
    atMost: (iteration: number, max: number) => `${iteration} of at most ${max}`,
  },
  cancel: 'Cancel',
  cancelling: 'Cancelling…',
  timeUnknown: 'working out the time left',
  finishedNotice: (number: number, f1: string, low: string, high: string) =>
    `Run ${number} has finished: F1 ${f1} (${low} to ${high}).`,
  settingsLine: (dataset: string, template: string, algorithm: string, values: readonly string[]) =>
    [dataset, `template ${template}`, algorithm, ...values].join(', '),

  // Charts
  asTable: 'As table',
  asChart: 'As chart',
  charts: {
    loss: { title: 'Loss', note: 'per sentence, by iteration' },
    gradient: { title: 'Gradient norm', note: 'log scale, by iteration' },
    f1: { title: 'F1 of whole entities', note: 'held out, by iteration' },
    iteration: 'Iteration',
    final: 'final fit',
    dev: 'held-out check',
    previous: (number: number) => `run ${number}`,
    waiting: 'The first iteration is being computed.',
    noGradient: 'This algorithm steps from sentence to sentence and never computes the gradient of them all.',
    noF1: 'This run holds no notes out, so there is no F1 while it trains.',
    at: (value: string, iteration: number) => `${value} at ${iteration}`,
  },

  // Runs table
  runs: 'Runs',
  runsTable: 'Runs with their settings and figures',
  filter: 'Filter runs',
  noneMatch: 'No run matches this filter.',
  clearFilter: 'Show all runs',
  columns: {
    run: 'Run',
    started: 'Started',
    dataset: 'Dataset',
    template: 'Template',
    algorithm: 'Algorithm',
    c1: 'c1',
    c2: 'c2',
    iterations: 'Iterations',
    f1: 'F1',
    interval: '95 % interval',
    time: 'Time',
    state: 'State',
  },
  scale: (min: string, max: string) => `${min} to ${max}`,
  noFigure: 'none',
  heldOutFigure: 'held out',
  inUse: (number: number) => `v${number} in use`,
  open: (number: number) => `Details of run ${number}`,

  // Delete
  delete: 'Delete run',
  deleteNamed: (number: number) => `Delete run ${number}`,
  deleteBody: (number: number) =>
    `Run ${number} goes with its curves, its list of errors and its model. Datasets and other runs stay. This cannot be undone.`,
  deleteInUse: 'Its model is in use for reading now; the newest model left takes its place.',
  keep: 'Keep it',

  // Details
  close: 'Close',
  restart: 'Start again with these settings',
  restartMissing: 'Its dataset is no longer in this browser, so it cannot be started again.',
  use: 'Use this model for reading',
  using: 'In use for reading',
  download: 'Download',
  downloadModel: 'Model (.crfsuite)',
  downloadReport: 'Report (.json)',
  downloadHint: 'The model file holds words of the training notes. Treat it as you treat the notes.',
  noEvaluation: 'There were no test notes and none were held out, so this model has not been judged.',
  modelGone: 'The model of this run is no longer in this browser.',
  byLabel: {
    title: 'By label',
    note: (split: string, notes: number, scale: string) =>
      `${notes.toLocaleString('en')} ${split} notes, 95 % intervals, F1 drawn on ${scale}`,
    label: 'Label',
    match: 'Match',
    exact: 'exact',
    overlap: 'overlap',
    precision: 'Precision',
    recall: 'Recall',
    f1: 'F1',
    right: 'Right',
    extra: 'Extra',
    missed: 'Missed',
    all: 'All labels',
    help: 'Exact: limits and label both right. Overlap: the right label on some of the right words. Intervals come from resampling the notes.',
  },
  token: {
    title: 'By word',
    note: 'token scores',
    weightedWithO: 'Weighted F1, words without a mark included',
    weighted: 'Weighted F1, labels alone',
    macro: 'Macro F1, labels alone',
    outside: 'No mark',
    support: 'Words',
  },
  confusion: {
    title: 'What was taken for what',
    note: 'words; row: dataset, column: model; shade: share of the row',
    gold: 'Dataset',
    caption: 'Words by their label in the dataset and in the model',
    share: (percent: number) => `${percent} %`,
  },
  facts: {
    title: 'Facts of this run',
    dataset: 'Dataset',
    datasetHash: 'Dataset, sha256',
    template: 'Template',
    encoding: 'Tags',
    wordLists: 'Word lists',
    featureSetHash: 'Template, sha256',
    algorithm: 'Algorithm',
    maxIterations: 'Iterations at most',
    iterations: 'Iterations done',
    minFrequency: 'Least frequency',
    transitions: 'All tag transitions',
    seed: 'Seed',
    devShare: 'Held out',
    spanChance: 'Marks from a chance of',
    resamples: 'Bootstrap resamples',
    features: 'Features in use',
    loss: 'Last loss, per sentence',
    wasmHash: 'Engine, sha256',
    appVersion: 'BeHealthy',
    startedAt: 'Started',
    finishedAt: 'Finished',
    trainSeconds: 'Final fit took',
    modelHash: 'Model, sha256',
    modelSize: 'Model size',
    yes: 'yes',
    no: 'no',
    copy: 'Copy all of it',
    copied: 'Copied',
    counts: (notes: string, tokens: string, entities: string) =>
      `${notes} notes, ${tokens} words, ${entities} entities`,
  },
  errors: {
    none: 'The model made no error on these notes.',
    noneShown: 'No sentence has such an error. Choose another kind or label.',
    kind: 'Kind of error',
    label: 'Label',
    gold: 'dataset',
    predicted: 'model',
    open: 'Read',
    openNamed: (title: string) => `Read ${title}`,
    instead: (predicted: string, gold: string) => `${predicted} instead of ${gold}`,
    gone: 'This note is no longer in this browser.',
  },
} as const;
