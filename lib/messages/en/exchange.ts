import type { ExchangeIssue, ExchangeIssueCode, Loss, LossCode, OffsetUnit } from '@/lib/domain/annotation/exchange';
import type { ExchangeFormat, ExchangeFormatId, ExchangeKeeps } from '@/lib/domain/annotation/exchange-formats';
import type { Span } from '@/lib/domain/text/span';
import { placeShort } from './import-places';

/** Words of annotation files in and out: what a format holds, what an export loses, what an import leaves out. */

const number = (value: number): string => value.toLocaleString('en');
const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

const UNITS: Readonly<Record<OffsetUnit, string>> = {
  'utf-16': 'UTF-16 units',
  'code-point': 'Unicode code points',
  'utf-8': 'UTF-8 bytes',
  grapheme: 'grapheme clusters',
};

/** "UTF-16 units". */
export function offsetUnitName(unit: OffsetUnit): string {
  return UNITS[unit];
}

const USES: Readonly<Record<ExchangeFormatId, string>> = {
  'behealthy-jsonl': 'To go on tagging in another browser, and to keep.',
  'label-studio': 'For Label Studio: people’s spans as annotations, the model’s as predictions.',
  doccano: 'For doccano, sequence labelling.',
  brat: 'For brat: a text and an annotation file for each note.',
  spacy: 'For training with spaCy.',
  conll: 'For most taggers: a token and its tag on each line.',
  'behealthy-files': 'Tokens in one file, labels D, T and O in the other.',
  crfsuite: 'For training with CRFsuite: tags and attributes.',
};

const KEEPS: Readonly<Record<keyof ExchangeKeeps, string>> = {
  text: 'the text, character by character',
  noteFields: 'ids, patients, titles and dates',
  status: 'which notes are done',
  overlaps: 'overlapping spans',
  anyBorder: 'spans that end within a word',
  suggestions: 'open suggestions',
  rejected: 'rejected suggestions',
  provenance: 'who set each span, when and how',
};

/** What an export dialog says of a format. */
export function exchangeFormatWords({ id, keeps, unit }: ExchangeFormat): {
  readonly use: string;
  readonly keeps: readonly string[];
  readonly loses: readonly string[];
  readonly offsets: string;
} {
  const of = (kept: boolean) =>
    (Object.keys(KEEPS) as (keyof ExchangeKeeps)[]).filter((key) => keeps[key] === kept).map((key) => KEEPS[key]);
  return {
    use: USES[id],
    keeps: of(true),
    loses: of(false),
    offsets: unit ? `Offsets in ${UNITS[unit]}.` : 'No offsets.',
  };
}

/** What is lost: of what, and how. */
const LOSSES: Readonly<Record<LossCode, readonly [of: string, how: string]>> = {
  'rejected-dropped': ['rejected suggestion', 'left out'],
  'suggested-dropped': ['open suggestion', 'left out'],
  'duplicate-dropped': ['span', 'left out: the same span was there already'],
  'overlap-dropped': ['span', 'left out: overlapping another'],
  'splits-character': ['span', 'left out: an end stands inside a character'],
  'no-token': ['span', 'left out: there is no word inside'],
  'crosses-sentence': ['span', 'left out: going over the end of a sentence'],
  'line-breaks-only': ['span', 'left out: there are only line ends inside'],
  'discontinuous-dropped': ['span', 'left out: in parts with other words between'],
  'splits-token': ['span', 'widened to whole words'],
  'edges-trimmed': ['span', 'without the spaces or line ends at the edges'],
  'label-changed': ['span', 'under a label written otherwise'],
  joined: ['span', 'joined with the next one of the same label'],
  'note-dropped': ['note', 'left out: the format cannot hold the text'],
  'note-split': ['note', 'cut into sentences'],
  'text-changed': ['note', 'without the exact text'],
  'fields-dropped': ['note', 'with fields left out'],
  'status-dropped': ['note', 'without the status'],
  'provenance-dropped': ['note', 'without who set the spans, when or how'],
  'unit-not-evident': ['note', 'whose offsets could be read in two ways'],
  'other-annotations-dropped': ['note', 'with relations, comments or the like, which are left out'],
};

export interface LossGroup {
  readonly code: LossCode;
  readonly count: number;
  readonly what: string;
}

/** The losses by kind, spans first, the most frequent kind first. */
export function lossGroups(losses: readonly Loss[]): LossGroup[] {
  const codes = Object.keys(LOSSES) as LossCode[];
  const groups = codes.map((code) => {
    const count = losses.filter((loss) => loss.code === code).length;
    return {
      code,
      count,
      what: `${counted(count, LOSSES[code][0])} ${LOSSES[code][1]}`,
      ofSpans: losses.some((loss) => loss.code === code && loss.span),
    };
  });
  return groups
    .filter(({ count }) => count > 0)
    .sort((a, b) => Number(b.ofSpans) - Number(a.ofSpans) || b.count - a.count)
    .map(({ code, count, what }) => ({ code, count, what }));
}

