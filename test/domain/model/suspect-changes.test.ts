import { describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { deriveNotes } from '@/lib/domain/data/derive-version';
import type { Suspect } from '@/lib/domain/model/cross-check';
import { changesOfSuspects, suspectKey } from '@/lib/domain/model/suspect-changes';

const span = (start: number, end: number, label: string) => ({ start, end, label, probability: 0.5 });
const suspect = (gold: Suspect['gold'], predicted: Suspect['predicted'], kind: Suspect['kind']): Suspect => ({
  ...{ noteId: 'n', kind, gold, predicted, margin: 0.7 },
});
const SUSPECTS = [
  suspect(undefined, span(14, 20, 'T'), 'spurious'),
  suspect(span(2, 6, 'D'), span(2, 6, 'T'), 'label'),
  suspect(span(10, 16, 'D'), span(8, 13, 'D'), 'boundary'),
  suspect(span(22, 25, 'T'), undefined, 'missed'),
];
const NOTE: LabelledNote = {
  note: { id: 'n', patientKey: 'p', title: 'n', date: undefined, text: 'x'.repeat(30), tokenizer: 'clinical-1' },
  gold: [
    { start: 2, end: 6, label: 'D' },
    { start: 10, end: 16, label: 'D' },
    { start: 22, end: 25, label: 'T' },
  ],
  split: 'train',
};

describe('changes of suspects', () => {
  it('make the dataset say what the model said, also where one mark takes the words of another', () => {
    const derived = deriveNotes([NOTE], [{ kind: 'relabel', changes: changesOfSuspects(SUSPECTS) }]);
    if (!derived.ok) throw new Error(derived.error.code);
    expect(derived.value.notes[0]?.gold).toEqual([
      { start: 2, end: 6, label: 'T' },
      { start: 8, end: 13, label: 'D' },
      { start: 14, end: 20, label: 'T' },
    ]);
  });

  it('are told apart by their place', () => {
    expect(new Set(SUSPECTS.map(suspectKey)).size).toBe(SUSPECTS.length);
  });
});
