import type { ExchangeIssueCode } from '@/lib/domain/annotation/exchange';
import type { NoteFault, NoteFaultCode } from '@/lib/domain/data/contract';
import type { ImportIssue, ImportIssueCode } from '@/lib/domain/data/import-report';
import type * as english from '../en/import';
import type { Translated } from '../language';
import { exchangeIssueMessage } from './exchange';
import { placeShort, placesPhrase } from './import-places';
import { counted as countedNumber, n } from './numbers';

type Fact = string | number | undefined;

const STEPS: Readonly<Record<string, string>> = {
  decode: 'Dateien werden gelesen',
  recognise: 'Das Format wird erkannt',
  read: 'Sätze und Kategorien werden gelesen',
  validate: 'Wird geprüft',
  count: 'Wird gezählt',
  hash: 'Die Prüfsumme wird gebildet',
  store: 'Wird gespeichert',
};

const number = (value: Fact): string => (typeof value === 'number' ? n(value) : (value ?? ''));
const counted = (count: Fact, one: string, many: string) => countedNumber(Number(count), one, many);
const tokens = (count: Fact) => counted(count, 'Token', 'Tokens');
const labels = (count: Fact) => counted(count, 'Kategorie', 'Kategorien');
const sentences = (count: number) => counted(count, 'Satz', 'Sätze');
const notes = (count: Fact) => counted(count, 'Notiz', 'Notizen');
const megabytes = (bytes: Fact): string => `${Math.round(Number(bytes ?? 0) / 1e6)} MB`;
const file = (issue: ImportIssue, index = 0): string => issue.places[index]?.file ?? 'Die Datei';
const say = (what: string, next = '') => ({ what, next });
const unit = (count: number, name: Fact, prefix = '') => {
  const [one, many] = name === 'sentence' ? ['Satz', 'Sätze'] : ['Notiz', 'Notizen'];
  const joined = (noun: string) => (prefix === '' ? noun : `${prefix}${noun.toLowerCase()}`);
  return counted(count, joined(one as string), joined(many as string));
};
const SPLITS: Readonly<Record<string, string>> = { train: 'Trainings', dev: 'Entwicklungs', test: 'Test' };
const part = (split: Fact) => `${SPLITS[String(split)] ?? `${split}-`}teil`;

const LOOKS: Readonly<Record<string, string>> = {
  json: 'JSON',
  'json-lines': 'JSON Lines',
  markup: 'XML oder HTML',
};
const LIMITS: Readonly<Record<string, (limit: string) => string>> = {
  'note-characters': (limit) => `der Text ist länger als ${limit} Zeichen`,
  'sentence-tokens': (limit) => `ein Satz hat mehr als ${limit} Tokens`,
  'token-characters': (limit) => `ein Token ist länger als ${limit} Zeichen`,
};
const FIELDS: Readonly<Record<string, string>> = {
  json: 'die Zeile ist kein JSON-Objekt',
  'id-repeated': '„id“ kam schon vor',
};
const FORMATS_TAKEN =
  'Die vier Dateien train_sent, train_label, test_sent und test_label importieren, reine Textnotizen (.txt), CoNLL-Dateien oder mit brat, Label Studio, doccano oder für spaCy markierte Dateien.';
const SPLIT_UP = 'In kleinere Dateien teilen und diese einzeln importieren.';
const RENAME = 'Die beiden Dateien umbenennen und erneut importieren.';

