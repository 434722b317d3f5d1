import type { TourStep } from '@/lib/domain/tour';

interface StepWords {
  /** As the list of steps has it. */
  readonly name: string;
  readonly what: string;
  readonly hint: string;
}

/** Words of the first five minutes: the bar below the page, and the button that begins it. */
export const tour = {
  title: 'First five minutes',
  stepsLabel: 'Steps of the tour',
  step: (number: number, all: number) => `Step ${number} of ${all}`,
  done: 'done',
  steps: {
    notes: {
      name: 'Notes',
      what: 'Load the sample notes.',
      hint: 'They are made up. Notes of your own do as well.',
    },
    tag: {
      name: 'Tag three',
      what: 'Mark three diseases or treatments.',
      hint: 'Begin tagging, drag over the words, press the label. Answering a suggestion counts too.',
    },
    train: {
      name: 'Train',
      what: 'Train a model.',
      hint: 'Press Start training. It takes seconds and runs on this computer alone.',
    },
    read: {
      name: 'Read',
      what: 'Read a note with the model.',
      hint: 'It marks the note and lists each disease with its treatments.',
    },
    learned: {
      name: 'What it learned',
      what: 'See how good it is, and where it errs.',
      hint: 'The run’s figures stand on top, its errors further down.',
    },
  } satisfies Record<TourStep, StepWords>,
  made: (made: number, wanted: number) => `${made} of ${wanted}`,
  go: 'Take me there',
  show: 'Show me',
  skip: 'Skip the tour',
  ended: 'That was all five steps.',
  endedNext: 'The Guide says how it works, and what happens when notes change.',
  guide: 'Open the Guide',
  close: 'End the tour',
  start: 'Take the five-minute tour',
  startAgain: 'Start the tour again',
} as const;
