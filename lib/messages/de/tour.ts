import type { tour as english } from '../en/tour';
import type { Translated } from '../language';

export const tour: Translated<typeof english> = {
  title: 'Die ersten fünf Minuten',
  stepsLabel: 'Schritte des Rundgangs',
  step: (number: number, all: number) => `Schritt ${number} von ${all}`,
  done: 'erledigt',
  steps: {
    notes: {
      name: 'Notizen',
      what: 'Die Beispielnotizen laden.',
      hint: 'Sie sind erfunden. Eigene Notizen tun es auch.',
    },
    tag: {
      name: 'Drei markieren',
      what: 'Drei Krankheiten oder Behandlungen markieren.',
      hint: 'Mit dem Markieren beginnen, über die Wörter ziehen, die Kategorie drücken. Auch Antworten auf Vorschläge zählen.',
    },
    train: {
      name: 'Trainieren',
      what: 'Ein Modell trainieren.',
      hint: '„Lauf starten“ drücken. Es dauert Sekunden und läuft nur auf diesem Rechner.',
    },
    read: {
      name: 'Lesen',
      what: 'Eine Notiz vom Modell lesen lassen.',
      hint: 'Es markiert die Notiz und nennt zu jeder Krankheit ihre Behandlungen.',
    },
    learned: {
      name: 'Was es gelernt hat',
      what: 'Ansehen, wie gut es ist und wo es irrt.',
      hint: 'Oben stehen die Zahlen des Laufs, weiter unten seine Fehler.',
    },
  },
  made: (made: number, wanted: number) => `${made} von ${wanted}`,
  go: 'Dorthin',
  show: 'Zeigen',
  skip: 'Rundgang überspringen',
  ended: 'Das waren alle fünf Schritte.',
  endedNext: 'Der Leitfaden sagt, wie alles arbeitet und was geschieht, wenn sich die Notizen ändern.',
  guide: 'Leitfaden öffnen',
  close: 'Rundgang beenden',
  start: 'Rundgang in fünf Minuten',
  startAgain: 'Rundgang neu beginnen',
};