const WORDING: Readonly<Record<ImportIssueCode, (issue: ImportIssue) => { what: string; next: string }>> = {
  'file-empty': (issue) =>
    say(`${file(issue)} ist leer.`, 'Den Export prüfen oder die Datei neu kopieren, dann noch einmal importieren.'),
  'file-binary': (issue) =>
    say(
      issue.facts.kind
        ? `${file(issue)} ist keine Textdatei: Sie sieht aus wie eine Datei der Art ${issue.facts.kind}.`
        : `${file(issue)} ist keine Textdatei.`,
      'Als reinen Text exportieren oder entpacken und diesen importieren.',
    ),
  'file-too-large': (issue) =>
    issue.facts.limitLines === undefined
      ? say(
          `${file(issue)} hat ${megabytes(issue.facts.sizeBytes)}; Dateien dürfen bis zu ${megabytes(issue.facts.limitBytes)} haben.`,
          SPLIT_UP,
        )
      : say(`${file(issue)} hat mehr als ${number(issue.facts.limitLines)} Zeilen.`, SPLIT_UP),
  'file-undecodable': (issue) =>
    issue.facts.encoding === 'UTF-32'
      ? say(`${file(issue)} ist in UTF-32, das nicht gelesen wird.`, 'Als UTF-8 speichern und erneut importieren.')
      : say(
          `${file(issue)} ist in dieser Zeile kein gültiges ${issue.facts.encoding}: Sie ist abgeschnitten, oder zwei Kodierungen sind vermischt.`,
          'Die ganze Datei als UTF-8 speichern und erneut importieren.',
        ),
  'line-too-long': (issue) =>
    say(
      `Die Zeile hat ${number(issue.facts.characters)} Zeichen; Zeilen dürfen bis zu ${number(issue.facts.limit)} haben.`,
      'Prüfen, ob beim Erstellen der Datei Zeilenumbrüche verloren gingen.',
    ),
  'line-count-mismatch': ({ facts }) =>
    facts.endsEarly
      ? say(
          `${facts.endsEarly} endet zu früh, in Zeile ${number(facts.lastLine)}: ${facts.sentFile} hat ${tokens(facts.sentTokens)}, ${facts.labelFile} ${labels(facts.labelTokens)}.`,
          'Nachsehen, ob eine Datei abgeschnitten ist; beide müssen dieselben Zeilen haben.',
        )
      : say(
          `${facts.sentFile} hat ${tokens(facts.sentTokens)} und ${facts.labelFile} ${labels(facts.labelTokens)}; sie trennen sich in Satz ${number(facts.sentenceNumber)} mit ${tokens(facts.sentenceTokens)} und ${labels(facts.sentenceLabels)}.`,
          'Die beiden Dateien an diesen Zeilen vergleichen und die falsche Zeile ergänzen oder entfernen.',
        ),
  'blank-line-mismatch': ({ facts }) =>
    say(
      `${facts.sentFile} und ${facts.labelFile} haben gleich viele Tokens und Kategorien, aber ab Satz ${number(facts.sentenceNumber)} andere Leerzeilen: ${tokens(facts.sentenceTokens)} gegen ${labels(facts.sentenceLabels)}.`,
      'Die Leerzeile in beiden Dateien an dieselbe Stelle setzen.',
    ),
  'files-swapped': ({ facts }) =>
    facts.what === 'splits'
      ? say(`${facts.first} und ${facts.second} scheinen vertauscht: Jede passt zu den Sätzen der anderen.`, RENAME)
      : say(`${facts.first} enthält Wörter und ${facts.second} Kategorien: Die beiden scheinen vertauscht.`, RENAME),
  'labels-all-unknown': (issue) =>
    say(
      `${file(issue)} enthält keine Kategorien: Das sind O, D und T oder Namen, die immer wieder vorkommen.`,
      'Prüfen, ob die richtige Datei gewählt wurde.',
    ),
  'pair-incomplete': (issue) =>
    issue.facts.missing === 'labels' || issue.facts.missing === 'sentences'
      ? say(
          `Zu ${file(issue)} passt keine Datei mit ${issue.facts.missing === 'labels' ? 'Kategorien' : 'Sätzen'}.`,
          `Sie hinzufügen; ihr Name sollte sagen, was sie ist, etwa ${issue.facts.missing === 'labels' ? 'train_label' : 'train_sent'}.`,
        )
      : say(
          `${file(issue)} kam ohne die andere Hälfte, ${issue.facts.missing}.`,
          `${issue.facts.missing} zusammen damit wählen.`,
        ),
  'format-unknown': (issue) => {
    const looks = LOOKS[String(issue.facts.looksLike)];
    const expected = issue.facts.expected === 'one-token-a-line';
    return say(
      `${file(issue)} ${looks ? `enthält ${looks}` : 'hat kein lesbares Format'}${expected ? ', nicht ein Token oder eine Kategorie je Zeile' : ''}.`,
      FORMATS_TAKEN,
    );
  },
  'file-duplicated': ({ facts }) =>
    facts.role === ''
      ? say(`${facts.first} und ${facts.second} enthalten denselben Text.`, 'Eine davon weglassen.')
      : say(`${facts.first} und ${facts.second} werden beide für ${facts.role} gehalten.`, 'Eine davon weglassen.'),
  'formats-mixed': (issue) =>
    issue.facts.others === undefined
      ? say(
          `Diese Dateien haben verschiedene Formate: ${issue.facts.formats}.`,
          'Ein Format nach dem anderen importieren.',
        )
      : say(
          `${file(issue)} gehört nicht zu den Token- und Kategoriedateien, mit denen sie kam.`,
          'Weglassen oder für sich importieren.',
        ),
  'no-notes': ({ facts, places }) =>
    facts.reason === 'blank-file'
      ? say(`${places[0]?.file ?? 'Die Datei'} hat nur leere Zeilen.`, 'Den Export prüfen oder die Datei neu kopieren.')
      : Number(facts.setAside) > 0
        ? say(
            `Es bleibt nichts zu importieren: ${facts.setAside === 1 ? 'Die einzige Notiz wurde' : `Alle ${number(facts.setAside)} Sätze oder Notizen wurden`} ausgesondert.`,
            'Die Gründe stehen dabei; die Dateien berichtigen und erneut importieren.',
          )
        : say('Es gibt nichts zu importieren.', FORMATS_TAKEN),

  'unknown-label': (issue) =>
    say(
      `${sentences(issue.count)} ausgesondert: Die Kategorie in dieser Zeile ist keine der Daten.`,
      'Die Kategorie in der Datei berichtigen und erneut importieren, um den Satz zurückzubekommen.',
    ),
  'token-missing': (issue) =>
    say(
      `${sentences(issue.count)} ausgesondert: In einer Zeile fehlt das Token oder die Auszeichnung.`,
      'Die Zeile ergänzen und erneut importieren, um den Satz zurückzubekommen.',
    ),
  'token-has-space': (issue) =>
    say(
      `${sentences(issue.count)} ausgesondert: Eine Zeile enthält mehr als ein Token.`,
      'Jedes Token in eine eigene Zeile setzen und erneut importieren, um den Satz zurückzubekommen.',
    ),
  'note-empty': (issue) =>
    say(`${notes(issue.count)} ausgesondert: Der Text ist leer.`, 'Nichts zu tun, außer er sollte Text enthalten.'),
  duplicate: ({ count, severity, facts }) => {
    const of = facts.split ? ` im ${part(facts.split)}` : '';
    const what = unit(count, facts.unit);
    return severity === 'rejected'
      ? say(`${what}${of} ausgesondert: Derselbe Text kam schon vor.`)
      : say(
          `${what}${of} ${count === 1 ? 'wiederholt' : 'wiederholen'} Wort für Wort, was schon vorkam. Behalten, damit Zahlen mit denen anderer vergleichbar bleiben.`,
          'Die Kopien aus der Datei entfernen, wenn sie nicht gewollt sind.',
        );
  },
  'annotators-disagree': ({ count }) =>
    say(
      `${notes(count)} ausgesondert: Zwei Personen haben sie verschieden markiert.`,
      'Auf „Markieren“ unter „Übereinstimmung“ entscheiden.',
    ),
  'train-in-test': ({ count, severity, facts }) => {
    const held = part(facts.split || 'test');
    return severity === 'rejected'
      ? say(`${unit(count, facts.unit, 'Trainings')} ausgesondert: Derselbe Text steht im ${held}.`)
      : say(
          `${unit(count, facts.unit)} im ${held} ${count === 1 ? 'steht' : 'stehen'} auch im Training. Behalten, damit Zahlen mit denen anderer vergleichbar bleiben.`,
          `Ergebnisse am ${held} sind dadurch ein wenig zu gut.`,
        );
  },
  'control-characters': (issue) =>
    say(
      `${counted(issue.count, 'Satz oder Notiz', 'Sätze oder Notizen')} ausgesondert: Der Text enthält ein Steuerzeichen wie NUL.`,
      'Das Zeichen entfernen und erneut importieren, um es zurückzubekommen.',
    ),
  'text-malformed': (issue) =>
    say(
      `${counted(issue.count, 'Satz oder Notiz', 'Sätze oder Notizen')} ausgesondert: Der Text enthält ein halbes Zeichen (fehlerhaftes UTF-16).`,
      'Dort als UTF-8 neu exportieren, woher er kommt.',
    ),
  'tokenizer-unknown': (issue) =>
    say(
      `${counted(issue.count, 'Satz oder Notiz', 'Sätze oder Notizen')} ausgesondert: Diese Version der App weiß nicht, wie die Wörter zerlegt wurden.`,
      'Die App aktualisieren oder die Notiz neu importieren.',
    ),
  'note-too-long': (issue) =>
    say(
      `${counted(issue.count, 'Satz oder Notiz', 'Sätze oder Notizen')} ausgesondert: ${LIMITS[String(issue.facts.unit)]?.(number(issue.facts.limit)) ?? 'zu lang'}.`,
      'Prüfen, ob Leerzeilen oder Zeilenumbrüche verloren gingen; sonst teilen.',
    ),
  'line-malformed': (issue) =>
    say(
      `${counted(issue.count, 'Zeile', 'Zeilen')} ausgesondert: ${FIELDS[String(issue.facts.field)] ?? `„${issue.facts.field}“ fehlt oder ist falsch`}.`,
      'Die Zeile berichtigen und erneut importieren, um die Notiz zurückzubekommen.',
    ),
  'span-invalid': (issue) =>
    issue.severity === 'rejected'
      ? say(
          `${notes(issue.count)} ausgesondert: Eine Markierung liegt außerhalb des Textes oder überlappt eine andere.`,
          'Ihre Positionen berichtigen (UTF-16-Einheiten, Ende nicht eingeschlossen) und erneut importieren.',
        )
      : say(
          `${notes(issue.count)} mit einer Markierung, die ein Wort teilt. Behalten wie markiert; das Training nimmt das ganze Wort.`,
        ),

  annotations: ({ facts, severity, places }) => {
    const [place] = places;
    const code = facts.issue as ExchangeIssueCode;
    return exchangeIssueMessage({ code, severity, facts, ...(place ? { place } : {}) });
  },
  'marks-left-out': ({ facts }) => {
    const parts = [
      [Number(facts.overlapping), 'überlappen eine längere'],
      [Number(facts.torn), 'in Teilen'],
      [Number(facts.suggested), 'nur vorgeschlagen'],
      [Number(facts.rejected), 'abgelehnt'],
    ] as const;
    const said = parts.filter(([count]) => count > 0).map(([count, why]) => `${number(count)} ${why}`);
    return say(
      `Weggelassene Markierungen: ${said.join(', ')}.`,
      'Ein Datensatz enthält Markierungen, die nicht überlappen. Um die anderen zu behalten, die Datei auf „Markieren“ in ein Projekt importieren.',
    );
  },
  'notes-without-marks': ({ facts }) =>
    say(
      `${notes(facts.notes)} ohne Markierung. Das Training hält sie für gelesen und leer.`,
      'Wenn sie noch nicht markiert wurden, aus der Datei nehmen und erneut importieren.',
    ),

  'mis-decoded': (issue) =>
    say(
      `${counted(issue.count, 'Zeile', 'Zeilen')} mit Zeichen, die falsch dekodiert aussehen, etwa „Ã©“ für „é“. Behalten, wie sie sind.`,
      'Wenn Sie die Originaldatei haben, diese neu als UTF-8 exportieren.',
    ),
  'byte-order-mark': () => say('Die Datei beginnt mit einer Byte-Reihenfolge-Marke. Sie gehört nicht zum Text.'),
  'utf-16': (issue) => say(`Die Datei ist in ${issue.facts.encoding ?? 'UTF-16'} und wurde so gelesen.`),
  'windows-1252': () =>
    say(
      'Die Datei ist nicht in UTF-8. Sie wurde als Windows-1252 gelesen.',
      'Umlaute und Akzente ansehen; wenn sie falsch sind, als UTF-8 speichern.',
    ),
  crlf: (issue) => say(`Zeilen enden mit ${issue.facts.ending ?? 'CRLF'}. Zeilenenden gehören zu keinem Token.`),
  'no-final-newline': () => say('Die letzte Zeile hat kein Zeilenende. Sie wurde ganz gelesen.'),
  'extra-blank-lines': (issue) =>
    say(
      `${counted(issue.count, 'überzählige Leerzeile', 'überzählige Leerzeilen')} zwischen oder vor Sätzen ${issue.count === 1 ? 'wurde' : 'wurden'} übergangen.`,
    ),
  'labels-mapped': ({ facts }) =>
    say(`Kategorien wurden unter unseren Namen gelesen: ${facts.mapping}.`, 'Prüfen, ob das so gemeint ist.'),
  'trailing-space': (issue) =>
    say(
      `${counted(issue.count, 'Zeile', 'Zeilen')} mit Leerzeichen oder Tabulatoren um Token oder Kategorie. Diese wurden weggelassen.`,
    ),
  'illegal-tag-sequence': (issue) =>
    say(
      issue.facts.fault === 'not-ended'
        ? `${counted(issue.count, 'Entität', 'Entitäten')} ohne abschließende Auszeichnung. Das letzte Token ist jeweils das Ende.`
        : `${counted(issue.count, 'Entität', 'Entitäten')} ohne beginnende Auszeichnung. Das erste Token ist jeweils der Anfang.`,
    ),
  'single-label': ({ facts }) =>
    facts.labels === 0
      ? say('Kein Token trägt eine Kategorie.', 'Mit diesen Notizen lässt sich kein Modell trainieren.')
      : say('Die Daten haben nur eine Kategorie.', 'Ein damit trainiertes Modell findet nichts anderes.'),
  'no-test-split': () =>
    say('Es gibt keinen Testteil.', 'Gemessen wird an einem zurückgehaltenen Zehntel der Trainingsnotizen.'),
  'no-train-split': () =>
    say(
      'Es gibt keinen Trainingsteil.',
      'Die Notizen lassen sich lesen; um mit ihnen zu trainieren, Trainingsdateien hinzufügen.',
    ),
  'file-ignored': (issue) =>
    say(
      `${counted(issue.count, 'Datei', 'Dateien')} weggelassen: Liesmich-, Lizenz- oder Systemdateien sind keine Daten.`,
    ),
  'roles-guessed': ({ facts }) =>
    say(
      `Die Dateinamen sagen nicht, was sie enthalten; der Inhalt hat entschieden. ${facts.roles}.`,
      'Prüfen, ob das stimmt.',
    ),
};

