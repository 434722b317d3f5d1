import { describe, expect, it } from 'vitest';
import { type BiasNote, biasNotes, biasReport, hidesSuggestions, uniformOf } from '@/lib/domain/annotation/bias-check';
import type { NoteState } from '@/lib/domain/annotation/project';

describe('the hidden share', () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => `note-${at}`);

  it('is as large as the project says, for any seed', () => {
    for (const seed of [1, 7, 12_345]) {
      for (const hiddenShare of [0, 0.1, 0.5]) {
        const hidden = ids.filter((id) => hidesSuggestions({ hiddenShare, seed }, id)).length / ids.length;
        // Four standard errors of a share of 20,000.
        expect(Math.abs(hidden - hiddenShare)).toBeLessThan(4 * Math.sqrt(0.25 / ids.length));
      }
    }
  });

  it('is the same again, grows without dropping a note, and is another one under another seed', () => {
    const of = (hiddenShare: number, seed: number) => ids.filter((id) => hidesSuggestions({ hiddenShare, seed }, id));
    expect(of(0.1, 7)).toEqual(of(0.1, 7));
    const larger = new Set(of(0.2, 7));
    expect(of(0.1, 7).every((id) => larger.has(id))).toBe(true);
    const both = of(0.5, 7).filter((id) => hidesSuggestions({ hiddenShare: 0.5, seed: 8 }, id)).length;
    expect(both / ids.length).toBeCloseTo(0.25, 1);
  });

  it('spreads evenly over names that differ in their last signs', () => {
    const bins = new Array<number>(10).fill(0);
    for (const id of ids) bins[Math.floor(uniformOf(id, 7) * 10)] = (bins[Math.floor(uniformOf(id, 7) * 10)] ?? 0) + 1;
    const chiSquare = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    // 99.9 % point of chi-square with 9 degrees of freedom.
    expect(chiSquare).toBeLessThan(27.88);
  });
});

const note = (hidden: boolean, entities: number, more: Partial<BiasNote> = {}): BiasNote => ({
  hidden,
  entities,
  tokens: 100,
  activeMs: 30_000,
  shown: 4,
  right: 3,
  ...more,
});

describe('the report on bias', () => {
  it('compares the sides by hand-computed figures: sums over notes, not means of notes', () => {
    const report = biasReport(
      [
        note(false, 4, { tokens: 100, activeMs: 20_000, shown: 8, right: 6 }),
        note(false, 6, { tokens: 300, activeMs: 40_000, shown: 2, right: 2 }),
        note(true, 2, { tokens: 200, activeMs: 60_000, shown: 0, right: 0 }),
      ],
      { resamples: 200, seed: 1 },
    );
    expect(report.notesWith).toBe(2);
    expect(report.notesWithout).toBe(1);
    expect(report.entitiesPerThousandTokens.withSuggestions).toBe(25);
    expect(report.entitiesPerThousandTokens.without).toBe(10);
    expect(report.entitiesPerThousandTokens.difference?.value).toBe(15);
    // Draws of two notes: 40, 25 or 20 against 10.
    expect(report.entitiesPerThousandTokens.difference?.low).toBe(10);
    expect(report.entitiesPerThousandTokens.difference?.high).toBe(30);
    expect(report.secondsPerNote.difference?.value).toBe(-30);
    expect(report.shareRight).toEqual({ withSuggestions: 0.8, without: undefined, difference: undefined });
  });

  it('gives an interval as wide as the normal approximation where that holds', () => {
    const seconds = Array.from({ length: 400 }, (_, at) => 20 + (at % 40));
    const notes = seconds.map((value, at) => note(at % 2 === 0, 3, { activeMs: 1000 * value }));
    const sides = [true, false].map((hidden) => notes.filter((each) => each.hidden === hidden));
    const variance = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    };
    const error = Math.sqrt(
      sides.reduce((sum, side) => sum + variance(side.map(({ activeMs }) => activeMs / 1000)) / side.length, 0),
    );
    const { difference } = biasReport(notes, { resamples: 2000, seed: 3 }).secondsPerNote;
    expect(difference?.value).toBeCloseTo(1, 10);
    expect((difference?.high ?? 0) - (difference?.low ?? 0)).toBeGreaterThan(0.93 * 2 * 1.96 * error);
    expect((difference?.high ?? 0) - (difference?.low ?? 0)).toBeLessThan(1.07 * 2 * 1.96 * error);
  });

  it('says nothing where a side has no note', () => {
    const { entitiesPerThousandTokens } = biasReport([note(false, 4)], { resamples: 10, seed: 1 });
    expect(entitiesPerThousandTokens).toEqual({ withSuggestions: 40, without: undefined, difference: undefined });
    expect(biasReport([], { resamples: 10, seed: 1 }).secondsPerNote.difference).toBeUndefined();
  });

  it('takes done notes that had a model, and no others', () => {
    const state = (noteId: string, more: Partial<NoteState>): NoteState => ({
      projectId: 'p',
      annotator: 'Ana',
      noteId,
      status: 'done',
      doneAt: undefined,
      suggested: { shown: 2, right: 1, hidden: false },
      activeMs: 5,
      ...more,
    });
    const states = [
      state('a', {}),
      state('b', { status: 'in-progress' }),
      state('c', { status: 'reviewed-empty', suggested: { shown: 0, right: 0, hidden: true } }),
      state('d', { suggested: undefined }),
      state('gone', {}),
    ];
    const sizes = new Map(['a', 'b', 'c', 'd'].map((id) => [id, { entities: 3, tokens: 9 }]));
    expect(biasNotes(states, (id) => sizes.get(id))).toEqual([
      { hidden: false, entities: 3, tokens: 9, activeMs: 5, shown: 2, right: 1 },
      { hidden: true, entities: 3, tokens: 9, activeMs: 5, shown: 0, right: 0 },
    ]);
  });
});