/** One line of the loss report: "train 12, characters 5–12, DISEASE: left out: overlapping another". */
export function lossLine({ code, span, becomes, facts }: Loss, title: string): string {
  const range = (each: Span) => `characters ${each.start}–${each.end}, ${each.label}`;
  const where = span ? `${title}, ${range(span)}` : title;
  const details = Object.entries(facts).map(([name, value]) => DETAILS[name]?.(value) ?? `${name}: ${value}`);
  if (becomes) details.push(`now ${range(becomes)}`);
  const [of, how] = LOSSES[code];
  const what = of === 'span' || of === 'note' ? how : `${of} ${how}`;
  return `${where}: ${what}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
}

const FIELDS: Readonly<Record<string, string>> = { patientKey: 'patient', tokenizer: 'how words are cut' };
const REASONS: Readonly<Record<string, string>> = {
  'byte-order-mark': 'it begins with a byte order mark',
  'token-unwritable': 'a token has a character that means something else there',
  'no-token': 'it has no words',
};
const ofSpans = (what: string) => (count: string | number) => `${what} of ${counted(Number(count), 'span')}`;

/** What the facts of a loss say, by their names. */
const DETAILS: Readonly<Record<string, (value: string | number) => string>> = {
  fields: (names) => {
    const words = String(names).split(', ');
    return words.map((name) => FIELDS[name] ?? name).join(', ');
  },
  status: (status) => `it was ${String(status).replaceAll('-', ' ')}`,
  reason: (reason) => REASONS[reason] ?? String(reason),
  notes: (count) => counted(Number(count), 'sentence'),
  unit: (unit) => `offsets are ${unitOf(unit)}`,
  found: (unit) => `could be taken for ${unitOf(unit)}`,
  by: ofSpans('the annotator'),
  at: ofSpans('the time'),
  confidence: ofSpans('the confidence'),
  origin: ofSpans('the origin'),
  activeSeconds: ofSpans('the seconds'),
};

/** The whole report as a text file. @param titleOf what people call a note */
export function lossReport(losses: readonly Loss[], titleOf: (noteId: string) => string): string {
  if (losses.length === 0) return 'Nothing was lost.\n';
  const summary = lossGroups(losses).map(({ what }) => `${what}.`);
  const lines = losses.map((loss) => lossLine(loss, titleOf(loss.noteId)));
  return `${[...summary, '', 'Offsets count UTF-16 units from 0; the end is not included.', '', ...lines].join('\n')}\n`;
}

export const exchange = {
  nothingLost: 'Nothing is lost.',
  lost: 'What this format cannot hold',
  report: 'Save the loss report',
  unit: { label: 'What offsets count', auto: 'Found out from the file' },
};

const ISSUES: Readonly<Record<ExchangeIssueCode, (issue: ExchangeIssue) => readonly [what: string, next: string]>> = {
  'file-too-large': () => ['The file is too large.', 'Split it into smaller files and import them one by one.'],
  'too-many-lines': ({ facts }) => [
    `The file has more than ${number(Number(facts.limit))} lines.`,
    'Split it into smaller files and import them one by one.',
  ],
  'json-malformed': ({ place }) => [
    `This is not JSON${place?.column === undefined ? '' : ` from line ${place.line}, column ${place.column} on`}.`,
    'Export the file again; it may have been cut off.',
  ],
  'not-this-format': () => ['The files are not in this format.', 'Choose another format, or let the file decide.'],
  'version-unknown': () => [
    'The file comes from a newer version of BeHealthy.',
    'Update BeHealthy, then import again.',
  ],
  'format-unknown': () => [
    'No format of annotated notes was recognised.',
    'Import BeHealthy JSON Lines, Label Studio JSON, doccano JSONL, brat, spaCy JSON or CoNLL files.',
  ],
  'formats-mixed': () => ['The files are in several formats.', 'Import the files of one format at a time.'],
  'files-not-aligned': ({ facts }) => [
    `Sentence ${facts.sentence} has ${counted(Number(facts.tokens), 'token')} and ${counted(Number(facts.labels), 'label')}.`,
    'Make both files agree line by line, then import again.',
  ],
  'no-notes': () => ['There is no note in the file.', 'Check the export, then import again.'],
  'line-malformed': () => ['The line does not have the columns of the others.', 'Correct the line, then import again.'],
  'note-malformed': ({ facts }) => [
    `A note was left out: “${facts.field}” is missing or wrong.`,
    'Correct it and import again.',
  ],
  'id-repeated': () => ['A note was left out: its id was used before.', 'Give each note an id of its own.'],
  'note-too-long': ({ facts }) => [
    `A note was left out: it has more than ${number(Number(facts.limit))} characters.`,
    'Cut it into several notes.',
  ],
  'text-missing': () => ['An annotation file has no text file beside it.', 'Add the .txt file of the same name.'],
  'span-malformed': () => ['A span was left out: its offsets or label are missing.', 'Correct it and import again.'],
  'span-outside': ({ facts }) => [
    `A span was left out: it does not lie in the text, counted in ${unitOf(facts.unit)}.`,
    'Say what the offsets count, or correct them, and import again.',
  ],
  'quote-mismatch': ({ facts }) => [
    `A span was left out: other words stand at its offsets, counted in ${unitOf(facts.unit)}.`,
    'Check whether the text was changed after it was tagged.',
  ],
  'unit-chosen': ({ facts }) => [
    `Offsets were read as ${unitOf(facts.unit)}, not as ${unitOf(facts.declared)}: only so they fit.`,
    'Check a note with an emoji or accents.',
  ],
  'annotations-missing': () => ['A text file has no annotation file beside it. It was read without spans.', ''],
  'cancelled-passed-over': ({ facts }) => [
    `${counted(Number(facts.annotations), 'skipped annotation')} of a note left out.`,
    '',
  ],
};

function unitOf(unit: string | number | undefined): string {
  return UNITS[unit as OffsetUnit] ?? 'its unit';
}

/** What happened, and what to do next. */
export function exchangeIssueMessage(issue: ExchangeIssue): { readonly what: string; readonly next: string } {
  const [what, next] = ISSUES[issue.code](issue);
  return { what, next };
}

/** "notes.json:3, note 12, span 4"; '' where an issue is about no place. */
export function exchangeIssuePlace({ place, noteId, span }: ExchangeIssue): string {
  const parts = [
    place ? placeShort(place) : '',
    noteId === undefined ? '' : `note ${noteId}`,
    span === undefined ? '' : `span ${span}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
