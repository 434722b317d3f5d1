import { describe, expect, it } from 'vitest';
import { settledMarks } from '@/lib/domain/annotation/settle-layers';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { growDataset } from '@/lib/pipelines/retrain/grow-dataset';
import { datasetFixture } from '../fixtures/stored';
import { testHost } from '../fixtures/test-host';

const DISEASE = 'DISEASE';
const AT = '2026-03-05T05:06:07.000Z';
const mark = (start: number, end: number) => ({ start, end, label: DISEASE });
const noteOf = (id: string, text: string, split: LabelledNote['split'], patientKey = id): LabelledNote => ({
  note: { id, text, title: id, date: undefined, patientKey, tokenizer: 'clinical-1' },
  gold: [],
  split,
});

describe('marks that several people made', () => {
  it('are the adjudicated ones where there are', () => {
    const layers = [
      { annotator: 'ann', marks: [mark(0, 4)] },
      { annotator: 'gold', marks: [mark(2, 6)] },
      { annotator: 'bea', marks: [mark(8, 9)] },
    ];
    expect(settledMarks(layers)).toEqual([mark(2, 6)]);
  });

  it('are nobody’s where people disagree by more than one in five', () => {
    const five = [0, 10, 20, 30, 40].map((start) => mark(start, start + 5));
    const four = [...five.slice(0, 4), mark(41, 45)];
    // 4 of 5 are exactly alike: F1 = .8, which is enough; 3 of 5 are not.
    expect(settledMarks([layer('bea', five), layer('ann', four)])).toEqual(four);
    const three = [...four.slice(0, 3), mark(31, 35), mark(41, 45)];
    expect(settledMarks([layer('ann', five), layer('bea', three)])).toBeUndefined();
  });

  it('agree where nobody found anything, and not where one person did', () => {
    expect(settledMarks([layer('ann', []), layer('bea', [])])).toEqual([]);
    expect(settledMarks([layer('ann', []), layer('bea', [mark(0, 3)])])).toBeUndefined();
  });
});

const layer = (annotator: string, marks: readonly ReturnType<typeof mark>[]) => ({ annotator, marks });

describe('a dataset that grows by tagged notes', () => {
  const base = { ...datasetFixture('d1'), labels: [DISEASE] };
  const baseNotes = [
    noteOf('d1:0', 'Gout since May.', 'train', 'p1'),
    noteOf('d1:1', 'Known asthma.', 'test', 'p2'),
    noteOf('d1:2', 'No complaints.', 'train', 'p3'),
  ];
  const grow = (tagged: readonly LabelledNote[]) =>
    growDataset(base, baseNotes, tagged, { id: 'd3', name: 'grown', createdAt: AT, seed: 5 }, testHost());

  it('keeps its notes with their parts, and takes new ones in under ids of their own', async () => {
    const tagged = Array.from({ length: 40 }, (_, at) => noteOf(`d2:${at}`, `New note ${at}.`, undefined));
    const { dataset, notes } = await grow(tagged);
    expect(notes).toHaveLength(43);
    expect(new Set(notes.map(({ note }) => note.id)).size).toBe(43);
    expect(notes.slice(0, 3).map(({ split }) => split)).toEqual(['train', 'test', 'train']);
    expect(dataset).toMatchObject({ id: 'd3', parentId: 'd1', createdAt: AT, labelled: true });
    const tested = notes.slice(3).filter(({ split }) => split === 'test').length;
    expect(tested).toBeGreaterThan(2);
    expect(tested).toBeLessThan(16);
  });

  it('puts a new note of a known patient where the patient is', async () => {
    const tagged = Array.from({ length: 12 }, (_, at) => noteOf(`d2:${at}`, `Later ${at}.`, 'train', 'p2'));
    const { notes } = await grow(tagged);
    expect(notes.slice(3).every(({ split }) => split === 'test')).toBe(true);
  });

  it('gives a note it has its new marks, and none to a test note', async () => {
    const again = [
      { ...noteOf('d9:4', 'Gout since May.', undefined), gold: [mark(0, 4)] },
      { ...noteOf('d9:5', 'Known asthma.', undefined), gold: [mark(6, 12)] },
    ];
    const { notes } = await grow(again);
    expect(notes.map(({ gold }) => gold)).toEqual([[mark(0, 4)], [], []]);
  });
});
