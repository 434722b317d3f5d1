import type * as english from '../en/experiments';
import type { Translated } from '../language';
import { n } from './numbers';

export const RUN_STATES: Translated<typeof english.RUN_STATES> = {
  running: 'läuft',
  finished: 'fertig',
  cancelled: 'abgebrochen',
  failed: 'fehlgeschlagen',
  interrupted: 'unterbrochen',
};

export const RUN_STATE_REASONS: Translated<typeof english.RUN_STATE_REASONS> = {
  cancelled: {
    what: 'Dieser Lauf wurde vor dem Ende abgebrochen; er hat kein Modell und keine Zahlen.',
    next: 'Die Kurven bis dahin stehen unten. Für ein Ergebnis mit denselben Einstellungen neu starten.',
  },
  failed: {
    what: 'Dieser Lauf kam nicht zum Ende.',
    next: 'Ihre Notizen und Ihre anderen Läufe sind unberührt.',
  },
  interrupted: {
    what: 'Die Seite wurde während des Trainings geschlossen oder neu geladen; das beendet das Training.',
    next: 'Mit denselben Einstellungen neu starten und diese Seite bis zum Ende offen lassen. Auf anderen Seiten lässt sich inzwischen arbeiten.',
  },
};

/** Whole nouns: German joins the part and "Notizen" in its own ways. */
export const SPLIT_NAMES: Translated<typeof english.SPLIT_NAMES> = {
  train: 'Trainingsnotizen',
  dev: 'zurückgehaltene Notizen',
  test: 'Testnotizen',
};

export const SETTINGS_FIELDS: Translated<typeof english.SETTINGS_FIELDS> = {
  c1: {
    label: 'c1',
    help: 'Verwirft schwache Merkmale. Höher: kleineres Modell, das weniger sagt. 0 behält jedes Merkmal.',
  },
  c2: {
    label: 'c2',
    help: 'Hält Gewichte klein. Höher: vorsichtiger, folgt den Trainingsnotizen weniger eng.',
  },
  period: {
    label: 'Zeitraum',
    help: 'Das Training endet, wenn der Verlust über so viele Iterationen um weniger als Delta sank. 0 schaltet das ab.',
  },
  delta: {
    label: 'Delta',
    help: 'Anteil, um den der Verlust in einem Zeitraum sinken muss, damit das Training weitergeht.',
  },
  calibrationEta: {
    label: 'Erste Lernrate',
    help: 'Vor dem Training werden Lernraten an einer Stichprobe probiert; diese zuerst.',
  },
  calibrationRate: { label: 'Faktor der Lernrate', help: 'Von einer probierten Lernrate zur nächsten.' },
  calibrationSamples: {
    label: 'Stichprobe der Lernrate',
    help: 'Zufällig gezogene Sätze, an denen Lernraten probiert werden.',
  },
  calibrationCandidates: {
    label: 'Gute Lernraten',
    help: 'So viele, die besser sind als kein Training, werden gesucht; die beste davon wird genommen.',
  },
  calibrationMaxTrials: {
    label: 'Höchstens Lernraten',
    help: 'Weniger als so viele werden probiert, mindestens aber eine.',
  },
  stepLimit: {
    label: 'Grenze eines Schritts',
    help: 'Verhindert, dass ein einzelner Satz die Gewichte zu stark ändert.',
  },
  aggressiveness: {
    label: 'Aggressivität (c)',
    help: 'Je größer, desto länger darf ein Schritt nach einem Fehler sein. Ohne Grenze zählt sie nicht.',
  },
  variance: {
    label: 'Varianz',
    help: 'Jedes Gewichts vor dem Training: wie frei sich seltene Merkmale bewegen dürfen.',
  },
  gamma: { label: 'Gamma', help: 'Je größer, desto kürzer die Schritte und desto langsamer setzen sich Gewichte.' },
  epsilon: {
    label: 'Epsilon',
    help: 'Das Training endet, wenn der Verlust einer Iteration je Satz kleiner ist als dies. 0: wenn kein Fehler bleibt.',
  },
  maxIterations: {
    label: 'Höchstens Iterationen',
    help: 'Hier endet das Training, oder wenn es nicht mehr besser wird. Die Voreinstellung reicht meist; mehr dauert länger.',
  },
  minFrequency: {
    label: 'Mindesthäufigkeit',
    help: 'Seltenere Merkmale werden weggelassen. 0 behält alle.',
  },
  seed: {
    label: 'Startwert',
    help: 'Entscheidet, welche Notizen zurückgehalten, wie Intervalle gezogen und, außer bei L-BFGS, in welcher Folge Sätze genommen werden. Derselbe Startwert ergibt denselben Lauf.',
  },
  devShare: {
    label: 'Zurückgehalten',
    unit: '%',
    help: 'Anteil der Trainingsnotizen, an denen F1 beim Training verfolgt wird. Das endgültige Modell wird mit allen trainiert. 0 spart die Kurve und die halbe Zeit.',
  },
};

