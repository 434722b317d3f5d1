import type * as english from '../en/webhooks';
import type { Translated } from '../language';
import { n } from './numbers';

export const webhooks: Translated<typeof english.webhooks> = {
  title: 'Webhooks',
  note: 'Adressen, denen der Server meldet, dass eine Regel ausgelöst hat.',
  add: 'Webhook hinzufügen',
  full: (max) => `Ein Standort hat höchstens ${max}.`,
  none: 'Noch wird niemandem gemeldet.',
  tableLabel: 'Webhooks dieses Standorts',
  columns: { name: 'Name', address: 'Adresse', events: 'Erfährt von', state: 'Zustand' },
  on: 'an',
  off: 'aus',
  waiting: (count) => `${count} ${count === 1 ? 'wartet' : 'warten'}`,
  failed: (count) => `${count} aufgegeben`,
  allRules: 'allen Regeln',
  change: 'Ändern',
  changeNamed: (name) => `${name} ändern`,
  remove: 'Entfernen',
  removeNamed: (name) => `${name} entfernen`,
  removed: (name) => `${name} wurde entfernt.`,
  saved: (name) => `${name} ist gespeichert.`,
  cancel: 'Abbrechen',
  reload: 'Liste neu laden',
  test: {
    send: 'Test senden',
    sendNamed: (name) => `Test an ${name} senden`,
    took: (ms) => (ms < 1000 ? `${ms} ms` : `${n(Math.round(ms / 100) / 10)} s`),
    taken: (name, status, took) => `${name} hat den Test angenommen: HTTP ${status} nach ${took}.`,
    notTaken: (name) => `${name} hat den Test nicht angenommen.`,
    answered: (status, took) => `Die Antwort war HTTP ${status} nach ${took}.`,
    answers: {
      'leads-elsewhere': 'Das führt zu einer anderen Adresse, der nicht gefolgt wird. Die eingeben, zu der es führt.',
      'let-nobody-in':
        'Der Absender wurde nicht eingelassen. Prüfen, ob der Empfänger das Geheimnis dieses Webhooks kennt.',
      'not-there': 'Unter dieser Adresse ist nichts. Mit der des Empfängers vergleichen.',
      'too-often': 'Der Empfänger will weniger Anfragen. Warten, dann noch einmal versuchen.',
      refused: 'Der Empfänger hat die Anfrage abgelehnt; warum, sagt sein Protokoll. Ein Test ist von der Art „test“.',
      failed: 'Beim Empfänger selbst ging etwas schief; was, sagt sein Protokoll.',
    },
    codes: {
      unreachable:
        'Der Empfänger wurde nicht erreicht. Name und Port der Adresse und sein Zertifikat prüfen, und ob dieser Server ihn aufrufen darf.',
      timeout: 'Keine Antwort binnen 10 Sekunden. Ein Empfänger sollte erst antworten und dann arbeiten.',
      'address-not-allowed': 'Der Name führt in ein privates Netz, und dort ruft dieser Server niemanden auf.',
    },
    tooMany: 'Dieser Empfänger bekam in kurzer Zeit viele Tests.',
    tooManyNext: (minutes) =>
      `Es ging kein Test hinaus. In ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} noch einmal versuchen.`,
  },
  form: {
    addTitle: 'Webhook hinzufügen',
    changeTitle: (name) => `${name} ändern`,
    name: 'Name',
    nameHint: 'So sehen ihn andere hier.',
    address: 'Adresse',
    addressHint: 'https, außerhalb privater Netze.',
    events: 'Melden, wenn diese Regel auslöst',
    active: 'An',
    activeHint: 'Aus: Ihm wird nichts gemeldet, und was auf ihn wartet, wird aufgegeben.',
    renew: 'Neues Geheimnis machen',
    renewHint: 'Das alte unterschreibt von da an nichts mehr.',
    secretLater: 'Das Geheimnis für die Signaturen entsteht beim Hinzufügen und wird einmal gezeigt.',
    add: 'Hinzufügen',
    save: 'Speichern',
  },
  problems: {
    name: {
      missing: 'Einen Namen geben.',
      'too-long': 'Höchstens 60 Zeichen.',
      'not-one-line': 'Eine Zeile, ohne Steuerzeichen.',
    },
    address: {
      missing: 'Eine Adresse eingeben.',
      'too-long': 'Höchstens 500 Zeichen.',
      'not-an-address': 'Das ist keine Adresse. Ganz eingeben, mit https:// davor.',
      'not-https': 'https verwenden.',
      'holds-login': 'Name und Passwort weglassen: Die Signatur sagt, wer sendet.',
      'holds-hash': '# und was folgt weglassen: Es wird nie gesendet.',
    },
    events: 'Mindestens eine Regel wählen.',
  },
  secret: {
    title: (name) => `Geheimnis von ${name}`,
    body: 'Nur dieses eine Mal gezeigt. Dort ablegen, wo der Empfänger Signaturen prüft, und sonst nirgends.',
    copy: 'Geheimnis kopieren',
    copied: 'Kopiert',
  },
  removeDialog: {
    title: (name) => `${name} entfernen`,
    body: 'Ihm wird nichts mehr gemeldet.',
    waits: (count) =>
      count === 1
        ? 'Eine Meldung wartet auf ihn und wird aufgegeben.'
        : `${count} Meldungen warten auf ihn und werden aufgegeben.`,
    secret: 'Sein Geheimnis wird gelöscht. Dieselbe Adresse bekommt beim nächsten Mal ein anderes.',
    stays: 'Was ihm gemeldet wurde, bleibt in der Liste der Meldungen.',
  },
  receiver: {
    title: 'Was ein Empfänger bekommt',
    body: 'Ein POST mit Namen, Kennungen und einer Zeit; nie Text einer Notiz und keine Zahl. Der Inhalt, zum Beispiel:',
    headers: {
      signature:
        'v1= und, hexadezimal, der HMAC-SHA256 über die Zeit, einen Punkt und den Inhalt, mit dem Geheimnis. Nachrechnen und vergleichen.',
      timestamp: 'Sekunden seit 1970. Was älter als ein paar Minuten ist, ablehnen.',
      delivery: 'Kennung der Meldung. Sie kann zweimal kommen: für eine bekannte nichts mehr tun.',
      event: 'Die Art des Ereignisses, wie im Inhalt.',
    },
    kinds: 'Arten von Ereignissen: die Regeln, soweit der Webhook von ihnen erfährt, und der Test.',
    kindOfTest: 'Ein Test, den jemand sendet: Keine Regel hat ausgelöst',
    test: 'Ein Test ist unterschrieben wie alles andere. Er nennt keine Auslösung und hat ein eigenes Feld:',
    answer:
      'Mit einem Status von 200 bis 299 binnen 10 Sekunden antworten. Sonst wird es wieder versucht, immer seltener, zwei Tage lang.',
  },
  deliveries: {
    title: 'Letzte Meldungen',
    none: 'Noch keine. Eine geht hinaus, wenn eine Regel auslöst, von der ein Webhook erfährt.',
    tableLabel: 'Was Webhooks gemeldet wurde, das Neueste zuerst',
    columns: { at: 'Zeit', to: 'An', event: 'Regel', state: 'Zustand', tries: 'Versuche', answer: 'Letzte Antwort' },
    gone: 'einen entfernten Webhook',
    delivered: 'zugestellt',
    waiting: 'wartet',
    nextTry: (time) => `wartet, nächster Versuch ${time}`,
    givenUp: 'aufgegeben',
    noAnswer: 'noch keine',
    status: (status) => `HTTP ${status}`,
    codes: {
      unreachable: 'nicht erreicht',
      timeout: 'keine Antwort binnen 10 Sekunden',
      'address-not-allowed': 'führt in ein privates Netz',
      'webhook-off': 'der Webhook war entfernt oder aus',
    },
    more: 'Frühere',
  },
};
