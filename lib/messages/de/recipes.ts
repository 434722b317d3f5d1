import type * as english from '../en/recipes';
import type { Translated } from '../language';
import { counted, n } from './numbers';

export const SWITCH_WORDS: Translated<typeof english.SWITCH_WORDS> = {
  shape: {
    name: 'Schreibform',
    help: 'Wie ein Wort geschrieben ist: Großbuchstaben, Ziffern, Bindestriche in ihrer Folge.',
  },
  flags: {
    name: 'Kennzeichen',
    help: 'Großbuchstabe, Ziffer, römische Zahl, griechischer Buchstabe, Länge, erstes oder letztes Wort.',
  },
  lexicon: {
    name: 'Lexikon',
    help: 'Wie die Trainingsnotizen dasselbe Wort oder dieselbe Wendung anderswo markieren.',
  },
  sentence: { name: 'Satz', help: 'Seine Länge, wovon er spricht und markierte Wörter weiter weg.' },
  stems: { name: 'Wortstämme', help: 'Das Lexikon auch für andere Formen eines Wortes. Braucht das Lexikon.' },
  wordPairs: {
    name: 'Wortpaare',
    help: 'Zwei Nachbarn, die im Training mehr als einmal zusammen stehen. Braucht das Lexikon.',
  },
  medical: {
    name: 'Medizinische Wörter',
    help: 'Klassen medizinischer Wörter aus allgemeinem Wissen und Köpfe von Wendungen.',
  },
  topics: {
    name: 'Themen',
    help: 'Welche Kategorien die Wörter des Satzes wahrscheinlich machen. Braucht das Lexikon.',
  },
};

export const SIZE_WORDS: Translated<typeof english.SIZE_WORDS> = {
  wordWindow: { name: 'Wörter ringsum', help: 'So viele Wörter davor und danach; 0: nur das Wort selbst.' },
  affixLength: { name: 'Anfänge und Endungen', help: 'Mit bis zu so vielen Zeichen; 0: keine.' },
  shapeWindow: { name: 'Schreibformen ringsum', help: 'Von so vielen Wörtern davor und danach.' },
  phraseLength: { name: 'Längste Wendung', help: 'Wendungen des Lexikons haben höchstens so viele Wörter.' },
  lexiconWindow: {
    name: 'Lexikon ringsum',
    help: 'Was das Lexikon über so viele Wörter davor und danach sagt.',
  },
};

export const ABLATED_WORDS: Translated<typeof english.ABLATED_WORDS> = {
  wordWindow: 'Wörter ringsum',
  affixLength: 'Anfänge und Endungen',
  shape: 'Schreibform',
  flags: 'Kennzeichen',
  lexicon: 'Lexikon und was damit gelernt wird',
  sentence: 'Satz',
  stems: 'Wortstämme',
  wordPairs: 'Wortpaare',
  medical: 'medizinische Wörter',
  topics: 'Themen',
  gazetteers: 'Wortlisten',
};

export const RECIPE_PROBLEMS: Translated<typeof english.RECIPE_PROBLEMS> = {
  'name-empty': 'Dem Rezept einen Namen geben.',
  'name-taken': 'Ein eingebautes Rezept hat diesen Namen. Einen anderen wählen.',
  'nothing-changed': 'Die neueste Fassung dieses Namens hat diese Teile schon.',
  'too-many-lists': 'Ein Rezept nimmt höchstens 10 Wortlisten. Einige in einer Datei zusammenfassen.',
};

export const gazetteerProblem: Translated<typeof english.gazetteerProblem> = (file, error) => {
  const what = (text: string) => `${file}: ${text}`;
  const divide = 'Teilen oder weglassen, was Ihre Notizen nicht enthalten.';
  switch (error.code) {
    case 'empty':
      return { what: what('es steht keine Wendung darin.'), next: 'Eine Wendung je Zeile schreiben.' };
    case 'too-large':
      return {
        what: what(`sie hat ${n(Math.ceil(error.sizeBytes / 1000))} kB; eine Liste nimmt höchstens 2.000.`),
        next: divide,
      };
    case 'not-text':
      return {
        what: what(`sie ist kein reiner Text${error.line === undefined ? '' : ` (Zeile ${n(error.line)})`}.`),
        next: 'Als Text exportieren, UTF-8.',
      };
    case 'name-empty':
      return {
        what: what('ihr Name hat keinen Buchstaben und keine Ziffer.'),
        next: 'Die Datei umbenennen: Die Liste heißt nach ihr.',
      };
    case 'phrase-too-long':
      return {
        what: what(`Zeile ${n(error.line)} hat ${n(error.words)} Wörter; eine Wendung hat höchstens 12.`),
        next: 'Steht eine Wendung je Zeile? Kürzen oder herausnehmen.',
      };
    case 'too-many-columns':
      return {
        what: what(`Zeile ${n(error.line)} hat mehr als zwei Spalten.`),
        next: 'Die Wendung und, nach einem Tabulator, ihre Klasse behalten.',
      };
    case 'class-wrong':
      return {
        what: what(`die Klasse in Zeile ${n(error.line)} ist nicht verwendbar.`),
        next: 'Eine Klasse hat bis zu 40 Buchstaben, Ziffern, „_“ oder „-“, ohne Leerzeichen.',
      };
    case 'too-many-phrases':
      return {
        what: what(`sie hat ${n(error.phrases)} Wendungen; eine Liste nimmt höchstens 20.000.`),
        next: divide,
      };
    case 'too-many-classes':
      return {
        what: what(`sie hat ${n(error.classes)} Klassen; eine Liste nimmt höchstens 50.`),
        next: 'Ist die zweite Spalte wirklich eine Klasse? Sonst weglassen.',
      };
  }
};

