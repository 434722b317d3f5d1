import type * as english from '../en/registry-errors';
import type { Translated } from '../language';

const LATER = 'In einer Minute noch einmal versuchen. Was hier wartet, bleibt erhalten.';
const RELOAD = 'Die Seite neu laden und noch einmal ansehen, bevor Sie entscheiden.';
const REPORT = 'Geschieht es wieder, mit dem Code auf der Seite „Abgleich“ melden.';
const SHARE_AGAIN = 'Den Lauf auf „Experimente“ neu teilen.';

const REFUSED: Readonly<Record<Parameters<typeof english.callErrorMessage>[0], readonly [what: string, next: string]>> =
  {
    unreachable: [
      'Der Server ist nicht erreichbar.',
      'Alles außer dem Teilen geht weiter. Noch einmal versuchen, wenn das Netz wieder da ist.',
    ],
    'answer-unreadable': [
      'Der Server hat auf eine Weise geantwortet, die diese Seite nicht kennt.',
      'Die Seite neu laden; bleibt es so, melden.',
    ],
    'not-signed-in': ['Niemand ist angemeldet.', 'Anmelden, dann noch einmal versuchen.'],
    'wrong-sign-in': [
      'E-Mail und Passwort gehören nicht zusammen.',
      'Beide prüfen; Prüfende können eine neue Einladung schicken.',
    ],
    'sign-in-again': ['Das verlangt eine Anmeldung der letzten 10 Minuten.', 'Erneut anmelden, dann geht es durch.'],
    'role-missing': ['Ihre Rollen erlauben das nicht.', 'Eine prüfende Person fragen.'],
    'foreign-origin': [
      'Die Anfrage kam nicht von dieser Seite.',
      'Die App unter ihrer eigenen Adresse öffnen, dann noch einmal versuchen.',
    ],
    'link-invalid': ['Dieser Link gilt nicht mehr.', 'Um einen neuen bitten; jeder gilt einmal, sieben Tage lang.'],
    'set-up-done': [
      'Dieser Standort hat schon seine erste Person.',
      'Anmelden oder Prüfende um eine Einladung bitten.',
    ],
    'person-exists': ['Mit dieser E-Mail gibt es schon ein Konto.', 'Damit anmelden.'],
    'not-oneself': ['Niemand entfernt sich selbst.', 'Andere Prüfende können es.'],
    'last-reviewer': ['Ein Standort braucht eine prüfende Person.', 'Erst eine weitere einladen.'],
    'too-many-requests': ['Zu viele Versuche in kurzer Zeit.', 'Eine Minute warten, dann noch einmal versuchen.'],
    'not-found': ['Der Server hat es nicht.', RELOAD],
    'method-not-allowed': ['Der Server kennt diese Anfrage nicht.', REPORT],
    'body-too-large': ['Es ist größer, als der Server annimmt.', 'Ein kleineres Modell teilen.'],
    'not-json': ['Der Server konnte die Anfrage nicht lesen.', REPORT],
    'body-invalid': ['Der Server hat ein Feld abgelehnt.', 'Ihre Eingaben prüfen; Zeilen und Längen sind begrenzt.'],
    'key-missing': ['Der Server konnte diese Anfrage nicht von einer anderen unterscheiden.', REPORT],
    'key-reused': ['Dieselbe Anfrage wurde mit anderem Inhalt gesendet.', SHARE_AGAIN],
    'match-missing': ['Die Anfrage sagte nicht, worauf sie sich bezieht.', REPORT],
    'revision-differs': ['Jemand hat es inzwischen geändert.', RELOAD],
    'offset-differs': ['Das Hochladen hielt an einer anderen Stelle als der Server.', LATER],
    'length-differs': ['Das Hochgeladene hat eine andere Länge als angegeben.', SHARE_AGAIN],
    'hash-differs': ['Die angekommenen Bytes sind nicht die gesendeten.', LATER],
    'too-many-uploads': [
      'Zu vieles von Ihnen ist erst halb hochgeladen.',
      'Warten, bis es durch ist, oder auf „Abgleich“ einiges zurücknehmen.',
    ],
    'id-taken': ['Unter diesem Namen gibt es schon etwas anderes.', SHARE_AGAIN],
    'bytes-missing': ['Die Bytes des Modells sind nicht auf dem Server.', SHARE_AGAIN],
    'size-differs': ['Das Modell hat eine andere Größe, als sein Steckbrief sagt.', SHARE_AGAIN],
    'not-a-model': ['Die Bytes sind kein Modell.', SHARE_AGAIN],
    'labels-differ': ['Das Modell hat andere Kategorien, als sein Steckbrief sagt.', SHARE_AGAIN],
    'label-set-hash-differs': ['Die Kategorien des Steckbriefs passen nicht zu ihrem Hash.', SHARE_AGAIN],
    'feature-set-hash-differs': ['Die Merkmale des Steckbriefs passen nicht zu ihrem Hash.', SHARE_AGAIN],
    'feature-set-differs': ['Das Modell hat andere Merkmale, als sein Steckbrief sagt.', SHARE_AGAIN],
    'lexicon-missing': ['Das Lexikon des Modells fehlt.', SHARE_AGAIN],
    'not-judged-on-test': [
      'Das Modell wurde nicht an Testnotizen gemessen.',
      'Mit einem Datensatz mit Testteil trainieren, dann diesen Lauf teilen.',
    ],
    'gate-report-of-another-model': ['Der Bericht der Schranke gehört zu einem anderen Modell.', SHARE_AGAIN],
    'gate-below-minimum': [
      'Der Standort verlangt eine strengere Datenschutz-Schranke.',
      'Den Lauf mit einem größeren k neu teilen.',
    ],
    'rare-attributes-present': ['Das Modell enthält Wörter, die die Datenschutz-Schranke weglassen muss.', SHARE_AGAIN],
    'parent-unknown': ['Die Version davor ist nicht auf dem Server.', SHARE_AGAIN],
    'no-such-step': ['Der Zustand der Version erlaubt das nicht.', RELOAD],
    'by-pointer-only': [
      'Der Einsatz ändert sich nur durch eine Auslieferung.',
      '„Ausliefern“ oder „Zurücksetzen“ verwenden.',
    ],
    'author-may-not-decide': [
      'Diese Version ist von Ihnen, daher entscheidet jemand anders.',
      'Eine andere prüfende Person fragen.',
    ],
    'reason-missing': ['Es fehlt ein Grund.', 'Den Grund in einem Satz nennen.'],
    'reason-too-long': ['Der Grund ist zu lang.', 'Unter 500 Zeichen bleiben.'],
    'checks-unmet': ['Das Modell hat die Prüfung des Servers nicht bestanden.', SHARE_AGAIN],
    'evidence-missing': [
      'Der Vergleich mit dem Modell im Einsatz fehlt.',
      'Neu vergleichen, dann die Prüfung anfordern.',
    ],
    'evidence-incomplete': [
      'Der Vergleich mit dem Modell im Einsatz ist nicht vollständig.',
      'Neu vergleichen, dann die Prüfung anfordern.',
    ],
    'champion-changed': [
      'Seit dem Vergleich ging ein anderes Modell in den Einsatz.',
      'Mit jenem vergleichen, dann die Prüfung neu anfordern.',
    ],
    'test-set-changed': ['Der Vergleich gilt anderen Testnotizen.', 'An den Testnotizen der Version neu vergleichen.'],
    'gates-unmet': [
      'Ein Prüfpunkt ist nicht bestanden.',
      'Die Prüfpunkte ansehen; mit Grund ablehnen oder auf eine bessere Version warten.',
    ],
    'pointer-moved': ['Inzwischen ging ein anderes Modell in den Einsatz.', RELOAD],
    'already-in-production': ['Diese Version ist schon im Einsatz.', RELOAD],
    'not-approved': ['Nur eine freigegebene Version lässt sich ausliefern.', RELOAD],
    'never-in-production': ['Zurücksetzen geht nur auf eine Version, die schon im Einsatz war.', RELOAD],
    'stage-not-allowed': ['Der Anteil kann nur wachsen.', RELOAD],
    'sharing-off': ['Dieser Standort teilt das nicht.', 'Prüfende können es unter „Standort“ erlauben.'],
    'model-unknown': ['Der Server kennt diese Modellversion nicht.', 'Erst das Modell teilen.'],
    'author-only': ['Womit die Fenster eines Modells verglichen werden, sagt nur, wer es geteilt hat.', RELOAD],
    'reference-set': ['Der Server hat schon Zahlen, mit denen die Fenster dieses Modells verglichen werden.', RELOAD],
    'not-a-reference': ['Die Zahlen zum Vergleich der Fenster sind nicht vollständig.', SHARE_AGAIN],
    'address-not-allowed': [
      'Der Server ruft diese Adresse nicht auf.',
      'Eine https-Adresse außerhalb privater Netze verwenden oder die Betreiber des Servers fragen.',
    ],
    'secret-missing': [
      'Ein neuer Webhook braucht ein Geheimnis.',
      'Ein neues machen lassen, dann noch einmal speichern.',
    ],
    'not-ready': ['Der Server startet gerade, oder sein Speicher ist nicht da.', LATER],
    'server-failed': ['Der Server ist ausgefallen.', LATER],
  };

