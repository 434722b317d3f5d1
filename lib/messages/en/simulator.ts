import type { MonthFigures } from '@/lib/domain/simulation/moment';
import type { MonthMark } from '@/lib/domain/simulation/month-marks';
import type { ScenarioName } from '@/lib/domain/simulation/scenarios';

const days = (value: number) => `${value.toFixed(1)} days`;
const percent = (share: number) => `${Math.round(100 * share)} %`;

export const SCENARIO_NAMES: Readonly<Record<ScenarioName, string>> = {
  control: 'Nothing',
  'new-diseases': 'New disease names',
  'new-abbreviations': 'New abbreviations',
  'other-speciality': 'Other speciality',
  typos: 'Typing errors',
  'upper-case': 'Upper case',
  'general-english': 'General English',
  'wrong-format': 'Wrong format',
};

export const simulator = {
  title: 'Simulator',
  note: 'a clinic’s month of synthetic notes, apart from your data',
  progress: (notes: string, total: string) => `${notes} of ${total} notes`,
  start: 'Start the month',
  again: 'Start anew',
  pause: 'Pause',
  resume: 'Go on',
  end: 'End',
  fields: {
    scenario: 'What changes',
    share: 'How much',
    day: 'From day',
    labels: 'Clinicians tag',
    faults: 'Format faults',
    speed: 'Speed',
    seed: 'Seed',
  },
  shareOwn: (share: number) => `${percent(share)} of notes`,
  labels: (count: number) => `${count} notes a day`,
  faults: (share: number) => (share === 0 ? 'none' : percent(share)),
  speeds: { minute: '1 month a minute', fast: '4 months a minute', top: 'as fast as it goes' },
  status: {
    none: 'Everything that is monitored, trained and decided follows the rules of the product. Only people are simulated: they tag, review and deploy, each at their own pace.',
    preparing: 'Training the model that the month begins with …',
    train: 'Trains on the newly tagged notes; the month stands still for it.',
    review: 'The reviewer compares both models.',
    paused: 'Paused.',
    ended: 'Ended by you.',
    over: 'The month is over.',
    failed: 'The month broke off',
    failedNext: 'The first model did not pass the rules for going into use. Try another seed.',
  },
  timeline: 'Simulated month: states and events by day',
  now: (day: number) => `day ${(day + 1).toFixed(1)}`,
  day: (day: number) => `day ${day}`,
  table: 'Events as a table',
  tableCaption: 'What happened in the simulated month',
  columns: { day: 'Day', what: 'What', state: 'State after it', facts: 'Facts' },
  events: {
    window: 'Window judged',
    fired: 'Rule fired',
    labelled: 'Notes tagged',
    acknowledged: 'Reviewer saw it',
    trained: 'Model trained',
    rejected: 'Model rejected',
    deployed: 'New model in use',
    refused: 'Notes refused',
    'format-fixed': 'Format put right',
  },
  facts: {
    window: (number: number, level: string, signal: string, p: string, f1: string) =>
      `window ${number}, ${level}; most moved: ${signal}, p ${p}; F1 about ${f1}`,
    labelled: (notes: number, waiting: number) =>
      `${notes} ${notes === 1 ? 'note' : 'notes'}, ${waiting} to learn from`,
    trained: (notes: number, added: number, f1: string) => `from ${notes} notes, ${added} of them new; F1 ${f1}`,
    deployed: (change: string) => `F1 ${change} points`,
    refused: (count: number, code: string) => `${count} ${count === 1 ? 'note' : 'notes'}, ${code}`,
  },
  figures: { seen: 'Seen', critical: 'Critical', inUse: 'New model in use', recovered: 'Recovered' },
  seen: ({ days: after, notes }: NonNullable<MonthFigures['seen']>) => `after ${days(after)}, ${notes} changed notes`,
  after: (after: number) => `after ${days(after)}`,
  recovered: (after: number) => `after ${days(after)}`,
  notYet: 'not yet',
  notAtAll: 'not in this month',
  notNeeded: 'nothing to recover from',
  cleanWindows: (clean: number, needed: number) =>
    `not yet, ${clean} clean ${clean === 1 ? 'window' : 'windows'} of ${needed}`,
  mark: (mark: MonthMark, scenario: ScenarioName, share: number): string => {
    switch (mark.what) {
      case 'change':
        return scenario === 'wrong-format'
          ? `wrong format, ${percent(share)}`
          : `${SCENARIO_NAMES[scenario].toLowerCase()}, ${percent(share)}`;
      case 'warning':
        return 'drift seen';
      case 'critical':
        return 'critical';
      case 'tagged':
        return `${mark.notes ?? 0} notes tagged`;
      case 'trained':
        return 'trained';
      case 'rejected':
        return 'rejected';
      case 'deployed':
        return 'in use';
      case 'cleared':
        return 'over';
      case 'refused':
        return `${mark.notes ?? 0} refused`;
      case 'fixed':
        return 'format right';
    }
  },
};
