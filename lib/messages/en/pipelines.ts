import type { SignalName } from '@/lib/domain/monitoring/signals';
import type { NodeState } from '@/lib/domain/monitoring/step-nodes';
import type { PipelineName, StepKey, StepReason, StepRun } from '@/lib/domain/monitoring/step-run';
import type { TriggerRule, TriggerState } from '@/lib/domain/monitoring/trigger-events';
import { signalShort } from './signals';

const n = (count: number) => count.toLocaleString('en-GB');
const counted = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;
const percent = (share: number) => `${Math.round(1000 * share) / 10} %`;
const short = (value: number) => String(Math.round(10_000 * value) / 10_000).replace(/^0\./u, '.');

export const pipelines = {
  title: 'Pipelines',
  loading: 'Loading the pipelines',
  summary: {
    label: 'Steps by state',
    running: (count: number) => `${count} running`,
    look: (count: number) => `${count} ${count === 1 ? 'asks' : 'ask'} for a look`,
    ok: (count: number) => `${count} ok`,
    wait: (count: number) => `${count} ${count === 1 ? 'waits' : 'wait'}`,
  },
  rulesButton: 'Trigger rules',
  asTable: 'As table',
  asGraph: 'As graph',
  graph: 'Four pipelines and the steps between them',
  graphHint: 'Arrow keys go from step to step.',
  table: 'Steps of the four pipelines',
  columns: { pipeline: 'Pipeline', step: 'Step', state: 'State', now: 'Now', last: 'Last run', open: 'Runs' },
  never: 'never ran',
  show: 'Show',
  showNamed: (step: string) => `Show the runs of ${step}`,
  edges: {
    notesToTag: 'notes to tag first',
    newVersion: 'new version starts training',
    approved: 'approved version',
    counts: 'counts only, no text',
  },
  lanes: {
    data: { name: 'Data', when: 'on import' },
    training: { name: 'Training', when: 'on new data' },
    inference: { name: 'Inference', when: 'on each note' },
    monitoring: { name: 'Monitoring', when: 'each window' },
  } satisfies Record<PipelineName, { name: string; when: string }>,
  states: { running: 'running', look: 'look', ok: 'ok', wait: 'waits' } satisfies Record<NodeState, string>,
  waits: 'waits',
};

export const STEP_WORDS: Readonly<Record<StepKey, string>> = {
  'data/tag': 'Tagging',
  'data/import': 'Import',
  'data/check': 'Check format',
  'data/deduplicate': 'Deduplicate',
  'data/split': 'Split by patient',
  'data/freeze': 'Freeze version',
  'training/features': 'Features',
  'training/train': 'Train',
  'training/calibrate': 'Calibrate',
  'training/gate': 'Privacy gate',
  'training/evaluate': 'Evaluate',
  'training/review': 'Review',
  'inference/check': 'Check format',
  'inference/tag': 'Tag',
  'inference/pair': 'List pairs',
  'inference/show': 'Show',
  'monitoring/count': 'Count',
  'monitoring/compare': 'Compare',
  'monitoring/estimate': 'Estimate F1',
  'monitoring/decide': 'Decide',
  'monitoring/act': 'Act',
};

/** What a step takes in, as the head of its column. */
export const STEP_UNITS: Readonly<Record<StepKey, string>> = {
  'data/tag': 'Notes',
  'data/import': 'Files',
  'data/check': 'Notes',
  'data/deduplicate': 'Notes',
  'data/split': 'Notes',
  'data/freeze': 'Notes',
  'training/features': 'Sentences',
  'training/train': 'Sentences',
  'training/calibrate': 'Notes',
  'training/gate': 'Notes',
  'training/evaluate': 'Sentences',
  'training/review': 'Versions',
  'inference/check': 'Notes',
  'inference/tag': 'Notes',
  'inference/pair': 'Marks',
  'inference/show': 'Notes',
  'monitoring/count': 'Sentences',
  'monitoring/compare': 'Sentences',
  'monitoring/estimate': 'Marks',
  'monitoring/decide': 'Windows',
  'monitoring/act': 'Actions',
};

export const STATE_WORDS: Readonly<Record<TriggerState, string>> = {
  insufficient: 'not enough data',
  ok: 'ok',
  warning: 'warning',
  critical: 'critical',
  acknowledged: 'seen',
  remediating: 'remediating',
  recovering: 'recovering',
};

