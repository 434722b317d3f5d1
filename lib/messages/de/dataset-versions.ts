import { assertNever } from '@/lib/domain/result';
import type * as english from '../en/dataset-versions';
import type { Translated } from '../language';
import { counted, n } from './numbers';

const STEPS: Readonly<Record<Parameters<typeof english.versions.origin>[1][number], string>> = {
  deduplicate: 'Kopien ausgesondert',
  split: 'nach Patient/in geteilt',
  relabel: 'Kategorien geändert',
};

export const versions: Translated<typeof english.versions> = {
  button: 'Neue Version',
  title: 'Neue Version',
  intro: (name) => `Aus „${name}“, das bleibt, wie es ist.`,
  name: 'Name',
  nameHelp: 'Wie Sie die neue Version nennen.',
  nothingChosen: 'Mindestens einen Schritt wählen.',
  deduplicate: 'Kopien aussondern',
  deduplicateHelp:
    'Notizen mit demselben Text wie eine frühere verlassen den Trainingsteil, ebenso solche, die im Test- oder Entwicklungsteil stehen. Sie bleiben in Quarantäne.',
  split: 'Nach Patient/in teilen',
  splitHelp: 'Alle Notizen einer Person kommen in denselben Teil, jede Kategorie mit etwa gleichem Anteil.',
  splitAtImport:
    'Die Dateien bringen keinen Testteil mit. Alle Notizen einer Person kommen in denselben Teil, jede Kategorie mit etwa gleichem Anteil. Am Testteil wird nur gemessen: Er lässt sich nicht markieren, und nach ihm wird nichts ausgewählt.',
  importSplit: ({ shares: { train, dev, test }, seed }) =>
    `Beim Import nach Patient/in geteilt: ${[train, dev, test].map((share) => Math.round(100 * share)).join(', ')} % für Training, Entwicklung und Test, Startwert ${seed}.`,
  shares: { train: 'Training', dev: 'Entwicklung', test: 'Test' },
  sharesWrong: (sum) => `Die Anteile ergeben ${sum} %. Ändern, bis sie 100 % ergeben.`,
  seed: 'Startwert',
  seedHelp: 'Derselbe Startwert ergibt dieselbe Teilung.',
  keepTest: 'Testteil lassen, wie er ist',
  keepTestHelp: 'Zahlen von Modellen lassen sich nur an denselben Testnotizen vergleichen.',
  newTest: 'Der Testteil ändert sich: Zahlen früherer Modelle lassen sich nicht mit denen dieser Version vergleichen.',
  make: 'Version erstellen',
  making: 'Die Version wird erstellt',
  cancel: 'Abbrechen',
  unchanged: 'Diese Schritte ändern nichts, daher wurde keine Version erstellt.',
  made: (setAside) =>
    setAside === 0
      ? 'Die Version ist in diesem Browser.'
      : `Die Version ist in diesem Browser, ${counted(setAside, 'Kopie', 'Kopien')} ausgesondert.`,

  origin: (parent, steps) => {
    const from = parent === undefined ? 'einer gelöschten Version' : `„${parent}“`;
    return steps.length === 0
      ? `Erstellt aus ${from}.`
      : `Erstellt aus ${from}: ${steps.map((step) => STEPS[step]).join(', ')}.`;
  },
  difference: (difference) => {
    const parts = [
      difference.notesAdded > 0 && `${counted(difference.notesAdded, 'Notiz', 'Notizen')} mehr`,
      difference.notesRemoved > 0 && `${counted(difference.notesRemoved, 'Notiz', 'Notizen')} weniger`,
      difference.notesChanged > 0 && `${counted(difference.notesChanged, 'Notiz', 'Notizen')} geändert`,
      difference.spansAdded > 0 && `${counted(difference.spansAdded, 'Markierung', 'Markierungen')} hinzugefügt`,
      difference.spansRemoved > 0 && `${counted(difference.spansRemoved, 'Markierung', 'Markierungen')} entfernt`,
      difference.spansRelabelled > 0 &&
        `${counted(difference.spansRelabelled, 'Markierung', 'Markierungen')} mit anderer Kategorie`,
    ].filter((part) => part !== false);
    return parts.length === 0 ? 'Kein Unterschied dazu.' : `Im Vergleich dazu: ${parts.join(', ')}.`;
  },
  testChanged: (notes) => `${counted(notes, 'Testnotiz weicht', 'Testnotizen weichen')} von der vorigen Version ab`,
  testChangedNext: 'An den beiden Testteilen gemessene Zahlen lassen sich nicht miteinander vergleichen.',
  openParent: 'Öffnen',
};

