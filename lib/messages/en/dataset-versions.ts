import type { DeriveError, DeriveStep } from '@/lib/domain/data/derive-version';
import type { PatientSplit } from '@/lib/domain/data/split-by-patient';
import type { VersionDifference } from '@/lib/domain/data/version-difference';
import { assertNever } from '@/lib/domain/result';

/** Words of dataset versions, statistics and inconsistent labels. */

const n = (value: number) => value.toLocaleString('en');
const counted = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`;

const STEPS: Readonly<Record<DeriveStep['kind'], string>> = {
  deduplicate: 'copies set aside',
  split: 'split by patient',
  relabel: 'labels changed',
};

export const versions = {
  button: 'New version',
  title: 'New version',
  intro: (name: string) => `Made from “${name}”, which stays as it is.`,
  name: 'Name',
  nameHelp: 'What you call the new version.',
  nothingChosen: 'Choose at least one step.',
  deduplicate: 'Set copies aside',
  deduplicateHelp:
    'Notes with the same text as an earlier one leave the training part, as do those that stand in the test or development part. They are kept in quarantine.',
  split: 'Split by patient',
  splitHelp: 'All notes of a patient come to the same part, with about the same share of every label.',
  splitAtImport:
    'The files bring no test part. All notes of a patient come to the same part, with about the same share of every label. The test part is only judged on: it cannot be tagged, and nothing is chosen by it.',
  importSplit: ({ shares: { train, dev, test }, seed }: PatientSplit) =>
    `Split by patient at import: ${[train, dev, test].map((share) => Math.round(100 * share)).join(', ')} % for training, development and test, seed ${seed}.`,
  shares: { train: 'Training', dev: 'Development', test: 'Test' },
  sharesWrong: (sum: number) => `The shares make ${sum} %. Change them until they make 100 %.`,
  seed: 'Seed',
  seedHelp: 'The same seed gives the same split.',
  keepTest: 'Keep the test part as it is',
  keepTestHelp: 'Figures of models can be compared only on the same test notes.',
  newTest: 'The test part changes: figures of earlier models cannot be compared with those of this version.',
  make: 'Make the version',
  making: 'Making the version',
  cancel: 'Cancel',
  unchanged: 'These steps change nothing, so no version was made.',
  made: (setAside: number) =>
    setAside === 0
      ? 'The version is in this browser.'
      : `The version is in this browser, ${counted(setAside, 'copy', 'copies')} set aside.`,

  origin: (parent: string | undefined, steps: readonly DeriveStep['kind'][]) => {
    const from = parent === undefined ? 'a version that was deleted' : `“${parent}”`;
    return steps.length === 0
      ? `Made from ${from}.`
      : `Made from ${from}: ${steps.map((step) => STEPS[step]).join(', ')}.`;
  },
  difference: (difference: VersionDifference) => {
    const parts = [
      difference.notesAdded > 0 && `${counted(difference.notesAdded, 'note', 'notes')} more`,
      difference.notesRemoved > 0 && `${counted(difference.notesRemoved, 'note', 'notes')} fewer`,
      difference.notesChanged > 0 && `${counted(difference.notesChanged, 'note', 'notes')} changed`,
      difference.spansAdded > 0 && `${counted(difference.spansAdded, 'mark', 'marks')} added`,
      difference.spansRemoved > 0 && `${counted(difference.spansRemoved, 'mark', 'marks')} removed`,
      difference.spansRelabelled > 0 && `${counted(difference.spansRelabelled, 'mark', 'marks')} relabelled`,
    ].filter((part) => part !== false);
    return parts.length === 0 ? 'Nothing differs from it.' : `Against it: ${parts.join(', ')}.`;
  },
  testChanged: (notes: number) => `${counted(notes, 'test note differs', 'test notes differ')} from the version before`,
  testChangedNext: 'Figures of models judged on the two test parts cannot be compared with each other.',
  openParent: 'Open it',
} as const;

export const statistics = {
  tab: 'Statistics',
  counting: 'Counting words',
  cancelled: 'Counting was cancelled.',
  again: 'Count',
  summary: (tokens: number, words: number) => `${n(tokens)} words, ${n(words)} of them different`,
  unseenTokens: (part: string, share: string) =>
    `${share} of the words in the ${part.toLowerCase()} part do not stand in training`,
  unseenEntities: (part: string, share: string) =>
    `${share} of the entities in the ${part.toLowerCase()} part are not marked in training`,
  sentenceLength: 'Sentence length',
  noteLength: 'Note length',
  entityLength: 'Entity length',
  growth: 'Different words',
  inWords: 'in words',
  growthNote: 'among the first words read',
  words: 'words read',
  different: 'different words',
  count: { sentences: 'sentences', notes: 'notes' },
  topEntities: 'Most frequent entities',
  entity: 'Entity',
  times: 'Times',
  asTable: 'As table',
  asChart: 'As chart',
  description: (title: string) => `${title} as bars; the table holds the same figures`,
  bar: (from: number, to: number | undefined) => {
    if (to === undefined) return `${n(from)} or more`;
    return to - from === 1 ? n(from) : `${n(from)} to ${n(to - 1)}`;
  },
} as const;

export const inconsistent = {
  tab: 'Inconsistent labels',
  intro: 'Phrases that are marked one way in some notes and another way, or not at all, in others.',
  finding: 'Comparing phrases',
  cancelled: 'The comparison was cancelled.',
  again: 'Compare',
  none: 'Every phrase marked twice or more is marked the same everywhere.',
  shown: (shown: number, total: number) =>
    shown === total ? n(total) : `${n(shown)} of ${n(total)} phrases, the most uneven first`,
  list: 'Phrases',
  unmarked: 'not marked',
  ways: (label: string, count: number) => `${label} ${n(count)}`,
  choose: (phrase: string) => `How “${phrase}” is to be marked`,
  leave: 'Leave as it is',
  remove: 'Not marked',
  places: (count: number) => `Show the ${n(count)} places`,
  hidePlaces: 'Hide the places',
  inTest: 'test',
  changes: (places: number, phrases: number) =>
    `${counted(places, 'place', 'places')} of ${counted(phrases, 'phrase', 'phrases')} will change`,
  includeTest: 'Change test notes too',
  includeTestHelp: 'The test part is what models are judged on. Leave it unless its labels are wrong.',
  skipped: (count: number) => `${counted(count, 'place', 'places')} in test notes stay as they are`,
  apply: 'Make a version with these changes',
  clear: 'Clear choices',
} as const;

export function deriveErrorMessage(error: DeriveError): { readonly what: string; readonly next: string } {
  switch (error.code) {
    case 'change-out-of-place':
      return {
        what: 'A mark that was to change is not there, or another one overlaps it. No version was made.',
        next: 'Compare again and choose anew.',
      };
    case 'shares-not-one':
      return { what: 'The shares do not make 100 %. No version was made.', next: 'Change them and try again.' };
    case 'nothing-left':
      return { what: 'No note would be left. No version was made.', next: 'Choose other steps.' };
    default:
      return assertNever(error);
  }
}
