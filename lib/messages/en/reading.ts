import type { Assertion, Mark } from '@/lib/domain/reading/reading';
import type { ReadingLayer } from '@/workers/pipeline-api';

/** Words of the Read page. */

const ASSERTIONS: Readonly<Record<Assertion, string>> = { affirmed: '', denied: 'denied', family: 'family' };
const LAYERS: Readonly<Record<ReadingLayer, string>> = { model: 'Model', gold: 'Clinician', both: 'Both' };
const STATUS: Readonly<Record<Mark['status'], string>> = { confirmed: 'confirmed', suggested: 'suggested' };

export const reading = {
  /** Of the labels that every dataset may have; others are named as the data name them. */
  labelNames: { DISEASE: 'Disease', TREATMENT: 'Treatment' } as Readonly<Record<string, string>>,

  /** One and many of what is counted. */
  nouns: {
    note: ['note', 'notes'],
    disease: ['disease', 'diseases'],
    treatment: ['treatment', 'treatments'],
    row: ['row', 'rows'],
  },

  refused: {
    title: 'This note is not read',
    count: (notes: number) => `${notes === 1 ? 'One note is' : `${notes} notes are`} not read`,
    codes: (codes: readonly string[]) =>
      `They break the data contract (${codes.join(', ')}) and are in no list. They are kept in quarantine with the reason.`,
    quarantine: 'Open quarantine',
  },

  loading: 'Loading notes…',

  empty: {
    title: 'Nothing to read yet',
    body: 'Load the sample notes to look around: they are made up for this purpose and take a few seconds. Or import notes of your own, or paste one.',
    sample: 'Load the sample notes',
    sampleProgress: 'Loading the sample notes',
    sampleName: 'Sample notes',
    import: 'Import notes',
    paste: 'Paste a note',
  },

  scope: { label: 'What to read', note: 'This note', all: 'All notes' },
  dataset: { label: 'Dataset', caption: 'Dataset' },
  search: { label: 'Filter by disease, treatment or words', placeholder: 'Disease, treatment or words' },
  found: (places: number) => (places === 1 ? '1 place in the text' : `${places} places in the text`),
  labels: 'Marks shown',
  minimum: { caption: 'Confidence at least', label: 'Confidence at least', any: 'any' },
  layer: { label: 'Whose marks', names: LAYERS },
  unaffirmed: 'Denied and family mentions in the list',
  paste: 'Paste a note',

  export: {
    button: 'Export list',
    csv: 'As CSV, for spreadsheets',
    json: 'As JSON, with every source',
    fileName: 'diseases-treatments',
    note: 'What the list shows now, with its filters.',
  },

  note: {
    label: (title: string) => `Note ${title}`,
    patient: (key: string) => `patient ${key}`,
    split: { train: 'training', dev: 'development', test: 'test' },
    place: (index: number, total: string) => `${index} of ${total}`,
    previous: 'Previous',
    next: 'Next',
    keys: 'Keys in the note: j next note, k previous note, Tab next mark, Escape back to the list.',
    reading: 'Reading the note…',
    failed: 'The note could not be read',
    again: 'Try again',
    missing: 'This note is not in this browser',
    missingNext: 'It may have been deleted with its dataset. Choose another dataset above, or open the first note.',
    first: 'Open the first note',
    noText: 'This note has no text.',
    noModel: 'No model yet',
    noModelText:
      'The note is shown without marks. Train a model on the Experiments page: the defaults are good, and the sample notes take seconds.',
    train: 'Train a model',
    panes: { label: 'Note or list', note: 'Note', list: 'List' },
  },

  mark: {
    name: (
      label: string,
      words: string,
      status: Mark['status'],
      assertion: Assertion,
      confidence: string | undefined,
    ) =>
      [`${label}: ${words}`, ASSERTIONS[assertion], STATUS[status], confidence ?? '']
        .filter((part) => part !== '')
        .join(', '),
    assertions: ASSERTIONS,
    suggestedBy: (model: string) => `suggested by model ${model}`,
    confirmed: 'confirmed by a clinician',
    sure: 'sure of this mark and its limits',
    notGiven: 'The model gives no such mark here.',
    ownEstimate: 'The model’s own estimate from this sentence; it has not been checked against outcomes.',
    calibrated: (raw: string) => `Calibrated on notes the model had not seen; the model itself says ${raw}.`,
    otherwise: 'Otherwise',
    none: (p: string) => `no mark ${p}`,
    likely: (label: string, p: string) => `${label.toLowerCase()} ${p}`,
    listedWith: 'Listed with',
    notListed: 'nothing in this sentence',
    keptOut: 'kept out of the list',
    allNotes: 'All notes',
    times: (times: string, notes: string) => `${times} in ${notes}`,
    saidAs: { denied: 'Denied by', family: 'Family, by' },
    beneath: (count: number) =>
      count === 1
        ? 'Another mark lies here: press again to see it.'
        : `${count} more marks lie here: press again to see them.`,
  },

  list: {
    title: 'Diseases and treatments',
    counts: (diseases: string, treatments: string) => `${diseases}, ${treatments}`,
    note: 'Listed together when both stand in one sentence. The note decides, not the list.',
    once: 'once',
    times: (count: string) => `${count} times`,
    noTreatment: 'no treatment named',
    sentence: (number: number) => `sentence ${number}`,
    number: (number: number) => `, ${number}`,
    heading: 'heading',
    confirmed: 'confirmed',
    none: 'No disease is marked in this note.',
    noneFiltered: 'No disease passes the filters above.',
    denied: (count: number) =>
      count === 1
        ? '1 denied or family mention is kept out of the list.'
        : `${count} denied or family mentions are kept out of the list.`,
    legend: {
      filled: 'Filled',
      filledText: 'confirmed by a clinician',
      outlined: 'outlined',
      outlinedText: 'suggested by the model,',
      fainter: 'fainter',
      fainterText: 'when less sure',
      dashed: 'dashed',
      dashedText: 'denied, or of the family',
    },
  },

  all: {
    title: 'Diseases and treatments of all notes',
    notMade: (notes: string) => `Read ${notes} to list their diseases and treatments`,
    notMadeText:
      'The whole dataset is read in the background with the model and choices above. The list is kept, so this is done once.',
    notMadeGold: 'The list is made of the marks the clinicians set. It is kept, so this is done once.',
    make: (notes: string) => `Read ${notes}`,
    progress: (done: string, total: string) => `${done} of ${total} notes read`,
    starting: 'Starting',
    failed: 'The notes could not be read',
    cancelled: 'Reading was cancelled',
    cancelledNext: 'Nothing was kept. Start it again when you like.',
    again: 'Start again',
    made: (when: string) => `read ${when}`,
    rows: (pairs: string, diseases: string) => `${pairs}, ${diseases}`,
    rowsFiltered: (shown: string, of: string) => `${shown} of ${of} rows`,
    columns: {
      disease: 'Disease',
      treatment: 'Treatment',
      count: 'Sentences',
      notes: 'Notes',
      confidence: 'Confidence',
    },
    noTreatment: 'no treatment named',
    noMatch: 'No row passes the filters',
    noMatchText: 'Take a word out of the search, lower the confidence, or list diseases without a treatment too.',
    clear: 'Clear the filters',
    nothing: 'No disease is marked in these notes',
    nothingText: 'Take another dataset or another model, or count the model’s marks too.',
    open: (disease: string, treatment: string) => `Show sentences of ${disease}, ${treatment}`,
    variants: (count: number) => (count === 1 ? 'and 1 other way' : `and ${count} other ways`),
    writtenAs: (what: string) => `${what} as written`,
    noModelText:
      'These notes hold no marks yet, and there is no model to read them. Train one on the Experiments page: the sample notes take seconds.',
    variant: (text: string, count: string) => `${text} (${count})`,
    sentences: 'Sentences',
    openNote: 'Open in the note',
    more: (count: string) => `Show ${count} more`,
    tableLabel: 'Diseases and their treatments',
    withAlone: 'Diseases without a treatment too',
  },

  pasted: {
    title: 'Paste a note',
    collection: 'Pasted notes',
    description: 'It joins “Pasted notes” in this browser and is sent nowhere.',
    name: 'Title',
    nameHint: 'What you will find it by. Leave out the patient’s name.',
    nameDefault: (when: string) => `Pasted ${when}`,
    text: 'Text of the note',
    add: 'Add and read',
    empty: 'The note has no text. Paste or type it here.',
  },
} as const;
