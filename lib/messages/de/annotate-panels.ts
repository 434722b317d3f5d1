import { GOLD, IMPORTED } from '@/lib/domain/annotation/mark';
import type * as english from '../en/annotate-panels';
import type { Translated } from '../language';
import { agreement } from './annotate-agreement';
import { files } from './annotate-files';
import { counted, n } from './numbers';
import { personName } from './person';

export const NOTE_STATUSES: Translated<typeof english.NOTE_STATUSES> = {
  'not-started': 'offen',
  'in-progress': 'in Arbeit',
  'reviewed-empty': 'nichts zu markieren',
  done: 'fertig',
};

export const QUEUE_ORDERS: Translated<typeof english.QUEUE_ORDERS> = {
  uncertain: 'Unsichere',
  random: 'Zufällige',
  newest: 'Neueste',
  imported: 'Wie importiert',
};

const SIGHTS: Readonly<Record<Parameters<typeof english.panels.labelSet.tooNear>[1], string>> = {
  usual: 'für jedes Auge',
  protanopia: 'für Augen ohne Rotzapfen',
  deuteranopia: 'für Augen ohne Grünzapfen',
  tritanopia: 'für Augen ohne Blauzapfen',
};

export const layerName: Translated<typeof english.layerName> = (annotator) => {
  if (annotator === GOLD) return 'Gold (entschieden)';
  return annotator === IMPORTED ? 'Markierungen wie importiert' : personName(annotator);
};

