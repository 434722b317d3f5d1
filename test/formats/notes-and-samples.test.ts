import { describe, expect, it } from 'vitest';
import { checkImport } from '@/lib/pipelines/data';
import { testHost } from '@/test/fixtures/test-host';
import { bytesOf } from './token-files';

const check = (files: Readonly<Record<string, string>>) =>
  checkImport(
    Object.entries(files).map(([name, text]) => ({ name, bytes: bytesOf(text) })),
    testHost(),
  );

describe('plain text', () => {
  it('makes one note of one file and changes no character of it', async () => {
    const texts = {
      'ward/visit 2.txt': 'HPI:\r\n  Fever 38.5\u00a0°C, cafe\u0301.\r\n\r\nPlan: 💊 10 mg/day\r\n',
      letter: 'Seen today.\rWell.\f',
    };
    const checked = await check(texts);
    expect(checked.notes.map(({ note }) => note.text)).toEqual(Object.values(texts));
    expect(checked.notes.map(({ note }) => note.title)).toEqual(['visit 2', 'letter']);
    expect(checked.preview).toMatchObject({ source: 'text', labelled: false, labels: [], splits: {} });
    expect(checked.notes.every(({ note }) => note.patientKey === note.id && note.tokenizer === 'clinical-1')).toBe(
      true,
    );
    expect(checked.issues).toEqual([]);
  });

  it('takes short and one-word notes for notes', async () => {
    const checked = await check({
      'a.txt': 'None',
      'b.txt': 'aspirin\nibuprofen\nheparin\nwarfarin\ninsulin\nmetformin\n',
    });
    expect(checked.notes).toHaveLength(2);
  });

  it('sets a blank note and one that is too long aside, and keeps the others', async () => {
    const checked = await check({
      'a.txt': ' \n',
      'none.txt': '',
      'b.txt': 'so ill\n'.repeat(30_000),
      'c.txt': 'Well.\n',
    });
    expect(checked.notes.map(({ note }) => note.title)).toEqual(['c']);
    expect(checked.quarantine.map(({ code, place }) => [code, place.file])).toEqual([
      ['note-empty', 'none.txt'],
      ['note-empty', 'a.txt'],
      ['note-too-long', 'b.txt'],
    ]);
    expect(checked.issues.map(({ code, count }) => [code, count])).toEqual([
      ['note-empty', 2],
      ['note-too-long', 1],
    ]);
  });

  it('names the line of mis-decoded characters inside a note', async () => {
    const checked = await check({ 'a.txt': 'Well.\r\nSeen.\r\nPatientâ€™s fever.\r\n' });
    expect(checked.issues).toMatchObject([{ code: 'mis-decoded', places: [{ file: 'a.txt', line: 3 }] }]);
  });
});

const NOTE = {
  id: 'n1',
  patientKey: 'p1',
  title: 'Visit',
  date: '2024-02-29',
  text: '💊 Aspirin for gout.',
  entities: [
    { start: 15, end: 19, label: 'DISEASE' },
    { start: 3, end: 10, label: 'TREATMENT' },
  ],
};
const jsonl = (...objects: readonly object[]) => ({
  'notes.jsonl': objects.map((each) => `${JSON.stringify(each)}\n`).join(''),
});

describe('JSON Lines', () => {
  it('reads ids, patients, dates and spans in UTF-16 units, sorted', async () => {
    const checked = await check(jsonl(NOTE, { ...NOTE, id: 'n2', split: 'test', text: '💊 Aspirin for gout!' }));
    expect(checked.quarantine).toEqual([]);
    expect(checked.notes[0]).toEqual({
      note: {
        id: 'id-1:n1',
        patientKey: 'p1',
        title: 'Visit',
        date: '2024-02-29',
        text: NOTE.text,
        tokenizer: 'clinical-1',
      },
      gold: [
        { start: 3, end: 10, label: 'TREATMENT' },
        { start: 15, end: 19, label: 'DISEASE' },
      ],
      split: undefined,
    });
    expect(checked.preview).toMatchObject({ source: 'sample', labelled: true, labels: ['DISEASE', 'TREATMENT'] });
    expect(checked.preview?.splits.test?.notes).toBe(1);
    expect(checked.preview?.unsplit?.notes).toBe(1);
  });

  it.each([
    ['json', '{"id": "x", "text": "cut off'],
    ['json', '[1]'],
    ['id', JSON.stringify({ ...NOTE, id: 7 })],
    ['text', JSON.stringify({ ...NOTE, id: 'x', text: undefined })],
    ['patientKey', JSON.stringify({ ...NOTE, id: 'x', patientKey: '' })],
    ['title', JSON.stringify({ ...NOTE, id: 'x', title: 3 })],
    ['date', JSON.stringify({ ...NOTE, id: 'x', date: '2023-02-29' })],
    ['split', JSON.stringify({ ...NOTE, id: 'x', split: 'all' })],
    ['entities', JSON.stringify({ ...NOTE, id: 'x', entities: [{ start: 1.5, end: 2, label: 'D' }] })],
    ['id-repeated', JSON.stringify(NOTE)],
  ])('sets a line aside with a wrong %s', async (field, line) => {
    const checked = await check({ 'notes.jsonl': `${JSON.stringify(NOTE)}\n${line}\n` });
    expect(checked.notes).toHaveLength(1);
    expect(checked.issues.filter(({ severity }) => severity === 'rejected')).toMatchObject([
      { code: 'line-malformed', facts: { field }, places: [{ file: 'notes.jsonl', line: 2 }] },
    ]);
  });

  it.each([
    ['beyond the text', [{ start: 15, end: 21, label: 'DISEASE' }]],
    ['empty', [{ start: 3, end: 3, label: 'DISEASE' }]],
    ['before the text', [{ start: -1, end: 3, label: 'DISEASE' }]],
    [
      'on another',
      [
        { start: 3, end: 10, label: 'A' },
        { start: 9, end: 14, label: 'B' },
      ],
    ],
  ])('sets a note aside whose span lies %s', async (_, entities) => {
    const checked = await check(jsonl({ ...NOTE, id: 'x' }, { ...NOTE, text: NOTE.text.replace('.', '!'), entities }));
    expect(checked.quarantine).toMatchObject([{ code: 'span-invalid', place: { file: 'notes.jsonl', line: 2 } }]);
  });

  it('keeps a span that cuts a word as it is marked, and says so', async () => {
    const entities = [{ start: 3, end: 8, label: 'TREATMENT' }];
    const checked = await check(jsonl({ ...NOTE, entities }));
    expect(checked.notes[0]?.gold).toEqual(entities);
    expect(checked.issues).toContainEqual(expect.objectContaining({ code: 'span-invalid', severity: 'notice' }));
  });
});
