import type { driftNotice as english } from '../en/drift-notice';
import type { Translated } from '../language';
import { counted } from './numbers';

const notes = (count: number) => counted(count, 'Notiz', 'Notizen');

export const driftNotice: Translated<typeof english> = {
  title: (moved) =>
    moved === undefined ? 'Die Notizen haben sich verändert.' : `Die Notizen haben sich verändert: ${moved}.`,
  warning: 'Das Modell übersieht vielleicht mehr als sonst.',
  critical: 'Jede Markierung vor der Verwendung lesen; Annehmen ohne Lesen ist aus, bis das vorüber ist.',
  queued: (count) => `${notes(count)} ${count === 1 ? 'steht' : 'stehen'} in der Liste vorn.`,
  examples: 'Unbekannte Wörter',
  toQueue: (count) => `${notes(count)} markieren`,
  acceptOff: 'Die Notizen haben sich verändert: Markierungen werden einzeln angenommen, bis das vorüber ist.',
  why: { uncertain: 'unsicher seit der Veränderung', random: 'gezogen seit der Veränderung' },
  tasks: {
    title: 'Wartet auf Sie',
    done: 'Erledigt',
    doneNamed: (what) => `Erledigt: ${what}`,
    models: 'Modelle',
    onlyIdle: 'Nur trainieren, wenn hier niemand arbeitet',
    whats: {
      'drift-critical':
        'Die Notizen haben sich stärker verändert als zulässig. Ansehen, was sich verändert hat, und die Liste markieren lassen.',
      'challenger-ready':
        'Ein neues Modell wurde durch eine Regel trainiert und wartet auf Prüfung. Mit dem Modell im Einsatz vergleichen.',
      'training-failed': 'Ein durch eine Regel gestartetes Training blieb ohne Ergebnis.',
      'audit-fall':
        'Nach einer Stichprobe ist das Modell im Einsatz schlechter geworden. Vorgeschlagen wird, auf die letzte gute Version zurückzusetzen.',
    },
    states: {
      asked: 'wartet, bis es dran ist',
      running: 'läuft',
      done: 'fertig',
      failed: 'fehlgeschlagen',
      cancelled: 'abgebrochen',
      'needs-person': 'braucht Ihre Anmeldung',
    },
    kinds: {
      retrain: 'Training mit neu markierten Notizen',
      review: 'Anforderung einer Prüfung',
      reference: 'Womit Fenster verglichen werden',
    },
  },
  rail: (count) => `${count} ${count === 1 ? 'Aufgabe wartet' : 'Aufgaben warten'}`,
};
