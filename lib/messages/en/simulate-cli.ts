import type { ScenarioName } from '@/lib/domain/simulation/scenarios';

export const SIMULATE_USAGE = `Usage: npm run --silent simulate -- --list [--json]
       npm run --silent simulate -- --scenario NAME [--seed 7] [--days 30] [--json]

A clinic's month of made-up notes, read by a model that watches itself: what changes is found, notes are tagged, a model
is trained, reviewed and put into use, by the rules of the product. Only people are simulated.

  --list           names and says the scenarios
  --scenario NAME  lives through one of them
  --seed N         of notes and changes (default: 7)
  --days N         how long (default: 30)
  --json           prints {finalState, events, timeToDetect, timeToRecover, …}; times in hours, null: there was none`;

export const SCENARIO_DESCRIPTIONS: Readonly<Record<ScenarioName, string>> = {
  control: 'Notes as they always were: nothing should be found.',
  'new-diseases': 'The diseases in most notes are ones the model never saw.',
  'new-abbreviations': 'Other clinicians write most notes, with abbreviations of their own.',
  'other-speciality': 'All notes come from specialities the model was not trained on.',
  typos: 'Every third longer word of most notes is mistyped.',
  'upper-case': 'Most notes are written in capitals.',
  'general-english': 'Letters about anything but patients get among the notes.',
  'wrong-format': 'Most files cannot be read: cut off, or with a word that lacks its tag.',
};

export const simulateMessages = {
  nothingAsked: 'Say --list, or which scenario with --scenario NAME.',
  noSuchScenario: (name: string) => `There is no scenario "${name}": --list names them.`,
  notAWhole: (option: string) => `${option} takes a whole number from 1.`,
  preparing: 'Training the model that the month begins with …',
  outcome: (state: string, detect: number | null, recover: number | null) =>
    `ends ${state}; found after ${hours(detect)}, over after ${hours(recover)}`,
};

const hours = (value: number | null) => (value === null ? 'no time: nothing was found' : `${value.toFixed(1)} hours`);
