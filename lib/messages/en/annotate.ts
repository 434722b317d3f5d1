import type { KeyTrouble } from '@/lib/domain/annotation/key-clashes';
import type { AnnotateAction } from '@/lib/domain/annotation/key-map';
import type { MarkOrigin } from '@/lib/domain/annotation/mark';
import type { EditRefusal } from '@/lib/domain/annotation/step-context';
import { assertNever } from '@/lib/domain/result';

/** Words of the Annotate page: the note, its keys and the bar at the foot. The panels' are in annotate-panels.ts. */

const ACTIONS: Readonly<Record<AnnotateAction, string>> = {
  'token-next': 'Next word',
  'token-previous': 'Word before',
  'line-next': 'Line below',
  'line-previous': 'Line above',
  'extend-next': 'A word more',
  'extend-previous': 'A word less',
  'extend-line-next': 'A line more',
  'extend-line-previous': 'A line less',
  'extend-character-next': 'A character more',
  'extend-character-previous': 'A character less',
  'suggestion-next': 'Next suggestion, else next mark',
  'suggestion-previous': 'Suggestion before, else mark before',
  'mark-next': 'Next mark or suggestion',
  'mark-previous': 'Mark or suggestion before',
  accept: 'Accept the suggestion',
  'accept-visible': 'Accept several suggestions',
  reject: 'Reject the suggestion',
  relabel: 'Give it another label',
  remove: 'Remove the mark',
  'same-words': 'Mark the same words elsewhere',
  undo: 'Undo',
  redo: 'Redo',
  'done-next': 'Done, next note',
  'empty-next': 'Nothing to tag, next note',
  'note-next': 'Next note',
  'note-previous': 'Note before',
  search: 'Search the notes',
  guideline: 'Guideline',
  history: 'History of the note',
  keys: 'These keys',
  cancel: 'Leave the mark, then the words',
};

const ORIGINS: Readonly<Record<MarkOrigin, (figure: string | undefined) => string>> = {
  drawn: () => 'Set by hand',
  accepted: (figure) => (figure === undefined ? 'Accepted' : `Accepted at ${figure}`),
  edited: () => 'Suggested, then changed',
  applied: () => 'Set with the same words',
  imported: () => 'Came with the data',
  adjudicated: () => 'Decided between annotators',
};

const TROUBLES: Readonly<Record<KeyTrouble, string>> = {
  taken: 'is given twice; only the first gets it',
  reserved: 'belongs to the browser, the page never hears it',
  'hides-browser': 'works here, and the browser’s own use of it does not',
  submits: 'must not do anything to a note',
  unreadable: 'is no key',
};

const count = (value: number, one: string, many: string) => `${value.toLocaleString('en')} ${value === 1 ? one : many}`;

