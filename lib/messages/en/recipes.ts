import type { AblatedPart } from '@/lib/domain/model/ablation';
import type { RecipeProblem, RecipeSize, RecipeSwitch } from '@/lib/domain/model/recipe';

import type { GazetteerFileError } from '@/workers/pipeline-api';
import type { ErrorMessage } from './errors';

/** Words of recipes of features. */

const n = (value: number) => value.toLocaleString('en');

export const SWITCH_WORDS: Readonly<Record<RecipeSwitch, { readonly name: string; readonly help: string }>> = {
  shape: { name: 'Shape', help: 'How a word is written: capitals, digits, hyphens in their order.' },
  flags: { name: 'Signs', help: 'Capital, digit, Roman numeral, Greek letter, length, first or last word.' },
  lexicon: { name: 'Lexicon', help: 'How the training notes mark the same word or phrase elsewhere.' },
  sentence: { name: 'Sentence', help: 'Its length, what it speaks of, and marked words far away.' },
  stems: { name: 'Stems', help: 'The lexicon also for other forms of a word. Needs the lexicon.' },
  wordPairs: {
    name: 'Word pairs',
    help: 'Two neighbours that training has together more than once. Needs the lexicon.',
  },
  medical: { name: 'Medical words', help: 'Classes of medical words from general knowledge, and heads of phrases.' },
  topics: { name: 'Topics', help: 'Which labels the words of the sentence make likely. Needs the lexicon.' },
};

export const SIZE_WORDS: Readonly<Record<RecipeSize, { readonly name: string; readonly help: string }>> = {
  wordWindow: { name: 'Words around', help: 'So many words before and after; 0: the word alone.' },
  affixLength: { name: 'Beginnings and endings', help: 'Of up to so many characters; 0: none.' },
  shapeWindow: { name: 'Shapes around', help: 'Of so many words before and after.' },
  phraseLength: { name: 'Longest phrase', help: 'Phrases of the lexicon have at most so many words.' },
  lexiconWindow: { name: 'Lexicon around', help: 'What the lexicon says of so many words before and after.' },
};

export const ABLATED_WORDS: Readonly<Record<AblatedPart, string>> = {
  wordWindow: 'words around',
  affixLength: 'beginnings and endings',
  shape: 'shape',
  flags: 'signs',
  lexicon: 'lexicon, and what is learned with it',
  sentence: 'sentence',
  stems: 'stems',
  wordPairs: 'word pairs',
  medical: 'medical words',
  topics: 'topics',
  gazetteers: 'word lists',
};

export const RECIPE_PROBLEMS: Readonly<Record<RecipeProblem, string>> = {
  'name-empty': 'Give the recipe a name.',
  'name-taken': 'A built-in recipe has this name. Choose another.',
  'nothing-changed': 'The newest revision of this name has these parts already.',
  'too-many-lists': 'A recipe takes at most 10 word lists. Put some together in one file.',
};

/** Why a file is no word list, then what to do. */
export function gazetteerProblem(file: string, error: GazetteerFileError): ErrorMessage {
  const what = (text: string) => `${file}: ${text}`;
  switch (error.code) {
    case 'empty':
      return { what: what('there is no phrase in it.'), next: 'Write one phrase a line.' };
    case 'too-large':
      return {
        what: what(`it has ${n(Math.ceil(error.sizeBytes / 1000))} kB; a list takes at most 2,000.`),
        next: 'Divide it, or leave out what your notes do not hold.',
      };
    case 'not-text':
      return {
        what: what(`it is not plain text${error.line === undefined ? '' : ` (line ${n(error.line)})`}.`),
        next: 'Export it as text, UTF-8.',
      };
    case 'name-empty':
      return { what: what('its name has no letter or digit.'), next: 'Rename the file: the list is named after it.' };
    case 'phrase-too-long':
      return {
        what: what(`line ${n(error.line)} has ${n(error.words)} words; a phrase has at most 12.`),
        next: 'Is it one phrase a line? Shorten it or take it out.',
      };
    case 'too-many-columns':
      return {
        what: what(`line ${n(error.line)} has more than two columns.`),
        next: 'Keep the phrase and, after one tab, its class.',
      };
    case 'class-wrong':
      return {
        what: what(`the class in line ${n(error.line)} cannot be used.`),
        next: 'A class is up to 40 letters, digits, “_” or “-”, without spaces.',
      };
    case 'too-many-phrases':
      return {
        what: what(`it has ${n(error.phrases)} phrases; a list takes at most 20,000.`),
        next: 'Divide it, or leave out what your notes do not hold.',
      };
    case 'too-many-classes':
      return {
        what: what(`it has ${n(error.classes)} classes; a list takes at most 50.`),
        next: 'Is the second column really a class? Leave it out otherwise.',
      };
  }
}

