import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { findInconsistentLabels } from '@/lib/domain/data/inconsistent-labels';
import { splitByPatient } from '@/lib/domain/data/split-by-patient';
import { histogram, statisticsOf } from '@/lib/domain/data/statistics';
import { differenceOf } from '@/lib/domain/data/version-difference';
import { nextVersionName } from '@/lib/domain/data/version-name';
import { finish } from '@/lib/domain/data/work';
import type { SplitName } from '@/lib/domain/text/note';
import type { Span } from '@/lib/domain/text/span';

interface Wanted {
  readonly id?: string;
  readonly patient?: string;
  readonly split?: SplitName;
}

/** Marks stand between brackets: "[D gout] got [T allopurinol]". */
function labelled(marked: string, { id = 'n', patient = id, split }: Wanted = {}): LabelledNote {
  const gold: Span[] = [];
  let text = '';
  for (const part of marked.split(/(\[[A-Z]+ [^\]]+\])/u)) {
    const match = /^\[([A-Z]+) ([^\]]+)\]$/u.exec(part);
    if (match) gold.push({ start: text.length, end: text.length + (match[2] ?? '').length, label: match[1] ?? '' });
    text += match ? (match[2] ?? '') : part;
  }
  return {
    note: { id, patientKey: patient, title: id, date: undefined, text, tokenizer: 'clinical-1' },
    gold,
    split,
  };
}

describe('split by patient', () => {
  const notes = (patients: readonly (readonly [patient: number, rare: boolean])[]) =>
    patients.map(([patient, rare], at) =>
      labelled(rare ? '[D gout] and [R scurvy]' : '[D gout] alone', { id: `n${at}`, patient: `p${patient}` }),
    );

  it('keeps every patient in one split, whatever the notes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { minLength: 1, maxLength: 90 }),
        fc.nat(),
        (patients, seed) => {
          const splits = splitByPatient(notes(patients), { train: 0.7, dev: 0.1, test: 0.2 }, seed);
          const of = new Map(patients.map(([patient], at) => [patient, splits[at]]));
          expect(splits).toHaveLength(patients.length);
          expect(patients.every(([patient], at) => of.get(patient) === splits[at])).toBe(true);
          expect(splitByPatient(notes(patients), { train: 0.7, dev: 0.1, test: 0.2 }, seed)).toEqual(splits);
        },
      ),
    );
  });

  it('gives each split its share of the notes and of a rare label', () => {
    // 300 patients of one note; one in ten has the rare label. By chance alone a test split of 60 has 6 ± 2.2 of them.
    const all = notes(Array.from({ length: 300 }, (_, at) => [at, at % 10 === 0] as const));
    for (const seed of [1, 2, 3]) {
      const splits = splitByPatient(all, { train: 0.7, dev: 0.1, test: 0.2 }, seed);
      const count = (name: SplitName, rare: boolean) =>
        splits.filter((split, at) => split === name && (!rare || all[at]?.gold.some(({ label }) => label === 'R')))
          .length;
      expect([count('train', true), count('dev', true), count('test', true)]).toEqual([21, 3, 6]);
      expect([count('train', false), count('dev', false), count('test', false)]).toEqual([210, 30, 60]);
    }
  });

  it('leaves out a split whose share is none', () => {
    const splits = splitByPatient(
      notes([
        [1, true],
        [2, false],
        [3, false],
      ]),
      { train: 0.5, dev: 0, test: 0.5 },
      4,
    );
    expect(splits).not.toContain('dev');
    expect(new Set(splits)).toEqual(new Set(['train', 'test']));
  });
});

describe('the difference of two versions', () => {
  it('counts notes and spans added, changed and removed', () => {
    const before = [
      labelled('[D gout] again', { id: 'v1:a', split: 'train' }),
      labelled('on [T aspirin] daily', { id: 'v1:b', split: 'train' }),
      labelled('gone with [D scurvy]', { id: 'v1:c', split: 'test' }),
    ];
    const after = [
      labelled('[D gout] again', { id: 'v2:a', split: 'train' }),
      labelled('on [D aspirin] [T daily]', { id: 'v2:b', split: 'train' }),
      labelled('new: [D mumps], [D gout]', { id: 'v2:d', split: 'train' }),
    ];
    expect(differenceOf(before, after)).toEqual({
      notesAdded: 1,
      notesRemoved: 1,
      notesChanged: 1,
      spansAdded: 3,
      spansRemoved: 1,
      spansRelabelled: 1,
      testChanged: 1,
    });
  });

  it('is nothing between equal lists, and the notes that moved between splits are changed', () => {
    const notes = [labelled('[D gout]', { id: 'a', split: 'train' }), labelled('[D gout]', { id: 'b', split: 'test' })];
    const none = differenceOf(notes, notes);
    expect(Object.values(none).every((count) => count === 0)).toBe(true);
    const moved = differenceOf([labelled('x y', { split: 'train' })], [labelled('x y', { split: 'test' })]);
    expect(moved).toMatchObject({ notesChanged: 1, testChanged: 1, spansAdded: 0 });
  });
});

