import type { ErrorKind } from '@/lib/domain/model/error-kinds';

/** Words of what lies behind a run's figures. */

const n = (value: number) => value.toLocaleString('en');
const counted = (value: number, one: string, many: string) => `${n(value)} ${value === 1 ? one : many}`;

export const insight = {
  tabs: {
    label: 'Behind the figures',
    errors: 'Errors',
    suspects: 'Probably a wrong label',
    confidence: 'Confidence',
    recall: 'Precision and recall',
  },

  errors: {
    count: (sentences: number, errors: number) =>
      `${counted(errors, 'error', 'errors')} in ${counted(sentences, 'sentence', 'sentences')}`,
    shown: (shown: number) => `${n(shown)} shown`,
    view: 'List by',
    sentences: 'Sentences',
    phrases: 'Phrases',
    seen: 'In the training notes',
    seenAll: 'All',
    seenYes: 'Seen',
    seenNo: 'Unseen',
    seenHelp: 'Seen: the same words are an entity of that label in the notes the model learned from.',
    find: 'Find words',
    list: 'Sentences with errors',
    phraseList: 'Phrases with errors',
    phrase: (phrase: string) => `“${phrase}”`,
    allPhrases: 'Show all phrases again',
    places: (count: number) => `Show ${counted(count, 'place', 'places')}`,
    placesOf: (phrase: string, count: number) => `Show ${counted(count, 'place', 'places')} of “${phrase}”`,
    seenWord: 'seen in training',
    unseenWord: 'not in training',
    noFacts: 'The dataset of this run is no longer in this browser, so its errors cannot be shown.',
    why: 'Why?',
    whyNamed: (title: string) => `Why the model marked ${title} so`,
  },

  check: {
    title: 'Cross-check of the training notes',
    body: 'Trains this run’s settings several times, each time without a part of the patients, and reads that part with a model that never saw it. It tells which labels look wrong, how far confidences can be trusted, and what more recall would cost. Test notes are not read.',
    start: 'Cross-check',
    again: 'Cross-check again',
    running: 'Reading the training notes with models that never saw them',
    cancelled: 'The cross-check was cancelled.',
    tooFew:
      'One patient has all training notes, so no model can be trained without them. Import notes of more patients.',
    done: (notes: number, folds: number) => `${counted(notes, 'note', 'notes')} in ${n(folds)} parts`,
  },

  suspects: {
    intro:
      'Places where a model that never saw the note is sure of another answer than the dataset. Widest gap between the two first. The model may be wrong too: look before you change.',
    none: 'No place looks wrong: nowhere is the model sure of another answer than the dataset.',
    found: (shown: number, all: number) =>
      shown === all ? counted(all, 'place', 'places') : `${n(shown)} of ${n(all)} places, the surest first`,
    kind: 'What may be wrong',
    kinds: {
      missed: 'Marked too much',
      spurious: 'Mark missing',
      boundary: 'Other limits',
      label: 'Other label',
    } satisfies Record<ErrorKind, string>,
    list: 'Places whose label may be wrong',
    dataset: 'dataset',
    model: 'model',
    chances: (model: string, dataset: string) => `model’s answer ${model}, dataset’s ${dataset}`,
    choose: (title: string, words: string) => `The model is right about “${words}” in ${title}`,
    annotate: 'Open in Annotate',
    annotateNamed: (title: string) => `Open ${title} in Annotate`,
    read: 'Read',
    readNamed: (title: string) => `Read ${title}`,
    chosen: (count: number) => counted(count, 'place chosen', 'places chosen'),
    chooseShown: 'Choose all shown',
    clear: 'Clear choices',
    apply: 'Fix in a new version',
    made: 'Open the new version',
    gone: 'This note is no longer in this browser.',
  },

  explain: {
    title: 'Why these words are marked so',
    loading: 'Reading the model’s weights',
    pick: 'Choose a word. Underlined ones are marked.',
    words: 'Words of the sentence',
    against: 'Compared with',
    likeliest: 'its likeliest other tag',
    noMark: 'No mark',
    because: (tag: string, chance: string, other: string, otherChance: string) =>
      `${tag} (${chance}) rather than ${other} (${otherChance})`,
    although: (tag: string, chance: string, other: string, otherChance: string) =>
      `${tag} (${chance}), although ${other} is likelier for this word alone (${otherChance})`,
    only: (tag: string) => `The model knows no other tag than ${tag}.`,
    figure: 'What speaks for it and against it',
    note: 'points of the model’s score (nats); right: for, left: against',
    rest: (count: number) => `${counted(count, 'smaller one', 'smaller ones')} together`,
    sum: 'Sum',
    columns: ['What was seen', 'For this tag', 'For the other', 'Difference'],
    asTable: 'As table',
    asChart: 'As picture',
    description: (word: string) => `Weights behind the tag of “${word}” as bars; the table holds the same figures`,
    nothing: 'This sentence has no words.',
    close: 'Close',
  },

  confidence: {
    intro: (marks: number) =>
      `${counted(marks, 'mark', 'marks')} of the training notes, made by models that never saw them. A mark the model is .80 sure of should be right 80 times in 100.`,
    notProbabilistic: (algorithm: string) =>
      `${algorithm} learns which marks to prefer, not how likely they are: its confidences are its scores, brought to a common scale. Calibrate the model before they are read as chances.`,
    figure: 'How often marks are right',
    note: 'share that is right, by stated confidence',
    asStated: 'as stated: on the line',
    before: 'as the model says',
    after: 'calibrated',
    columns: [
      'Stated',
      'Marks',
      'Model: stated',
      'Model: right',
      '95 % interval',
      'Calibrated: stated',
      'Calibrated: right',
    ],
    description:
      'Share of marks that are right by stated confidence, as the model says and calibrated; the table holds the same figures',
    error: 'Calibration error',
    errorHelp: 'mean gap between stated and right',
    brier: 'Brier score',
    brierHelp: 'lower is better',
    from: (before: string, after: string) => `${before} before, ${after} calibrated`,
    honest: 'The calibrated figures of each part of the notes come from a fit to the other parts.',
    apply: 'Calibrate this model',
    remove: 'Show the model’s own confidences again',
    on: 'Confidences of this model are shown calibrated when reading.',
    off: 'Confidences of this model are shown as it says them.',
    noModel: 'The model of this run is no longer in this browser.',
    none: 'The models marked nothing, so there is no confidence to look at.',
    bin: (from: string, to: string) => `${from} to ${to}`,
  },

  recall: {
    intro:
      'Moving the slider left marks more: fewer entities are missed and more marks are wrong, until marks run into each other. Figures are of the training notes, read by models that never saw them; test notes are not looked at.',
    slider: 'Marks more or less',
    more: 'marks more',
    less: 'marks less',
    value: (bias: string, precision: string, recall: string) =>
      `${bias} nats, precision ${precision}, recall ${recall}`,
    nats: (bias: string) => `${bias} nats`,
    figure: 'Precision, recall and F1',
    note: 'exact entities; to the left more is marked, 0 marks as trained',
    precision: 'Precision',
    recall: 'Recall',
    f1: 'F1',
    columns: ['Nats', 'Precision', 'Recall', 'F1', 'Marks'],
    description: 'Precision, recall and F1 by how readily the model marks; the table holds the same figures',
    here: (step: string, precision: string, recall: string, f1: string) =>
      `At ${step}: precision ${precision}, recall ${recall}, F1 ${f1}`,
    best: (step: string) => `Best F1 at ${step}`,
    use: 'Read with this',
    reset: 'Read as trained',
    using: (step: string) => `This model is read with ${step}.`,
    plain: 'This model is read as trained.',
    asTable: 'As table',
    asChart: 'As chart',
  },
} as const;
