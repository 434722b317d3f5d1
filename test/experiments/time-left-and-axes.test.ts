import { describe, expect, it } from 'vitest';
import { runMsLeft, runProgress } from '../../components/experiments/run-time-left';
import { countTicks, linearAxis, logAxis } from '../../components/ui/chart-axis';
import type { Job } from '../../lib/domain/job';
import { type CurvePoint, DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { runFixture } from './run-fixture';

const point = (fit: 'dev' | 'final', iteration: number, seconds: number): CurvePoint => ({
  fit,
  iteration,
  seconds,
  lossNatsPerSentence: 2,
  gradientNorm: 3,
  activeFeatures: 4,
  devF1: undefined,
});
const job = (step: string, msLeft: number | undefined): Job => ({
  id: 'run-5',
  kind: 'train',
  state: 'running',
  step,
  done: 15,
  total: 60,
  startedAt: '2026-03-05T08:30:00.000Z',
  msLeft,
});
const settings = { ...DEFAULT_SETTINGS, maxIterations: 60, devShare: 0.2 };
const run = (curve: CurvePoint[]) => runFixture(5, undefined, { state: 'running', settings, curve });

describe('runMsLeft', () => {
  it('adds the final fit, on more notes, while the held-out check runs', () => {
    // 15 iterations in 6 s: 400 ms each; the final fit sees 1 / 0.8 as many notes, 500 ms each, 60 times.
    expect(runMsLeft(run([point('dev', 15, 6)]), job('fit-dev', 18_000))).toBeCloseTo(48_000, 6);
  });

  it('still counts the final fit while features are computed between the two', () => {
    expect(runMsLeft(run([point('dev', 60, 24)]), job('attributes', undefined))).toBeCloseTo(30_000, 6);
  });

  it('takes the job at its word in the final fit', () => {
    expect(runMsLeft(run([point('dev', 60, 24), point('final', 9, 4)]), job('fit-final', 22_500))).toBe(22_500);
  });

  it('says nothing before there is a pace', () => {
    expect(runMsLeft(run([]), job('attributes', 900))).toBeUndefined();
    expect(runMsLeft(run([]), undefined)).toBeUndefined();
  });
});

describe('runProgress', () => {
  it('gives each of two fits half the bar, and one fit all of it', () => {
    expect(runProgress(run([point('dev', 15, 6)]))).toEqual({ fit: 'dev', iteration: 15, share: 0.125 });
    expect(runProgress(run([point('dev', 41, 6), point('final', 30, 6)])).share).toBe(0.75);
    expect(runProgress(run([point('final', 45, 6)])).share).toBe(0.75);
  });
});

describe('axes', () => {
  it('have whole steps that hold every value', () => {
    expect(linearAxis([0.222, 0.667], false).ticks).toEqual([0.2, 0.4, 0.6, 0.8]);
    expect(linearAxis([13.2, 1.04], true)).toEqual({ domain: [0, 15], ticks: [0, 5, 10, 15] });
  });

  it('have a height when all values are equal or there is none', () => {
    for (const values of [[], [0], [0.5, 0.5]]) {
      const { domain } = linearAxis(values, false);
      expect(domain[1]).toBeGreaterThan(domain[0]);
    }
  });

  it('run over powers of ten on a log scale, passing over 0', () => {
    expect(logAxis([0, 0.4, 30]).ticks).toEqual([0.1, 1, 10, 100]);
    expect(logAxis([]).ticks).toEqual([1, 10]);
  });

  it('count in whole numbers', () => {
    expect(countTicks(60)).toEqual([0, 20, 40, 60]);
    expect(countTicks(12)).toEqual([0, 3, 6, 9, 12]);
    expect(countTicks(1)).toEqual([0, 1]);
  });
});