describe('the name of a version', () => {
  it('counts on from its parent, past names that are taken', () => {
    expect(nextVersionName('Clinic', [])).toBe('Clinic, version 2');
    expect(nextVersionName('Clinic, version 9', ['Clinic, version 10'])).toBe('Clinic, version 11');
  });
});

describe('inconsistent labels', () => {
  const found = (...marked: string[]) =>
    finish(findInconsistentLabels(marked.map((text, at) => labelled(text, { id: `n${at}` }))));

  it('finds a phrase marked two ways or left unmarked, with each place', () => {
    const [first, ...others] = found(
      'has [D iron deficiency].',
      'Treated [D Iron  Deficiency] and 🩺',
      'again iron deficiency, [T iron] given',
      'for [T iron deficiency]',
      '[T iron] twice',
    );
    expect(others).toEqual([]);
    expect(first).toMatchObject({ phrase: 'iron deficiency', labelled: { D: 2, T: 1 }, unlabelled: 1 });
    expect(first?.disagreement).toBeCloseTo(0.5, 12);
    expect(first?.occurrences.map(({ noteId, start, end, label }) => [noteId, start, end, label])).toEqual([
      ['n0', 4, 19, 'D'],
      ['n1', 8, 24, 'D'],
      ['n2', 6, 21, undefined],
      ['n3', 4, 19, 'T'],
    ]);
  });

  it('says nothing of a phrase inside a longer mark, of one marked once, or of one always marked alike', () => {
    expect(found('[D type 2 diabetes]', '[D diabetes] now', '[D diabetes] then')).toEqual([]);
    expect(found('[D gout] is', 'gout is not')).toEqual([]);
    expect(found('[D gout] is', '[D gout] was')).toEqual([]);
  });

  it('puts the phrase with most places against the majority first', () => {
    const phrases = found('[D gout] [D mumps]', '[D gout] [D mumps]', 'gout mumps', 'mumps', '[D gout]').map(
      (one) => one.phrase,
    );
    expect(phrases).toEqual(['mumps', 'gout']);
  });
});

describe('statistics', () => {
  it('count by hand', () => {
    const notes = [
      labelled('[D gout] got [T low dose colchicine].', { id: 'a', split: 'train' }),
      labelled('No [D gout] here.\nNo [D scurvy] there.', { id: 'b', split: 'test' }),
    ];
    const statistics = finish(statisticsOf(notes));
    expect(statistics).toMatchObject({ notes: 2, tokens: 6 + 8, words: 10 });
    expect(statistics.tokensPerEntity.T).toContainEqual({ from: 3, to: 4, count: 1 });
    expect(statistics.tokensPerEntity.D).toContainEqual({ from: 1, to: 2, count: 3 });
    expect(statistics.vocabularyGrowth).toEqual([
      { tokens: 6, words: 6 },
      { tokens: 14, words: 10 },
    ]);
    // Of the test's eight tokens "gout" and two full stops are known; of its two entities "gout" is.
    expect(statistics.unseenTokens.test).toBeCloseTo(5 / 8, 12);
    expect(statistics.unseenEntities.test).toBeCloseTo(1 / 2, 12);
    expect(statistics.topEntities.D).toEqual([
      { words: 'gout', count: 2 },
      { words: 'scurvy', count: 1 },
    ]);
  });

  it('put every value into one bar, below and beyond the edges too', () => {
    expect(histogram([0, 1, 4.9, 5, 200], [1, 5, 10])).toEqual([
      { from: 1, to: 5, count: 3 },
      { from: 5, to: 10, count: 1 },
      { from: 10, to: undefined, count: 1 },
    ]);
  });

  it('hold up without notes', () => {
    expect(finish(statisticsOf([]))).toMatchObject({ notes: 0, tokens: 0, unseenTokens: {}, vocabularyGrowth: [] });
  });
});
