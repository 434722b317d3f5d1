import { SEARCHED } from '@/lib/domain/model/search';
import type * as english from '../en/search';
import type { Translated } from '../language';
import { counted, n } from './numbers';

export const SEARCH_STATES: Translated<typeof english.SEARCH_STATES> = {
  running: 'läuft',
  paused: 'angehalten',
  finished: 'fertig',
  stopped: 'beendet',
  failed: 'fehlgeschlagen',
};

export const METHODS: Translated<typeof english.METHODS> = {
  halving: {
    name: 'Auslese',
    help: 'Zieht Einstellungen zufällig, misst alle an einem Teil und nur das beste Drittel an den übrigen. Am schnellsten.',
  },
  random: { name: 'Zufällig', help: 'Zieht Einstellungen zufällig und misst alle an jedem Teil.' },
  grid: {
    name: 'Jede Kombination',
    help: 'Probiert alle Werte mit allen anderen. Bereiche werden in fünf Stufen geteilt.',
  },
};

export const SEARCH_FIELDS: Translated<typeof english.SEARCH_FIELDS> = {
  algorithms: { label: 'Verfahren', help: 'Wie Gewichte gelernt werden.' },
  c1: { label: 'c1', help: 'Werte oder ein Bereich wie 0.01 to 1, in Vielfachen gezogen. Nur L-BFGS.' },
  c2: { label: 'c2', help: 'Werte oder ein Bereich wie 0.1 to 10.' },
  aggressiveness: { label: 'Aggressivität (c)', help: 'Werte oder ein Bereich, für passiv-aggressiv.' },
  variance: { label: 'Varianz', help: 'Werte oder ein Bereich, für AROW.' },
  gamma: { label: 'Gamma', help: 'Werte oder ein Bereich, für AROW.' },
  minFrequency: { label: 'Mindesthäufigkeit', help: 'Werte oder ein Bereich ganzer Zahlen.' },
  encodings: { label: 'Auszeichnung', help: 'Wie Markierungen auf Wörter geschrieben werden.' },
  featureSetIds: { label: 'Merkmale', help: 'Welche Rezepte probiert werden.' },
  trials: { label: 'Anzahl', help: 'Wie viele Einstellungen gezogen werden.' },
  folds: {
    label: 'Teile',
    help: 'Teile der Trainingsnotizen, ganze Patienten; jeder wird von einem Modell gelesen, das mit den anderen trainiert ist.',
  },
  seed: { label: 'Startwert', help: 'Derselbe Startwert zieht dieselben Einstellungen und Teile.' },
  budgetMinutes: { label: 'Höchstens Minuten', help: 'Danach beginnt kein Teil mehr. Leer: ohne Grenze.' },
};

export const AXIS_NAMES: Translated<typeof english.AXIS_NAMES> = {
  c1: 'c1',
  c2: 'c2',
  aggressiveness: 'c',
  variance: 'Varianz',
  gamma: 'Gamma',
  minFrequency: 'Häufigkeit',
};

export const settingWords: Translated<typeof english.settingWords> = (settings) =>
  SEARCHED.flatMap((name) => {
    const value = settings[name];
    return value === undefined ? [] : [`${AXIS_NAMES[name]} ${String(value).replace('.', ',')}`];
  });

export const searchProblem: Translated<typeof english.searchProblem> = (field, problem) => {
  const { label } = SEARCH_FIELDS[field];
  switch (problem) {
    case 'empty':
      return field === 'algorithms' || field === 'encodings' || field === 'featureSetIds'
        ? 'Mindestens eines wählen.'
        : `${label} ist leer. Einen Wert eingeben.`;
    case 'not-numbers':
      return `${label} enthält etwas, das keine Zahl ist. Zahlen mit Dezimalpunkt eingeben, mit Kommas getrennt.`;
    case 'not-whole':
      return `${label} muss ganz sein.`;
    case 'too-small':
      return `${label} ist zu niedrig.`;
    case 'too-large':
      return `${label} ist zu hoch.`;
    case 'range-wrong':
      return 'Ein Bereich geht von einem kleineren Wert über 0 zu einem größeren.';
    case 'too-many':
      return 'Das ergibt mehr als 2.000 Kombinationen. Einige weglassen oder zufällig ziehen.';
  }
};

export const search: Translated<typeof english.search> = {
  open: 'Suche',
  title: 'Suche über Einstellungen',
  intro:
    'Probiert viele Einstellungen durch Kreuzvalidierung auf den Trainingsnotizen. Testnotizen werden nie angesehen, daher bleibt das Testergebnis des Siegers ehrlich.',
  method: 'Methode',
  start: 'Suche starten',
  close: 'Schließen',
  wrong: 'Einige Felder sind zu berichtigen, bevor die Suche starten kann.',
  nothing: 'Diese Auswahl lässt nichts zu probieren.',
  fits: (trials, fits) =>
    `${counted(trials, 'Einstellung', 'Einstellungen')}, ${counted(fits, 'Training', 'Trainings')}`,
  about: (time) => `etwa ${time}`,
  noEstimate: 'Zeit bekannt nach den ersten Trainings',

  list: 'Suchen',
  number: (number) => `Suche ${number}`,
  progress: (done, total) => `${n(done)} von ${n(total)} Trainings`,
  pause: 'Anhalten',
  goOn: 'Fortsetzen',
  stop: 'Beenden',
  delete: 'Löschen',
  deleteTitle: (number) => `Suche ${number} löschen?`,
  deleteBody: 'Ihre Zahlen verlassen diesen Browser. Daraus gestartete Läufe bleiben.',
  keep: 'Behalten',
  outOfTime: 'Die erlaubte Zeit ist aufgebraucht. Das bisher Beste steht oben.',
  failed: 'Die Suche konnte nicht weitergehen.',
  waiting: 'Die ersten Zahlen kommen mit dem ersten Teil.',
  columns: {
    search: 'Suche',
    dataset: 'Datensatz',
    started: 'Gestartet',
    state: 'Zustand',
    best: 'Bestes F1',
    tried: 'Probiert',
    rank: 'Platz',
    features: 'Merkmale',
    algorithm: 'Verfahren',
    settings: 'Einstellungen',
    tags: 'Auszeichnung',
    frequency: 'Häufigkeit',
    folds: 'Teile',
    f1: 'F1',
    error: '± SE',
    precision: 'P',
    recall: 'T',
  },
  tried: (done, all) => `${n(done)} von ${n(all)}`,
  table: 'Einstellungen, beste zuerst',
  run: 'Lauf starten',
  runWith: (place) => `Einen Lauf mit den Einstellungen auf Platz ${n(place)} starten`,
  showAll: (count) => `Alle ${n(count)} zeigen`,
  showFewer: 'Weniger zeigen',
  picture: 'F1 gegen',
  pictureNote: 'Mittel über die gemessenen Teile',
  lines: 'Alle Einstellungen zusammen',
  linesNote: 'eine Linie je Einstellung, die beste in Farbe',
  fullFolds: 'alle Teile',
  fewFolds: 'früher aufgegeben',
  asTable: 'Als Tabelle',
  asChart: 'Als Diagramm',
  description: (title) => `${title}; die Tabelle der Einstellungen enthält dieselben Zahlen`,
};
