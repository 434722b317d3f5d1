import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDataset } from '@/lib/domain/data/dataset-counts';
import { type DraftNote, placeOf } from '@/lib/domain/data/draft-note';
import { IssueLog } from '@/lib/domain/data/issue-log';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { findRepeats } from '@/lib/domain/data/repeated-notes';
import { misDecodedAt } from '@/lib/domain/data/suspicious-characters';
import { validateDrafts } from '@/lib/domain/data/validate';
import { finish } from '@/lib/domain/data/work';
import type { SplitName } from '@/lib/domain/text/note';
import { decodeWindows1252 } from '@/lib/formats/windows-1252';

function draft(text: string, split: SplitName | undefined, line: number): DraftNote {
  const id = `${split}-${line}`;
  const note = { id, patientKey: id, title: id, date: undefined, text, tokenizer: 'given-1' as const };
  const tokens = text.split(' ').length;
  return {
    labelled: { note, gold: [], split },
    place: { file: `${split}_sent`, line, endLine: line + tokens - 1 },
    sentenceLines: [line],
    tags: undefined,
  };
}

describe('validateDrafts', () => {
  const validate = (drafts: readonly DraftNote[], limits = IMPORT_LIMITS) => {
    const log = new IssueLog();
    return { ...finish(validateDrafts(drafts, limits, log)), issues: log.issues() };
  };

  it('takes exactly the limit and sets aside what is one beyond it', () => {
    const limits = { ...IMPORT_LIMITS, noteCharactersMax: 20, sentenceTokensMax: 4, tokenCharactersMax: 7 };
    const drafts = ['a b c d', 'a b c d e', 'sevenxx', 'eightxxx', 'aaaaaaa bbbbb cccccc', 'aaaaaaa bbbbb ccccccc'];
    const { kept, setAside } = validate(
      drafts.map((text, i) => draft(text, 'train', 10 * i + 1)),
      limits,
    );
    expect(kept.map((each) => each.draft.labelled.note.text)).toEqual([drafts[0], drafts[2], drafts[4]]);
    expect(setAside.map(({ place }) => place)).toEqual([
      { file: 'train_sent', line: 11 },
      { file: 'train_sent', line: 31 },
      { file: 'train_sent', line: 51, endLine: 53 },
    ]);
  });

  it('names the line of the very token a control character stands in', () => {
    const { setAside } = validate([draft('no pain \u001b[0m today', 'train', 40)]);
    expect(setAside).toMatchObject([{ code: 'control-characters', place: { file: 'train_sent', line: 42 } }]);
  });

  it('loses no draft: each is kept or set aside', () => {
    const text = fc
      .array(fc.constantFrom('gout', '', '\u0000', '💊', 'Ã©', 'x'.repeat(1001)), { maxLength: 5 })
      .map((t) => t.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 150 }), (texts) => {
        const { kept, setAside } = validate(texts.map((each, i) => draft(each, 'train', i + 1)));
        expect(
          [...kept.map((each) => each.draft.labelled.note.text), ...setAside.map((each) => each.text)].sort(),
        ).toEqual([...texts].sort());
      }),
    );
  });

  it('counts all places of an issue and lists the first twenty', () => {
    const { issues } = validate(Array.from({ length: 33 }, (_, i) => draft('MontrÃ©al', 'train', 2 * i + 1)));
    expect(issues).toMatchObject([{ code: 'mis-decoded', count: 33 }]);
    expect(issues[0]?.places).toHaveLength(20);
    expect(issues[0]?.places[19]).toEqual({ file: 'train_sent', line: 39 });
  });
});

