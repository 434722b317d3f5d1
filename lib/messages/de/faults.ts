import type { faults as english } from '../en/faults';
import type { Translated } from '../language';

export const faults: Translated<typeof english> = {
  newerData: {
    title: 'In einem anderen Tab läuft eine neuere Version dieser App',
    body: 'Sie hat die gespeicherten Daten auf den neuen Stand gebracht. Die Arbeit ist gespeichert: diesen Tab neu laden, bevor es weitergeht.',
  },
  storageClosed: {
    title: 'Der Browser hat den Speicher dieser Seite geschlossen',
    body: 'Gespeichertes bleibt, wenn nicht gerade die Daten dieser Website gelöscht werden. Neu laden; eine Markierung, bei der „Nicht gespeichert“ steht, muss neu gesetzt werden.',
  },
  workerCrashed: {
    title: 'Eine Berechnung ist abgebrochen',
    body: 'Der Teil der App, der trainiert und liest, endete mit einem Fehler und wurde neu gestartet. Laufende Arbeit wurde unterbrochen, Gespeichertes bleibt. Bitte noch einmal beginnen.',
  },
  dataGone: {
    title: 'Die Notizen, die hier lagen, sind weg',
    body: 'Dieser Browser hat Notizen aufbewahrt und gelöscht: Das darf er, wenn die Platte voll wird. Auf keinem Server liegt etwas davon. Gibt es eine Sicherung, lässt sie sich zurückholen.',
    restore: 'Sicherung zurückholen',
    forget: 'Ohne sie weitermachen',
  },
  nearlyFull: {
    title: 'Für diese App ist wenig Platz übrig',
    body: (used: string, quota: string) =>
      `${used} von etwa ${quota} sind belegt. Eine Sicherung machen, dann nicht mehr gebrauchte Datensätze löschen oder auf der Platte Platz schaffen: Was nicht passt, wird nicht gespeichert.`,
    word: 'Fast voll',
  },
  reload: 'Jetzt neu laden',
  understood: 'Verstanden',
};