export const STEP_LIMITS: Translated<typeof english.STEP_LIMITS> = {
  0: 'Keine',
  1: 'Höchstens c (PA-I)',
  2: 'Strafe auf das Quadrat (PA-II)',
};

export const FLAG_FIELDS: Translated<typeof english.FLAG_FIELDS> = {
  errorSensitive: {
    label: 'Nach Zahl der Fehler',
    help: 'Ein Satz mit mehr falschen Auszeichnungen braucht mehr Abstand. Sonst brauchen alle denselben.',
  },
  averaging: {
    label: 'Gemittelte Gewichte',
    help: 'Das Modell ist das Mittel der Gewichte nach jedem Satz; das gleicht die letzten aus.',
  },
};

export const ALGORITHM_WORDS: Translated<typeof english.ALGORITHM_WORDS> = {
  lbfgs: {
    name: 'L-BFGS',
    short: 'L-BFGS',
    help: 'Sieht vor jedem Schritt alle Sätze an. Dasselbe Minimum in jeder Reihenfolge; mit c1 über 0 ist es OWL-QN.',
  },
  l2sgd: {
    name: 'Gradientenabstieg (L2SGD)',
    short: 'L2SGD',
    help: 'Geht nach jedem Satz einen Schritt, hin zum selben Minimum wie L-BFGS ohne c1.',
  },
  'averaged-perceptron': {
    name: 'Gemitteltes Perzeptron',
    short: 'AP',
    help: 'Lernt nur aus Fehlern, Satz für Satz. Schnell, nichts einzustellen. Die Sicherheit muss kalibriert werden.',
  },
  'passive-aggressive': {
    name: 'Passiv-aggressiv',
    short: 'PA',
    help: 'Lernt aus Fehlern, jedes Mal gerade genug, um mit Abstand richtig zu liegen. Die Sicherheit muss kalibriert werden.',
  },
  arow: {
    name: 'AROW',
    short: 'AROW',
    help: 'Lernt aus Fehlern und traut Gewichten mehr, je öfter es sie gesehen hat. Die Sicherheit muss kalibriert werden.',
  },
};

export const ENCODING_FIELD: Translated<typeof english.ENCODING_FIELD> = {
  label: 'Auszeichnung',
  help: 'Wie eine Markierung auf ihre Wörter geschrieben wird. BILOU nennt auch letzte und einzelne Wörter und war in der Fallstudie am besten; die drei unterscheiden sich wenig.',
  options: {
    BILOU: 'BILOU: Anfang, innen, Ende, außen, einzeln',
    BIO: 'BIO: Anfang, innen, außen',
    IO: 'IO: innen, außen',
  },
};

export const TRANSITIONS_FIELD: Translated<typeof english.TRANSITIONS_FIELD> = {
  label: 'Alle Übergänge',
  help: 'Gibt auch Paaren von Auszeichnungen ein Gewicht, die in den Trainingsnotizen nie aufeinander folgen.',
};

export const fieldProblem: Translated<typeof english.fieldProblem> = (field, problem, rule) => {
  const { label } = SETTINGS_FIELDS[field];
  const from = rule.above ? `über ${n(rule.min)}` : `ab ${n(rule.min)}`;
  const range = `${rule.whole ? 'Eine ganze Zahl' : 'Eine Zahl'} ${from} bis ${n(rule.max)} eingeben.`;
  switch (problem) {
    case 'empty':
      return `${label} ist leer. ${range}`;
    case 'not-a-number':
      return `${label} ist keine Zahl. ${range}`;
    case 'not-whole':
      return `${label} muss ganz sein. ${range}`;
    case 'too-small':
      return `${label} ist zu niedrig. ${range}`;
    case 'too-large':
      return `${label} ist zu hoch. ${range}`;
  }
};

export const TRAINING_STEPS: Translated<typeof english.TRAINING_STEPS> = {
  start: 'Beginnt',
  prepare: 'Notizen werden in Sätze geteilt',
  attributes: 'Merkmale werden berechnet',
  evaluate: 'Testnotizen werden gelesen',
};

export const ERROR_KIND_NAMES: Translated<typeof english.ERROR_KIND_NAMES> = {
  missed: { name: 'Übersehen', help: 'Eine Markierung des Datensatzes, die das Modell nicht gesetzt hat.' },
  spurious: { name: 'Zu viel', help: 'Eine Markierung des Modells, die der Datensatz nicht hat.' },
  boundary: { name: 'Andere Grenzen', help: 'Richtige Kategorie, aber die Markierung beginnt oder endet anderswo.' },
  label: { name: 'Andere Kategorie', help: 'Dieselben Wörter, als etwas anderes markiert.' },
};

