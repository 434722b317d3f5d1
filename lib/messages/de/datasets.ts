import type * as english from '../en/datasets';
import type { Translated } from '../language';
import { counted, n } from './numbers';

const noteCount = (count: number) => counted(count, 'Notiz', 'Notizen');

export const DATASET_SOURCES: Translated<typeof english.DATASET_SOURCES> = {
  behealthy: 'Fallstudien-Dateien',
  conll: 'CoNLL-Datei',
  text: 'einfache Notizen',
  sample: 'JSON-Zeilen',
  annotation: 'hier markiert',
  annotated: 'anderswo markiert',
};

export const SPLIT_LABELS: Translated<typeof english.SPLIT_LABELS> = {
  train: 'Training',
  dev: 'Entwicklung',
  test: 'Test',
};

export const datasets: Translated<typeof english.datasets> = {
  title: 'Datensätze',
  loading: 'Datensätze werden geladen…',
  privacy:
    'Ihre Notizen bleiben in diesem Browser. Sie werden auf diesem Rechner gelesen, geprüft und gespeichert und nirgendwohin gesendet.',

  empty: {
    title: 'Mit einigen Notizen beginnen',
    body: 'BeHealthy lernt aus Notizen, deren Krankheiten und Behandlungen markiert sind. Die Beispielnotizen sind erfunden und brauchen wenige Sekunden; eigene lassen sich jederzeit importieren.',
    sample: 'Beispielnotizen laden',
  },
  sample: {
    button: 'Beispielnotizen laden',
    loading: 'Beispielnotizen werden geladen',
    name: 'Beispielnotizen',
  },
  import: {
    button: 'Dateien importieren',
    title: 'Dateien importieren',
    drop: 'Dateien hier ablegen',
    dropNow: 'Loslassen, um diese Dateien zu prüfen',
    choose: 'Dateien wählen',
    formats: [
      {
        name: 'Fallstudien-Dateien',
        what: 'train_sent, train_label, test_sent und test_label, alle vier zusammen. Ein einzelnes Paar geht auch.',
      },
      {
        name: 'CoNLL',
        what: 'Ein Wort und seine Auszeichnung je Zeile (.conll, .bio, .tsv), zwischen Sätzen eine leere Zeile.',
      },
      {
        name: 'Anderswo markiert',
        what: 'Exporte von brat (.txt und .ann zusammen), Label Studio, doccano, spaCy oder CRFsuite und von „Markieren“.',
      },
      {
        name: 'Einfache Notizen',
        what: 'Eine Notiz je Datei (.txt). Sie lassen sich lesen, aber nicht zum Training nutzen.',
      },
    ],
    checkFirst: 'Dateien werden erst geprüft. Sie sehen einen Bericht, und nichts wird behalten, bis Sie es sagen.',
    nothing: 'Es wurde nichts Lesbares abgelegt. Dateien aus einem Ordner dieses Rechners ablegen oder wählen.',
    folder: (count) =>
      count === 1
        ? 'Das ist ein Ordner. Ihn öffnen und die Dateien darin ablegen oder wählen.'
        : 'Das sind Ordner. Sie öffnen und die Dateien darin ablegen oder wählen.',
    someFolders: (count) =>
      `${counted(count, 'Ordner wurde', 'Ordner wurden')} weggelassen: öffnen und die Dateien darin ablegen.`,
  },
  checking: {
    title: (files) => `${counted(files, 'Datei wird', 'Dateien werden')} geprüft`,
    cancel: 'Abbrechen',
    cancelled: 'Die Prüfung wurde abgebrochen. Nichts wurde behalten.',
  },
  storing: { title: 'Wird zu diesem Browser hinzugefügt' },
  check: {
    title: 'Bevor etwas behalten wird',
    titleStopped: 'Diese Dateien lassen sich noch nicht importieren',
    stopped: 'Nichts wurde behalten. Beheben, was unten genannt ist, und die Dateien erneut importieren.',
    ready: 'Das enthalten die Dateien. Nichts wird behalten, bis Sie es hinzufügen.',
    already: (name) => `Dieselben Notizen sind schon als „${name}“ in diesem Browser.`,
    alreadyNext: 'Erneut hinzugefügt gäbe es denselben Datensatz zweimal; daher den vorhandenen öffnen.',
    openStored: 'Öffnen',
    name: 'Name',
    nameHelp: 'Wie Sie diesen Datensatz nennen. Er lässt sich später umbenennen.',
    nameEmpty: 'Einen Namen mit mindestens einem Zeichen geben.',
    add: 'Zu diesem Browser hinzufügen',
    discard: 'Verwerfen',
    close: 'Schließen',
  },
  stored: {
    title: (name) => `„${name}“ ist in diesem Browser`,
    labelled: 'Ein Modell damit trainieren oder die Notizen lesen.',
    unlabelled: 'Die Notizen haben keine Markierungen; ein Modell kann sie lesen, aber nicht aus ihnen lernen.',
    train: 'Modell trainieren',
    read: 'Notizen lesen',
    done: 'Fertig',
  },

  // Report
  cameIn: 'Was hereinkam',
  files: 'Dateien',
  setAside: 'Was ausgesondert wurde',
  setAsideNote: (count) => `${noteCount(count)}, getrennt aufbewahrt und nicht verwendet`,
  odd: 'Was auffällt',
  oddNote: 'unverändert behalten',
  stops: 'Was den Import aufhält',
  nothingAside: 'Nichts wurde ausgesondert.',
  nothingOdd: 'Nichts fällt auf.',
  placesShow: (count) => `${n(count)} weitere zeigen`,
  placesMore: (count) => `und ${n(count)} weitere`,
  place: (file, line, endLine, column) => {
    if (line === undefined) return file;
    const range = endLine !== undefined && endLine !== line ? `${line}-${endLine}` : `${line}`;
    return column === undefined ? `${file}:${range}` : `${file}:${range}:${column}`;
  },

  // Tables
  columns: {
    part: 'Teil',
    notes: 'Notizen',
    sentences: 'Sätze',
    tokens: 'Wörter',
    entities: 'Entitäten',
    all: 'Alle',
    name: 'Name',
    source: 'Quelle',
    created: 'Hinzugefügt',
    hash: 'Inhalt',
    file: 'Datei',
    size: 'Größe',
    encoding: 'Kodierung',
  },
  tableCaption: 'Notizen, Sätze, Wörter und Entitäten nach Teil',

  // Quarantine
  quarantine: {
    title: 'Quarantäne',
    count: (count) => `${noteCount(count)} ausgesondert`,
    export: 'Als CSV exportieren',
    exportHint: 'Die Datei enthält den Text der Notizen. Ebenso sicher aufbewahren wie die Notizen selbst.',
    reason: 'Warum',
    text: 'Text',
    tags: 'Auszeichnung',
    noText: 'kein Text',
    list: 'Ausgesonderte Notizen',
    allReasons: 'Alle Gründe',
    fileName: (name) => `${name}-quarantaene.csv`,
  },

  // List
  list: 'In diesem Browser',
  listTable: 'Datensätze mit ihren Zahlen',
  listCount: (count) => counted(count, 'Datensatz', 'Datensätze'),
  partNotes: (notes, part) => `${n(notes)} ${part}`,
  number: n,
  unsplit: 'Nicht geteilt',
  unlabelled: 'keine Markierungen',
  open: 'Öffnen',
  openNamed: (name) => `${name} öffnen`,
  rename: 'Umbenennen',
  delete: 'Löschen',
  train: 'Modell trainieren',
  read: 'Notizen lesen',
  close: 'Schließen',
  copyHash: 'Prüfsumme des Inhalts kopieren',
  copied: 'Kopiert',
  renameTitle: 'Datensatz umbenennen',
  save: 'Speichern',
  cancel: 'Abbrechen',
  deleteTitle: (name) => `„${name}“ löschen?`,
  deleteBody: (notes, quarantined) =>
    `${counted(notes, 'Notiz mit ihren Markierungen', 'Notizen mit ihren Markierungen')}, der Importbericht${
      quarantined > 0 ? `, ${noteCount(quarantined)} in Quarantäne` : ''
    } und die daraus erstellten Listen verlassen diesen Browser. Das lässt sich nicht rückgängig machen.`,
  deleteRuns: (runs) =>
    runs === 0
      ? 'Kein Lauf wurde damit trainiert.'
      : `${counted(runs, 'damit trainierter Lauf behält', 'damit trainierte Läufe behalten')} Zahlen und Modell; Sätze mit Fehlern lassen sich dann nicht mehr zeigen.`,
  deleteConfirm: 'Datensatz löschen',
  keep: 'Behalten',

  deleteTagged: (projects) => `Seine Notizen werden in ${projects.map((name) => `„${name}“`).join(', ')} markiert.`,
  deleteTaggedNext:
    'Die Markierungen dort gingen mit ihm. Erst das Projekt auf „Markieren“ löschen, dann den Datensatz.',
  deleteTraining: 'Ein Lauf trainiert gerade damit. Erst abwarten oder abbrechen.',

  // Details
  counts: 'Zahlen',
  noCounts: 'Diese Sammlung wächst mit jeder eingefügten Notiz, daher wird sie nicht gezählt.',
  setAsideShort: (count) => `${n(count)} ausgesondert`,
  picture: 'Entitäten nach Kategorie und Teil',
  pictureNote: 'Anzahl der Markierungen',
  pictureAria: 'Anzahl der Entitäten jeder Kategorie in jedem Teil; die Tabelle enthält dieselben Zahlen',
  asTable: 'Als Tabelle',
  asChart: 'Als Diagramm',
  noEntities: 'Diese Notizen haben keine Markierungen, es gibt also nichts zu zeichnen.',
  notes: 'Notizen',
  noteEntities: (count) => (count === 0 ? 'keine Markierungen' : counted(count, 'Markierung', 'Markierungen')),
  goTo: 'Zu Notiz',
  goToHelp: (count) => `1 bis ${n(count)}`,
  report: 'Importbericht',
  noReport: 'Dieser Datensatz hat keinen Importbericht.',
};
