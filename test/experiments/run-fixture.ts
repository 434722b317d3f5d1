import type { Estimate, SpanScores } from '../../lib/domain/model/evaluation';
import { DEFAULT_SETTINGS, type Run } from '../../lib/domain/model/run';
import { SMALL } from '../../lib/domain/text/feature-set';

export const estimate = (value: number): Estimate => ({ value, low: value - 0.03, high: value + 0.04 });

const scores = (f1: number): SpanScores => ({
  precision: estimate(f1),
  recall: estimate(f1),
  f1: estimate(f1),
  truePositives: 31,
  falsePositives: 7,
  falseNegatives: 11,
});

/** A run as the store keeps it; `f1` undefined: it never got as far as a figure. */
export function runFixture(number: number, f1: number | undefined, changes: Partial<Run> = {}): Run {
  const spans = { overall: scores(f1 ?? 0), perLabel: { DISEASE: scores((f1 ?? 0) + 0.02) } };
  return {
    id: `run-${number}`,
    number,
    state: f1 === undefined ? 'cancelled' : 'finished',
    datasetId: 'd1',
    datasetName: 'Case study',
    datasetHash: 'ab12',
    splits: {},
    labels: ['DISEASE'],
    settings: DEFAULT_SETTINGS,
    featureSet: SMALL,
    featureSetHash: 'cd34',
    wasmHash: 'ef56',
    appVersion: '0.1.0',
    startedAt: `2026-03-0${number}T08:30:00.000Z`,
    finishedAt: undefined,
    trainSeconds: f1 === undefined ? undefined : 10 + number,
    curve: [],
    evaluation:
      f1 === undefined
        ? undefined
        : {
            split: 'test',
            scores: {
              notes: 40,
              exact: spans,
              overlap: spans,
              token: {
                perLabel: {},
                weightedF1: 0.9,
                weightedF1WithoutO: 0.7,
                macroF1: 0.6,
                classes: [],
                confusion: [],
              },
              bootstrap: { resamples: 1000, seed: 7 },
            },
          },
    modelId: undefined,
    errorCode: undefined,
    ...changes,
  };
}
