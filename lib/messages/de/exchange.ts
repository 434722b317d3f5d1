import type { ExchangeIssue, ExchangeIssueCode, LossCode, OffsetUnit } from '@/lib/domain/annotation/exchange';
import type { ExchangeFormatId, ExchangeKeeps } from '@/lib/domain/annotation/exchange-formats';
import type { Span } from '@/lib/domain/text/span';
import type * as english from '../en/exchange';
import type { Translated } from '../language';
import { placeShort } from './import-places';
import { counted, n } from './numbers';

const UNIT_NAMES: Readonly<Record<OffsetUnit, string>> = {
  'utf-16': 'UTF-16-Einheiten',
  'code-point': 'Unicode-Codepunkte',
  'utf-8': 'UTF-8-Bytes',
  grapheme: 'Grapheme',
};

/** After "in". */
const UNITS: Readonly<Record<OffsetUnit, string>> = {
  ...UNIT_NAMES,
  'code-point': 'Unicode-Codepunkten',
  grapheme: 'Graphemen',
};

export const offsetUnitName: Translated<typeof english.offsetUnitName> = (unit) => UNIT_NAMES[unit];

const USES: Readonly<Record<ExchangeFormatId, string>> = {
  'behealthy-jsonl': 'Um in einem anderen Browser weiter zu markieren und zum Aufbewahren.',
  'label-studio': 'Für Label Studio: Markierungen von Menschen als Annotationen, die des Modells als Vorhersagen.',
  doccano: 'Für doccano, Sequenzmarkierung.',
  brat: 'Für brat: eine Text- und eine Annotationsdatei je Notiz.',
  spacy: 'Zum Training mit spaCy.',
  conll: 'Für die meisten Werkzeuge: je Zeile ein Token und seine Auszeichnung.',
  'behealthy-files': 'Tokens in der einen Datei, Kategorien D, T und O in der anderen.',
  crfsuite: 'Zum Training mit CRFsuite: Auszeichnungen und Merkmale.',
};

const KEEPS: Readonly<Record<keyof ExchangeKeeps, string>> = {
  text: 'den Text, Zeichen für Zeichen',
  noteFields: 'IDs, Patienten, Titel und Daten',
  status: 'welche Notizen fertig sind',
  overlaps: 'überlappende Markierungen',
  anyBorder: 'Markierungen, die im Wort enden',
  suggestions: 'offene Vorschläge',
  rejected: 'abgelehnte Vorschläge',
  provenance: 'wer jede Markierung wann und wie gesetzt hat',
};

export const exchangeFormatWords: Translated<typeof english.exchangeFormatWords> = ({ id, keeps, unit }) => {
  const of = (kept: boolean) =>
    (Object.keys(KEEPS) as (keyof ExchangeKeeps)[]).filter((key) => keeps[key] === kept).map((key) => KEEPS[key]);
  return {
    use: USES[id],
    keeps: of(true),
    loses: of(false),
    offsets: unit ? `Positionen in ${UNITS[unit]}.` : 'Keine Positionen.',
  };
};

const SUGGESTIONS = {
  rejected: ['abgelehnter Vorschlag', 'abgelehnte Vorschläge'],
  open: ['offener Vorschlag', 'offene Vorschläge'],
} as const;
const MARK = ['Markierung', 'Markierungen'] as const;
const NOTE = ['Notiz', 'Notizen'] as const;

/** What is lost: of what, and how. */
const LOSSES: Readonly<Record<LossCode, readonly [of: readonly [one: string, many: string], how: string]>> = {
  'rejected-dropped': [SUGGESTIONS.rejected, 'weggelassen'],
  'suggested-dropped': [SUGGESTIONS.open, 'weggelassen'],
  'duplicate-dropped': [MARK, 'weggelassen: dieselbe war schon da'],
  'overlap-dropped': [MARK, 'weggelassen: überlappt eine andere'],
  'splits-character': [MARK, 'weggelassen: ein Ende liegt in einem Zeichen'],
  'no-token': [MARK, 'weggelassen: kein Wort darin'],
  'crosses-sentence': [MARK, 'weggelassen: reicht über ein Satzende'],
  'line-breaks-only': [MARK, 'weggelassen: nur Zeilenenden darin'],
  'discontinuous-dropped': [MARK, 'weggelassen: in Teilen mit anderen Wörtern dazwischen'],
  'splits-token': [MARK, 'auf ganze Wörter erweitert'],
  'edges-trimmed': [MARK, 'ohne die Leerzeichen oder Zeilenenden am Rand'],
  'label-changed': [MARK, 'unter anders geschriebener Kategorie'],
  joined: [MARK, 'mit der nächsten derselben Kategorie verbunden'],
  'note-dropped': [NOTE, 'weggelassen: das Format kann den Text nicht halten'],
  'note-split': [NOTE, 'in Sätze geteilt'],
  'text-changed': [NOTE, 'ohne den genauen Text'],
  'fields-dropped': [NOTE, 'mit weggelassenen Feldern'],
  'status-dropped': [NOTE, 'ohne den Status'],
  'provenance-dropped': [NOTE, 'ohne Angabe, wer die Markierungen wann oder wie gesetzt hat'],
  'unit-not-evident': [NOTE, 'mit Positionen, die auf zwei Arten lesbar sind'],
  'other-annotations-dropped': [NOTE, 'mit Beziehungen, Kommentaren oder Ähnlichem, das weggelassen wird'],
};