export const experiments: Translated<typeof english.experiments> = {
  honestFigure:
    'Ein Modell nach dem F1 ganzer Entitäten beurteilen: Eine Markierung zählt nur, wenn Grenzen und Kategorie beide stimmen, und das braucht, wer liest. ' +
    'Die Zahlen je Token sehen höher aus, weil die meisten Wörter keine Markierung tragen und leicht richtig sind; sie stehen hier zum Vergleich mit anderen Lösungen, die sie nennen.',

  title: 'Experimente',
  loading: 'Läufe werden geladen…',

  // Start
  start: 'Lauf starten',
  starting: 'Startet…',
  dataset: 'Datensatz',
  settings: 'Einstellungen',
  settingsTitle: 'Einstellungen des nächsten Laufs',
  settingsHelp: 'Die Voreinstellungen waren in der Kreuzvalidierung auf den Trainingsnotizen der Fallstudie am besten.',
  settingsChanged: (count) => (count === 1 ? '1 geändert' : `${count} geändert`),
  reset: 'Auf Voreinstellung',
  settingsWrong: 'Einige Einstellungen sind zu berichtigen, bevor ein Lauf starten kann.',
  busy: 'Es trainiert immer nur ein Lauf. Abwarten oder abbrechen.',
  dismiss: 'Ausblenden',
  noData: {
    title: 'Noch keine markierten Notizen',
    body: 'Training braucht Notizen, deren Krankheiten und Behandlungen markiert sind. Die Beispielnotizen laden, um es in Sekunden zu probieren, oder eigene Dateien importieren.',
    sample: 'Beispielnotizen laden',
    import: 'Dateien importieren',
  },
  unlabelledOnly: {
    title: 'Keiner Ihrer Datensätze ist markiert',
    body: 'Training braucht Notizen, deren Krankheiten und Behandlungen markiert sind. Einfache Notizen lassen sich nur lesen.',
  },
  noRuns: {
    title: 'Noch keine Läufe',
    body: (dataset) =>
      `Einen Lauf starten, um ein Modell mit „${dataset}“ zu trainieren. Er trainiert in diesem Browser und zeigt, wie gut es auf unbekannten Notizen ist.`,
  },

  // Running
  running: (number) => `Lauf ${number}`,
  fit: {
    dev: 'Probe, zurückgehalten, Iteration',
    final: 'Endgültiges Training, Iteration',
    atMost: (iteration, max) => `${iteration} von höchstens ${max}`,
  },
  cancel: 'Abbrechen',
  cancelling: 'Wird abgebrochen…',
  timeUnknown: 'Restzeit wird berechnet',
  finishedNotice: (number, f1, low, high) => `Lauf ${number} ist fertig: F1 ${f1} (${low} bis ${high}).`,
  settingsLine: (dataset, template, algorithm, values) =>
    [dataset, `Vorlage ${template}`, algorithm, ...values].join(', '),

  // Charts
  asTable: 'Als Tabelle',
  asChart: 'Als Diagramm',
  charts: {
    loss: { title: 'Verlust', note: 'je Satz, nach Iteration' },
    gradient: { title: 'Gradientennorm', note: 'logarithmisch, nach Iteration' },
    f1: { title: 'F1 ganzer Entitäten', note: 'zurückgehalten, nach Iteration' },
    iteration: 'Iteration',
    final: 'endgültiges Training',
    dev: 'Probe, zurückgehalten',
    previous: (number) => `Lauf ${number}`,
    waiting: 'Die erste Iteration wird berechnet.',
    noGradient: 'Dieses Verfahren geht von Satz zu Satz und berechnet nie den Gradienten aller Sätze.',
    noF1: 'Dieser Lauf hält keine Notizen zurück, daher gibt es beim Training kein F1.',
    at: (value, iteration) => `${value} bei ${iteration}`,
  },

  // Runs table
  runs: 'Läufe',
  runsTable: 'Läufe mit Einstellungen und Zahlen',
  filter: 'Läufe filtern',
  noneMatch: 'Kein Lauf passt zu diesem Filter.',
  clearFilter: 'Alle Läufe zeigen',
  columns: {
    run: 'Lauf',
    started: 'Beginn',
    dataset: 'Datensatz',
    template: 'Vorlage',
    algorithm: 'Verfahren',
    c1: 'c1',
    c2: 'c2',
    iterations: 'Iter.',
    f1: 'F1',
    interval: '95-%-KI',
    time: 'Zeit',
    state: 'Zustand',
  },
  scale: (min, max) => `${min} bis ${max}`,
  noFigure: 'keine',
  heldOutFigure: 'zurückgehalten',
  inUse: (number) => `v${number} im Einsatz`,
  open: (number) => `Einzelheiten zu Lauf ${number}`,

  // Delete
  delete: 'Lauf löschen',
  deleteNamed: (number) => `Lauf ${number} löschen`,
  deleteBody: (number) =>
    `Lauf ${number} wird mit Kurven, Fehlerliste und Modell gelöscht. Datensätze und andere Läufe bleiben. Das lässt sich nicht rückgängig machen.`,
  deleteInUse: 'Sein Modell liest zurzeit; das neueste verbleibende tritt an seine Stelle.',
  keep: 'Behalten',

  // Details
  close: 'Schließen',
  restart: 'Mit diesen Einstellungen neu starten',
  restartMissing: 'Sein Datensatz ist nicht mehr in diesem Browser, daher lässt er sich nicht neu starten.',
  use: 'Mit diesem Modell lesen',
  using: 'Zum Lesen im Einsatz',
  download: 'Herunterladen',
  downloadModel: 'Modell (.crfsuite)',
  downloadReport: 'Bericht (.json)',
  downloadHint: 'Die Modelldatei enthält Wörter der Trainingsnotizen. Sie wie die Notizen behandeln.',
  noEvaluation: 'Es gab keine Testnotizen, und keine wurden zurückgehalten; dieses Modell wurde nicht gemessen.',
  modelGone: 'Das Modell dieses Laufs ist nicht mehr in diesem Browser.',
  byLabel: {
    title: 'Nach Kategorie',
    note: (split, notes, scale) => `${n(notes)} ${split}, 95-%-Intervalle, F1 auf ${scale}`,
    label: 'Kategorie',
    match: 'Treffer',
    exact: 'genau',
    overlap: 'überlappend',
    precision: 'Präzision',
    recall: 'Trefferquote',
    f1: 'F1',
    right: 'Richtig',
    extra: 'Zu viel',
    missed: 'Übersehen',
    all: 'Alle Kategorien',
    help: 'Genau: Grenzen und Kategorie stimmen beide. Überlappend: die richtige Kategorie auf einigen der richtigen Wörter. Intervalle entstehen durch wiederholtes Ziehen der Notizen.',
  },
  token: {
    title: 'Nach Wort',
    note: 'Zahlen je Token',
    weightedWithO: 'Gewichtetes F1, mit Wörtern ohne Markierung',
    weighted: 'Gewichtetes F1, nur Kategorien',
    macro: 'Makro-F1, nur Kategorien',
    outside: 'Keine Markierung',
    support: 'Wörter',
  },
  confusion: {
    title: 'Was wofür gehalten wurde',
    note: 'Wörter; Zeile: Datensatz, Spalte: Modell; Tönung: Anteil der Zeile',
    gold: 'Datensatz',
    caption: 'Wörter nach ihrer Kategorie im Datensatz und im Modell',
    share: (percent) => `${percent} %`,
  },
  facts: {
    title: 'Angaben zu diesem Lauf',
    dataset: 'Datensatz',
    datasetHash: 'Datensatz, sha256',
    template: 'Vorlage',
    encoding: 'Auszeichnung',
    wordLists: 'Wortlisten',
    featureSetHash: 'Vorlage, sha256',
    algorithm: 'Verfahren',
    maxIterations: 'Höchstens Iterationen',
    iterations: 'Iterationen',
    minFrequency: 'Mindesthäufigkeit',
    transitions: 'Alle Übergänge',
    seed: 'Startwert',
    devShare: 'Zurückgehalten',
    spanChance: 'Markierungen ab einer Chance von',
    resamples: 'Bootstrap-Ziehungen',
    features: 'Verwendete Merkmale',
    loss: 'Letzter Verlust, je Satz',
    wasmHash: 'Rechenkern, sha256',
    appVersion: 'BeHealthy',
    startedAt: 'Gestartet',
    finishedAt: 'Beendet',
    trainSeconds: 'Dauer des Trainings',
    modelHash: 'Modell, sha256',
    modelSize: 'Größe des Modells',
    yes: 'ja',
    no: 'nein',
    copy: 'Alles kopieren',
    copied: 'Kopiert',
    counts: (notes, tokens, entities) => `${notes} Notizen, ${tokens} Wörter, ${entities} Entitäten`,
  },
  errors: {
    none: 'Das Modell hat auf diesen Notizen keinen Fehler gemacht.',
    noneShown: 'Kein Satz hat einen solchen Fehler. Eine andere Art oder Kategorie wählen.',
    kind: 'Art des Fehlers',
    label: 'Kategorie',
    gold: 'Datensatz',
    predicted: 'Modell',
    open: 'Lesen',
    openNamed: (title) => `${title} lesen`,
    instead: (predicted, gold) => `${predicted} statt ${gold}`,
    gone: 'Diese Notiz ist nicht mehr in diesem Browser.',
  },
};