export const recipes: Translated<typeof english.recipes> = {
  button: 'Merkmale',
  title: 'Rezepte der Merkmale',
  intro:
    'Was das Modell von jedem Wort zu sehen bekommt. Ein Rezept bleibt, wie es ist: Eine Änderung ergibt seine nächste Fassung, und Läufe behalten die, mit der sie gemacht wurden.',
  close: 'Schließen',
  list: 'Rezepte',
  columns: { recipe: 'Rezept', parts: 'Teile', actions: 'Aktionen' },
  builtIn: 'eingebaut',
  own: (revision) => `Fassung ${n(revision)}`,
  sizes: (words, affixes) => `${n(words)} Wörter ringsum, Affixe bis ${n(affixes)}`,
  use: 'Verwenden',
  chooseNamed: (name) => `${name} für den nächsten Lauf verwenden`,
  inUse: 'Für den nächsten Lauf',
  copy: 'Kopieren und ändern',
  change: 'Ändern',
  changeNamed: (name) => `${name} kopieren und ändern`,
  ablate: 'Teile messen',
  ablateNamed: (name) => `${name} ohne jeden seiner Teile probieren`,
  delete: 'Löschen',
  deleteNamed: (name) => `${name} löschen`,
  editor: (name) => `Geändert aus ${name}`,
  name: 'Name',
  nameHelp: 'Derselbe Name ergibt die nächste Fassung.',
  parts: 'Teile',
  windows: 'Fenster und Längen',
  lists: 'Eigene Wortlisten',
  listsHelp:
    'Reine Textdateien: eine Wendung je Zeile und, wenn gewünscht, nach einem Tabulator ihre Klasse. Das Modell lernt, was es bedeutet, dass ein Wort in einer Liste steht; bis zu 20.000 Wendungen je Datei. Gelesen wird mit den Listen, mit denen das Modell trainiert wurde.',
  addList: 'Datei hinzufügen…',
  removeList: (name) => `${name} entfernen`,
  remove: 'Entfernen',
  listSize: (phrases, classes) =>
    `${counted(phrases, 'Wendung', 'Wendungen')}${classes > 0 ? `, ${counted(classes, 'Klasse', 'Klassen')}` : ''}`,
  passedOver: (duplicates, empty, encoding) =>
    [
      `gelesen als ${encoding}`,
      ...(duplicates > 0 ? [`${n(duplicates)} schon genannt, weggelassen`] : []),
      ...(empty > 0 ? [`${counted(empty, 'Zeile', 'Zeilen')} ohne Wörter, weggelassen`] : []),
    ].join(', '),
  replaced: (name) => `ersetzt die bisherige Liste ${name}`,
  partNames: (names) => names.join(', '),
  listNames: (names) => `Wortlisten ${names.join(', ')}`,
  save: 'Rezept speichern',
  cancel: 'Abbrechen',
  saved: (id) => `„${id}“ ist gespeichert und für den nächsten Lauf gewählt.`,
  saveFailed:
    'Das Rezept konnte nicht gespeichert werden: Vielleicht hat ein anderer Tab diese Fassung angelegt. Noch einmal versuchen.',
  copyOf: (name) => `${name} Kopie`,
  field: 'Merkmale',
  fieldHelp: 'Das Rezept für den nächsten Lauf. Rezepte entstehen unter „Merkmale“.',

  ablation: {
    title: (recipe) => `Was jeder Teil von ${recipe} bringt`,
    note: (f1) => `F1 des ganzen Rezepts ${f1}; Unterschiede über dieselben Teile der Trainingsnotizen`,
    without: 'Ohne',
    f1: 'F1',
    difference: 'Unterschied, Punkte',
    error: '± SE',
    folds: 'Gemessene Teile',
    waiting:
      'Die ersten Unterschiede kommen, wenn das ganze Rezept und eines ohne einen Teil an denselben Notizen gemessen sind.',
    none: 'keiner',
    help: 'Ein Teil ist seinen Aufwand wert, wenn F1 ohne ihn deutlich mehr als um den Standardfehler sinkt.',
  },
};
