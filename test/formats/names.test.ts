import { describe, expect, it } from 'vitest';
import { dataFileNames, roleOfName } from '@/lib/formats/file-roles';
import { readLabelNames } from '@/lib/formats/label-names';

describe('roleOfName', () => {
  it.each([
    ['train_sent', 'train', 'sent'],
    ['data/TRAIN-sent.tsv', 'train', 'sent'],
    ['train_sentences', 'train', 'sent'],
    ['testLabels (1).txt', 'test', 'label'],
    ['trainlabel.txt', 'train', 'label'],
    ['val.tags', 'dev', 'label'],
    ['train.conll', 'train', undefined],
    ['sentences.txt', undefined, 'sent'],
    ['patient 12.txt', undefined, undefined],
    ['contest_presented.txt', undefined, undefined],
    ['train_and_test_sent', undefined, 'sent'],
  ])('reads %s', (name, split, kind) => {
    expect(roleOfName(name)).toEqual({ split, kind });
  });

  it('leaves out of a folder what lies beside the data', () => {
    const names = [
      'train_sent',
      'README.md',
      '.DS_Store',
      'LICENSE',
      '__MACOSX/train_sent',
      'a/b/~$x.docx',
      'licensed.txt',
    ];
    expect(dataFileNames(names)).toEqual(['licensed.txt', 'train_sent']);
  });
});

describe('readLabelNames', () => {
  const read = (counts: Readonly<Record<string, number>>, words: readonly string[] = []) =>
    readLabelNames(new Map(Object.entries(counts)), (value) => words.includes(value), false);

  it('keeps names of its own that are used again and again', () => {
    const names = read({ O: 900, Drug: 60, ADE: 40 });
    expect(names.labels).toEqual(['ADE', 'Drug']);
    expect(names.mapped).toEqual([]);
  });

  it('joins spellings of one name under the most frequent', () => {
    const names = read({ O: 900, 'B-drug': 5, 'B-Drug': 60, 'I-Drug': 30 });
    expect(names.tagOf.get('B-drug')).toBe('B-Drug');
    expect(names.labels).toEqual(['Drug']);
  });

  it('takes a rare odd value for a fault, and a frequent one for a label', () => {
    expect(read({ O: 40_000, D: 3000, T: 2000, X: 1 }).tagOf.get('X')).toBeUndefined();
    expect(read({ O: 40_000, D: 3000, T: 2000, X: 30 }).tagOf.get('X')).toBe('I-X');
  });

  it('takes a rare word of the text for a fault even where it could be a name', () => {
    expect(read({ O: 30, D: 6, aspirin: 4 }, ['aspirin']).tagOf.get('aspirin')).toBeUndefined();
    expect(read({ O: 30, D: 6, DRUG: 4 }, ['aspirin']).tagOf.get('DRUG')).toBe('I-DRUG');
  });

  it('says that nothing is a label where a column holds words', () => {
    const words = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`word${i}`, 2]));
    expect(read(words).allUnknown).toBe(true);
    expect(read({ O: 100 }).allUnknown).toBe(false);
  });

  it('takes “other” and “x” for outside only where they fill the column', () => {
    expect(read({ other: 500, D: 40 }).tagOf.get('other')).toBe('O');
    expect(read({ O: 500, other: 40 }).tagOf.get('other')).toBe('I-other');
  });
});