const NOTE_FAULTS: Readonly<Record<NoteFaultCode, (facts: NoteFault['facts']) => string>> = {
  'note-empty': () => 'Sie hat keine Wörter.',
  'note-too-long': ({ unit: what, limit }) =>
    `In dieser Notiz: ${LIMITS[String(what)]?.(number(Number(limit))) ?? 'ein Teil ist zu lang'}. Prüfen, ob Zeilenumbrüche verloren gingen; sonst teilen.`,
  'text-malformed': () =>
    'Ihr Text enthält ein halbes Zeichen (fehlerhaftes UTF-16). Dort neu exportieren, woher sie kommt.',
  'control-characters': () =>
    'Ihr Text enthält ein Steuerzeichen wie NUL. Das Zeichen entfernen und die Notiz neu hinzufügen.',
  'tokenizer-unknown': () => 'Diese Version der App weiß nicht, wie ihre Wörter zerlegt wurden. Die App aktualisieren.',
  'span-invalid': () => 'Eine Markierung liegt außerhalb ihres Textes oder über einer anderen.',
  'unknown-label': () => 'Eine Markierung hat eine Kategorie, die ihr Datensatz nicht angibt.',
};

export const noteFaultMessage: Translated<typeof english.noteFaultMessage> = (code, facts) => NOTE_FAULTS[code](facts);

export const importIssueMessage: Translated<typeof english.importIssueMessage> = (issue) => WORDING[issue.code](issue);

export const importErrorLine: Translated<typeof english.importErrorLine> = (issue) => {
  const { what, next } = importIssueMessage(issue);
  const where = issue.places.slice(0, 2).map(placeShort).join(', ');
  return [where === '' ? '' : `${where}:`, what, next].filter((text) => text !== '').join(' ');
};

export const importIssuePlaces: Translated<typeof english.importIssuePlaces> = (issue) => placesPhrase(issue);

export const importStepName: Translated<typeof english.importStepName> = (step) => STEPS[step] ?? 'In Arbeit';
