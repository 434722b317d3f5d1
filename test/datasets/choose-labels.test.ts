import { describe, expect, it } from 'vitest';
import { changesOf } from '@/components/datasets/inconsistent/choose-labels';
import type { PlacedOccurrence, PlacedPhrase } from '@/workers/pipeline-api';

const place = (noteId: string, label: string | undefined, split: 'train' | 'test' = 'train'): PlacedOccurrence => ({
  noteId,
  start: 4,
  end: 11,
  label,
  split,
  noteTitle: noteId,
  before: 'the ',
  words: 'surgery',
  after: '',
});

const PHRASES: PlacedPhrase[] = [
  {
    phrase: 'surgery',
    labelled: { TREATMENT: 2, DISEASE: 1 },
    unlabelled: 1,
    disagreement: 0.5,
    occurrences: [
      place('a', 'TREATMENT'),
      place('b', 'DISEASE'),
      place('c', undefined),
      place('d', 'DISEASE', 'test'),
      place('e', 'TREATMENT', 'test'),
    ],
  },
  { phrase: 'pain', labelled: { DISEASE: 2 }, unlabelled: 1, disagreement: 0.3, occurrences: [place('f', undefined)] },
];

describe('changes of the chosen phrases', () => {
  it('are the places that are marked otherwise, test notes left alone unless asked', () => {
    const choices = new Map([['surgery', { kind: 'label', label: 'TREATMENT' } as const]]);
    expect(changesOf(PHRASES, choices, false)).toEqual({
      changes: [
        { noteId: 'b', start: 4, end: 11, from: 'DISEASE', to: 'TREATMENT' },
        { noteId: 'c', start: 4, end: 11, from: undefined, to: 'TREATMENT' },
      ],
      phrases: 1,
      skipped: 1,
    });
    expect(changesOf(PHRASES, choices, true).changes.map(({ noteId }) => noteId)).toEqual(['b', 'c', 'd']);
  });

  it('take marks away where a phrase is to carry none, and are none where nothing differs', () => {
    const choices = new Map([
      ['surgery', { kind: 'none' } as const],
      ['pain', { kind: 'none' } as const],
    ]);
    const { changes, phrases } = changesOf(PHRASES, choices, false);
    expect(changes.map(({ noteId, from, to }) => [noteId, from, to])).toEqual([
      ['a', 'TREATMENT', undefined],
      ['b', 'DISEASE', undefined],
    ]);
    expect(phrases).toBe(1);
    expect(changesOf(PHRASES, new Map(), true)).toEqual({ changes: [], phrases: 0, skipped: 0 });
  });
});
