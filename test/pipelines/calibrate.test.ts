import { describe, expect, it } from 'vitest';
import { applyIsotonic } from '@/lib/domain/model/isotonic';
import { seededRandom } from '@/lib/domain/random';
import { checkCalibration } from '@/lib/pipelines/calibrate';
import type { Candidate, CheckedNote } from '@/lib/pipelines/out-of-fold';

const mark = (probability: number, right: boolean): Candidate => ({
  ...{ start: 2, end: 9, label: 'DISEASE', none: 1 - probability, probability, right },
});
const note = (fold: number, predicted: readonly Candidate[], more: readonly Candidate[] = []): CheckedNote => ({
  ...{ noteId: 'n', fold, gold: [], predicted, candidates: [...predicted, ...more] },
});

describe('calibration of a model', () => {
  it('brings confidences that say too much near to how often they are right', () => {
    const random = seededRandom(11);
    // Stated p, right with chance p²: too sure everywhere between.
    const notes = Array.from({ length: 4000 }, (_, at) => {
      const probability = random();
      return note(at % 5, [mark(probability, random() < probability ** 2)]);
    });
    const { before, after, fit, marks } = checkCalibration(notes);
    expect(marks).toBe(4000);
    // ∫ |p − p²| dp = 1/6.
    expect(before.expectedError).toBeGreaterThan(0.14);
    expect(after.expectedError).toBeLessThan(0.04);
    expect(after.brier).toBeLessThan(before.brier);
    for (const p of [0.2, 0.5, 0.8]) expect(Math.abs(applyIsotonic(fit, p) - p * p)).toBeLessThan(0.08);
  });

  it('judges a fold by a fit that never saw it', () => {
    const two = (fold: number, right: boolean) =>
      note(
        fold,
        Array.from({ length: 40 }, () => mark(0.7, right)),
      );
    const { after } = checkCalibration([two(0, true), two(1, false)]);
    // Fold 0 is all right, so fold 1, all wrong, is told "sure", and the other way round: the worst of forecasts.
    expect(after.brier).toBeGreaterThan(0.9);
  });

  it('promises no certainty, however often it was right', () => {
    const { fit } = checkCalibration([
      note(
        0,
        Array.from({ length: 30 }, () => mark(0.97, true)),
      ),
      note(1, []),
    ]);
    expect(applyIsotonic(fit, 0.97)).toBeCloseTo(30.5 / 31, 12);
    expect(applyIsotonic(fit, 1)).toBeLessThan(1);
    expect(applyIsotonic(fit, 0)).toBeGreaterThan(0);
  });

  it('learns from what other biases bring out too', () => {
    const wrong = Array.from({ length: 20 }, () => mark(0.2, false));
    const { fit, marks } = checkCalibration([note(0, [mark(0.9, true)], wrong), note(1, [mark(0.9, true)], wrong)]);
    expect(marks).toBe(2);
    expect(applyIsotonic(fit, 0.2)).toBeLessThan(0.05);
  });

  it('says nothing of a model that marked nothing', () => {
    const { marks, before, after } = checkCalibration([note(0, []), note(1, [])]);
    expect([marks, before.expectedError, after.expectedError]).toEqual([0, 0, 0]);
  });
});
