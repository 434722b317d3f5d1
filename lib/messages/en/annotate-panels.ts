import type { EditKind, MarkChange } from '@/lib/domain/annotation/edit';
import type { Sight } from '@/lib/domain/annotation/look-contrast';
import { type Annotator, GOLD, IMPORTED, type NoteStatus } from '@/lib/domain/annotation/mark';
import type { QueueOrder } from '@/lib/domain/annotation/project';
import type { SameWords } from '@/workers/pipeline-api';

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
  return annotator === IMPORTED ? 'marks as imported' : annotator;
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
    found: (count: number) => `${counted(count, 'note', 'notes')} found`,
    searchFailed: 'The search did not work.',
    searchFailedNext: 'Change a word to try again, or clear the search.',
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
    inNote: 'In this note',
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
    restoreFailed: 'The note could not be brought back. It is as it was; try again.',
    steps: (count: number) => counted(count, 'step', 'steps'),
    byModel: 'from a suggestion',
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
    keyHint: 'One key, such as 1 or D.',
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
    datasetOption: (name: string, notes: number) => `${name} (${counted(notes, 'note', 'notes')})`,
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
    hurt: 'Put right what is marked below.',
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

  freeze: {
    title: 'Make a dataset',
    description: 'A frozen copy of the notes with the marks of one layer, to train on. The project goes on as it is.',
    name: 'Name',
    nameDefault: (project: string, date: string) => `${project}, ${date}`,
    layer: 'Marks of',
    statuses: 'Notes that are',
    none: 'Choose at least one status.',
    willHold: (notes: number) => `${counted(notes, 'note', 'notes')} of this layer, and the test part unchanged.`,
    make: 'Make the dataset',
    making: 'Making the dataset',
    nothing: 'No note of this layer has one of these statuses. Call a note done first, or choose more statuses.',
    stored: (name: string) => `“${name}” is in this browser`,
    storedText: (notes: number, dropped: number) =>
      `${counted(notes, 'note', 'notes')}${
        dropped === 0
          ? '.'
          : `; ${counted(dropped, 'overlapping mark was', 'overlapping marks were')} left out, because training takes one label a word.`
      }`,
    train: 'Train a model',
    show: 'Show it on Datasets',
    cancelled: 'Nothing was kept.',
  },

  agreement: {
    title: 'Agreement',
    back: 'Back to tagging',
    between: 'Between',
    and: 'and',
    choose: 'Two annotators to compare',
    needTwo: 'Nobody else has tagged these notes yet',
    needTwoText:
      'Agreement needs two layers. Let a second person tag under their own name (Settings of the project), or import their file.',
    measure: 'Measure again',
    measuring: 'Comparing the layers',
    cancelled: 'The comparison was cancelled.',
    noNotes: 'They have no note in common that both have finished',
    noNotesText: 'Agreement is measured on notes that both have called done or empty.',
    figures: 'Agreement',
    notes: (count: number) => `${counted(count, 'note', 'notes')} done by both`,
    spans: (first: string, a: number, second: string, b: number) => `${first}: ${n(a)} marks, ${second}: ${n(b)}`,
    exact: 'F1, exact',
    overlap: 'F1, overlapping',
    kappa: 'Kappa of tokens',
    exactHelp: 'A mark agrees when the other has the same words with the same label.',
    overlapHelp: 'A mark agrees when one of the same label overlaps it.',
    kappaHelp: 'Cohen’s kappa over tokens: agreement beyond chance; 1 is full agreement, 0 is chance.',
    interval: (low: string, high: string) => `${low} to ${high}`,
    none: 'nothing marked',
    byLabel: 'By label',
    label: 'Label',
    table: 'Agreement by label, with 95 % intervals over notes',
    differing: 'Notes that differ',
    differingCount: (open: number, all: number) =>
      open === 0 ? `all ${n(all)} adjudicated` : `${n(open)} of ${n(all)} to adjudicate`,
    allAgree: 'They agree in every note.',
    differences: (count: number) => counted(count, 'mark differs', 'marks differ'),
    adjudicated: 'adjudicated',
    toDo: 'to adjudicate',
    note: (title: string) => `Note ${title}`,
    openNote: (title: string) => `Compare ${title}`,
    legend: 'Left and right',
    agreed: (count: number) => `${counted(count, 'mark', 'marks')} both have`,
    showAgreed: 'Show',
    hideAgreed: 'Hide',
    progress: (decided: number, all: number) => `${n(decided)} of ${n(all)} decided`,
    difference: (index: number, all: number) => `Difference ${n(index)} of ${n(all)}`,
    left: 'Left',
    right: 'Right',
    both: 'Both',
    neither: 'Neither',
    nothingMarked: 'no mark',
    choices: (index: number) => `Which stands, difference ${n(index)}`,
    keys: 'Arrow up and down move, L left, R right, B both, N neither.',
    save: 'Save to gold',
    saveNext: 'Save, next note',
    saved: (title: string, marks: number) => `${title} is in the gold layer with ${counted(marks, 'mark', 'marks')}.`,
    undecided: (count: number) => `Decide ${counted(count, 'more difference', 'more differences')} first.`,
    saveFailed: 'The note could not be saved to the gold layer. Your choices are still here; try again.',
    conflict: 'The note changed in another tab meanwhile. Look again, then save.',
    goldLayer: 'gold',
    importedLayer: 'as imported',
    makeGold: 'Make a dataset of gold',
    bias: 'Do suggestions sway the tagging?',
    biasNote: (withN: number, withoutN: number) =>
      `${counted(withN, 'note', 'notes')} with suggestions, ${n(withoutN)} without`,
    biasNone: 'This needs done notes of both kinds: with suggestions, and of the share in which they are hidden.',
    biasOf: 'Layer of',
    biasTable: 'Tagging with and without suggestions',
    biasWith: 'With',
    biasWithout: 'Without',
    biasDifference: 'Difference, 95 % interval',
    biasEntities: 'Entities per 1,000 tokens',
    biasSeconds: 'Active seconds a note',
    biasRight: 'Suggestions that stand as suggested, %',
    biasHow: 'Where the interval holds 0, these notes show no difference.',
    biasSays: 'the interval does not hold 0',
    noProject: 'There is no project yet. Start one on Annotate.',
    toAnnotate: 'Go to Annotate',
    noDifference: 'The two layers agree in this note.',
    pick: 'Choose a note to see where they differ.',
    allSettled: 'Every note that differs is adjudicated.',
    biasMeasuring: 'Comparing notes with and without suggestions',
    biasWhat: 'What is compared',
  },

  export: {
    title: 'Export marks',
    description:
      'A file of one layer, for another browser or another tool. It holds the text of the notes: keep it as safe as them.',
    layer: 'Marks of',
    format: 'Format',
    keeps: 'Holds',
    loses: 'Cannot hold',
    statuses: 'Notes that are',
    noStatus: 'Choose at least one status.',
    rejected: 'Rejected suggestions too',
    write: 'Prepare the file',
    writing: 'Preparing the file',
    ready: (notes: number, spans: number) =>
      `${counted(notes, 'note', 'notes')} with ${counted(spans, 'mark', 'marks')} are ready`,
    lossesTitle: (count: number) => `${counted(count, 'thing', 'things')} this format cannot hold`,
    first: 'The first of them',
    save: (files: number) => (files === 1 ? 'Save the file' : `Save ${n(files)} files`),
    lossFile: (name: string) => `${name}-losses.csv`,
    again: 'Another format',
    nothing: 'No note of this layer has one of these statuses. Choose more of them.',
    cancelled: 'Nothing was written.',
  },

  importLayer: {
    title: 'Import another’s marks',
    description:
      'Marks of these notes from a file become a layer of their own. They are checked first; nothing is kept until you say so.',
    choose: 'Choose files',
    drop: 'Drop the files here',
    formats: 'BeHealthy JSON Lines, Label Studio, doccano, brat, spaCy, CoNLL, sentence and label files.',
    checking: 'Checking the files',
    storing: 'Keeping the marks',
    cancelled: 'Nothing was kept.',
    found: (notes: number, inFiles: number) =>
      `${n(notes)} of ${counted(inFiles, 'note', 'notes')} are in this project`,
    ways: ({ id, title, text, spaces }: { id: number; title: number; text: number; spaces: number }) =>
      [
        [id, 'by id'],
        [title, 'by title'],
        [text, 'by text'],
        [spaces, 'by text, but for space'],
      ]
        .filter(([count]) => Number(count) > 0)
        .map(([count, way]) => `${n(Number(count))} ${way}`)
        .join(', '),
    unit: (format: string, unit: string | undefined) => (unit === undefined ? format : `${format}, offsets in ${unit}`),
    spans: (set: number, rejected: number, suggested: number) =>
      [
        counted(set, 'mark', 'marks'),
        ...(rejected > 0 ? [counted(rejected, 'rejected suggestion', 'rejected suggestions')] : []),
        ...(suggested > 0 ? [`${counted(suggested, 'open suggestion', 'open suggestions')}, left out`] : []),
      ].join(', '),
    unknownLabels: (labels: string) =>
      `Marks with labels this project has not are left out: ${labels}. Add the labels first to keep them.`,
    nothing: 'There is nothing to keep in these files.',
    refused: (count: number) => `${counted(count, 'note', 'notes')} of the files get nothing`,
    refusedWhy: {
      'not-in-project': (count: number) => `${counted(count, 'note is', 'notes are')} not in this project`,
      'text-differs': (count: number) =>
        `${counted(count, 'note has', 'notes have')} another text here, so the marks would not fit`,
      repeated: (count: number) =>
        `${counted(count, 'note has', 'notes have')} the same text as another one of the file`,
      frozen: (count: number) => `${counted(count, 'note is', 'notes are')} of the test part, which stays as it is`,
    },
    annotator: 'Keep them as the layer of',
    annotatorHint: 'The name of the person who made them.',
    replaces: (name: string, notes: number) =>
      `${name} has a layer here: in ${counted(notes, 'note', 'notes')} its marks are replaced. One undo in a note takes them back.`,
    person: 'Whose marks',
    everybody: 'everybody’s',
    unnamed: 'without a name',
    personOption: (name: string, spans: number) => `${name} (${counted(spans, 'mark', 'marks')})`,
    done: 'These notes were read to the end',
    doneHint: 'The format does not say so. Agreement is measured on notes that are done.',
    store: 'Keep the marks',
    discard: 'Discard',
    conflict: 'The layer changed while it was stored. Nothing was kept; try again.',
    nameRefused: 'The layer cannot have this name. Take another one.',
    stored: (name: string) => `The layer of ${name} is here`,
    storedText: (notes: number, unchanged: number) =>
      `${counted(notes, 'note', 'notes')} taken over${unchanged > 0 ? `, ${n(unchanged)} were as in the file` : ''}.`,
    compare: 'Compare with mine',
    more: (count: number) => `and ${n(count)} more`,
  },

  backup: {
    title: 'Backup',
    text: 'One file with all that is kept here: notes, marks with their history, models. Keep it as safe as the notes.',
    make: 'Make a backup file',
    making: 'Writing the backup',
    made: (size: string) => `Backup written (${size}). It is in your downloads.`,
    choose: 'Restore from a file',
    restoreTitle: 'Restore from a backup',
    restoreText: 'Adds what the file has and this browser has not. Nothing that is here is deleted or changed.',
    checking: 'Checking the backup',
    of: (when: string) => `Backup of ${when}`,
    adds: (rows: number) =>
      rows === 0 ? 'Everything in it is here already.' : `${counted(rows, 'entry is', 'entries are')} added.`,
    differ: (rows: number) =>
      `${counted(rows, 'entry is', 'entries are')} here in another state: what this browser has stays.`,
    tables: {
      datasets: (count: number) => counted(count, 'dataset', 'datasets'),
      notes: (count: number) => counted(count, 'note', 'notes'),
      projects: (count: number) => counted(count, 'project', 'projects'),
      noteWork: (count: number) => `${counted(count, 'note', 'notes')} with marks`,
      edits: (count: number) => `${counted(count, 'step', 'steps')} of history`,
      models: (count: number) => counted(count, 'model', 'models'),
    } as Readonly<Record<string, (count: number) => string>>,
    restore: 'Add it to this browser',
    restoring: 'Restoring the backup',
    restored: (rows: number) => `The backup is back: ${counted(rows, 'entry was', 'entries were')} added.`,
    cancelled: 'Cancelled. Nothing was changed.',
    busy: 'Another tab is restoring a backup. Finish it there first.',
    refused: {
      'not-a-backup': 'This file is no backup of BeHealthy. Choose one whose name ends in .backup.gz.',
      'newer-version': 'This backup was made by a newer version of BeHealthy. Update the app, then try again.',
      'cut-off': 'The file ends too early: it was not copied whole. Copy it again, then try again.',
      damaged: 'The file is damaged, so nothing was taken from it. Try another copy of it.',
      'row-invalid': 'An entry of the file is not as it should be, so nothing was taken from it. Try another copy.',
      'count-mismatch': 'Entries are missing from the file, so nothing was taken from it. Try another copy.',
    } as const,
  },
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