export const annotate = {
  loading: 'Loading the note…',

  note: {
    label: (title: string) => `Note ${title}`,
    text: (title: string) => `Text of note ${title}`,
    textKind: 'note to tag',
    patient: (key: string) => `patient ${key}`,
    testNote: 'test note',
    open: (suggestions: number) => `${count(suggestions, 'suggestion', 'suggestions')} left`,
    next: 'next',
    none: 'No suggestion left',
    noModel: 'No suggestions yet: the model learns from the first notes you finish.',
    hidden: 'Suggestions are hidden in this note, to see whether they sway what people tag.',
    several: 'Accept several',
    noText: 'This note has no text.',
    missing: 'This note is not in this project.',
    missingNext: 'Its dataset may have been replaced. Go on with the queue.',
    first: 'Open the first note to do',
    allDone: 'Every note of this list is done',
    allDoneNext: 'Change the filter at the left to see others, or look at agreement and exports.',
    frozen: 'This note belongs to the test split: it judges models, so its marks stay as they are.',
    conflict: 'Another tab changed this mark first. Its change stands; yours was not made.',
    conflictSeen: 'Understood',
  },

  mark: {
    name: (label: string, words: string, kind: 'mark' | 'suggestion', figure: string | undefined, cuts: boolean) =>
      [
        `${label}: ${words}`,
        kind === 'mark' ? 'set' : 'suggested',
        ...(figure === undefined ? [] : [figure]),
        ...(cuts ? ['splits a word'] : []),
      ].join(', '),
  },

  bar: {
    suggestionLabel: 'Suggestion',
    markLabel: 'Mark',
    choiceLabel: 'Label the words',
    relabelLabel: 'Another label',
    as: 'As',
    accept: 'Accept',
    relabel: 'Relabel',
    reject: 'Reject',
    remove: 'Remove',
    /** @param notes that have them; undefined: not counted */
    sameWords: (notes: number | undefined) =>
      notes === undefined
        ? 'Same words'
        : `Same words: ${notes.toLocaleString('en')} ${notes === 1 ? 'note' : 'notes'}`,
    origin: (origin: MarkOrigin, figure: string | undefined) => ORIGINS[origin](figure),
    beneath: (others: number) =>
      others === 1
        ? 'Another mark lies over these words: press again.'
        : `${others} other marks lie over these words: press again.`,
    cuts: 'It splits a word: training takes the whole word.',
    readOnly: 'It cannot be changed here.',
  },

  say: {
    chooseWords: 'Choose words first: drag over them, press one, or move with the arrow keys.',
    chooseOne: 'Go to a suggestion first: press Tab, or click it.',
    chooseMark: 'Go to a mark first: press Tab, or click it.',
    onlySpace: 'There are no words in what you chose.',
    noSuggestions: 'There is no suggestion in this note.',
    noNext: 'There is no mark after this place.',
    noPrevious: 'There is no mark before this place.',
    isSet: 'It is a mark already.',
    notSuggested: 'Only suggestions can be rejected. Delete removes a mark.',
    acceptBeforeStretch: 'Accept the suggestion first, then change its edges.',
    already: (label: string) => `It is marked as ${label} already.`,
    marked: (label: string, words: string) => `${label}: ${words}, set`,
    removed: 'Mark removed.',
    rejected: 'Rejected.',
    accepted: (marks: number) => `${count(marks, 'suggestion', 'suggestions')} accepted. One undo takes them back.`,
    frozen: 'This note belongs to the test split and cannot be changed.',
    undone: 'Undone.',
    redone: 'Redone.',
    done: (title: string) => `${title}: done.`,
    empty: (title: string) => `${title}: nothing to tag.`,
    allDone: 'Every note of this list is done.',
    lastNote: 'This is the last note of the list.',
    firstNote: 'This is the first note of the list.',
    newModel: (f1: string | undefined) =>
      f1 === undefined
        ? 'The model has learned again.'
        : `The model has learned again: F1 ${f1} on the held-out notes.`,
  },

  many: {
    title: 'Accept several suggestions',
    above: 'Confidence at least',
    where: 'Where',
    inSight: (suggestions: number) => `On screen: ${suggestions}`,
    wholeNote: (suggestions: number) => `Whole note: ${suggestions}`,
    accept: (suggestions: number) => `Accept ${count(suggestions, 'suggestion', 'suggestions')}`,
    none: 'None is that sure. Lower the figure, or choose the whole note.',
    undo: 'One undo takes all of them back.',
  },

  foot: {
    label: 'Saving, learning and progress',
    saved: 'Saved',
    savedAt: (time: string) => `on this machine, ${time}`,
    savedBefore: 'on this machine',
    saving: 'Saving…',
    failed: 'Not saved',
    failedElsewhere: 'Another note is not saved',
    retry: 'Try again',
    undo: 'Undo',
    redo: 'Redo',
    f1: 'F1 on held-out notes',
    f1Short: 'F1',
    noF1: 'not measured yet',
    curve: (first: string, last: string, rounds: number) =>
      `F1 went from ${first} to ${last} over ${count(rounds, 'round', 'rounds')}`,
    learnsIn: (notes: number) => `learns ${notes === 0 ? 'now' : `again in ${count(notes, 'note', 'notes')}`}`,
    learnsFirst: (notes: number) => `learns first in ${count(notes, 'note', 'notes')}`,
    learning: 'Learning from your notes',
    cancel: 'Stop',
    learnNow: 'Learn now',
    detail: 'How the model learns',
    round: 'Round',
    notes: 'Notes',
    figure: 'F1',
    seconds: 'Seconds',
    tableLabel: 'Rounds of learning',
    detailText: (batch: number) =>
      `After every ${batch} notes you finish, the model learns from all of them here in the browser, while you go on. A fifth of the patients is kept back to judge it.`,
    tooFew: (needed: number) => `Learning needs ${needed} finished notes with marks.`,
    cancelled: 'Learning was stopped. It goes on after the next notes.',
    right: (share: string) => `${share} right`,
    rightOf: (shown: number) => `last ${shown.toLocaleString('en')} shown`,
    progress: (done: string, all: string) => `${done} of ${all}`,
    progressLabel: 'Notes done',
    anHour: (notes: string) => `${notes} an hour`,
    empty: 'Nothing to tag',
    done: 'Done, next note',
    skip: 'Next note',
  },

  drawers: { queue: 'Notes', side: 'Labels', close: 'Close', keys: 'Keys' },

  keys: {
    title: 'Keys',
    description: 'They work while the hand is on the note. In a field all keys type.',
    groups: {
      words: 'Words',
      marks: 'Marks and suggestions',
      notes: 'Notes',
      labels: 'Labels',
      page: 'Page',
    },
    actions: ACTIONS,
    edges: 'Begin and end of the line; with Ctrl, of the note',
    drag: 'Drag over words',
    dragText: 'chooses whole words; with Alt, characters',
    change: 'Change keys',
    changeTitle: 'Change keys',
    changeText: 'Press “Change”, then the new key. Label keys are changed with the labels.',
    set: (action: string) => `Change the key of: ${action}`,
    press: 'Press a key…',
    changeOne: 'Change',
    none: 'none',
    clear: (action: string) => `No key for: ${action}`,
    clearOne: 'No key',
    reset: 'Back to the keys as they came',
    troubles: TROUBLES,
    clash: (key: string, trouble: KeyTrouble, users: string) => `${key} ${TROUBLES[trouble]}: ${users}.`,
    labelUser: (name: string) => `label ${name}`,
    fine: 'No key is wanted twice.',
    close: 'Close',
  },
} as const;

