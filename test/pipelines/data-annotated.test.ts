import { describe, expect, it } from 'vitest';
import type { ExchangeNote, ExchangeSpan } from '@/lib/domain/annotation/exchange';
import { plainSpan } from '@/lib/domain/annotation/exchange';
import type { ExchangeFormatId } from '@/lib/domain/annotation/exchange-formats';
import { writeExchange } from '@/lib/formats/annotated/exchange';
import { importErrorLine } from '@/lib/messages/en/import';
import { checkImport } from '@/lib/pipelines/data';
import { testHost } from '@/test/fixtures/test-host';
import { bytesOf } from '@/test/formats/token-files';

const note = (id: string, text: string, words: readonly (readonly [string, string])[]): ExchangeNote => ({
  id,
  patientKey: id,
  title: id,
  text,
  tokenizer: 'clinical-1',
  status: words.length === 0 ? 'reviewed-empty' : 'done',
  spans: words.map(([each, label]) => {
    const start = text.indexOf(each);
    return plainSpan({ start, end: start + each.length, label });
  }),
});
const NOTES = [
  note('a', '😴 Sleep apnoea on CPAP.', [
    ['Sleep apnoea', 'DISEASE'],
    ['CPAP', 'TREATMENT'],
  ]),
  note('b', 'Cafe\u0301-au-lait spots. No gout.', [['gout', 'DISEASE']]),
  note('c', 'Nothing of note.', []),
];
const bytes = (format: ExchangeFormatId, notes: readonly ExchangeNote[] = NOTES) =>
  writeExchange(format, notes).files.map(({ name, text }) => ({ name, bytes: bytesOf(text) }));
const check = (files: { name: string; bytes: Uint8Array }[]) => checkImport(files, testHost());

describe('files of a tool for tagging', () => {
  it.each(['brat', 'label-studio', 'doccano', 'spacy', 'behealthy-jsonl'] as const)(
    'of %s become a dataset with the same texts and marks',
    async (format) => {
      const checked = await check(bytes(format));
      expect(checked.issues.filter(({ severity }) => severity !== 'notice')).toEqual([]);
      expect(checked.preview).toMatchObject({ source: 'annotated', labelled: true, labels: ['DISEASE', 'TREATMENT'] });
      expect(checked.preview?.unsplit).toMatchObject({ notes: 3, entities: 3 });
      expect(checked.notes.map(({ note: { text }, gold }) => [text, gold])).toEqual(
        NOTES.map(({ text, spans }) => [text, spans.map(({ start, end, label }) => ({ start, end, label }))]),
      );
      expect(checked.notes[0]?.note.id).toMatch(/:a$|:1$|-1$/u);
    },
  );

  it('of CRFsuite have its tokens and marks', async () => {
    const { preview, notes } = await check(bytes('crfsuite'));
    expect(preview).toMatchObject({ source: 'annotated', unsplit: { entities: 3 } });
    expect(notes.flatMap(({ note: { text }, gold }) => gold.map(({ start, end }) => text.slice(start, end)))).toEqual([
      'Sleep apnoea',
      'CPAP',
      'gout',
    ]);
  });

  it('leave out what a dataset cannot hold, and count it', async () => {
    const [first, ...rest] = NOTES as [ExchangeNote, ...ExchangeNote[]];
    const more = (words: string, state: ExchangeSpan['state']): ExchangeSpan => {
      const start = first.text.indexOf(words);
      return { ...plainSpan({ start, end: start + words.length, label: 'DISEASE' }), state };
    };
    const spans = [...first.spans, more('apnoea', 'set'), more('on', 'suggested'), more('Sleep', 'rejected')];
    const unread = { ...note('d', 'Not read yet.', []), status: 'not-started' as const };
    const { issues, notes } = await check(bytes('behealthy-jsonl', [{ ...first, spans }, ...rest, unread]));
    expect(notes[0]?.gold).toHaveLength(2);
    const [left, blank] = ['marks-left-out', 'notes-without-marks'].map((code) =>
      issues.find((each) => each.code === code),
    );
    expect(left?.facts).toEqual({ overlapping: 1, suggested: 1, rejected: 1, torn: 0 });
    expect(left && importErrorLine(left)).toContain('1 overlapping a longer one, 1 only suggested, 1 rejected');
    expect(blank?.facts).toEqual({ notes: 1 });
  });

  it('with a wrong span keep the note and name the span; a wrong note is set aside', async () => {
    const good = JSON.stringify({ text: 'No gout.', label: [[3, 7, 'DISEASE']] });
    const outside = JSON.stringify({ text: 'Flu.', label: [[2, 99, 'DISEASE']] });
    const wrong = JSON.stringify({ label: [] });
    const file = { name: 'all.jsonl', bytes: bytesOf([good, outside, wrong].join('\n')) };
    const { notes, issues, quarantine } = await check([file]);
    expect(notes.map(({ gold }) => gold.length)).toEqual([1, 0]);
    expect(quarantine.map(({ text, place }) => [text, place.line])).toEqual([[wrong, 3]]);
    expect(
      issues.filter(({ code }) => code === 'annotations').map(({ severity, facts }) => [severity, facts.issue]),
    ).toEqual([
      ['rejected', 'note-malformed'],
      ['notice', 'span-outside'],
    ]);
  });

  it('that do not go together are refused; a text file without its annotations is read', async () => {
    const mixed = await check([...bytes('brat'), ...bytes('doccano')]);
    expect(mixed.storable).toBe(false);
    expect(mixed.issues.map(({ code, facts }) => [code, facts.issue])).toEqual([['annotations', 'formats-mixed']]);
    const alone = await check(bytes('brat').filter(({ name }) => name !== 'c.ann'));
    expect(alone.notes).toHaveLength(3);
    expect(alone.issues.map(({ facts }) => facts.issue)).toContain('annotations-missing');
  });

  it('are told from the notes’ own JSON Lines and from other JSON', async () => {
    const own = JSON.stringify({ id: 'x', text: 'No gout.', entities: [{ start: 3, end: 7, label: 'DISEASE' }] });
    expect((await check([{ name: 'notes.jsonl', bytes: bytesOf(own) }])).preview?.source).toBe('sample');
    const other = await check([{ name: 'settings.json', bytes: bytesOf('{\n"a": 1\n}') }]);
    expect(other.issues.map(({ code }) => code)).toEqual(['format-unknown']);
  });
});
