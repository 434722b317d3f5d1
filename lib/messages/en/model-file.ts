import type { ModelUse } from '@/lib/domain/model/model-look';

const n = (value: number) => value.toLocaleString('en');

/** What a model file can be used for here, and what to do next. */
export const MODEL_USES: Readonly<Record<ModelUse['kind'], { readonly what: string; readonly next: string }>> = {
  'reads-notes': {
    what: 'It reads notes here',
    next: 'It carries its FeatureSet, and reads its own test sentences as it did where it was made.',
  },
  'no-feature-set': {
    what: 'It cannot read notes here',
    next: 'It is CRFsuite’s file alone: which attributes a word has is not in it, and a FeatureSet that is guessed would read wrongly without a sign of it. Ask for the file that “Share” or this app’s export makes. It can be looked at and exported.',
  },
  'feature-set-mismatch': {
    what: 'It cannot read notes here',
    next: 'It was made with features that this version of the app does not know. It can be looked at and exported.',
  },
  'self-test-failed': {
    what: 'It cannot read notes here',
    next: 'It reads its own test sentences otherwise than where it was made. It can be looked at and exported.',
  },
};

/** A model from a file. */
export const modelFile = {
  open: 'Model from a file',
  title: 'Model from a file',
  body: 'Of this app, or of CRFsuite and whatever writes its format. It is looked at first; nothing leaves this browser.',
  choose: 'Choose a file',
  looking: 'Looking at it',
  unreadable: { what: 'This is no model file.', next: 'Choose a file of this app or of CRFsuite.' },
  facts: {
    file: 'File',
    size: 'Size',
    labels: 'Labels',
    attributes: 'Attributes',
    features: 'Features',
    featuresOf: (states: number, transitions: number) => `${n(states)} of words, ${n(transitions)} between tags`,
    broken: 'Would not be shared',
    brokenOf: (count: number) => `${n(count)} attributes hold digits, dates or ids`,
  },
  keep: 'Keep in this browser',
  kept: (name: string) => `${name} is kept. Choose it under Model at the top.`,
  use: 'Use for reading',
  export: 'Export for other tools',
  exported: 'model.zip',
  failed: 'It could not be kept. See whether the browser has room, then try again.',
  list: 'Kept from files',
  forget: 'Delete',
  forgetNamed: (name: string) => `Delete ${name}`,
} as const;
