import type { TrainingSettings } from '@/lib/domain/model/run';
import { SEARCHED, type SearchedParameter, type SearchMethod } from '@/lib/domain/model/search';
import type { SearchField, SearchProblem } from '@/lib/domain/model/search-draft';
import type { SearchState } from '@/lib/domain/model/search-record';

/** Words of searches over settings. */

const n = (value: number) => value.toLocaleString('en');
const counted = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`;

export const SEARCH_STATES: Readonly<Record<SearchState, string>> = {
  running: 'running',
  paused: 'paused',
  finished: 'finished',
  stopped: 'stopped',
  failed: 'failed',
};

export const METHODS: Readonly<Record<SearchMethod['kind'], { readonly name: string; readonly help: string }>> = {
  halving: {
    name: 'Halving',
    help: 'Draws configurations at random, judges all on one fold and only the best third on the others. Quickest.',
  },
  random: { name: 'Random', help: 'Draws configurations at random and judges all on every fold.' },
  grid: { name: 'Every combination', help: 'Tries all values with all others. Ranges are cut into five steps.' },
};

export const SEARCH_FIELDS: Readonly<Record<SearchField, { readonly label: string; readonly help: string }>> = {
  algorithms: { label: 'Algorithms', help: 'How weights are learned.' },
  c1: { label: 'c1', help: 'Values, or a range such as 0.01 to 1, drawn in multiples. L-BFGS alone.' },
  c2: { label: 'c2', help: 'Values, or a range such as 0.1 to 10.' },
  aggressiveness: { label: 'Aggressiveness (c)', help: 'Values, or a range, of passive aggressive.' },
  variance: { label: 'Variance', help: 'Values, or a range, of AROW.' },
  gamma: { label: 'Gamma', help: 'Values, or a range, of AROW.' },
  minFrequency: { label: 'Least frequency', help: 'Values, or a range of whole numbers.' },
  encodings: { label: 'Tags', help: 'How marks are written on words.' },
  featureSetIds: { label: 'Features', help: 'Which recipes to try.' },
  trials: { label: 'Configurations', help: 'How many to draw.' },
  folds: {
    label: 'Folds',
    help: 'Parts of the training notes, whole patients; each is judged by a model trained on the others.',
  },
  seed: { label: 'Seed', help: 'The same seed draws the same configurations and folds.' },
  budgetMinutes: { label: 'Minutes at most', help: 'No fold starts past it. Empty: no limit.' },
};

/** Short enough to stand side by side under a picture. */
export const AXIS_NAMES: Readonly<Record<SearchedParameter | 'minFrequency', string>> = {
  c1: 'c1',
  c2: 'c2',
  aggressiveness: 'c',
  variance: 'variance',
  gamma: 'gamma',
  minFrequency: 'frequency',
};

/** "c1 0.05", "c2 1": what a search varies of the algorithm. */
export function settingWords(settings: TrainingSettings): string[] {
  return SEARCHED.flatMap((name) => {
    const value = settings[name];
    return value === undefined ? [] : [`${AXIS_NAMES[name]} ${value}`];
  });
}

export function searchProblem(field: SearchField, problem: SearchProblem): string {
  const { label } = SEARCH_FIELDS[field];
  switch (problem) {
    case 'empty':
      return field === 'algorithms' || field === 'encodings' || field === 'featureSetIds'
        ? 'Choose at least one.'
        : `${label} is empty. Enter a value.`;
    case 'not-numbers':
      return `${label} holds something that is not a number. Enter numbers with commas between them.`;
    case 'not-whole':
      return `${label} must be whole.`;
    case 'too-small':
      return `${label} is too low.`;
    case 'too-large':
      return `${label} is too high.`;
    case 'range-wrong':
      return 'A range goes from a lower value above 0 to a higher one.';
    case 'too-many':
      return 'That makes more than 2,000 combinations. Leave some out, or draw at random.';
  }
}

export const search = {
  open: 'Search settings',
  title: 'Search over settings',
  intro:
    'Tries many settings by cross-validation on the training notes. Test notes are never looked at, so the winner’s test figure stays honest.',
  method: 'Method',
  start: 'Start the search',
  close: 'Close',
  wrong: 'Some fields need a look before the search can start.',
  nothing: 'These choices leave nothing to try.',
  fits: (trials: number, fits: number) =>
    `${counted(trials, 'configuration', 'configurations')}, ${counted(fits, 'fit', 'fits')}`,
  about: (time: string) => `about ${time}`,
  noEstimate: 'time known after the first fits',

  list: 'Searches',
  number: (number: number) => `Search ${number}`,
  progress: (done: number, total: number) => `${n(done)} of ${n(total)} fits`,
  pause: 'Pause',
  goOn: 'Go on',
  stop: 'Stop',
  delete: 'Delete',
  deleteTitle: (number: number) => `Delete search ${number}?`,
  deleteBody: 'Its figures go from this browser. Runs started from it stay.',
  keep: 'Keep it',
  outOfTime: 'The time you allowed is used up. The best so far stands first.',
  failed: 'The search could not go on.',
  waiting: 'The first figures come with the first fold.',
  columns: {
    search: 'Search',
    dataset: 'Dataset',
    started: 'Started',
    state: 'State',
    best: 'Best F1',
    tried: 'Tried',
    rank: 'Place',
    features: 'Features',
    algorithm: 'Algorithm',
    settings: 'Settings',
    tags: 'Tags',
    frequency: 'Least freq.',
    folds: 'Folds',
    f1: 'F1',
    error: '± s.e.',
    precision: 'P',
    recall: 'R',
  },
  tried: (done: number, all: number) => `${n(done)} of ${n(all)}`,
  table: 'Configurations, best first',
  run: 'Start a run',
  runWith: (place: number) => `Start a run with the settings in place ${n(place)}`,
  showAll: (count: number) => `Show all ${n(count)}`,
  showFewer: 'Show fewer',
  picture: 'F1 against',
  pictureNote: 'mean over the folds judged',
  lines: 'All settings together',
  linesNote: 'one line a configuration, the best in colour',
  fullFolds: 'all folds',
  fewFolds: 'given up earlier',
  asTable: 'As table',
  asChart: 'As chart',
  description: (title: string) => `${title}; the table of configurations holds the same figures`,
} as const;