export const RULE_WORDS: Readonly<Record<TriggerRule, string>> = {
  'drift-warning': 'Drift warning',
  'drift-critical': 'Drift critical',
  'drift-cleared': 'Drift over',
  'new-labels': 'New tagged notes',
  'challenger-ready': 'Challenger ready',
  'training-failed': 'Training failed',
  'audit-fall': 'Audited F1 fell',
  'wrong-format': 'Wrong format',
};

/** One live line under a step's name, at most about 20 characters. */
export const stepLine = {
  tagged: (done: number, all: number) => `${n(done)} of ${n(all)} tagged`,
  noneQueued: 'nothing is queued',
  files: (notes: number) => counted(notes, 'note', 'notes'),
  aside: (notes: number, aside: number) => `${n(notes)} in, ${n(aside)} set aside`,
  left: (notes: number) => `${n(notes)} left`,
  parts: (train: number, test: number) => `${n(train)} train, ${n(test)} test`,
  sentences: (count: number) => counted(count, 'sentence', 'sentences'),
  weights: (count: number) => counted(count, 'weight', 'weights'),
  marks: (count: number) => counted(count, 'mark', 'marks'),
  k: (k: number) => `k = ${k}`,
  f1: (value: string) => `F1 ${value}`,
  actions: (count: number) => counted(count, 'action', 'actions'),
  sent: 'sent for review',
  waitsReview: (count: number) => `${counted(count, 'version', 'versions')} to review`,
  refused: (notes: number, refused: number) => `${n(notes)} in, ${n(refused)} refused`,
  p95: (ms: number) => `p95 ${ms} ms`,
  pairs: (count: number) => counted(count, 'pair', 'pairs'),
  shown: 'Read, Annotate',
  window: (have: number, need: number) => `${n(have)} of ${n(need)}`,
  distance: (figure: string, cause: SignalName) => `distance ${figure}, ${signalShort(cause).toLowerCase()}`,
  estimate: (f1: string, low: string, high: string) => `${f1} (${low}–${high})`,
  progress: (done: number, total: number, left: string | undefined) =>
    left === undefined ? `${n(done)} of ${n(total)}` : `${n(done)} of ${n(total)}, ${left}`,
};

