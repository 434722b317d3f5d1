import type { EditKind, MarkChange } from '@/lib/domain/annotation/edit';
import type { Sight } from '@/lib/domain/annotation/look-contrast';
import { type Annotator, GOLD, IMPORTED, type NoteStatus } from '@/lib/domain/annotation/mark';
import type { QueueOrder } from '@/lib/domain/annotation/project';
import type { SameWords } from '@/workers/pipeline-api';
import { agreement } from './annotate-agreement';
import { files } from './annotate-files';
import { personName } from './person';

/** Words of the panels beside the note that is tagged, and of their dialogs. */

const n = (value: number) => value.toLocaleString('en');
const counted = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`;

export const NOTE_STATUSES: Readonly<Record<NoteStatus, string>> = {
  'not-started': 'not started',
  'in-progress': 'in progress',
  'reviewed-empty': 'nothing to tag',
  done: 'done',
};

export const QUEUE_ORDERS: Readonly<Record<QueueOrder, string>> = {
  uncertain: 'Uncertain first',
  random: 'Random',
  newest: 'Newest',
  imported: 'As imported',
};

const SIGHTS: Readonly<Record<Sight, string>> = {
  usual: 'for every eye',
  protanopia: 'for eyes without red cones',
  deuteranopia: 'for eyes without green cones',
  tritanopia: 'for eyes without blue cones',
};

/** A layer by the name of its annotator, or by what it is. */
export function layerName(annotator: Annotator): string {
  if (annotator === GOLD) return 'gold (adjudicated)';
  return annotator === IMPORTED ? 'marks as imported' : personName(annotator);
}

export const panels = {
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',

  queue: {
    label: 'Notes to tag',
    order: 'Order',
    orderLabel: 'Order of the notes',
    search: (notes: number) => `Search ${counted(notes, 'note', 'notes')}`,
    searchLabel: 'Search notes',
    searching: 'Searching…',
    searchFailed: 'The search did not work.',
    done: 'done',
    begun: 'begun',
    toDo: 'to do',
    filters: 'Filters',
    filtersOn: (count: number) => (count === 0 ? 'Filters' : `Filters: ${n(count)} on`),
    status: 'Status',
    withLabel: 'With label',
    otherAnnotator: 'Annotator',
    disagreement: 'Where they differ',
    anyStatus: 'Any status',
    anyLabel: 'Any label',
    anyAnnotator: 'Anyone or nobody',
    doneBy: (name: string) => `Done by ${name}`,
    notBy: (name: string) => `Not done by ${name}`,
    anyNote: 'Any note',
    differs: (name: string) => `Differs from ${name}`,
    measuring: 'Comparing the layers',
    filterFailed: 'The filter could not be worked out.',
    clear: 'Clear',
    list: (shown: number, all: number) =>
      shown === all ? counted(all, 'note', 'notes') : `${n(shown)} of ${counted(all, 'note', 'notes')}`,
    nothing: 'No note passes',
    nothingText: 'Take a word out of the search, or clear the filters.',
    empty: 'No note to tag',
    emptyText: 'All notes of this dataset are in its test part, which stays as it is. Take another dataset.',
    doneOn: (date: string) => `done ${date}`,
    uncertainty: (figure: string) => `uncertainty ${figure}`,
    loading: 'Loading the notes…',
    stale: (round: number) => `The model has learnt since (round ${n(round)}).`,
    noScores: 'Not ordered yet: no model has read these notes.',
    noModel: 'Random order until a model has learnt: tag a first batch, or choose a model in the settings.',
    again: 'Order again',
    orderNow: 'Order now',
    scoring: 'Reading the notes to order them',
    scored: (notes: number) => `Ordered by what the model finds hard: ${counted(notes, 'note', 'notes')}.`,
    scoreFailed: 'The notes could not be ordered.',
    keysHelp: 'Arrow keys move through the list, Enter opens the note.',
  },

  side: {
    label: 'Labels, guideline and entities',
    labels: 'Labels',
    editKeys: 'Edit keys',
    editLabels: 'Edit labels',
    counts: (set: number, open: number) => `${n(set)} set, ${n(open)} open`,
    removeKey: 'Del',
    remove: 'Remove mark',
    guideline: (name: string) => `Guideline: ${name.toLocaleLowerCase('en')}`,
    version: (version: number) => `v${n(version)}`,
    noGuideline: 'No guideline is written for this label yet.',
    writeGuideline: 'Write it',
    allGuideline: 'All of the guideline',
    guidelineTitle: (version: number) => `Guideline, version ${n(version)}`,
    tabs: { entities: 'In this note', history: 'History' },
    nothing: 'Nothing is marked here yet. Select words in the note and press a label’s key.',
    set: 'set',
    open: 'open',
    more: (count: number) => `Show ${n(count)} more`,
    entity: (label: string, text: string, state: string, count: number) =>
      `${label}: ${text}, ${state}${count > 1 ? `, ${n(count)} times` : ''}`,
    removed: (count: number) => `${counted(count, 'mark', 'marks')} removed`,
    rejected: 'Suggestion rejected',
    tabsLabel: 'What the note holds',
    noNote: 'Open a note to see what is marked in it.',
    entitiesHelp: 'Press Delete to remove the marks of the row in focus.',
  },

  history: {
    title: 'History',
    none: 'No step has been taken in this note yet.',
    now: 'now',
    undone: 'undone',
    dropped: 'undone for good',
    restore: 'Go back to here',
    restoreStart: 'Go back to the beginning',
    start: 'The note as it was opened first',
    restored: 'The note is as it was. Undo brings back what was there before.',
    bulk: 'with other notes',
    statusChange: (before: NoteStatus, after: NoteStatus) => `${NOTE_STATUSES[before]} → ${NOTE_STATUSES[after]}`,
    andMore: (count: number) => `and ${n(count)} more`,
  },

  same: {
    title: (words: string) => `The same words: “${words}”`,
    description: (label: string) => `Marks them as ${label.toLocaleLowerCase('en')} wherever they stand alone.`,
    scope: 'Where',
    here: 'This note',
    all: 'All notes',
    finding: 'Looking through the notes',
    counts: (places: number, notes: number) =>
      `${counted(places, 'place', 'places')} in ${counted(notes, 'note', 'notes')}`,
    more: 'There are more places than are shown here. Mark these first, then look again.',
    none: 'These words stand nowhere else.',
    noneFree: 'Nothing is left to mark: each place is marked, or was turned down before.',
    states: {
      free: '',
      marked: 'marked already',
      otherwise: 'another mark is there',
      rejected: 'turned down before',
    } satisfies Readonly<Record<SameWords['state'], string>>,
    chooseAll: 'All free places',
    choose: (title: string) => `Mark it in ${title}`,
    apply: (count: number) => `Mark ${counted(count, 'place', 'places')}`,
    applied: (count: number) => `${counted(count, 'place', 'places')} marked. One undo takes them all back.`,
    failed: 'The places could not be marked. Nothing was changed; look again and try once more.',
    list: 'Places with the same words',
    again: 'Look again',
    cancelled: 'The search was cancelled.',
  },

  labelSet: {
    title: 'Labels and guideline',
    description: 'Saving makes a new version. Marks keep their label; older versions can be read.',
    version: (version: number) => `Version ${n(version)}`,
    versionChoice: 'Version',
    newest: (version: number, when: string) => `Version ${n(version)}, in use since ${when}`,
    older: (version: number, when: string) => `Version ${n(version)}, of ${when}`,
    readOnly: 'You are reading an older version. It cannot be changed.',
    useOlder: 'Start from this version',
    label: 'Label',
    name: 'Name',
    inData: (label: string) => `${label} in the data`,
    look: 'Colour and line',
    key: 'Key',
    descriptionField: 'In one line',
    guideline: 'Guideline',
    guidelineHint: 'What to mark and what not. Put examples between back quotes: `type 2 diabetes`.',
    add: 'Add label',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    inUse: 'Marks carry it, so it stays.',
    newName: 'New label',
    untitled: 'Unnamed label',
    lookNames: {
      disease: 'Orange, one line',
      treatment: 'Blue, double line',
      'other-0': 'Violet, dotted',
      'other-1': 'Green, dashed',
      'other-2': 'Slate, dotted',
      'other-3': 'Yellow, dashed',
    } as Readonly<Record<string, string>>,
    problems: {
      nameEmpty: 'Give the label a name.',
      nameRepeated: (name: string) => `Another label is called ${name}. Take another name.`,
      keyTaken: (key: string, other: string) => `${key} is the key of ${other}. Take another one.`,
      keyAction: (key: string) => `${key} does something else on this page. Take another one, such as a digit.`,
      keyUnreadable: 'This is not one key. Type a digit or a letter.',
    },
    noKey: 'Without a key it can only be set with the mouse.',
    keyHides: (key: string) => `${key} does something in the browser, which it will no longer do here.`,
    tooNear: (other: string, sight: Sight) =>
      `Looks too much like ${other} ${SIGHTS[sight]}: near colours and the same line. Take another look.`,
    sameLook: (other: string) => `${other} has the same look. Only the words of the label tell them apart.`,
    byLine: (other: string, sight: Sight) =>
      `The colour is near that of ${other} ${SIGHTS[sight]}; the line tells them apart.`,
    unchanged: 'Nothing has been changed.',
    save: (version: number) => `Save as version ${n(version)}`,
    failed: 'The labels could not be saved. What you typed is still here; try again.',
    discard: 'Close without saving?',
    discardText: 'What you changed in the labels is lost.',
    discardYes: 'Close without saving',
    discardNo: 'Go on editing',
  },

  start: {
    title: 'Start tagging',
    intro: 'Choose the notes to tag. The dataset stays as it is: your marks lie over it in a layer of your own.',
    noData: 'There are no notes in this browser yet',
    noDataText: 'Load the sample notes to try it in a minute, import your own, or paste one.',
    sample: 'Load the sample notes',
    loading: 'Loading the sample notes',
    import: 'Import files',
    paste: 'Paste a note',
    dataset: 'Dataset',
    datasetCount: (notes: number, test: number) =>
      test === 0
        ? `${counted(notes, 'note', 'notes')} to tag`
        : `${counted(notes, 'note', 'notes')} to tag; ${counted(test, 'test note stays', 'test notes stay')} out of sight`,
    noneToTag: 'All notes of this dataset are in its test part, which stays as it is. Take another dataset.',
    from: 'Begin',
    fromLabels: 'with the marks that are there',
    fromBlank: 'blank',
    fromLabelsText: 'Each annotator starts from the dataset’s marks; its notes count as done.',
    fromBlankText: 'Tag anew, without seeing marks that were there.',
    unlabelled: 'These notes have no marks, so tagging begins blank.',
    name: 'Name of the project',
    nameDefault: (dataset: string) => `Tagging ${dataset}`,
    nameEmpty: 'Give it a name of at least one character.',
    annotator: 'Your name or short sign',
    annotatorHint: 'Stands on every mark you make. No patient’s name.',
    annotatorEmpty: 'Give a name or a sign of at least one character.',
    annotatorReserved: (name: string) => `“${name}” is the name of a layer. Take another one.`,
    model: 'First suggestions from',
    modelNone: 'no model: learn from my marks alone',
    modelName: (number: number, when: string) => `Model v${n(number)}, ${when}`,
    modelHint: 'From the first batch on, suggestions come from what you tag.',
    create: 'Start tagging',
    failed: 'The project could not be made. Nothing was stored; try again.',
  },

  project: {
    menu: (name: string) => `Project: ${name}`,
    word: 'Project',
    switchTo: 'Projects',
    newProject: 'New project',
    newTitle: 'New project',
    settings: 'Settings',
    labels: 'Labels and guideline',
    agreement: 'Agreement of annotators',
    export: 'Export marks',
    import: 'Import another’s marks',
    makeDataset: 'Make a dataset',
    settingsTitle: 'Settings of the project',
    name: 'Name',
    annotator: 'Tagging as',
    annotatorHint: 'Another name is another layer: its marks are kept apart from yours.',
    batch: 'Learn again after',
    batchUnit: 'notes',
    hidden: 'Hide suggestions in',
    hiddenUnit: '% of the notes',
    hiddenHint: 'A random share tagged without suggestions shows whether they sway you. 0 to 50.',
    order: 'Order of the notes',
    model: 'First suggestions from',
    saveFailed: 'The settings could not be saved. Try again.',
    delete: 'Delete project',
    deleteTitle: (name: string) => `Delete “${name}”?`,
    deleteBody: (annotators: number) =>
      `All marks made in it go from this browser: ${counted(annotators, 'layer', 'layers')}, with their history and what the model learnt. The dataset and its own marks stay. This cannot be undone.`,
    deleteAdvice: 'To keep the marks, export them or make a backup first.',
    deleteConfirm: 'Delete project and marks',
    deleteType: (name: string) => `Type ${name} to confirm`,
    keep: 'Keep it',
    deleteFailed: 'The project could not be deleted. It is still here; try again.',
    missing: 'This project is not in this browser.',
    missingNext: 'Choose another one, or start a new one.',
  },

  agreement,
  ...files,
} as const;

/** What a step did, with its number of marks: "added", "took 3 suggestions". */
export function editWords(kind: EditKind, changes: readonly MarkChange[]): string {
  const marks = counted(changes.length, 'mark', 'marks');
  switch (kind) {
    case 'add':
      return 'Added';
    case 'remove':
      return changes.length > 1 ? `Removed ${marks}` : 'Removed';
    case 'relabel':
      return 'Changed the label';
    case 'resize':
      return 'Moved the edges';
    case 'accept':
      return 'Accepted';
    case 'accept-many':
      return `Accepted ${counted(changes.length, 'suggestion', 'suggestions')}`;
    case 'reject':
      return 'Rejected';
    case 'reject-many':
      return `Rejected ${counted(changes.length, 'suggestion', 'suggestions')}`;
    case 'apply-same':
      return `Marked the same words, ${marks}`;
    case 'status':
      return 'Status';
    case 'restore':
      return 'Went back to an earlier step';
    case 'adjudicate':
      return `Adjudicated, ${marks}`;
    case 'import':
      return `Imported ${marks}`;
  }
}
