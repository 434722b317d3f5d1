import { describe, expect, it } from 'vitest';
import type { ImportIssue, ImportIssueCode } from '@/lib/domain/data/import-report';
import type { SourceFile } from '@/lib/formats/source-file';
import { importErrorLine, importIssueMessage } from '@/lib/messages/en/import';
import { checkImport } from '@/lib/pipelines/data';
import { testHost } from '@/test/fixtures/test-host';
import { bytesOf, column, FOUR, fourFiles, latin1, sentence, TEST, TRAIN, utf16 } from '@/test/formats/token-files';

const lines = (text: string): string[] => text.split('\n');
const without = (text: string, line: number): string =>
  lines(text)
    .toSpliced(line - 1, 1)
    .join('\n');
const withLine = (text: string, line: number, added: string): string =>
  lines(text)
    .toSpliced(line - 1, 0, added)
    .join('\n');
const replaced = (text: string, line: number, by: string): string =>
  lines(text)
    .with(line - 1, by)
    .join('\n');
const relabelled = (names: Readonly<Record<string, string>>) => {
  const rename = (text: string) =>
    lines(text)
      .map((label) => names[label] ?? label)
      .join('\n');
  return { train_label: rename(FOUR.train_label), test_label: rename(FOUR.test_label) };
};

interface Refused {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly code: ImportIssueCode;
  /** "file:line" of the first places. */
  readonly at: readonly string[];
}

const ZIP = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0, 1, 2, 3]);
const NOISE = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 0xff);