/** Why a step was not made. */
export function refusalMessage(why: EditRefusal, labelName: (label: string) => string): string {
  switch (why.code) {
    case 'not-loaded':
      return 'The note is still loading. Try again in a moment.';
    case 'note-frozen':
      return annotate.say.frozen;
    case 'layer-read-only':
      return 'These marks came with the data and belong to nobody here: they cannot be changed.';
    case 'range-empty':
    case 'range-blank':
      return annotate.say.onlySpace;
    case 'range-outside':
    case 'range-splits-character':
      return 'That would cut a character in two. Choose whole characters.';
    case 'label-unknown':
      return `The label ${labelName(why.label)} is not among the labels of this project.`;
    case 'already-marked':
      return 'These words carry this mark already.';
    case 'already-rejected':
      return 'This suggestion was rejected already.';
    case 'mark-unknown':
      return 'This mark is gone: another tab removed it.';
    case 'nothing-changes':
    case 'nothing-given':
      return 'Nothing would change.';
    case 'marks-stand':
      return `${count(why.marks, 'mark stands', 'marks stand')} in this note. Remove ${why.marks === 1 ? 'it' : 'them'} first, or call the note done.`;
    case 'step-unknown':
    case 'step-undone':
      return 'That step does not stand any more.';
    case 'nothing-to-undo':
      return 'There is nothing to undo in this note.';
    case 'nothing-to-redo':
      return 'There is nothing to redo in this note.';
    default:
      return assertNever(why);
  }
}