export const runs = {
  title: (pipeline: string, step: string) => `${pipeline}, ${step.toLowerCase()}`,
  note: 'last runs of the selected step',
  records: 'Records',
  fileName: (step: StepKey) => `${step.replace('/', '-')}-runs.json`,
  caption: (step: string) => `Last runs of ${step}`,
  columns: { when: 'When', why: 'Why', out: 'Out', took: 'Took', result: 'Result', more: 'Record' },
  none: 'It did not run yet',
  noneNext: {
    data: { text: 'Import notes, or load the sample notes.', button: 'Go to Datasets', href: '/datasets' },
    training: { text: 'Train a model on a labelled dataset.', button: 'Go to Experiments', href: '/experiments' },
    inference: { text: 'Read a note with a model.', button: 'Go to Read', href: '/read' },
    monitoring: { text: 'It begins when a watched model has read enough notes.', button: 'Go to Read', href: '/read' },
  } satisfies Record<PipelineName, { text: string; button: string; href: string }>,
  tagging: {
    text: 'Notes are tagged one by one, as the queue brings them.',
    button: 'Go to Annotate',
    href: '/annotate',
  },
  facts: 'Facts',
  factsNamed: (when: string) => `Facts of the run of ${when}`,
  noFacts: 'No facts were noted.',
  again: 'Try again',
  retrying: 'Trying again',
  needsFile: 'Needs its file again: choose it on Datasets.',
  elsewhere: 'Begin it again where it was asked for.',
  retryFailed: (code: string) => `It did not begin: ${code}.`,
  attempt: (attempt: number) => (attempt === 1 ? '' : `, try ${attempt}`),
  reasons: {
    asked: () => 'asked for',
    // Rows of an earlier version may name a rule that is no more.
    trigger: (ref) => (ref === undefined ? 'a rule' : `rule: ${RULE_WORDS[ref as TriggerRule] ?? ref}`),
    window: (ref) => `window ${ref ?? ''} full`.replace('  ', ' '),
    'new-data': () => 'new data',
    schedule: () => 'its time came',
    deployment: () => 'new version in use',
    retry: () => 'tried again',
  } satisfies Record<StepReason['kind'], (ref: string | undefined) => string>,
  results: {
    running: 'Running',
    ok: 'Ok',
    look: 'Look',
    refused: 'Refused',
    cancelled: 'Cancelled',
    failed: 'Failed',
    interrupted: 'Interrupted',
  } satisfies Record<StepRun['outcome'], string>,
  took: (ms: number) => (ms < 1 ? '<1 ms' : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`),
  out: (count: number, code: string | undefined) => (code === undefined ? n(count) : `${n(count)}, ${code}`),
};

export const rules = {
  title: 'Rules that start things',
  change: 'Change',
  origin: { default: 'as the app has them', here: 'set in this browser', site: 'set for this site' },
  warning: {
    name: 'Drift warning',
    value: (p: number) => `p ≤ ${short(p)}`,
    effect: (uncertain: number, random: number) =>
      `Tells the reviewer, queues ${uncertain} uncertain and ${random} random notes`,
  },
  critical: {
    name: 'Drift critical',
    value: (p: number) => `p ≤ ${short(p)} or twice`,
    effect: 'Banner for doctors, marks are read before use, retraining once enough notes are tagged',
  },
  labels: {
    name: 'New tagged notes',
    value: (notes: number, share: number) => `${n(notes)} and ${percent(share)}`,
    effect: 'New dataset version, training, review. Never promoted by itself',
  },
  audit: {
    name: 'Audited F1 falls',
    value: (fall: number) => `by ${Math.round(1000 * fall) / 10} points`,
    effect: 'Proposes to go back to the last good version',
  },
  format: {
    name: 'Wrong format',
    value: 'always',
    effect: 'Refused with a code, counted, kept in quarantine with its reason',
  },
  dialog: {
    title: 'Rules that start things',
    description: 'What a change would have done is shown on past windows before it is saved.',
    fields: {
      warningP: [
        'Drift warning at p of',
        'At most this chance of so large a difference without any change. Larger: more and earlier warnings, more false ones.',
      ],
      criticalP: [
        'Drift critical at p of',
        'Or when the same signal warned in the window before. Larger: the banner comes more often.',
      ],
      effectFloor: [
        'Least size of the change',
        'Standard deviations that some signal must be away. Larger: small changes are let pass.',
      ],
      cleanWindows: ['Clean windows that end an alarm', 'More: the banner stays longer, and goes for good.'],
      queueUncertain: [
        'Uncertain notes to queue',
        'Put first on the tagging queue by a drift warning: where the model learns most.',
      ],
      queueRandom: ['Random notes to queue', 'By these the new F1 can be measured fairly.'],
      retrainNotes: [
        'New tagged notes that start a training',
        'Less: trainings start sooner and bring less. Notes on which people disagree count once that is decided.',
      ],
      retrainShare: [
        'And at least this share of the dataset',
        'In per cent. Keeps large datasets from being trained anew for a few notes.',
      ],
      coolDownHours: ['Hours between trainings', 'Nothing is trained by itself in between.'],
      auditFall: [
        'Fall of the audited F1',
        'In points. Beyond it, with an interval that leaves out zero, a roll-back is proposed.',
      ],
    } as const,
    effectTitle: 'On past windows',
    noWindows:
      'No window is full in this browser yet: there is nothing to replay. The rules can be saved all the same.',
    unchanged: (windows: number) => `No firing of ${counted(windows, 'past window', 'past windows')} would change.`,
    changed: (windows: number, more: number, less: number) =>
      `On ${counted(windows, 'past window', 'past windows')}: ${more} ${more === 1 ? 'firing' : 'firings'} more, ${less} less.`,
    effectCaption: 'Firings that the new rules would add or leave out',
    columns: { change: 'Change', rule: 'Rule', at: 'When', window: 'Window' },
    more: 'more',
    less: 'less',
    limit: 'What people did because of the alarms there were stays as it was.',
    save: 'Save rules',
    saveSite: 'Save for this site',
    saveHere: 'They count in this browser. A reviewer sets them for the site.',
    readOnly: 'The rules of this site are set by a reviewer. What others would have done can be tried here.',
    criticalOver: 'Critical must not be larger than warning.',
    reset: 'As the app has them',
    notSaved: 'The rules were not saved',
  },
};
