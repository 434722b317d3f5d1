/** Words of what leaves a tagging project and comes into it: datasets, files of layers, backups. */

const n = (value: number) => value.toLocaleString('en');
const counted = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`;

export const files = {
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
    text: 'One encrypted file with all that is kept here: notes, marks with their history, models.',
    make: 'Make a backup file',
    makeText: 'It is encrypted before it leaves this page. Whoever restores it is asked for this passphrase.',
    makeNow: 'Make the file',
    passphrase: 'Passphrase of the file',
    passphraseHint: 'At least 12 characters. Nobody can reset it.',
    sealed: 'This backup is encrypted. Give the passphrase it was made with.',
    openSealed: 'Open the file',
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
      'not-a-backup': 'This file is no backup of BeHealthy. Choose one whose name ends in .backup or .backup.gz.',
      'wrong-passphrase': 'This is not the passphrase of the file. Capital letters and spaces count.',
      'newer-version': 'This backup was made by a newer version of BeHealthy. Update the app, then try again.',
      'cut-off': 'The file ends too early: it was not copied whole. Copy it again, then try again.',
      damaged: 'The file is damaged, so nothing was taken from it. Try another copy of it.',
      'row-invalid': 'An entry of the file is not as it should be, so nothing was taken from it. Try another copy.',
      'count-mismatch': 'Entries are missing from the file, so nothing was taken from it. Try another copy.',
    } as const,
  },
} as const;
