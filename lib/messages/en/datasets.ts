import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { SplitName } from '@/lib/domain/text/note';

/** Words of the Datasets page. */

const n = (value: number) => value.toLocaleString('en');
const counted = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`;

export const DATASET_SOURCES: Readonly<Record<DatasetVersion['source'], string>> = {
  behealthy: 'case-study files',
  conll: 'CoNLL file',
  text: 'plain notes',
  sample: 'JSON Lines',
  annotation: 'tagged here',
  annotated: 'tagged elsewhere',
};

export const SPLIT_LABELS: Readonly<Record<SplitName, string>> = {
  train: 'Training',
  dev: 'Development',
  test: 'Test',
};

export const datasets = {
  title: 'Datasets',
  loading: 'Loading datasets…',
  privacy: 'Your notes stay in this browser. They are read, checked and kept on this computer and are sent nowhere.',

  empty: {
    title: 'Start with some notes',
    body: 'BeHealthy learns from notes whose diseases and treatments are marked. The sample notes are made up and take a few seconds; you can import your own at any time.',
    sample: 'Load the sample notes',
  },
  sample: {
    button: 'Load the sample notes',
    loading: 'Loading the sample notes',
    name: 'Sample notes',
  },
  import: {
    button: 'Import files',
    title: 'Import files',
    drop: 'Drop files here',
    dropNow: 'Let go to check these files',
    choose: 'Choose files',
    formats: [
      {
        name: 'Case-study files',
        what: 'train_sent, train_label, test_sent and test_label, all four together. A single pair works too.',
      },
      { name: 'CoNLL', what: 'One word and its tag a line (.conll, .bio, .tsv), a blank line between sentences.' },
      {
        name: 'Tagged elsewhere',
        what: 'Exports of brat (.txt and .ann together), Label Studio, doccano, spaCy or CRFsuite, and of Annotate.',
      },
      { name: 'Plain notes', what: 'One note a file (.txt). They can be read, not trained on.' },
    ],
    checkFirst: 'Files are checked first. You see a report, and nothing is kept until you say so.',
    nothing: 'Nothing that can be read was dropped. Drop files from a folder on this computer, or choose them.',
    folder: (count: number) =>
      count === 1
        ? 'That is a folder. Open it and drop the files in it, or choose them.'
        : 'Those are folders. Open them and drop the files in them, or choose them.',
    someFolders: (count: number) =>
      `${counted(count, 'folder was', 'folders were')} left out: open it and drop the files in it.`,
  },
  checking: {
    title: (files: number) => `Checking ${counted(files, 'file', 'files')}`,
    cancel: 'Cancel',
    cancelled: 'The check was cancelled. Nothing was kept.',
  },
  storing: { title: 'Adding to this browser' },
  check: {
    title: 'Before anything is kept',
    titleStopped: 'These files cannot be imported yet',
    stopped: 'Nothing was kept. Put right what is named below and import the files again.',
    ready: 'This is what the files hold. Nothing is kept until you add it.',
    already: (name: string) => `The same notes are already in this browser as “${name}”.`,
    alreadyNext: 'Adding them again would give the same dataset twice, so open the one that is there.',
    openStored: 'Open it',
    name: 'Name',
    nameHelp: 'What you call this dataset. You can rename it later.',
    nameEmpty: 'Give it a name of at least one character.',
    add: 'Add to this browser',
    discard: 'Discard',
    close: 'Close',
  },
  stored: {
    title: (name: string) => `“${name}” is in this browser`,
    labelled: 'Train a model on it, or read its notes.',
    unlabelled: 'Its notes have no marks, so they can be read with a model, not trained on.',
    train: 'Train a model',
    read: 'Read notes',
    done: 'Done',
  },

  // Report
  cameIn: 'What came in',
  files: 'Files',
  setAside: 'What was set aside',
  setAsideNote: (count: number) => `${counted(count, 'note', 'notes')}, kept apart and not used`,
  odd: 'What looks odd',
  oddNote: 'kept as it is',
  stops: 'What stops the import',
  nothingAside: 'Nothing was set aside.',
  nothingOdd: 'Nothing looks odd.',
  placesShow: (count: number) => `Show ${n(count)} more`,
  placesMore: (count: number) => `and ${n(count)} more`,
  place: (file: string, line: number | undefined, endLine: number | undefined, column: number | undefined) => {
    if (line === undefined) return file;
    const range = endLine !== undefined && endLine !== line ? `${line}-${endLine}` : `${line}`;
    return column === undefined ? `${file}:${range}` : `${file}:${range}:${column}`;
  },

  // Tables
  columns: {
    part: 'Part',
    notes: 'Notes',
    sentences: 'Sentences',
    tokens: 'Words',
    entities: 'Entities',
    all: 'All',
    name: 'Name',
    source: 'Source',
    created: 'Added',
    hash: 'Content',
    file: 'File',
    size: 'Size',
    encoding: 'Encoding',
  },
  tableCaption: 'Notes, sentences, words and entities by part',

  // Quarantine
  quarantine: {
    title: 'Quarantine',
    count: (count: number) => `${counted(count, 'note', 'notes')} set aside`,
    export: 'Export as CSV',
    exportHint: 'The file holds the text of the notes. Keep it as safe as the notes themselves.',
    reason: 'Why',
    text: 'Text',
    tags: 'Tags',
    noText: 'no text',
    list: 'Notes set aside',
    allReasons: 'All reasons',
    fileName: (name: string) => `${name}-quarantine.csv`,
  },

  // List
  list: 'In this browser',
  listTable: 'Datasets with their counts',
  listCount: (count: number) => counted(count, 'dataset', 'datasets'),
  partNotes: (notes: number, part: string) => `${n(notes)} ${part.toLowerCase()}`,
  number: n,
  unsplit: 'Not split',
  unlabelled: 'no marks',
  open: 'Open',
  openNamed: (name: string) => `Open ${name}`,
  rename: 'Rename',
  delete: 'Delete',
  train: 'Train a model',
  read: 'Read notes',
  close: 'Close',
  copyHash: 'Copy the content hash',
  copied: 'Copied',
  renameTitle: 'Rename dataset',
  save: 'Save',
  cancel: 'Cancel',
  deleteTitle: (name: string) => `Delete “${name}”?`,
  deleteBody: (notes: number, quarantined: number) =>
    `${counted(notes, 'note', 'notes')} with their marks, the import report${
      quarantined > 0 ? `, ${counted(quarantined, 'note', 'notes')} in quarantine` : ''
    } and the lists made from them go from this browser. This cannot be undone.`,
  deleteRuns: (runs: number) =>
    runs === 0
      ? 'No run was trained on it.'
      : `${counted(runs, 'run', 'runs')} trained on it keep their figures and models; their sentences with errors can no longer be shown.`,
  deleteConfirm: 'Delete dataset',
  keep: 'Keep it',

  deleteTagged: (projects: readonly string[]) =>
    `Its notes are tagged in ${projects.map((name) => `“${name}”`).join(', ')}.`,
  deleteTaggedNext: 'The marks made there would go with it. Delete the project on Annotate first, then the dataset.',
  deleteTraining: 'A run is training on it. Wait for it or cancel it first.',

  // Details
  counts: 'Figures',
  noCounts: 'This collection grows with each note you paste, so it is not counted.',
  setAsideShort: (count: number) => `${n(count)} set aside`,
  picture: 'Entities by label and part',
  pictureNote: 'number of marks',
  pictureAria: 'Number of entities of each label in each part; the table holds the same figures',
  asTable: 'As table',
  asChart: 'As chart',
  noEntities: 'These notes have no marks, so there is nothing to draw.',
  notes: 'Notes',
  noteEntities: (count: number) => (count === 0 ? 'no marks' : counted(count, 'mark', 'marks')),
  goTo: 'Go to note',
  goToHelp: (count: number) => `1 to ${n(count)}`,
  report: 'Import report',
  noReport: 'This dataset has no import report.',
} as const;
