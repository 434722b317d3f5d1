import { describe, expect, it } from 'vitest';
import { evaluate, type JudgedNote } from '@/lib/domain/model/evaluate';
import { quantileOfSorted } from '@/lib/domain/model/evaluate-bootstrap';
import { seededRandom } from '@/lib/domain/random';
import type { Span } from '@/lib/domain/text/span';

const span = (start: number, label: string): Span => ({ start, end: start + 3, label });

/** Notes with between 0 and 3 gold spans, some of them found. */
function sampleNotes(count: number, seed: number): JudgedNote[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const gold: Span[] = [];
    const predicted: Span[] = [];
    for (let at = 0; at < 3; at++) {
      const label = random() < 0.7 ? 'D' : 'T';
      if (random() < 0.6) gold.push(span(10 * at, label));
      if (random() < 0.6) predicted.push(span(10 * at, random() < 0.8 ? label : 'T'));
    }
    return { gold, predicted, tokens: [] };
  });
}

describe('bootstrap intervals', () => {
  it('are the 2.5 and 97.5 percentiles of scores over notes drawn with replacement', () => {
    const notes = sampleNotes(40, 3);
    const resamples = 400;
    const { exact } = evaluate(notes, ['D', 'T'], { resamples, seed: 11 });
    // Once more from whole notes: the same draws, judged each time from scratch.
    const random = seededRandom(11);
    const f1: number[] = [];
    const precisionOfD: number[] = [];
    for (let round = 0; round < resamples; round++) {
      const drawn = notes.map(() => notes[Math.floor(random() * notes.length)] as JudgedNote);
      const once = evaluate(drawn, ['D', 'T'], { resamples: 0, seed: 0 }).exact;
      f1.push(once.overall.f1.value);
      precisionOfD.push(once.perLabel.D?.precision.value ?? Number.NaN);
    }
    const percentile = (values: number[], p: number) => {
      const sorted = values.toSorted((a, b) => a - b);
      const at = p * (sorted.length - 1);
      const [low, high] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
      return low * (1 - (at % 1)) + high * (at % 1);
    };
    expect(exact.overall.f1.low).toBeCloseTo(percentile(f1, 0.025), 10);
    expect(exact.overall.f1.high).toBeCloseTo(percentile(f1, 0.975), 10);
    expect(exact.perLabel.D?.precision.low).toBeCloseTo(percentile(precisionOfD, 0.025), 10);
    expect(exact.perLabel.D?.precision.high).toBeCloseTo(percentile(precisionOfD, 0.975), 10);
  });

  it('come near the normal approximation of a plain proportion', () => {
    // One gold span a note, 70 % found: recall is a proportion of n = 500 with standard error sqrt(.7 * .3 / 500).
    const notes = Array.from({ length: 500 }, (_, at) => {
      const gold = [span(5, 'D')];
      return { gold, predicted: at % 10 < 7 ? gold : [], tokens: [] };
    });
    const { recall } = evaluate(notes, ['D'], { resamples: 2000, seed: 5 }).exact.overall;
    const error = 1.96 * Math.sqrt((0.7 * 0.3) / 500);
    expect(recall.value).toBeCloseTo(0.7, 12);
    expect(Math.abs(recall.low - (0.7 - error))).toBeLessThan(0.006);
    expect(Math.abs(recall.high - (0.7 + error))).toBeLessThan(0.006);
  });

  it('repeat for a seed and differ for another', () => {
    const notes = sampleNotes(25, 4);
    const intervalOf = (seed: number) => evaluate(notes, ['D', 'T'], { resamples: 200, seed }).overlap.overall.f1;
    expect(intervalOf(7)).toEqual(intervalOf(7));
    expect(intervalOf(7)).not.toEqual(intervalOf(8));
  });

  it('are as narrow as the value without resamples', () => {
    const { f1 } = evaluate(sampleNotes(10, 2), ['D', 'T'], { resamples: 0, seed: 7 }).exact.overall;
    expect([f1.low, f1.high]).toEqual([f1.value, f1.value]);
  });
});

describe('quantileOfSorted', () => {
  it('interpolates between order statistics', () => {
    // R: quantile(c(1, 2, 4, 8), c(.25, .5, .75)) with its default type 7.
    expect([0.25, 0.5, 0.75].map((p) => quantileOfSorted([1, 2, 4, 8], p))).toEqual([1.75, 3, 5]);
  });
});