const REFUSED: readonly Refused[] = [
  {
    name: 'a label file that lost its last line',
    files: fourFiles({ train_label: without(FOUR.train_label, 42) }),
    code: 'line-count-mismatch',
    at: ['train_label:42', 'train_sent:42'],
  },
  {
    name: 'a label file that lost a line inside a sentence',
    files: fourFiles({ train_label: without(FOUR.train_label, 7) }),
    code: 'line-count-mismatch',
    at: ['train_label:11', 'train_sent:11'],
  },
  {
    name: 'a label file with a line too many',
    files: fourFiles({ train_label: withLine(FOUR.train_label, 3, 'O') }),
    code: 'line-count-mismatch',
    at: ['train_label:5', 'train_sent:5'],
  },
  {
    name: 'a file cut off in the middle',
    files: fourFiles({ train_sent: FOUR.train_sent.slice(0, 60) }),
    code: 'line-count-mismatch',
    at: ['train_label:13', 'train_sent:12'],
  },
  {
    name: 'a file cut off inside a character',
    files: fourFiles({
      train_sent: bytesOf(FOUR.train_sent).slice(
        0,
        bytesOf(FOUR.train_sent.slice(0, FOUR.train_sent.indexOf('💊'))).length + 2,
      ),
    }),
    code: 'file-undecodable',
    at: ['train_sent:15'],
  },
  {
    name: 'a blank line moved by one',
    files: fourFiles({ train_label: without(withLine(FOUR.train_label, 4, ''), 6) }),
    code: 'blank-line-mismatch',
    at: ['train_label:4', 'train_sent:4'],
  },
  {
    name: 'token and label file swapped',
    files: fourFiles({ train_sent: FOUR.train_label, train_label: FOUR.train_sent }),
    code: 'files-swapped',
    at: ['train_label:1', 'train_sent:1'],
  },
  {
    name: 'the label files of the two splits swapped',
    files: fourFiles({ train_label: FOUR.test_label, test_label: FOUR.train_label }),
    code: 'files-swapped',
    at: ['train_label:1', 'test_label:1'],
  },
  { name: 'an empty file', files: fourFiles({ test_label: '' }), code: 'file-empty', at: ['test_label'] },
  {
    name: 'a file of blank lines',
    files: fourFiles({ train_label: '\n\n \t\n\n' }),
    code: 'no-notes',
    at: ['train_label:1'],
  },
  {
    name: 'a single line of 10 MB',
    files: fourFiles({ train_sent: new Uint8Array(10_000_000).fill(0x61) }),
    code: 'line-too-long',
    at: ['train_sent:1'],
  },
  {
    name: 'a single line of 10 MB in a note',
    files: [{ name: 'note.txt', bytes: new Uint8Array(10_000_000).fill(0x61) }],
    code: 'line-too-long',
    at: ['note.txt:1'],
  },
  {
    name: 'a zip file under a data name',
    files: fourFiles({ train_sent: ZIP }),
    code: 'file-binary',
    at: ['train_sent:1'],
  },
  { name: 'random bytes', files: fourFiles({ train_label: NOISE }), code: 'file-binary', at: ['train_label:1'] },
  {
    name: 'a picture as a note',
    files: [{ name: 'scan.txt', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]) }],
    code: 'file-binary',
    at: ['scan.txt:1'],
  },
  {
    name: 'JSON under a data name',
    files: fourFiles({ train_sent: JSON.stringify([{ text: 'a' }], null, 2) }),
    code: 'format-unknown',
    at: ['train_sent:1'],
  },
  {
    name: 'JSON as a note',
    files: [{ name: 'notes.json', bytes: bytesOf('{\n "a": 1\n}\n') }],
    code: 'format-unknown',
    at: ['notes.json:1'],
  },
  {
    name: 'a table of comma-separated values',
    files: [{ name: 'notes.csv', bytes: bytesOf('id,text\n1,fever\n') }],
    code: 'format-unknown',
    at: ['notes.csv:1'],
  },
  { name: 'a missing mate', files: fourFiles({ test_label: null }), code: 'pair-incomplete', at: ['test_sent'] },
  {
    name: 'a label file alone',
    files: fourFiles({ train_sent: null, test_sent: null, test_label: null }),
    code: 'pair-incomplete',
    at: ['train_label'],
  },
  {
    name: 'a fifth file of another kind',
    files: fourFiles({ 'visit.txt': 'Seen today.\n' }),
    code: 'formats-mixed',
    at: ['visit.txt'],
  },
  {
    name: 'the same file twice',
    files: fourFiles({ 'train_sent (1)': FOUR.train_sent }),
    code: 'file-duplicated',
    at: ['train_sent', 'train_sent (1)'],
  },
  {
    name: 'the training sentences as test sentences, too',
    files: fourFiles({ test_sent: FOUR.train_sent, test_label: FOUR.train_label }),
    code: 'file-duplicated',
    at: ['train_sent', 'test_sent'],
  },
  {
    name: 'words in both files',
    files: fourFiles({ train_label: FOUR.train_sent.replaceAll('a', 'q'), test_label: FOUR.test_sent }),
    code: 'labels-all-unknown',
    at: ['train_label:1'],
  },
  {
    name: 'the sentences in place of the training labels, a known label and a dash among them',
    files: fourFiles({
      train_sent: `-\ntreatment\n\n${FOUR.train_sent}`,
      train_label: `-\ntreatment\n\n${FOUR.train_sent}`,
    }),
    code: 'labels-all-unknown',
    at: ['train_label:1'],
  },
  {
    name: 'a Latin-1 byte in a UTF-8 file',
    files: fourFiles({ train_sent: Uint8Array.from([...bytesOf(FOUR.train_sent), 0x0a, 0xe9, 0x0a]) }),
    code: 'file-undecodable',
    at: ['train_sent:44'],
  },
  {
    name: 'UTF-32',
    files: fourFiles({ train_sent: Uint8Array.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]) }),
    code: 'file-undecodable',
    at: ['train_sent:1'],
  },
  {
    name: 'UTF-16 cut in the middle of a unit',
    files: fourFiles({ train_sent: utf16(FOUR.train_sent, 'le', true).slice(0, -3) }),
    code: 'file-undecodable',
    at: ['train_sent:42'],
  },
  {
    name: 'notes together with CoNLL',
    files: [
      { name: 'a.txt', bytes: bytesOf('Well.') },
      { name: 'b.conll', bytes: bytesOf('Gout B-D\nflared O\n\nHe O\nslept O\n') },
    ],
    code: 'formats-mixed',
    at: ['a.txt', 'b.conll'],
  },
  { name: 'no file at all', files: [], code: 'no-notes', at: [] },
  {
    name: 'a note of blanks alone',
    files: [{ name: 'blank.txt', bytes: bytesOf(' \n\t\n') }],
    code: 'no-notes',
    at: ['blank.txt'],
  },
];