export const callErrorMessage: Translated<typeof english.callErrorMessage> = (code) => {
  const [what, next] = REFUSED[code];
  return { what, next };
};

export const storedCodeMessage: Translated<typeof english.storedCodeMessage> = (code) => {
  if (isKnown(code)) return callErrorMessage(code);
  if (code === 'bytes-gone')
    return { what: 'Die zu sendenden Bytes sind nicht mehr in diesem Browser.', next: SHARE_AGAIN };
  return { what: `Der Server hat es abgelehnt (${code}).`, next: REPORT };
};

function isKnown(code: string): code is keyof typeof REFUSED {
  return Object.hasOwn(REFUSED, code);
}

const NOT_TAKEN: Readonly<Record<Parameters<typeof english.refusalWords>[0], string>> = {
  'key-unknown': 'es ist mit einem Schlüssel signiert, der bei der Anmeldung nicht der des Standorts war',
  'signature-wrong': 'seine Signatur stimmt nicht',
  'manifest-malformed': 'seine Beschreibung ist nicht lesbar',
  'issued-in-future': 'es soll später als jetzt ausgestellt sein; die Uhr dieses Rechners prüfen',
  expired: 'es ist abgelaufen; die Uhr dieses Rechners prüfen',
  'number-older': 'es ist älter als das hier im Einsatz',
  'number-reused': 'seine Nummer wurde für ein anderes Modell verwendet',
  'size-differs': 'seine Größe ist nicht die signierte',
  'hash-differs': 'seine Bytes sind nicht die signierten',
  'model-unreadable': 'seine Dateien lassen sich nicht öffnen',
  'labels-differ': 'es hat andere Kategorien als signiert',
  'feature-set-differs': 'es hat andere Merkmale als signiert',
  'tokenizer-differs': 'es wurde mit einer anderen Wortzerlegung gemacht, als diese App sie hat',
  'app-too-old': 'es braucht eine neuere Version dieser App; die Seite neu laden',
  'self-test-failed': 'es liest die Prüfnotizen anders als dort, wo es gemacht wurde',
};

export const refusalWords: Translated<typeof english.refusalWords> = (code) => NOT_TAKEN[code];
