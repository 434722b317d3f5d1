import type { FilterProblem } from '@/lib/domain/model/run-filter';
import { NUMBER_FIELDS, WORD_FIELDS } from '@/lib/domain/model/run-filter';
import type * as english from '../en/runs';
import type { Translated } from '../language';
import { FLAG_FIELDS, SETTINGS_FIELDS } from './experiments';
import { n } from './numbers';

const list = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} und ${names.at(-1)}`;

export const runFilter: Translated<typeof english.runFilter> = {
  // What is written into the field is the same in every language.
  placeholder: 'c2 < 1, dataset v7',
  help: `Bedingungen mit Kommas trennen; alle müssen gelten. Zahlen nehmen <, <=, >, >=, = und !=: ${list([...NUMBER_FIELDS, 'der Name einer Kategorie'])}, mit Dezimalpunkt. Wörter folgen ihrem Feld: ${list(WORD_FIELDS)}. Ein Tag: started > 2026-11-20. Wörter allein werden überall gesucht.`,
  problem(problem: FilterProblem): string {
    switch (problem.code) {
      case 'unknown-field':
        return `„${problem.part}“: Es gibt kein Feld „${problem.field}“. Felder sind ${list([...NUMBER_FIELDS, ...WORD_FIELDS, 'started', 'die Kategorien'])}.`;
      case 'value-missing':
        return `„${problem.part}“: Womit soll ${problem.field} verglichen werden?`;
      case 'not-a-number':
        return `„${problem.part}“: ${problem.field} wird mit einer Zahl verglichen, etwa 0.5.`;
      case 'not-a-day':
        return `„${problem.part}“: Ein Tag wird 2026-11-20 geschrieben, ein Monat 2026-11.`;
      case 'words-not-ordered':
        return `„${problem.part}“: ${problem.field} enthält Wörter. „${problem.field} Fallstudie“ schreiben oder = oder != verwenden.`;
    }
  },
  ignored: 'Ausgelassen, bis es lesbar ist.',
};

export const FACT_NAMES: Translated<typeof english.FACT_NAMES> = {
  'dataset-hash': 'der sha256 des Datensatzes',
  'split-hash': 'der sha256 der Teilung',
  settings: 'die Einstellungen',
  seed: 'der Startwert',
  loss: 'der Verlust jeder Iteration',
  'gradient-norm': 'die Gradientennorm jeder Iteration',
  'held-out-f1': 'F1 auf den zurückgehaltenen Notizen',
  'feature-set-hash': 'der sha256 der Vorlage',
  'tokenizer-hash': 'der sha256 der Wortzerlegung',
  'engine-hash': 'der sha256 des Rechenkerns',
  'app-version': 'die Version von BeHealthy',
  'label-set': 'die Kategorien',
  'model-hash': 'der sha256 des Modells',
  actor: 'wer ihn gestartet hat',
  'started-at': 'wann er begann',
  'finished-at': 'wann er endete',
};

export const runsTable: Translated<typeof english.runsTable> = {
  pick: (number) => `Lauf ${number} vergleichen`,
  pickHead: 'Vergleich',
  picked: (finished, picked, shown, all) =>
    [
      `${n(finished)} fertig`,
      ...(picked > 0 ? [`${picked} zum Vergleich gewählt`] : []),
      ...(shown < all ? [`${n(shown)} von ${n(all)} gezeigt`] : []),
    ].join(', '),
  pickAnother: (number) => `Lauf ${number} ist gewählt. Einen weiteren fertigen Lauf wählen, um beide zu vergleichen.`,
};

export const runFacts: Translated<typeof english.runFacts> = {
  splitHash: 'Teilung, sha256',
  tokenizerHash: 'Wortzerlegung, sha256',
  labelSetHash: 'Kategorien, sha256',
  judgedHash: 'Gemessene Notizen, sha256',
  actor: 'Gestartet von',
  incomplete: (names) => `Von einer älteren Version der App. Es fehlt ${names.length === 1 ? names[0] : list(names)}.`,
  refused: (names) => `Es fehlt: ${names.join(', ')}.`,
};

export const repeatWords: Translated<typeof english.repeatWords> = {
  repeat: 'Wiederholen',
  help: 'Trainiert noch einmal mit denselben Notizen, Einstellungen, Vorlage und Startwert und sagt, ob dieselben Bytes herauskommen.',
  repeats: (number) => `Wiederholt Lauf ${number}`,
  repeatedBy: (number) => `Wiederholt durch Lauf ${number}`,
  same: 'dasselbe Modell, Byte für Byte',
  other: 'ein anderes Modell kam heraus',
  sha256: 'sha256',
  runSha256: (number) => `Lauf ${number}, sha256`,
  differs: (names) => `Nicht gleich in beiden: ${names.join(', ')}.`,
  nothingDiffers:
    'Alle Angaben der beiden sind gleich, also sollten es auch die Modelle sein. Beide Berichte aufheben und den Machern der App melden.',
  noModel: 'eines der beiden hat kein Modell zum Vergleich',
  gone: 'Wiederholt einen Lauf, der nicht mehr in diesem Browser ist.',
};

export const repeatLines: Translated<typeof english.repeatLines> = {
  same: (sha256) => `wiederholt: dasselbe Modell, Byte für Byte (sha256 ${sha256})`,
  other: (first, second) =>
    `wiederholt: ein anderes Modell kam heraus\n  sha256 im Bericht  ${first}\n  sha256 jetzt       ${second}`,
  differs: (facts) =>
    facts.length > 0
      ? `  nicht gleich: ${facts.map((fact) => FACT_NAMES[fact]).join(', ')}`
      : '  alle Angaben sind gleich, also sollten es auch die Modelle sein: beide Berichte aufheben und den Machern der App melden',
  noModel: 'wiederholt: Der Bericht nennt kein Modell zum Vergleich',
};

type Labels<Fields> = { readonly [F in keyof Fields]: string };

function labelsOf<Fields extends Readonly<Record<string, { readonly label: string }>>>(fields: Fields): Labels<Fields> {
  return Object.fromEntries(Object.entries(fields).map(([field, { label }]) => [field, label])) as Labels<Fields>;
}

export const SETTING_NAMES: Translated<typeof english.SETTING_NAMES> = {
  dataset: 'Datensatz',
  template: 'Vorlage',
  encoding: 'Auszeichnung',
  lexicon: 'Lexikon',
  'word-window': 'Wörter zu beiden Seiten',
  affixes: 'Buchstaben der Affixe',
  'word-lists': 'Wortlisten',
  algorithm: 'Verfahren',
  ...labelsOf(SETTINGS_FIELDS),
  ...labelsOf(FLAG_FIELDS),
  'max-iterations': 'Höchstens Iterationen',
  'min-frequency': 'Mindesthäufigkeit',
  transitions: 'Alle Übergänge',
  'dev-share': 'Zurückgehalten',
  'span-chance': 'Markierungen ab einer Chance von',
  seed: 'Startwert',
  engine: 'Rechenkern',
  'app-version': 'BeHealthy',
  iterations: 'Iterationen',
  features: 'Verwendete Merkmale',
};

export const VERDICTS: Translated<typeof english.VERDICTS> = {
  right: 'richtig',
  short: 'zu kurz',
  long: 'zu lang',
  moved: 'andere Grenzen',
  missed: 'übersehen',
  spurious: 'zu viel',
  label: 'andere Kategorie',
  several: 'mehrere Fehler',
};

export const compareWords: Translated<typeof english.compareWords> = {
  run: 'Lauf',
  runNamed: (number) => `Lauf ${number}`,
  against: 'gegen',
  same: (notes, part) => `dieselben ${n(notes)} ${part}, gepaarter Bootstrap über Notizen`,
  gap: (points) => `F1 ${points} Punkte`,
  interval: (low, high) => `(${low} bis ${high})`,
  intervalHelp: '95-%-Intervall des Unterschieds: Beide Läufe werden an denselben Ziehungen der Notizen gemessen.',
  maybeChance: 'das kann Zufall sein',
  close: 'Schließen',
  closeNamed: 'Vergleich schließen',
  comparing: 'Die beiden Läufe werden verglichen…',
  settings: 'Einstellungen',
  setting: 'Einstellung',
  settingsCaption: 'Einstellungen der beiden Läufe',
  differ: (differing, all) => `${differing} von ${all} verschieden`,
  allSettings: (all) => `Alle ${all} Einstellungen`,
  fewerSettings: 'Weniger Einstellungen',
  yesNo: (yes) => (yes ? 'ja' : 'nein'),
  curves: (title, first, second) => `${title} von Lauf ${first} und Lauf ${second} nach Iteration`,
  byLabelNote: (part, min, max) => `${part}, 95-%-Intervalle, Skala ${min} bis ${max}`,
  p: 'P',
  r: 'T',
  gold: 'Datensatz',
  place: (at, all, title) => `Satz ${n(at)} von ${n(all)}, in denen sie abweichen${title === '' ? '' : `, ${title}`}`,
  previous: 'Zurück',
  next: 'Weiter',
  noSentences: 'Es gibt keinen Satz, in dem die beiden verschiedene Markierungen finden.',
  noteGone: 'Diese Notiz ist nicht mehr in diesem Browser.',
};

export const compareRefusal: Translated<typeof english.compareRefusal> = (error) => {
  switch (error.code) {
    case 'same-run':
      return { what: 'Das ist derselbe Lauf.', next: 'Einen anderen wählen.' };
    case 'not-judged':
      return {
        what: `Lauf ${error.number} hat keine Zahlen zum Vergleich.`,
        next: 'Einen fertigen Lauf wählen, der an Notizen gemessen wurde.',
      };
    case 'other-part':
      return {
        what: 'Ein Lauf wurde an Testnotizen gemessen, der andere an zurückgehaltenen Notizen.',
        next: 'Zahlen verschiedener Notizen sagen nichts übereinander. Zwei wählen, die am selben Teil gemessen wurden.',
      };
    case 'other-notes':
      return {
        what: 'Die beiden Läufe wurden nicht an denselben Notizen gemessen.',
        next: 'Ein Unterschied könnte allein von den Notizen kommen. Mit dem Datensatz des anderen Laufs neu trainieren, dann vergleichen.',
      };
    case 'dataset-missing':
      return {
        what: 'Die Notizen, an denen die beiden gemessen wurden, sind nicht mehr in diesem Browser.',
        next: 'Sie neu importieren, um Satz für Satz zu sehen, wie die beiden abweichen.',
      };
    case 'model-missing':
      return {
        what: 'Was einer der Läufe in den Notizen fand, ist nicht gespeichert, und sein Modell ist weg.',
        next: 'Diesen Lauf wiederholen, dann vergleichen.',
      };
  }
};

export const exportWords: Translated<typeof english.exportWords> = {
  open: 'Den ganzen Lauf (.zip)…',
  title: (number) => `Lauf ${number} exportieren`,
  layout: 'Aufbau',
  layouts: {
    plain: {
      name: 'Dateien',
      help: 'Ein Archiv mit Modell, Bericht, Einstellungen und Umgebung, einem Beispiel zum Prüfen eines Lesers und wie das Modell in python-crfsuite geladen wird.',
    },
    mlflow: {
      name: 'MLflow',
      help: 'Dieselben Dateien als Artefakte eines Laufs im Dateispeicher von MLflow, mit Parametern, Zahlen je Iteration und Tags: dort entpacken, wo mlruns liegt.',
    },
  },
  safe: 'Das Archiv ebenso sicher aufbewahren wie die Notizen',
  safeWhy:
    'Das Modell und seine Wortliste enthalten Wörter der Trainingsnotizen. Sonst stammt nichts im Archiv aus ihrem Text.',
  start: 'Exportieren',
  cancel: 'Abbrechen',
};
