import { describe, expect, it } from 'vitest';
import { intervalScale } from '../../components/experiments/interval-scale';
import { sortRuns } from '../../components/experiments/sort-runs';
import { type CurvePoint, DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { type RunSummary, summaryOf } from '../../lib/domain/model/run-summary';
import { runFixture } from './run-fixture';

const point = (fit: 'dev' | 'final', iteration: number): CurvePoint => ({
  fit,
  iteration,
  lossNatsPerSentence: 12.5 - iteration,
  gradientNorm: 30,
  activeFeatures: 900,
  devF1: undefined,
  seconds: iteration / 4,
});

const runs: RunSummary[] = [
  runFixture(1, 0.61, { settings: { ...DEFAULT_SETTINGS, c2: 0.5 } }),
  runFixture(2, undefined, { datasetName: 'Sample notes' }),
  runFixture(3, 0.655, { curve: [point('dev', 58), point('final', 42)] }),
].map(summaryOf);
const numbers = (list: readonly RunSummary[]) => list.map((run) => run.number);

describe('sortRuns', () => {
  it('puts runs without the figure last in both directions', () => {
    expect(numbers(sortRuns(runs, 'f1', 'descending'))).toEqual([3, 1, 2]);
    expect(numbers(sortRuns(runs, 'f1', 'ascending'))).toEqual([1, 3, 2]);
    expect(numbers(sortRuns(runs, 'label:DISEASE', 'ascending'))).toEqual([1, 3, 2]);
  });

  it('breaks ties by number, newest first', () => {
    expect(numbers(sortRuns(runs, 'c1', 'ascending'))).toEqual([3, 2, 1]);
  });

  it('sorts names as people count, without regard to case', () => {
    const named = ['Set v10', 'set v9', 'Set v2'].map((datasetName, i) =>
      summaryOf(runFixture(i + 1, 0.6, { datasetName })),
    );
    expect(numbers(sortRuns(named, 'dataset', 'ascending'))).toEqual([3, 2, 1]);
  });

  it('counts the iterations of the final fit, not of the longer held-out fit', () => {
    expect(numbers(sortRuns(runs, 'iterations', 'descending'))).toEqual([3, 2, 1]);
    expect(runs.map((run) => run.iterations)).toEqual([0, 0, 42]);
  });

  it('does not change its input', () => {
    const before = [...runs];
    sortRuns(runs, 'seconds', 'descending');
    expect(runs).toEqual(before);
  });
});

describe('intervalScale', () => {
  it('holds every interval in steps of .05', () => {
    expect(
      intervalScale([
        { value: 0.55, low: 0.512, high: 0.6 },
        { value: 0.8, low: 0.77, high: 0.811 },
      ]),
    ).toEqual({ min: 0.5, max: 0.85 });
  });

  it('widens narrow ones to .25 and stays inside 0 to 1', () => {
    expect(intervalScale([{ value: 0.63, low: 0.6, high: 0.66 }])).toEqual({ min: 0.5, max: 0.75 });
    expect(intervalScale([{ value: 0.99, low: 0.97, high: 1 }])).toEqual({ min: 0.75, max: 1 });
    expect(intervalScale([{ value: 0.01, low: 0, high: 0.03 }])).toEqual({ min: 0, max: 0.25 });
  });

  it('is the whole range when there is nothing to draw', () => {
    expect(intervalScale([])).toEqual({ min: 0, max: 1 });
  });
});
