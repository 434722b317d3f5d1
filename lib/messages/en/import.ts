import type { ExchangeIssueCode } from '@/lib/domain/annotation/exchange';
import type { NoteFault, NoteFaultCode } from '@/lib/domain/data/contract';
import type { ImportIssue, ImportIssueCode } from '@/lib/domain/data/import-report';
import { exchangeIssueMessage } from './exchange';
import { placeShort, placesPhrase } from './import-places';

/** What happened, and what to do next; whole sentences. */
export interface IssueMessage {
  readonly what: string;
  readonly next: string;
}

type Wording = (issue: ImportIssue) => IssueMessage;

const NOTE_FAULTS: Readonly<Record<NoteFaultCode, (facts: NoteFault['facts']) => string>> = {
  'note-empty': () => 'It has no words.',
  'note-too-long': ({ unit, limit }) =>
    `Of this note, ${LIMITS[String(unit)]?.(number(Number(limit))) ?? 'a part is too long'}. Check whether line breaks were lost; else split it.`,
  'text-malformed': () =>
    'Its text holds half a character (malformed UTF-16). Export it again from where it comes from.',
  'control-characters': () =>
    'Its text holds a control character, such as NUL. Remove the character and add the note again.',
  'tokenizer-unknown': () => 'This version of the app does not know how its words were cut. Update the app.',
  'span-invalid': () => 'A mark of it lies outside its text, or over another.',
  'unknown-label': () => 'A mark of it has a label that its dataset does not state.',
};

/** Why one note is refused after it was stored, and what to do. */
export function noteFaultMessage(code: NoteFaultCode, facts: NoteFault['facts']): string {
  return NOTE_FAULTS[code](facts);
}

/** One plain message for an issue. Places are not repeated in it: show them beside it (`placesPhrase`). */
export function importIssueMessage(issue: ImportIssue): IssueMessage {
  return WORDING[issue.code](issue);
}

/** One line for the command line: places, what happened, what to do. */
export function importErrorLine(issue: ImportIssue): string {
  const { what, next } = importIssueMessage(issue);
  const where = issue.places.slice(0, 2).map(placeShort).join(', ');
  return [where === '' ? '' : `${where}:`, what, next].filter((part) => part !== '').join(' ');
}

/** The file and lines of an issue for people, the first five. */
export function importIssuePlaces(issue: ImportIssue): string {
  return placesPhrase(issue);
}

/** What an import is doing, by the step its progress names. */
export function importStepName(step: string): string {
  return STEPS[step] ?? 'Working';
}

const STEPS: Readonly<Record<string, string>> = {
  decode: 'Reading files',
  recognise: 'Recognising the format',
  read: 'Reading sentences and labels',
  validate: 'Checking',
  count: 'Counting',
  hash: 'Making the fingerprint',
  store: 'Storing',
};

const number = (value: string | number | undefined): string =>
  typeof value === 'number' ? value.toLocaleString('en') : (value ?? '');
const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;
const megabytes = (bytes: string | number | undefined): string => `${Math.round(Number(bytes ?? 0) / 1e6)} MB`;
const file = (issue: ImportIssue, index = 0): string => issue.places[index]?.file ?? 'The file';
const say = (what: string, next = ''): IssueMessage => ({ what, next });

const LOOKS: Readonly<Record<string, string>> = {
  json: 'JSON',
  'json-lines': 'JSON Lines',
  markup: 'XML or HTML',
};
const LIMITS: Readonly<Record<string, (limit: string) => string>> = {
  'note-characters': (limit) => `the text is longer than ${limit} characters`,
  'sentence-tokens': (limit) => `a sentence has more than ${limit} tokens`,
  'token-characters': (limit) => `a token is longer than ${limit} characters`,
};
const FIELDS: Readonly<Record<string, string>> = {
  json: 'the line is not a JSON object',
  'id-repeated': '“id” was used before',
};
const FORMATS_TAKEN =
  'Import the four files train_sent, train_label, test_sent and test_label, plain-text notes (.txt), CoNLL files, or files tagged with brat, Label Studio, doccano or for spaCy.';

