import { describe, expect, it } from 'vitest';
import { compareModels, type NoteOfTwo } from '@/lib/domain/model/compare-models';
import { evaluate } from '@/lib/domain/model/evaluate';
import { seededRandom } from '@/lib/domain/random';
import type { Span } from '@/lib/domain/text/span';

const span = (start: number, label: string): Span => ({ start, end: start + 4, label });

/** Notes of up to four gold spans; each model finds some of them and adds wrong ones. */
function notesOfTwo(count: number, seed: number, skill: readonly [number, number]): NoteOfTwo[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const note = { gold: [] as Span[], first: [] as Span[], second: [] as Span[] };
    for (let at = 0; at < 4; at++) {
      const one = span(9 * at, random() < 0.6 ? 'D' : 'T');
      const real = random() < 0.7;
      if (real) note.gold.push(one);
      if (random() < (real ? skill[0] : 0.2)) note.first.push(one);
      if (random() < (real ? skill[1] : 0.2)) note.second.push(one);
    }
    return note;
  });
}

describe('compareModels', () => {
  it('is the difference of two evaluations, on every draw of notes', () => {
    const notes = notesOfTwo(30, 5, [0.8, 0.6]);
    const resamples = 200;
    const difference = compareModels(notes, ['D', 'T'], { resamples, seed: 13 });
    const random = seededRandom(13);
    const judge = (drawn: readonly NoteOfTwo[], which: 'first' | 'second') =>
      evaluate(
        drawn.map((note) => ({ gold: note.gold, predicted: note[which], tokens: [] })),
        ['D', 'T'],
        { resamples: 0, seed: 0 },
      ).exact;
    const f1: number[] = [];
    const recallOfT: number[] = [];
    for (let round = 0; round < resamples; round++) {
      const drawn = notes.map(() => notes[Math.floor(random() * notes.length)] as NoteOfTwo);
      const [a, b] = [judge(drawn, 'first'), judge(drawn, 'second')];
      f1.push(a.overall.f1.value - b.overall.f1.value);
      recallOfT.push((a.perLabel.T?.recall.value ?? 0) - (b.perLabel.T?.recall.value ?? 0));
    }
    const at = (values: number[], p: number) => {
      const sorted = values.toSorted((x, y) => x - y);
      const place = p * (sorted.length - 1);
      const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
      return low + (high - low) * (place % 1);
    };
    expect(difference.overall.f1.low).toBeCloseTo(at(f1, 0.025), 10);
    expect(difference.overall.f1.high).toBeCloseTo(at(f1, 0.975), 10);
    expect(difference.perLabel.T?.recall.low).toBeCloseTo(at(recallOfT, 0.025), 10);
    expect(difference.overall.f1.value).toBeCloseTo(
      judge(notes, 'first').overall.f1.value - judge(notes, 'second').overall.f1.value,
      12,
    );
    expect(difference.overall.f1.p).toBeCloseTo((1 + f1.filter((one) => one <= 0).length) / (resamples + 1), 12);
  });

  it('finds nothing between a model and itself, and the opposite when they change places', () => {
    const notes = notesOfTwo(50, 9, [0.9, 0.5]);
    const same = compareModels(
      notes.map((note) => ({ ...note, second: note.first })),
      ['D', 'T'],
      { resamples: 100, seed: 1 },
    );
    expect(same.overall.f1).toEqual({ value: 0, low: 0, high: 0, p: 1 });
    const there = compareModels(notes, ['D', 'T'], { resamples: 300, seed: 1 }).overall.f1;
    const back = compareModels(
      notes.map(({ gold, first, second }) => ({ gold, first: second, second: first })),
      ['D', 'T'],
      { resamples: 300, seed: 1 },
    ).overall.f1;
    expect(there.low).toBeGreaterThan(0);
    expect(back.value).toBeCloseTo(-there.value, 12);
    expect(back.low).toBeCloseTo(-there.high, 12);
  });

  it('has narrower intervals than two separate ones when the models err on the same notes', () => {
    // The second model misses what the first misses, and one span in ten besides.
    const random = seededRandom(77);
    const notes = notesOfTwo(200, 21, [0.6, 0]).map((note) => ({
      ...note,
      second: note.first.filter(() => random() > 0.1),
    }));
    const { f1 } = compareModels(notes, ['D', 'T'], { resamples: 500, seed: 2 }).overall;
    const alone = evaluate(
      notes.map(({ gold, first }) => ({ gold, predicted: first, tokens: [] })),
      ['D', 'T'],
      { resamples: 500, seed: 2 },
    ).exact.overall.f1;
    expect(f1.high - f1.low).toBeLessThan((alone.high - alone.low) / 1.5);
  });
});