describe('misDecodedAt', () => {
  it.each([
    'SociÃ©tÃ©',
    'mÃ¼llerian',
    'antimÃ1/4llerian',
    'MontrÃ',
    'SÃ',
    'fÃ1/4r',
    'patientâ€™s',
    '37 Â°C',
    'a\ufffdb',
    'x\u0092s',
    'naÃ¯ve',
    '5 Âµg',
  ])('finds %j odd', (text) => expect(misDecodedAt(text)).not.toEqual([]));

  it.each([
    'Société',
    'Müller',
    'IRMÃ',
    'NÃO',
    'SÃO PAULO',
    'pão',
    'Ångström',
    'âge',
    'Âge',
    '37 °C',
    '5 µg',
    '💊',
    'e\u0301',
    '“quoted” – text…',
  ])('finds nothing odd in %j', (text) => expect(misDecodedAt(text)).toEqual([]));

  it('finds what reading UTF-8 as Windows-1252 makes of Western letters', () => {
    const letters = [...'àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšž°µ’“”–…€'];
    const garbled = letters.map((letter) => `a${decodeWindows1252(new TextEncoder().encode(letter))}b`);
    expect(garbled.filter((text) => misDecodedAt(text).length === 0)).toEqual([]);
  });
});

describe('findRepeats', () => {
  const texts: readonly [string, SplitName | undefined][] = [
    ['a a', 'train'],
    ['a a', 'train'],
    ['b', 'train'],
    ['A a', 'train'],
    ['b', 'test'],
    ['c', 'test'],
    ['c', 'test'],
    ['c', undefined],
  ];
  const valid = texts.map(([text, split], i) => ({ draft: draft(text, split, 3 * i + 1), sentences: 1, tokens: 1 }));
  const find = (rule: 'keep' | 'set-aside') => {
    const log = new IssueLog();
    const { kept, setAside } = finish(findRepeats(valid, rule, log));
    const issues = log.issues().map(({ code, severity, facts, count }) => [code, severity, facts.split, count]);
    return {
      kept: kept.map((each) => each.draft.place.line),
      setAside: setAside.map(({ place }) => place.line),
      issues,
    };
  };

  it('keeps every note by default and says which repeat and which stand in train', () => {
    const { kept, setAside, issues } = find('keep');
    expect(kept).toEqual([1, 4, 7, 10, 13, 16, 19, 22]);
    expect(setAside).toEqual([]);
    expect(issues).toEqual([
      ['duplicate', 'notice', 'train', 1],
      ['train-in-test', 'notice', 'test', 1],
      ['duplicate', 'notice', 'test', 1],
    ]);
  });

  it('on request takes copies and leaks out of train and leaves test whole', () => {
    const { kept, setAside, issues } = find('set-aside');
    expect(kept).toEqual([1, 10, 13, 16, 19, 22]);
    expect(setAside).toEqual([4, 7]);
    expect(issues).toEqual([
      ['duplicate', 'rejected', 'train', 1],
      ['train-in-test', 'rejected', 'test', 1],
      ['duplicate', 'notice', 'test', 1],
    ]);
  });
});

describe('countDataset', () => {
  it('counts by split and label, notes without a split apart', () => {
    const clinical = { ...draft('x', undefined, 1).labelled };
    const note = { ...clinical.note, text: 'Gout. Fever 2 mg.', tokenizer: 'clinical-1' as const };
    const gold = [{ start: 0, end: 4, label: 'DISEASE' }];
    const train = { ...draft('a b\nc', 'train', 1).labelled, gold };
    const counts = finish(countDataset([train, train, { note, gold, split: undefined }]));
    expect(counts.splits).toEqual({
      train: { notes: 2, sentences: 4, tokens: 6, entities: 2, perLabel: { DISEASE: 2 } },
    });
    expect(counts.unsplit).toEqual({ notes: 1, sentences: 2, tokens: 6, entities: 1, perLabel: { DISEASE: 1 } });
  });
});

describe('placeOf', () => {
  it('follows tokens line by line over sentences that do not follow each other', () => {
    const note = { ...draft('a bb\nc dd', 'train', 5), sentenceLines: [5, 90] };
    expect([0, 2, 5, 7].map((offset) => placeOf(note, offset).line)).toEqual([5, 6, 90, 91]);
  });
});
