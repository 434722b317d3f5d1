import type * as english from '../en/simulator';
import type { Translated } from '../language';
import { counted } from './numbers';

const days = (value: number) => `${value.toFixed(1).replace('.', ',')} Tage`;
const dative = (value: number) => `${days(value)}n`;
const percent = (share: number) => `${Math.round(100 * share)} %`;

export const SCENARIO_NAMES: Translated<typeof english.SCENARIO_NAMES> = {
  control: 'Nichts',
  'new-diseases': 'Neue Krankheitsnamen',
  'new-abbreviations': 'Neue Abkürzungen',
  'other-speciality': 'Anderes Fachgebiet',
  typos: 'Tippfehler',
  'upper-case': 'Großschreibung',
  'general-english': 'Allgemeines Englisch',
  'wrong-format': 'Falsches Format',
};

export const simulator: Translated<typeof english.simulator> = {
  title: 'Simulation',
  note: 'ein Monat einer Klinik mit erfundenen Notizen, getrennt von Ihren Daten',
  progress: (notes, total) => `${notes} von ${total} Notizen`,
  start: 'Monat starten',
  again: 'Neu starten',
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  end: 'Beenden',
  fields: {
    scenario: 'Was sich ändert',
    share: 'Wie stark',
    day: 'Ab Tag',
    labels: 'Klinik markiert',
    faults: 'Formatfehler',
    speed: 'Tempo',
    seed: 'Startwert',
  },
  shareOwn: (share) => `${percent(share)} der Notizen`,
  labels: (count) => `${count} Notizen am Tag`,
  faults: (share) => (share === 0 ? 'keine' : percent(share)),
  speeds: { minute: '1 Monat je Minute', fast: '4 Monate je Minute', top: 'so schnell wie möglich' },
  status: {
    none: 'Alles, was überwacht, trainiert und entschieden wird, folgt den Regeln des Produkts. Nur Menschen werden simuliert: Sie markieren, prüfen und liefern aus, in ihrem eigenen Tempo.',
    preparing: 'Das Modell, mit dem der Monat beginnt, wird trainiert …',
    train: 'Trainiert mit den neu markierten Notizen; der Monat steht so lange still.',
    review: 'Die prüfende Person vergleicht beide Modelle.',
    paused: 'Angehalten.',
    ended: 'Von Ihnen beendet.',
    over: 'Der Monat ist vorüber.',
    failed: 'Der Monat brach ab',
    failedNext: 'Das erste Modell bestand die Regeln für den Einsatz nicht. Einen anderen Startwert versuchen.',
  },
  timeline: 'Simulierter Monat: Zustände und Ereignisse nach Tag',
  now: (day) => `Tag ${(day + 1).toFixed(1).replace('.', ',')}`,
  day: (day) => `Tag ${day}`,
  table: 'Ereignisse als Tabelle',
  tableCaption: 'Was im simulierten Monat geschah',
  columns: { day: 'Tag', what: 'Was', state: 'Zustand danach', facts: 'Angaben' },
  events: {
    window: 'Fenster beurteilt',
    fired: 'Regel ausgelöst',
    labelled: 'Notizen markiert',
    acknowledged: 'Von Prüfenden gesehen',
    trained: 'Modell trainiert',
    rejected: 'Modell abgelehnt',
    deployed: 'Neues Modell im Einsatz',
    refused: 'Notizen abgelehnt',
    'format-fixed': 'Format berichtigt',
  },
  facts: {
    window: (number, level, signal, p, f1) =>
      `Fenster ${number}, ${level}; am meisten bewegt: ${signal}, p ${p}; F1 etwa ${f1}`,
    labelled: (notes, waiting) => `${counted(notes, 'Notiz', 'Notizen')}, ${waiting} zum Lernen`,
    trained: (notes, added, f1) => `aus ${counted(notes, 'Notiz', 'Notizen')}, davon ${added} neu; F1 ${f1}`,
    deployed: (change) => `F1 ${change} Punkte`,
    refused: (count, code) => `${counted(count, 'Notiz', 'Notizen')}, ${code}`,
  },
  figures: {
    seen: 'Gesehen',
    critical: 'Kritisch',
    inUse: 'Neues Modell im Einsatz',
    recovered: 'Erholt',
  },
  seen: ({ days: after, notes }) => `nach ${dative(after)}, ${notes} veränderte Notizen`,
  after: (after) => `nach ${dative(after)}`,
  recovered: (after) => `nach ${dative(after)}`,
  notYet: 'noch nicht',
  notAtAll: 'nicht in diesem Monat',
  notNeeded: 'nichts zu erholen',
  cleanWindows: (clean, needed) =>
    `noch nicht, ${clean} ${clean === 1 ? 'unauffälliges' : 'unauffällige'} Fenster von ${needed}`,
  mark: (mark, scenario, share) => {
    switch (mark.what) {
      case 'change':
        return `${SCENARIO_NAMES[scenario]}, ${percent(share)}`;
      case 'warning':
        return 'Drift gesehen';
      case 'critical':
        return 'kritisch';
      case 'tagged':
        return `${mark.notes ?? 0} Notizen markiert`;
      case 'trained':
        return 'trainiert';
      case 'rejected':
        return 'abgelehnt';
      case 'deployed':
        return 'im Einsatz';
      case 'cleared':
        return 'vorüber';
      case 'refused':
        return `${mark.notes ?? 0} abgelehnt`;
      case 'fixed':
        return 'Format stimmt';
    }
  },
};