describe('input that is refused', () => {
  it.each(REFUSED)('refuses $name, naming file and line', async ({ files, code, at }) => {
    const checked = await checkImport(files, testHost());
    expect(checked.storable).toBe(false);
    expect(checked.notes).toHaveLength(0);
    expect(checked.preview).toBeUndefined();
    const errors = checked.issues.filter(({ severity }) => severity === 'error');
    expect(errors.map((issue) => issue.code)).toContain(code);
    const issue = errors.find((each) => each.code === code);
    const places = (issue?.places ?? []).map(({ file, line }) => (line === undefined ? file : `${file}:${line}`));
    expect(places.slice(0, Math.max(1, at.length))).toEqual(at);
    if (!issue) return;
    const said = importErrorLine(issue);
    expect(said).not.toMatch(/undefined|NaN|\n|\[object/);
    for (const place of at) expect(said).toContain(place);
    expect(importIssueMessage(issue).next).not.toBe('');
  });
});

it('says where a file ends that was cut off', async () => {
  const { issues } = await checkImport(fourFiles({ train_label: without(FOUR.train_label, 42) }), testHost());
  expect(importErrorLine(issues[0] as ImportIssue)).toBe(
    'train_label:42, train_sent:42: train_label ends too early, at line 41: there are 35 tokens in train_sent and 34 labels in train_label. Look whether a file was cut off; the two must have the same lines.',
  );
});

interface Read {
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** Notices beyond `no-final-newline`. */
  readonly notices: readonly ImportIssueCode[];
}

const crlf = (end: string) =>
  fourFiles({
    train_sent: column(TRAIN, 0, end),
    train_label: column(TRAIN, 1, end),
    test_sent: column(TEST, 0, end),
    test_label: column(TEST, 1, end),
  });
const each = (change: (text: string) => string | Uint8Array) =>
  fourFiles(Object.fromEntries(Object.entries(FOUR).map(([name, text]) => [name, change(text)])));
const named = (names: readonly [string, string, string, string]): SourceFile[] =>
  fourFiles().map(({ bytes }, i) => ({ name: names[i] ?? '', bytes }));

const READ: readonly Read[] = [
  { name: 'the plain four files', files: fourFiles(), notices: [] },
  { name: 'CRLF', files: crlf('\r\n'), notices: ['crlf'] },
  { name: 'CR alone', files: crlf('\r'), notices: ['crlf'] },
  {
    name: 'CRLF in one file of a pair',
    files: fourFiles({ train_label: column(TRAIN, 1, '\r\n') }),
    notices: ['crlf'],
  },
  { name: 'a byte order mark', files: each((text) => `\ufeff${text}`), notices: ['byte-order-mark'] },
  {
    name: 'UTF-16 LE with mark',
    files: each((text) => utf16(text, 'le', true)),
    notices: ['byte-order-mark', 'utf-16'],
  },
  {
    name: 'UTF-16 BE with mark',
    files: each((text) => utf16(text, 'be', true)),
    notices: ['byte-order-mark', 'utf-16'],
  },
  { name: 'UTF-16 LE without mark', files: each((text) => utf16(text, 'le', false)), notices: ['utf-16'] },
  { name: 'UTF-16 BE without mark', files: each((text) => utf16(text, 'be', false)), notices: ['utf-16'] },
  { name: 'no final newline', files: each((text) => text.slice(0, -1)), notices: [] },
  {
    name: 'several final newlines in one file',
    files: fourFiles({ train_label: `${FOUR.train_label}\n\n\n` }),
    notices: [],
  },
  {
    name: 'labels spelled out',
    files: fourFiles(relabelled({ D: 'Disease', T: 'Treatment' })),
    notices: ['labels-mapped'],
  },
  { name: 'labels DIS and TREAT', files: fourFiles(relabelled({ D: 'DIS', T: 'TREAT' })), notices: ['labels-mapped'] },
  { name: 'lower-case labels', files: fourFiles(relabelled({ D: 'd', T: 't', O: 'o' })), notices: ['labels-mapped'] },
  { name: '0 for O', files: fourFiles(relabelled({ O: '0' })), notices: ['labels-mapped'] },
  { name: 'inside-only prefixes', files: fourFiles(relabelled({ D: 'I-D', T: 'I-T' })), notices: ['labels-mapped'] },
  { name: 'trailing spaces', files: each((text) => text.replaceAll('\n', ' \n')), notices: ['trailing-space'] },
  {
    name: 'tabs after the token',
    files: fourFiles({ train_sent: FOUR.train_sent.replaceAll(/(\S)\n/gu, '$1\t\n') }),
    notices: ['trailing-space'],
  },
  {
    name: 'two blank lines between sentences in one file',
    files: fourFiles({ train_sent: FOUR.train_sent.replaceAll('\n\n', '\n\n\n') }),
    notices: ['extra-blank-lines'],
  },
  { name: 'leading blank lines', files: each((text) => `\n\n${text}`), notices: ['extra-blank-lines'] },
  {
    name: 'names with extensions, case and hyphens',
    files: named(['TRAIN-sent.tsv', 'Train_Labels.txt', 'test sentences.txt', 'testLabel.csv']),
    notices: [],
  },
  {
    name: 'copies',
    files: named(['train_sent (1).txt', 'train_label - Copy.txt', 'Copy of test_sent', 'test_label (2)']),
    notices: [],
  },
  { name: 'names that say nothing', files: named(['a.txt', 'b.txt', 'c.txt', 'd.txt']), notices: ['roles-guessed'] },
  {
    name: 'a read-me beside the files',
    files: fourFiles({ 'README.md': 'About.\n', '.DS_Store': Uint8Array.from([0, 0, 0, 1]) }),
    notices: ['file-ignored'],
  },
];

describe('harmless input', () => {
  it.each(READ)('reads $name like the plain files, and says so', async ({ files, notices }) => {
    const plain = await checkImport(fourFiles(), testHost());
    const checked = await checkImport(files, testHost());
    expect(checked.issues.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    expect(checked.storable).toBe(true);
    expect(checked.quarantine).toEqual([]);
    expect(checked.notes.map(({ note }) => note.text)).toEqual(
      TRAIN.concat(TEST).map((s) => s.map(([t]) => t).join(' ')),
    );
    expect(checked.notes).toEqual(plain.notes);
    expect(checked.preview?.contentHash).toBe(plain.preview?.contentHash);
    expect(
      checked.issues
        .map(({ code }) => code)
        .filter((code) => code !== 'no-final-newline')
        .sort(),
    ).toEqual([...new Set(notices)].sort());
    for (const issue of checked.issues) expect(importErrorLine(issue)).not.toMatch(/undefined|NaN|\[object/);
  });

  it('reads the train pair alone and says that there is no test split', async () => {
    const checked = await checkImport(fourFiles({ test_sent: null, test_label: null }), testHost());
    expect(checked.storable).toBe(true);
    expect(checked.issues.map(({ code }) => code)).toEqual(['no-test-split']);
    expect(Object.keys(checked.preview?.splits ?? {})).toEqual(['train']);
  });

  it('reads Windows-1252 with a notice that names the first line it shows on', async () => {
    const train = [...TRAIN.slice(4), sentence('Ménière/D eased/O ./O')];
    const files = fourFiles({ train_sent: latin1(column(train, 0)), train_label: column(train, 1) });
    const checked = await checkImport(files, testHost());
    const notice = checked.issues.find(({ code }) => code === 'windows-1252');
    expect(notice?.places).toEqual([{ file: 'train_sent', line: 23 }]);
    expect(checked.notes[4]?.note.text).toBe('Ménière eased .');
    expect(checked.files.map(({ encoding }) => encoding)).toContain('Windows-1252');
  });

  it('keeps label names of its own, with their entities', async () => {
    const checked = await checkImport(fourFiles(relabelled({ D: 'SYMPTOM', T: 'DRUG' })), testHost());
    expect(checked.preview?.labels).toEqual(['DRUG', 'SYMPTOM']);
    expect(checked.preview?.splits.train?.perLabel).toEqual({ DRUG: 4, SYMPTOM: 5 });
    expect(checked.issues).toEqual([]);
  });

  it('follows B and I prefixes where they part touching entities', async () => {
    const train = [...TRAIN, sentence('Gout/B-D arthritis/B-D ,/O renal/B-D failure/I-D ./O')];
    const prefixed = train.map((s) => s.map(([t, l]) => [t, l === 'D' || l === 'T' ? `I-${l}` : l] as const));
    const files = fourFiles({ train_sent: column(prefixed, 0), train_label: column(prefixed, 1) });
    const checked = await checkImport(files, testHost());
    expect(checked.notes[8]?.gold).toEqual([
      { start: 0, end: 4, label: 'DISEASE' },
      { start: 5, end: 14, label: 'DISEASE' },
      { start: 17, end: 30, label: 'DISEASE' },
    ]);
  });
});

interface SetAside {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly code: ImportIssueCode;
  readonly at: { readonly file: string; readonly line: number };
}

const ASIDE: readonly SetAside[] = [
  {
    name: 'two words on a line',
    files: fourFiles({ train_sent: replaced(FOUR.train_sent, 7, 'renal acute') }),
    code: 'token-has-space',
    at: { file: 'train_sent', line: 7 },
  },
  {
    name: 'a tab between two words',
    files: fourFiles({ train_sent: replaced(FOUR.train_sent, 7, 'renal\tacute') }),
    code: 'token-has-space',
    at: { file: 'train_sent', line: 7 },
  },
  {
    name: 'a NUL byte',
    files: fourFiles({ train_sent: replaced(FOUR.train_sent, 8, 'fail\u0000ure') }),
    code: 'control-characters',
    at: { file: 'train_sent', line: 8 },
  },
  {
    name: 'a huge token',
    files: fourFiles({ train_sent: replaced(FOUR.train_sent, 8, 'x'.repeat(5000)) }),
    code: 'note-too-long',
    at: { file: 'train_sent', line: 8 },
  },
  {
    name: 'an odd label',
    files: fourFiles({ train_label: replaced(FOUR.train_label, 8, '?') }),
    code: 'unknown-label',
    at: { file: 'train_label', line: 8 },
  },
  {
    name: 'a word where a label belongs',
    files: fourFiles({ train_label: replaced(FOUR.train_label, 8, 'failure') }),
    code: 'unknown-label',
    at: { file: 'train_label', line: 8 },
  },
];

describe('one faulty sentence', () => {
  it.each(ASIDE)('is set aside for $name, with file and line, and the others are read', async ({ files, code, at }) => {
    const checked = await checkImport(files, testHost());
    expect(checked.storable).toBe(true);
    expect(checked.quarantine.map((row) => ({ code: row.code, place: row.place }))).toEqual([{ code, place: at }]);
    expect(checked.quarantine[0]?.tags).toHaveLength(6);
    expect(checked.notes).toHaveLength(9);
    expect(checked.notes.map(({ note }) => note.title)).not.toContain('train 2');
    expect(checked.issues).toMatchObject([{ code, severity: 'rejected', count: 1, places: [at] }]);
    for (const issue of checked.issues) expect(importErrorLine(issue)).toContain(`${at.file}:${at.line}`);
  });
});