export const panels: Translated<typeof english.panels> = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',

  queue: {
    label: 'Notizen zum Markieren',
    order: 'Zuerst',
    orderLabel: 'Reihenfolge der Notizen',
    search: (notes) => `${counted(notes, 'Notiz', 'Notizen')} durchsuchen`,
    searchLabel: 'Notizen durchsuchen',
    searching: 'Sucht…',
    searchFailed: 'Die Suche ist fehlgeschlagen.',
    done: 'fertig',
    begun: 'begonnen',
    toDo: 'offen',
    filters: 'Filter',
    filtersOn: (count) => (count === 0 ? 'Filter' : `Filter: ${n(count)} an`),
    status: 'Status',
    withLabel: 'Mit Kategorie',
    otherAnnotator: 'Person',
    disagreement: 'Wo sie abweichen',
    anyStatus: 'Jeder Status',
    anyLabel: 'Jede Kategorie',
    anyAnnotator: 'Alle oder niemand',
    doneBy: (name) => `Fertig: ${name}`,
    notBy: (name) => `Nicht fertig: ${name}`,
    anyNote: 'Jede Notiz',
    differs: (name) => `Weicht ab: ${name}`,
    measuring: 'Die Ebenen werden verglichen',
    filterFailed: 'Der Filter konnte nicht berechnet werden.',
    clear: 'Leeren',
    list: (shown, all) =>
      shown === all ? counted(all, 'Notiz', 'Notizen') : `${n(shown)} von ${counted(all, 'Notiz', 'Notizen')}`,
    nothing: 'Keine Notiz passt',
    nothingText: 'Ein Wort aus der Suche nehmen oder die Filter leeren.',
    empty: 'Keine Notiz zum Markieren',
    emptyText:
      'Alle Notizen dieses Datensatzes sind in seinem Testteil, der bleibt, wie er ist. Einen anderen Datensatz nehmen.',
    doneOn: (date) => `fertig ${date}`,
    uncertainty: (figure) => `Unsicherheit ${figure}`,
    loading: 'Notizen werden geladen…',
    stale: (round) => `Das Modell hat seither gelernt (Runde ${n(round)}).`,
    noScores: 'Noch nicht geordnet: Kein Modell hat diese Notizen gelesen.',
    noModel:
      'Zufällig, bis ein Modell gelernt hat: erste Notizen markieren oder in den Einstellungen ein Modell wählen.',
    again: 'Neu ordnen',
    orderNow: 'Jetzt ordnen',
    scoring: 'Notizen werden gelesen, um sie zu ordnen',
    scored: (notes) => `Geordnet danach, was dem Modell schwerfällt: ${counted(notes, 'Notiz', 'Notizen')}.`,
    scoreFailed: 'Die Notizen konnten nicht geordnet werden.',
    keysHelp: 'Pfeiltasten gehen durch die Liste, die Eingabetaste öffnet die Notiz.',
  },

  side: {
    label: 'Kategorien, Leitfaden und Entitäten',
    labels: 'Kategorien',
    editKeys: 'Tasten ändern',
    editLabels: 'Kategorien ändern',
    counts: (set, open) => `${n(set)} gesetzt, ${n(open)} offen`,
    removeKey: 'Entf',
    remove: 'Entfernen',
    guideline: (name) => `Leitfaden: ${name}`,
    version: (version) => `v${n(version)}`,
    noGuideline: 'Für diese Kategorie gibt es noch keinen Leitfaden.',
    writeGuideline: 'Schreiben',
    allGuideline: 'Ganzer Leitfaden',
    guidelineTitle: (version) => `Leitfaden, Version ${n(version)}`,
    tabs: { entities: 'Notiz', history: 'Verlauf' },
    nothing: 'Hier ist noch nichts markiert. Wörter in der Notiz wählen und die Taste einer Kategorie drücken.',
    set: 'gesetzt',
    open: 'offen',
    more: (count) => `${n(count)} weitere zeigen`,
    entity: (label, text, state, count) => `${label}: ${text}, ${state}${count > 1 ? `, ${n(count)}-mal` : ''}`,
    removed: (count) => `${counted(count, 'Markierung', 'Markierungen')} entfernt`,
    rejected: 'Vorschlag abgelehnt',
    tabsLabel: 'Was in der Notiz steht',
    noNote: 'Eine Notiz öffnen, um zu sehen, was in ihr markiert ist.',
    entitiesHelp: 'Entf entfernt die Markierungen der Zeile im Fokus.',
  },

  history: {
    title: 'Verlauf',
    none: 'In dieser Notiz wurde noch kein Schritt getan.',
    now: 'jetzt',
    undone: 'rückgängig gemacht',
    dropped: 'endgültig rückgängig',
    restore: 'Hierher zurück',
    restoreStart: 'Zurück zum Anfang',
    start: 'Die Notiz, wie sie zuerst geöffnet wurde',
    restored: 'Die Notiz ist wie damals. „Rückgängig“ bringt zurück, was vorher da war.',
    bulk: 'mit anderen Notizen',
    statusChange: (before, after) => `${NOTE_STATUSES[before]} → ${NOTE_STATUSES[after]}`,
    andMore: (count) => `und ${n(count)} weitere`,
  },

  same: {
    title: (words) => `Dieselben Wörter: „${words}“`,
    description: (label) => `Markiert sie als ${label}, wo immer sie allein stehen.`,
    scope: 'Wo',
    here: 'Diese Notiz',
    all: 'Alle Notizen',
    finding: 'Notizen werden durchsucht',
    counts: (places, notes) => `${counted(places, 'Stelle', 'Stellen')} in ${counted(notes, 'Notiz', 'Notizen')}`,
    more: 'Es gibt mehr Stellen, als hier gezeigt werden. Erst diese markieren, dann neu suchen.',
    none: 'Diese Wörter stehen sonst nirgends.',
    noneFree: 'Nichts mehr zu markieren: Jede Stelle ist markiert oder wurde schon abgelehnt.',
    states: {
      free: '',
      marked: 'schon markiert',
      otherwise: 'andere Markierung',
      rejected: 'schon abgelehnt',
    },
    chooseAll: 'Alle freien Stellen',
    choose: (title) => `In ${title} markieren`,
    apply: (count) => `${counted(count, 'Stelle', 'Stellen')} markieren`,
    applied: (count) => `${counted(count, 'Stelle', 'Stellen')} markiert. Einmal „Rückgängig“ nimmt alle zurück.`,
    failed: 'Die Stellen konnten nicht markiert werden. Nichts wurde geändert; neu suchen und noch einmal versuchen.',
    list: 'Stellen mit denselben Wörtern',
    again: 'Neu suchen',
    cancelled: 'Die Suche wurde abgebrochen.',
  },

  labelSet: {
    title: 'Kategorien und Leitfaden',
    description:
      'Speichern legt eine neue Version an. Markierungen behalten ihre Kategorie; ältere Versionen bleiben lesbar.',
    version: (version) => `Version ${n(version)}`,
    versionChoice: 'Version',
    newest: (version, when) => `Version ${n(version)}, im Einsatz seit ${when}`,
    older: (version, when) => `Version ${n(version)}, vom ${when}`,
    readOnly: 'Sie lesen eine ältere Version. Sie lässt sich nicht ändern.',
    useOlder: 'Von dieser Version ausgehen',
    label: 'Kategorie',
    name: 'Name',
    inData: (label) => `${label} in den Daten`,
    look: 'Farbe und Linie',
    key: 'Taste',
    descriptionField: 'In einer Zeile',
    guideline: 'Leitfaden',
    guidelineHint: 'Was zu markieren ist und was nicht. Beispiele in Gravis-Zeichen setzen: `Diabetes Typ 2`.',
    add: 'Neue Kategorie',
    remove: 'Entfernen',
    removeNamed: (name) => `${name} entfernen`,
    inUse: 'Markierungen tragen sie, daher bleibt sie.',
    newName: 'Neue Kategorie',
    untitled: 'Kategorie ohne Namen',
    lookNames: {
      disease: 'Orange, eine Linie',
      treatment: 'Blau, doppelte Linie',
      'other-0': 'Violett, gepunktet',
      'other-1': 'Grün, gestrichelt',
      'other-2': 'Schiefer, gepunktet',
      'other-3': 'Gelb, gestrichelt',
    },
    problems: {
      nameEmpty: 'Der Kategorie einen Namen geben.',
      nameRepeated: (name) => `Eine andere Kategorie heißt ${name}. Einen anderen Namen nehmen.`,
      keyTaken: (key, other) => `${key} ist die Taste von ${other}. Eine andere nehmen.`,
      keyAction: (key) => `${key} tut auf dieser Seite etwas anderes. Eine andere nehmen, etwa eine Ziffer.`,
      keyUnreadable: 'Das ist keine einzelne Taste. Eine Ziffer oder einen Buchstaben eingeben.',
    },
    noKey: 'Ohne Taste lässt sie sich nur mit der Maus setzen.',
    keyHides: (key) => `${key} tut im Browser etwas, das hier dann nicht mehr geht.`,
    tooNear: (other, sight) =>
      `Sieht ${SIGHTS[sight]} aus wie ${other}: ähnliche Farben und dieselbe Linie. Ein anderes Aussehen nehmen.`,
    sameLook: (other) => `${other} sieht genauso aus. Nur die Wörter der Kategorie unterscheiden sie.`,
    byLine: (other, sight) => `Die Farbe ist ${SIGHTS[sight]} nahe an der von ${other}; die Linie unterscheidet sie.`,
    unchanged: 'Nichts wurde geändert.',
    save: (version) => `Als Version ${n(version)} speichern`,
    failed: 'Die Kategorien konnten nicht gespeichert werden. Ihre Eingaben sind noch da; noch einmal versuchen.',
    discard: 'Schließen ohne zu speichern?',
    discardText: 'Was Sie an den Kategorien geändert haben, geht verloren.',
    discardYes: 'Nicht speichern',
    discardNo: 'Weiter bearbeiten',
  },

  start: {
    title: 'Markieren beginnen',
    intro:
      'Die Notizen zum Markieren wählen. Der Datensatz bleibt, wie er ist: Ihre Markierungen liegen in einer eigenen Ebene darüber.',
    noData: 'In diesem Browser sind noch keine Notizen',
    noDataText: 'Die Beispielnotizen laden, um es in einer Minute zu probieren, eigene importieren oder eine einfügen.',
    sample: 'Beispielnotizen laden',
    loading: 'Beispielnotizen werden geladen',
    import: 'Dateien importieren',
    paste: 'Notiz einfügen',
    dataset: 'Datensatz',
    datasetCount: (notes, test) =>
      test === 0
        ? `${counted(notes, 'Notiz', 'Notizen')} zu markieren`
        : `${counted(notes, 'Notiz', 'Notizen')} zu markieren; ${counted(test, 'Testnotiz bleibt', 'Testnotizen bleiben')} verborgen`,
    noneToTag:
      'Alle Notizen dieses Datensatzes sind in seinem Testteil, der bleibt, wie er ist. Einen anderen Datensatz nehmen.',
    from: 'Beginnen',
    fromLabels: 'mit vorhandenen Markierungen',
    fromBlank: 'leer',
    fromLabelsText: 'Jede Person beginnt mit den Markierungen des Datensatzes; seine Notizen gelten als fertig.',
    fromBlankText: 'Neu markieren, ohne vorhandene Markierungen zu sehen.',
    unlabelled: 'Diese Notizen haben keine Markierungen, das Markieren beginnt also leer.',
    name: 'Name des Projekts',
    nameDefault: (dataset) => `Markieren: ${dataset}`,
    nameEmpty: 'Einen Namen mit mindestens einem Zeichen geben.',
    annotator: 'Ihr Name oder Kürzel',
    annotatorHint: 'Steht an jeder Ihrer Markierungen. Kein Patientenname.',
    annotatorEmpty: 'Einen Namen oder ein Kürzel mit mindestens einem Zeichen geben.',
    annotatorReserved: (name) => `„${name}“ ist der Name einer Ebene. Einen anderen nehmen.`,
    model: 'Erste Vorschläge von',
    modelNone: 'keinem Modell: nur aus meinen Markierungen lernen',
    modelName: (number, when) => `Modell v${n(number)}, ${when}`,
    modelHint: 'Nach den ersten Notizen kommen Vorschläge aus dem, was Sie markieren.',
    create: 'Markieren beginnen',
    failed: 'Das Projekt konnte nicht angelegt werden. Nichts wurde gespeichert; noch einmal versuchen.',
  },

  project: {
    menu: (name) => `Projekt: ${name}`,
    word: 'Projekt',
    switchTo: 'Projekte',
    newProject: 'Neues Projekt',
    newTitle: 'Neues Projekt',
    settings: 'Einstellungen',
    labels: 'Kategorien und Leitfaden',
    agreement: 'Übereinstimmung der Personen',
    export: 'Markierungen exportieren',
    import: 'Fremde Markierungen importieren',
    makeDataset: 'Datensatz erstellen',
    settingsTitle: 'Einstellungen des Projekts',
    name: 'Name',
    annotator: 'Markieren als',
    annotatorHint: 'Ein anderer Name ist eine andere Ebene: Ihre Markierungen bleiben davon getrennt.',
    batch: 'Wieder lernen nach',
    batchUnit: 'Notizen',
    hidden: 'Vorschläge verbergen in',
    hiddenUnit: '% der Notizen',
    hiddenHint: 'Ein zufälliger Anteil ohne Vorschläge zeigt, ob sie Sie beeinflussen. 0 bis 50.',
    order: 'Reihenfolge der Notizen',
    model: 'Erste Vorschläge von',
    saveFailed: 'Die Einstellungen konnten nicht gespeichert werden. Noch einmal versuchen.',
    delete: 'Projekt löschen',
    deleteTitle: (name) => `„${name}“ löschen?`,
    deleteBody: (annotators) =>
      `Alle Markierungen des Projekts verlassen diesen Browser: ${counted(annotators, 'Ebene', 'Ebenen')} mit Verlauf und dem, was das Modell gelernt hat. Der Datensatz und seine eigenen Markierungen bleiben. Das lässt sich nicht rückgängig machen.`,
    deleteAdvice: 'Um die Markierungen zu behalten, sie vorher exportieren oder sichern.',
    deleteConfirm: 'Projekt und Markierungen löschen',
    deleteType: (name) => `Zur Bestätigung ${name} eingeben`,
    keep: 'Behalten',
    deleteFailed: 'Das Projekt konnte nicht gelöscht werden. Es ist noch hier; noch einmal versuchen.',
    missing: 'Dieses Projekt ist nicht in diesem Browser.',
    missingNext: 'Ein anderes wählen oder ein neues beginnen.',
  },

  agreement,
  ...files,
};

export const editWords: Translated<typeof english.editWords> = (kind, changes) => {
  const marks = counted(changes.length, 'Markierung', 'Markierungen');
  const suggestions = counted(changes.length, 'Vorschlag', 'Vorschläge');
  switch (kind) {
    case 'add':
      return 'Gesetzt';
    case 'remove':
      return changes.length > 1 ? `${marks} entfernt` : 'Entfernt';
    case 'relabel':
      return 'Kategorie geändert';
    case 'resize':
      return 'Grenzen verschoben';
    case 'accept':
      return 'Angenommen';
    case 'accept-many':
      return `${suggestions} angenommen`;
    case 'reject':
      return 'Abgelehnt';
    case 'reject-many':
      return `${suggestions} abgelehnt`;
    case 'apply-same':
      return `Dieselben Wörter markiert, ${marks}`;
    case 'status':
      return 'Status';
    case 'restore':
      return 'Zurück zu einem früheren Schritt';
    case 'adjudicate':
      return `Entschieden, ${marks}`;
    case 'import':
      return `${marks} importiert`;
  }
};