const WORDING: Readonly<Record<ImportIssueCode, Wording>> = {
  'file-empty': (issue) => say(`${file(issue)} is empty.`, 'Check the export or copy it again, then import once more.'),
  'file-binary': (issue) =>
    say(
      issue.facts.kind
        ? `${file(issue)} is not a text file: it looks like a ${issue.facts.kind} file.`
        : `${file(issue)} is not a text file.`,
      'Export or unpack it as plain text, then import that.',
    ),
  'file-too-large': (issue) =>
    issue.facts.limitLines === undefined
      ? say(
          `${file(issue)} is ${megabytes(issue.facts.sizeBytes)}; files may have up to ${megabytes(issue.facts.limitBytes)}.`,
          'Split it into smaller files and import them one by one.',
        )
      : say(
          `${file(issue)} has more than ${number(issue.facts.limitLines)} lines.`,
          'Split it into smaller files and import them one by one.',
        ),
  'file-undecodable': (issue) =>
    issue.facts.encoding === 'UTF-32'
      ? say(`${file(issue)} is in UTF-32, which is not read.`, 'Save it as UTF-8 and import it again.')
      : say(
          `${file(issue)} is not valid ${issue.facts.encoding} on this line: it is cut off, or two encodings are mixed.`,
          'Save the whole file as UTF-8 and import it again.',
        ),
  'line-too-long': (issue) =>
    say(
      `The line has ${number(issue.facts.characters)} characters; lines may have up to ${number(issue.facts.limit)}.`,
      'Check whether line breaks were lost when the file was made.',
    ),
  'line-count-mismatch': ({ facts }) =>
    facts.endsEarly
      ? say(
          `${facts.endsEarly} ends too early, at line ${number(facts.lastLine)}: there are ${number(facts.sentTokens)} tokens in ${facts.sentFile} and ${number(facts.labelTokens)} labels in ${facts.labelFile}.`,
          'Look whether a file was cut off; the two must have the same lines.',
        )
      : say(
          `${facts.sentFile} has ${number(facts.sentTokens)} tokens and ${facts.labelFile} ${number(facts.labelTokens)} labels; they part in sentence ${number(facts.sentenceNumber)}, with ${counted(Number(facts.sentenceTokens), 'token')} and ${counted(Number(facts.sentenceLabels), 'label')}.`,
          'Compare the two files at these lines and add or remove the line that is wrong.',
        ),
  'blank-line-mismatch': ({ facts }) =>
    say(
      `${facts.sentFile} and ${facts.labelFile} have as many labels as tokens, but their blank lines differ from sentence ${number(facts.sentenceNumber)} on: ${counted(Number(facts.sentenceTokens), 'token')} against ${counted(Number(facts.sentenceLabels), 'label')}.`,
      'Put the blank line at the same place in both files.',
    ),
  'files-swapped': ({ facts }) =>
    facts.what === 'splits'
      ? say(
          `${facts.first} and ${facts.second} seem to be swapped: each fits the sentences of the other.`,
          'Rename the two files and import them again.',
        )
      : say(
          `${facts.first} holds words and ${facts.second} holds labels: the two seem to be swapped.`,
          'Rename the two files and import them again.',
        ),
  'labels-all-unknown': (issue) =>
    say(
      `${file(issue)} holds no labels: labels are O, D and T, or names used again and again.`,
      'Check that the right file was chosen.',
    ),
  'pair-incomplete': (issue) =>
    issue.facts.missing === 'labels' || issue.facts.missing === 'sentences'
      ? say(
          `No file of ${issue.facts.missing} fits ${file(issue)}.`,
          `Add it; its name should say what it is, such as ${issue.facts.missing === 'labels' ? 'train_label' : 'train_sent'}.`,
        )
      : say(
          `${file(issue)} came without its other half, ${issue.facts.missing}.`,
          `Choose ${issue.facts.missing} together with it.`,
        ),
  'format-unknown': (issue) => {
    const looks = LOOKS[String(issue.facts.looksLike)];
    const expected = issue.facts.expected === 'one-token-a-line';
    return say(
      `${file(issue)} ${looks ? `holds ${looks}` : 'is in no format that is read'}${expected ? ', not one token or label a line' : ''}.`,
      FORMATS_TAKEN,
    );
  },
  'file-duplicated': ({ facts }) =>
    facts.role === ''
      ? say(`${facts.first} and ${facts.second} hold the same text.`, 'Leave one of them out.')
      : say(`${facts.first} and ${facts.second} are both taken for ${facts.role}.`, 'Leave one of them out.'),
  'formats-mixed': (issue) =>
    issue.facts.others === undefined
      ? say(`These files are of different formats: ${issue.facts.formats}.`, 'Import one format at a time.')
      : say(
          `${file(issue)} does not belong to the token and label files it came with.`,
          'Leave it out, or import it by itself.',
        ),
  'no-notes': ({ facts, places }) =>
    facts.reason === 'blank-file'
      ? say(`${places[0]?.file ?? 'The file'} has blank lines alone.`, 'Check the export or copy it again.')
      : Number(facts.setAside) > 0
        ? say(
            `Nothing is left to import: ${facts.setAside === 1 ? 'the only note was' : `all ${number(facts.setAside)} sentences or notes were`} set aside.`,
            'The reasons are listed with it; correct the files and import them again.',
          )
        : say('There is nothing to import.', FORMATS_TAKEN),

  'unknown-label': (issue) =>
    say(
      `${counted(issue.count, 'sentence')} set aside: the label on this line is none of the labels of the data.`,
      'Correct the label in the file and import again to have the sentence back.',
    ),
  'token-missing': (issue) =>
    say(
      `${counted(issue.count, 'sentence')} set aside: a line lacks its token or its tag.`,
      'Complete the line and import again to have the sentence back.',
    ),
  'token-has-space': (issue) =>
    say(
      `${counted(issue.count, 'sentence')} set aside: a line holds more than one token.`,
      'Put every token on a line of its own and import again to have the sentence back.',
    ),
  'note-empty': (issue) =>
    say(`${counted(issue.count, 'note')} set aside: the text is empty.`, 'Nothing to do, unless it should hold text.'),
  duplicate: ({ count, severity, facts }) => {
    const of = facts.split ? ` of ${facts.split}` : '';
    const what = counted(count, String(facts.unit ?? 'note'));
    return severity === 'rejected'
      ? say(`${what}${of} set aside: the same text came before.`)
      : say(
          `${what}${of} ${count === 1 ? 'repeats' : 'repeat'} an earlier one word for word. Kept, so that figures stay comparable with others’.`,
          'Remove the copies from the file if they are not meant.',
        );
  },
  'annotators-disagree': ({ count }) =>
    say(
      `${counted(count, 'note')} set aside: two people tagged ${count === 1 ? 'it' : 'them'} otherwise.`,
      'Decide on Annotate, under Agreement.',
    ),
  'train-in-test': ({ count, severity, facts }) => {
    const held = facts.split || 'test';
    return severity === 'rejected'
      ? say(`${counted(count, `train ${facts.unit ?? 'note'}`)} set aside: the same text stands in ${held}.`)
      : say(
          `${counted(count, `${held} ${facts.unit ?? 'note'}`)} ${count === 1 ? 'stands' : 'stand'} in train, too. Kept, so that figures stay comparable with others’.`,
          `Scores on ${held} are a little too good because of it.`,
        );
  },
  'control-characters': (issue) =>
    say(
      `${counted(issue.count, 'sentence or note', 'sentences or notes')} set aside: the text holds a control character, such as NUL.`,
      'Remove the character and import again to have it back.',
    ),
  'text-malformed': (issue) =>
    say(
      `${counted(issue.count, 'sentence or note', 'sentences or notes')} set aside: the text holds half a character (malformed UTF-16).`,
      'Export it again from where it comes from, as UTF-8.',
    ),
  'tokenizer-unknown': (issue) =>
    say(
      `${counted(issue.count, 'sentence or note', 'sentences or notes')} set aside: this version of the app does not know how its words were cut.`,
      'Update the app, or import the note again.',
    ),
  'note-too-long': (issue) =>
    say(
      `${counted(issue.count, 'sentence or note', 'sentences or notes')} set aside: ${LIMITS[String(issue.facts.unit)]?.(number(issue.facts.limit)) ?? 'it is too long'}.`,
      'Check whether blank lines or line breaks were lost; else split it.',
    ),
  'line-malformed': (issue) =>
    say(
      `${counted(issue.count, 'line')} set aside: ${FIELDS[String(issue.facts.field)] ?? `“${issue.facts.field}” is missing or wrong`}.`,
      'Correct the line and import again to have the note back.',
    ),
  'span-invalid': (issue) =>
    issue.severity === 'rejected'
      ? say(
          `${counted(issue.count, 'note')} set aside: a marked span lies outside the text or overlaps another.`,
          'Correct its offsets (UTF-16 units, end not included) and import again.',
        )
      : say(
          `${counted(issue.count, 'note')} with a marked span that cuts a word. Kept as marked; training takes the whole word.`,
        ),

  annotations: ({ facts, severity, places }) => {
    const [place] = places;
    const code = facts.issue as ExchangeIssueCode;
    return exchangeIssueMessage({ code, severity, facts, ...(place ? { place } : {}) });
  },
  'marks-left-out': ({ facts }) => {
    const parts = [
      [Number(facts.overlapping), 'overlapping a longer one'],
      [Number(facts.torn), 'in parts'],
      [Number(facts.suggested), 'only suggested'],
      [Number(facts.rejected), 'rejected'],
    ] as const;
    const said = parts.filter(([count]) => count > 0).map(([count, why]) => `${number(count)} ${why}`);
    return say(
      `Marks left out: ${said.join(', ')}.`,
      'A dataset holds marks that do not overlap. To keep the others, import the file into a project on Annotate.',
    );
  },
  'notes-without-marks': ({ facts }) =>
    say(
      `${counted(Number(facts.notes), 'note')} without any mark. Training takes them for read and found empty.`,
      'If they were not tagged yet, take them out of the file and import again.',
    ),

  'mis-decoded': (issue) =>
    say(
      `${counted(issue.count, 'line')} with characters that look mis-decoded, such as “Ã©” for “é”. Kept as they are.`,
      'If you have the original file, export it as UTF-8 again.',
    ),
  'byte-order-mark': () => say('The file begins with a byte order mark. It was left out of the text.'),
  'utf-16': (issue) => say(`The file is in ${issue.facts.encoding ?? 'UTF-16'} and was read as such.`),
  'windows-1252': () =>
    say(
      'The file is not UTF-8. It was read as Windows-1252.',
      'Look at its accented letters; if they are wrong, save it as UTF-8.',
    ),
  crlf: (issue) => say(`Lines end with ${issue.facts.ending ?? 'CRLF'}. The line ends are not part of any token.`),
  'no-final-newline': () => say('The last line has no line end. It was read whole.'),
  'extra-blank-lines': (issue) =>
    say(
      `${counted(issue.count, 'extra blank line')} between or before sentences ${issue.count === 1 ? 'was' : 'were'} passed over.`,
    ),
  'labels-mapped': ({ facts }) =>
    say(`Labels were read under our names: ${facts.mapping}.`, 'Check that this is what they mean.'),
  'trailing-space': (issue) =>
    say(`${counted(issue.count, 'line')} with spaces or tabs around the token or label. They were left out.`),
  'illegal-tag-sequence': (issue) =>
    say(
      issue.facts.fault === 'not-ended'
        ? `${counted(issue.count, 'entity', 'entities')} without an ending tag. Each ends with its last token.`
        : `${counted(issue.count, 'entity', 'entities')} without a beginning tag. Each begins with its first token.`,
    ),
  'single-label': ({ facts }) =>
    facts.labels === 0
      ? say('No token carries a label.', 'A model cannot be trained on these notes.')
      : say('The data have one label alone.', 'A model trained on them finds nothing else.'),
  'no-test-split': () =>
    say('There is no test split.', 'Scores will come from a tenth of the training notes, held out.'),
  'no-train-split': () => say('There is no train split.', 'The notes can be read; add train files to train on them.'),
  'file-ignored': (issue) =>
    say(`${counted(issue.count, 'file')} left out: read-me, licence or system files are no data.`),
  'roles-guessed': ({ facts }) =>
    say(`File names do not say what they hold, so contents decided. ${facts.roles}.`, 'Check that this is right.'),
};