export const statistics: Translated<typeof english.statistics> = {
  tab: 'Statistik',
  counting: 'Wörter werden gezählt',
  cancelled: 'Das Zählen wurde abgebrochen.',
  again: 'Zählen',
  summary: (tokens, words) => `${n(tokens)} Wörter, davon ${n(words)} verschiedene`,
  unseenTokens: (part, share) => `${share} der Wörter im Teil ${part} stehen nicht im Training`,
  unseenEntities: (part, share) => `${share} der Entitäten im Teil ${part} sind im Training nicht markiert`,
  sentenceLength: 'Länge der Sätze',
  noteLength: 'Länge der Notizen',
  entityLength: 'Länge der Entitäten',
  growth: 'Verschiedene Wörter',
  inWords: 'in Wörtern',
  growthNote: 'unter den ersten gelesenen Wörtern',
  words: 'gelesene Wörter',
  different: 'verschiedene Wörter',
  count: { sentences: 'Sätze', notes: 'Notizen' },
  topEntities: 'Häufigste Entitäten',
  entity: 'Entität',
  times: 'Anzahl',
  asTable: 'Als Tabelle',
  asChart: 'Als Diagramm',
  description: (title) => `${title} als Balken; die Tabelle enthält dieselben Zahlen`,
  bar: (from, to) => {
    if (to === undefined) return `${n(from)} oder mehr`;
    return to - from === 1 ? n(from) : `${n(from)} bis ${n(to - 1)}`;
  },
};

export const inconsistent: Translated<typeof english.inconsistent> = {
  tab: 'Uneinheitliche Kategorien',
  intro: 'Wendungen, die in manchen Notizen so und in anderen anders oder gar nicht markiert sind.',
  finding: 'Wendungen werden verglichen',
  cancelled: 'Der Vergleich wurde abgebrochen.',
  again: 'Vergleichen',
  none: 'Jede zweimal oder öfter markierte Wendung ist überall gleich markiert.',
  shown: (shown, total) =>
    shown === total ? n(total) : `${n(shown)} von ${n(total)} Wendungen, die uneinheitlichsten zuerst`,
  list: 'Wendungen',
  unmarked: 'nicht markiert',
  ways: (label, count) => `${label} ${n(count)}`,
  choose: (phrase) => `Wie „${phrase}“ zu markieren ist`,
  leave: 'So lassen',
  remove: 'Nicht markiert',
  places: (count) => `Die ${n(count)} Stellen zeigen`,
  hidePlaces: 'Stellen verbergen',
  inTest: 'Test',
  changes: (places, phrases) =>
    `${counted(places, 'Stelle', 'Stellen')} von ${counted(phrases, 'Wendung', 'Wendungen')} ${places === 1 ? 'wird' : 'werden'} geändert`,
  includeTest: 'Auch Testnotizen ändern',
  includeTestHelp: 'Am Testteil werden Modelle gemessen. Nur ändern, wenn seine Kategorien falsch sind.',
  skipped: (count) => `${counted(count, 'Stelle bleibt', 'Stellen bleiben')} in Testnotizen, wie sie sind`,
  apply: 'Version mit diesen Änderungen',
  clear: 'Auswahl leeren',
};

export const deriveErrorMessage: Translated<typeof english.deriveErrorMessage> = (error) => {
  switch (error.code) {
    case 'change-out-of-place':
      return {
        what: 'Eine zu ändernde Markierung ist nicht da, oder eine andere überlappt sie. Es wurde keine Version erstellt.',
        next: 'Neu vergleichen und neu wählen.',
      };
    case 'shares-not-one':
      return {
        what: 'Die Anteile ergeben nicht 100 %. Es wurde keine Version erstellt.',
        next: 'Ändern und noch einmal versuchen.',
      };
    case 'nothing-left':
      return { what: 'Es bliebe keine Notiz übrig. Es wurde keine Version erstellt.', next: 'Andere Schritte wählen.' };
    default:
      return assertNever(error);
  }
};
