import { describe, expect, it } from 'vitest';
import { keptGroups, type PairSort, pairRows, sortRows } from '@/components/reading/pair-rows';
import type { DiseaseGroup, ReadingSource, TreatmentOfDisease } from '@/lib/domain/reading/reading';

const source = (noteId: string, sentenceIndex: number, confidence: number): ReadingSource => ({
  noteId,
  sentenceIndex,
  disease: { start: 3, end: 9 },
  treatment: undefined,
  confidence,
});

const treatment = (name: string, count: number, confidence: number): TreatmentOfDisease => ({
  key: name,
  name,
  variants: [{ text: name, count }],
  count,
  notes: count,
  confidence,
  sources: [source('n1', 2, confidence)],
});

const group = (name: string, treatments: TreatmentOfDisease[], alone: ReadingSource[]): DiseaseGroup => ({
  key: name,
  name,
  variants: [{ text: name, count: 4 }],
  mentions: 4,
  notes: 3,
  confidence: 0.9,
  treatments,
  alone,
});

const GROUPS = [
  group('gout', [treatment('colchicine', 2, 0.55), treatment('naproxen', 7, 0.81)], [source('n9', 0, 0.9)]),
  group('asthma', [], [source('n2', 1, 0.75), source('n2', 1, 0.66), source('n3', 4, 0.31)]),
];

describe('rows of all notes', () => {
  it('gives a disease a row of its own only where it has no treatment at all', () => {
    expect(pairRows(GROUPS).map((row) => [row.disease, row.treatment, row.count, row.notes, row.confidence])).toEqual([
      ['gout', 'colchicine', 2, 2, 0.55],
      ['gout', 'naproxen', 7, 7, 0.81],
      ['asthma', undefined, 2, 2, 0.75],
    ]);
  });

  it('drops what is less sure than asked, and diseases alone unless they are asked for', () => {
    const rows = (minimum: number, withAlone: boolean) =>
      pairRows(keptGroups(GROUPS, { minimum, withAlone })).map((row) => row.treatment ?? row.disease);
    expect(rows(0, true)).toEqual(['colchicine', 'naproxen', 'asthma']);
    expect(rows(0, false)).toEqual(['colchicine', 'naproxen']);
    expect(rows(0.7, true)).toEqual(['naproxen', 'asthma']);
    expect(rows(0.95, true)).toEqual([]);
  });

  it('sorts by any column both ways and never puts a missing treatment first', () => {
    const sorted = (column: PairSort['column'], descending: boolean) =>
      sortRows(pairRows(GROUPS), { column, descending }).map((row) => row.treatment ?? row.disease);
    expect(sorted('count', true)).toEqual(['naproxen', 'colchicine', 'asthma']);
    expect(sorted('confidence', false)).toEqual(['colchicine', 'asthma', 'naproxen']);
    expect(sorted('treatment', false)).toEqual(['colchicine', 'naproxen', 'asthma']);
    expect(sorted('treatment', true)).toEqual(['naproxen', 'colchicine', 'asthma']);
    expect(sorted('disease', false)).toEqual(['asthma', 'colchicine', 'naproxen']);
  });
});
