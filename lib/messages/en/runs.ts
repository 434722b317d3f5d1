import type { RunFact } from '@/lib/domain/model/run-facts';
import { type FilterProblem, NUMBER_FIELDS, WORD_FIELDS } from '@/lib/domain/model/run-filter';

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