export const recipes = {
  button: 'Features',
  title: 'Recipes of features',
  intro:
    'What the model is shown of each word. A recipe is kept as it is: a change makes its next revision, and runs keep the one they were made with.',
  close: 'Close',
  list: 'Recipes',
  columns: { recipe: 'Recipe', parts: 'Parts', actions: 'What to do' },
  builtIn: 'built in',
  own: (revision: number) => `revision ${n(revision)}`,
  sizes: (words: number, affixes: number) => `${n(words)} words around, affixes of ${n(affixes)}`,
  use: 'Use',
  chooseNamed: (name: string) => `Use ${name} for the next run`,
  inUse: 'For the next run',
  copy: 'Copy and change',
  change: 'Change',
  changeNamed: (name: string) => `Copy and change ${name}`,
  ablate: 'Ablation',
  ablateNamed: (name: string) => `Try ${name} without each of its parts`,
  delete: 'Delete',
  deleteNamed: (name: string) => `Delete ${name}`,
  editor: (name: string) => `Changed from ${name}`,
  name: 'Name',
  nameHelp: 'The same name makes the next revision.',
  parts: 'Parts',
  windows: 'Windows and lengths',
  lists: 'Word lists of your own',
  listsHelp:
    'Plain text files: one phrase a line and, after a tab, its class if you like. The model learns what it means that a word stands in a list; up to 20,000 phrases a file. Reading uses the lists that the model was trained with.',
  addList: 'Add a file…',
  removeList: (name: string) => `Remove ${name}`,
  remove: 'Remove',
  listSize: (phrases: number, classes: number) =>
    `${n(phrases)} ${phrases === 1 ? 'phrase' : 'phrases'}${classes > 0 ? `, ${n(classes)} ${classes === 1 ? 'class' : 'classes'}` : ''}`,
  passedOver: (duplicates: number, empty: number, encoding: string) =>
    [
      `read as ${encoding}`,
      ...(duplicates > 0 ? [`${n(duplicates)} said before, left out`] : []),
      ...(empty > 0 ? [`${n(empty)} ${empty === 1 ? 'line' : 'lines'} without words, left out`] : []),
    ].join(', '),
  replaced: (name: string) => `took the place of the list ${name} of before`,
  partNames: (names: readonly string[]) => names.join(', ').toLowerCase(),
  listNames: (names: readonly string[]) => `word lists ${names.join(', ')}`,
  save: 'Save the recipe',
  cancel: 'Cancel',
  saved: (id: string) => `“${id}” is saved and chosen for the next run.`,
  saveFailed: 'The recipe could not be saved: another tab may have made this revision. Try again.',
  copyOf: (name: string) => `${name} copy`,
  field: 'Features',
  fieldHelp: 'The recipe that the next run uses. Recipes are made under Features.',

  ablation: {
    title: (recipe: string) => `What each part of ${recipe} gives`,
    note: (f1: string) => `F1 of the whole recipe ${f1}; differences over the same parts of the training notes`,
    without: 'Without',
    f1: 'F1',
    difference: 'Difference, points',
    error: '± s.e.',
    folds: 'Parts judged',
    waiting: 'The first differences come once the whole recipe and one without a part were judged on the same notes.',
    none: 'none',
    help: 'A part is worth its cost when F1 falls by clearly more than the standard error without it.',
  },
} as const;
