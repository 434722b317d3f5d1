import { describe, expect, it } from 'vitest';
import { agreementOf } from '@/lib/domain/annotation/agreement-measure';
import { correctionsWhenDone } from '@/lib/domain/annotation/suggestions';
import { isUntouched, TOKEN_CLASSES } from '@/lib/domain/monitoring/kpi-facts';
import { tokenize } from '@/lib/domain/text/tokenize';
import { markFixture } from '../../fixtures/tagging';

const shown = (start: number, end: number, label = 'DISEASE') => ({ start, end, label });
const from = { modelId: 'm', confidence: 0.8 };

describe('what a person made of a model’s marks', () => {
  it('tells kept, changed, deleted and added apart, by the label that stands or stood', () => {
    const marks = [
      markFixture('kept', 10, 16, { origin: 'accepted', from }),
      // Suggested as 20-25, then another edge.
      markFixture('changed', 20, 28, { origin: 'edited', from }),
      markFixture('drawn', 40, 44, { origin: 'drawn', from: undefined }),
      markFixture('applied', 50, 54, { origin: 'applied', from: undefined }),
      markFixture('rejected', 60, 64, { state: 'rejected', from }),
      // Came with the data: nobody’s correction.
      markFixture('imported', 70, 74, { origin: 'imported', from: undefined }),
    ];
    const open = [shown(10, 16), shown(20, 25), shown(60, 64), shown(80, 88, 'TREATMENT')];
    expect(correctionsWhenDone([...open, ...open], marks)).toEqual({
      DISEASE: { added: 2, deleted: 1, changed: 1, kept: 1 },
      // Left open when the note was called done: it does not stand.
      TREATMENT: { added: 0, deleted: 1, changed: 0, kept: 0 },
    });
  });

  it('counts a mark with another label as changed, and its suggestion not as deleted too', () => {
    const marks = [markFixture('relabelled', 10, 16, { label: 'TREATMENT', origin: 'edited', from })];
    expect(correctionsWhenDone([shown(10, 16)], marks)).toEqual({
      TREATMENT: { added: 0, deleted: 0, changed: 1, kept: 0 },
    });
  });

  it('is untouched where all was accepted, or where there was nothing to mark', () => {
    const accepted = correctionsWhenDone([shown(10, 16)], [markFixture('a', 10, 16, { origin: 'accepted', from })]);
    expect(isUntouched(accepted)).toBe(true);
    expect(isUntouched(correctionsWhenDone([], []))).toBe(true);
    expect(isUntouched(correctionsWhenDone([shown(10, 16)], []))).toBe(false);
  });
});

describe('agreement on one note', () => {
  it('counts spans of both and of one alone, and words by class in the order of the label set', () => {
    const text = 'Asthma treated with oral prednisolone.';
    const first = [
      { start: 0, end: 6, label: 'DISEASE' },
      { start: 25, end: 37, label: 'TREATMENT' },
    ];
    const second = [
      { start: 0, end: 6, label: 'DISEASE' },
      { start: 20, end: 37, label: 'TREATMENT' },
    ];
    const tokens = tokenize(text, 'clinical-1');
    const { counts, notes } = agreementOf({ noteId: 'n', first, second, tokens }, ['DISEASE', 'TREATMENT']);
    expect(counts.agreement).toEqual({ both: 1, onlyFirst: 1, onlySecond: 1 });
    const cell = (row: number, column: number) => counts.tokenTable[row * TOKEN_CLASSES + column];
    // Asthma; prednisolone; "oral" outside for the first, treatment for the second; treated, with and the full stop.
    expect([cell(1, 1), cell(2, 2), cell(0, 2), cell(0, 0)]).toEqual([1, 1, 1, 3]);
    expect(notes.agreement).toEqual({ both: 1, onlyFirst: 1, onlySecond: 1 });
  });
});