export const lossGroups: Translated<typeof english.lossGroups> = (losses) =>
  (Object.keys(LOSSES) as LossCode[])
    .map((code) => {
      const of = losses.filter((loss) => loss.code === code);
      const [[one, many], how] = LOSSES[code];
      return {
        code,
        count: of.length,
        what: `${counted(of.length, one, many)} ${how}`,
        ofSpans: of.some(({ span }) => span),
      };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => Number(b.ofSpans) - Number(a.ofSpans) || b.count - a.count)
    .map(({ code, count, what }) => ({ code, count, what }));

export const lossLine: Translated<typeof english.lossLine> = ({ code, span, becomes, facts }, title) => {
  const range = (each: Span) => `Zeichen ${each.start}–${each.end}, ${each.label}`;
  const where = span ? `${title}, ${range(span)}` : title;
  const details = Object.entries(facts).map(([name, value]) => DETAILS[name]?.(value) ?? `${name}: ${value}`);
  if (becomes) details.push(`jetzt ${range(becomes)}`);
  const [of, how] = LOSSES[code];
  const what = of === MARK || of === NOTE ? how : `${of[0]} ${how}`;
  return `${where}: ${what}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
};

const FIELDS: Readonly<Record<string, string>> = { patientKey: 'Patient/in', tokenizer: 'Wortzerlegung' };
const STATUSES: Readonly<Record<string, string>> = {
  'not-started': 'nicht begonnen',
  'in-progress': 'in Arbeit',
  'reviewed-empty': 'nichts zu markieren',
  done: 'fertig',
};
const REASONS: Readonly<Record<string, string>> = {
  'byte-order-mark': 'er beginnt mit einer Byte-Reihenfolge-Marke',
  'token-unwritable': 'ein Token hat ein Zeichen, das dort etwas anderes bedeutet',
  'no-token': 'er hat keine Wörter',
};
const ofSpans = (what: string) => (count: string | number) => `${what} von ${counted(Number(count), ...MARK)}`;

/** What the facts of a loss say, by their names. */
const DETAILS: Readonly<Record<string, (value: string | number) => string>> = {
  fields: (names) => {
    const words = String(names).split(', ');
    return words.map((name) => FIELDS[name] ?? name).join(', ');
  },
  status: (status) => `Status war: ${STATUSES[status] ?? status}`,
  reason: (reason) => REASONS[reason] ?? String(reason),
  notes: (count) => counted(Number(count), 'Satz', 'Sätze'),
  unit: (unit) => `Positionen in ${unitOf(unit)}`,
  found: (unit) => `auch lesbar in ${unitOf(unit)}`,
  by: ofSpans('die Person'),
  at: ofSpans('die Zeit'),
  confidence: ofSpans('die Sicherheit'),
  origin: ofSpans('die Herkunft'),
  activeSeconds: ofSpans('die Sekunden'),
};

export const lossReport: Translated<typeof english.lossReport> = (losses, titleOf) => {
  if (losses.length === 0) return 'Nichts ging verloren.\n';
  const summary = lossGroups(losses).map(({ what }) => `${what}.`);
  const lines = losses.map((loss) => lossLine(loss, titleOf(loss.noteId)));
  return `${[...summary, '', 'Positionen zählen UTF-16-Einheiten ab 0; das Ende ist nicht eingeschlossen.', '', ...lines].join('\n')}\n`;
};

export const exchange: Translated<typeof english.exchange> = {
  nothingLost: 'Nichts geht verloren.',
  lost: 'Was dieses Format nicht halten kann',
  report: 'Verlustbericht speichern',
  unit: { label: 'Was Positionen zählen', auto: 'Aus der Datei erkannt' },
};

const SPLIT_UP = 'In kleinere Dateien teilen und diese einzeln importieren.';

const ISSUES: Readonly<Record<ExchangeIssueCode, (issue: ExchangeIssue) => readonly [what: string, next: string]>> = {
  'file-too-large': () => ['Die Datei ist zu groß.', SPLIT_UP],
  'too-many-lines': ({ facts }) => [`Die Datei hat mehr als ${n(Number(facts.limit))} Zeilen.`, SPLIT_UP],
  'json-malformed': ({ place }) => [
    `Das ist kein JSON${place?.column === undefined ? '' : `, ab Zeile ${place.line}, Spalte ${place.column}`}.`,
    'Die Datei neu exportieren; vielleicht wurde sie abgeschnitten.',
  ],
  'not-this-format': () => [
    'Die Dateien haben nicht dieses Format.',
    'Ein anderes Format wählen oder die Datei entscheiden lassen.',
  ],
  'version-unknown': () => [
    'Die Datei stammt aus einer neueren Version von BeHealthy.',
    'BeHealthy aktualisieren, dann neu importieren.',
  ],
  'format-unknown': () => [
    'Es wurde kein Format markierter Notizen erkannt.',
    'BeHealthy JSON Lines, Label Studio JSON, doccano JSONL, brat, spaCy JSON oder CoNLL-Dateien importieren.',
  ],
  'formats-mixed': () => [
    'Die Dateien haben mehrere Formate.',
    'Die Dateien eines Formats nach dem anderen importieren.',
  ],
  'files-not-aligned': ({ facts }) => [
    `Satz ${facts.sentence} hat ${counted(Number(facts.tokens), 'Token', 'Tokens')} und ${counted(Number(facts.labels), 'Kategorie', 'Kategorien')}.`,
    'Beide Dateien Zeile für Zeile in Übereinstimmung bringen, dann neu importieren.',
  ],
  'no-notes': () => ['In der Datei ist keine Notiz.', 'Den Export prüfen, dann neu importieren.'],
  'line-malformed': () => [
    'Die Zeile hat nicht die Spalten der anderen.',
    'Die Zeile berichtigen, dann neu importieren.',
  ],
  'note-malformed': ({ facts }) => [
    `Eine Notiz wurde weggelassen: „${facts.field}“ fehlt oder ist falsch.`,
    'Berichtigen und neu importieren.',
  ],
  'id-repeated': () => ['Eine Notiz wurde weggelassen: Ihre ID kam schon vor.', 'Jeder Notiz eine eigene ID geben.'],
  'note-too-long': ({ facts }) => [
    `Eine Notiz wurde weggelassen: Sie hat mehr als ${n(Number(facts.limit))} Zeichen.`,
    'In mehrere Notizen teilen.',
  ],
  'text-missing': () => [
    'Neben einer Annotationsdatei fehlt die Textdatei.',
    'Die .txt-Datei gleichen Namens hinzufügen.',
  ],
  'span-malformed': () => [
    'Eine Markierung wurde weggelassen: Ihre Positionen oder ihre Kategorie fehlen.',
    'Berichtigen und neu importieren.',
  ],
  'span-outside': ({ facts }) => [
    `Eine Markierung wurde weggelassen: Sie liegt, in ${unitOf(facts.unit)} gezählt, nicht im Text.`,
    'Angeben, was die Positionen zählen, oder sie berichtigen und neu importieren.',
  ],
  'quote-mismatch': ({ facts }) => [
    `Eine Markierung wurde weggelassen: An ihren Positionen, in ${unitOf(facts.unit)} gezählt, stehen andere Wörter.`,
    'Prüfen, ob der Text nach dem Markieren geändert wurde.',
  ],
  'unit-chosen': ({ facts }) => [
    `Positionen wurden in ${unitOf(facts.unit)} gelesen, nicht in ${unitOf(facts.declared)}: Nur so passen sie.`,
    'Eine Notiz mit Emoji oder Akzenten prüfen.',
  ],
  'annotations-missing': () => [
    'Neben einer Textdatei fehlt die Annotationsdatei. Sie wurde ohne Markierungen gelesen.',
    '',
  ],
  'cancelled-passed-over': ({ facts }) => [
    `${counted(Number(facts.annotations), 'übersprungene Annotation', 'übersprungene Annotationen')} einer Notiz weggelassen.`,
    '',
  ],
};

function unitOf(unit: string | number | undefined): string {
  return UNITS[unit as OffsetUnit] ?? 'ihrer Einheit';
}

export const exchangeIssueMessage: Translated<typeof english.exchangeIssueMessage> = (issue) => {
  const [what, next] = ISSUES[issue.code](issue);
  return { what, next };
};

export const exchangeIssuePlace: Translated<typeof english.exchangeIssuePlace> = ({ place, noteId, span }) => {
  const parts = [
    place ? placeShort(place) : '',
    noteId === undefined ? '' : `Notiz ${noteId}`,
    span === undefined ? '' : `Markierung ${span}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
};
