import { describe, expect, it } from 'vitest';
import { bestPoint, placeOf, scoresOf } from '@/lib/domain/model/recall-curve';

const point = (bias: number, truePositives: number, falsePositives: number, falseNegatives: number) => ({
  ...{ bias, truePositives, falsePositives, falseNegatives },
});

describe('a recall curve', () => {
  it('gives precision, recall and their harmonic mean', () => {
    const { precision, recall, f1 } = scoresOf(point(0, 30, 10, 30));
    expect([precision, recall]).toEqual([0.75, 0.5]);
    expect(f1).toBeCloseTo((2 * 0.75 * 0.5) / (0.75 + 0.5), 12);
    expect(scoresOf(point(0, 0, 0, 0))).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('has its best point where F1 is highest, nearest to 0 among equals', () => {
    expect(bestPoint([point(-2, 5, 9, 1), point(-1, 6, 2, 2), point(1, 6, 2, 2), point(0.5, 6, 2, 2)])?.bias).toBe(0.5);
    expect(bestPoint([])).toBeUndefined();
  });

  it('finds the point of a bias', () => {
    const points = [point(-1, 1, 1, 1), point(-0.75, 1, 1, 1), point(0, 1, 1, 1)];
    expect([placeOf(points, -0.75), placeOf(points, -0.8), placeOf(points, 9), placeOf([], 0)]).toEqual([1, 1, 2, -1]);
  });
});
