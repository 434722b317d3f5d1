import type * as english from '../en/sync';
import type { Translated } from '../language';

export const KIND_WORDS: Translated<typeof english.KIND_WORDS> = {
  'model-bytes': 'Modelldatei',
  'model-version': 'Steckbrief eines Modells',
  transition: 'Anforderung einer Prüfung',
  'deployment-report': 'Bericht zu einer Auslieferung',
  'shared-item': 'Geteiltes',
  'drift-summary': 'Zählungen eines Fensters',
  'kpi-counts': 'Kennzahlen eines Tages',
  firing: 'Eine ausgelöste Regel',
  'monitoring-reference': 'Womit Fenster verglichen werden',
};

export const STATE_WORDS: Translated<typeof english.STATE_WORDS> = {
  waiting: 'wartet',
  sent: 'gesendet',
  asks: 'fragt Sie',
  refused: 'abgelehnt',
  dropped: 'zurückgenommen',
};

const WAIT_WORDS: Readonly<Record<Parameters<typeof english.sync.waitsFor>[0], string>> = {
  unreachable: 'der Server ist nicht erreichbar',
  server: 'der Server bat zu warten',
  'sign-in': 'jemand muss sich anmelden',
};

export const sync: Translated<typeof english.sync> = {
  title: 'Abgleich',
  promise: 'Notizen werden nie gesendet. Diese Seite zeigt jedes Byte, das hinausgeht, vorher und nachher.',
  waiting: 'Noch nicht gesendet',
  waitingTable: 'Was wartet, mit seinem Zustand',
  waitingNote: (count) => `${count} in diesem Browser`,
  allSent: 'Nichts wartet.',
  nothing: 'Von diesem Browser wurde noch nichts geteilt',
  nothingText:
    'Modelle und Kennzahlen von Läufen werden auf der Seite Experimente geteilt. Hier steht, was auf das Senden wartet und was gesendet wurde.',
  toExperiments: 'Zu den Experimenten',
  sent: 'Gesendet und zurückgenommen',
  sentTable: 'Was hinausging, mit der Antwort',
  columns: { what: 'Was', made: 'Erstellt', state: 'Zustand', tries: 'Versuche', size: 'Größe', actions: 'Aktionen' },
  tries: (count) => (count === 0 ? '' : `${count} ${count === 1 ? 'Versuch' : 'Versuche'}`),
  waitsFor: (reason) => WAIT_WORDS[reason],
  next: (when) => `nächster Versuch ${when}`,
  behind: 'nach dem darüber',
  answered: (status, when) => `Antwort ${status}, ${when}`,
  noAnswer: 'keine Antwort',
  look: 'Ansehen',
  lookNamed: (what) => `Ansehen: ${what}`,
  retry: 'Noch einmal',
  drop: 'Zurücknehmen',
  dropTitle: 'Zurücknehmen?',
  dropBody: (count) =>
    count <= 1 ? 'Es wird nicht gesendet.' : `${count} Einträge gehören zusammen und werden mit ihm zurückgenommen.`,
  keep: 'Behalten',
  sendNow: 'Jetzt senden',
  signIn: 'Zum Senden anmelden',
  old: (days) => `Seit ${days} Tagen wartet etwas. Anmelden oder das Netz prüfen; eine Sicherung bewahrt es ebenfalls.`,
  view: {
    json: 'JSON',
    hex: 'Bytes',
    text: 'Wie gesendet',
    size: (size, sha256) => `${size}, sha256 ${sha256}`,
    gone: 'Die Bytes sind nicht mehr in diesem Browser.',
    download: 'Herunterladen',
    page: (from, to, of) => `Bytes ${from} bis ${to} von ${of}`,
    next: 'Weiter',
    previous: 'Zurück',
    key: 'Idempotency-Key',
    address: 'Adresse',
  },
};
