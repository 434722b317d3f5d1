import { type CurvePoint, DEFAULT_SETTINGS, type Run } from '../../lib/domain/model/run';
import { seededRandom } from '../../lib/domain/random';
import { estimate, runFixture } from './run-fixture';

/** Runs as a year of searching leaves them, curves of 60 iterations included. */
export function manyRuns(count: number): Run[] {
  const random = seededRandom(17);
  return Array.from({ length: count }, (_, i) => {
    const f1 = random() < 0.05 ? undefined : 0.5 + 0.2 * random();
    const curve = Array.from(
      { length: 60 },
      (_, at): CurvePoint => ({
        fit: 'final',
        iteration: at + 1,
        lossNatsPerSentence: 9 / (at + 1),
        gradientNorm: 20 * random(),
        activeFeatures: 61_000,
        devF1: undefined,
        seconds: at / 5,
      }),
    );
    const run = runFixture(i + 1, f1, {
      datasetName: `Ward notes v${1 + Math.floor(random() * 12)}`,
      startedAt: new Date(Date.UTC(2026, 0, 1) + i * 3_000_000).toISOString(),
      labels: ['DISEASE', 'TREATMENT'],
      settings: { ...DEFAULT_SETTINGS, c1: Math.round(100 * random()) / 100, c2: Math.round(400 * random()) / 100 },
      actor: 'Amina',
      curve,
    });
    const exact = run.evaluation?.scores.exact;
    if (!run.evaluation || !exact) return run;
    const treatment = { ...exact.overall, f1: estimate(0.45 + 0.2 * random()) };
    const perLabel = { ...exact.perLabel, TREATMENT: treatment };
    return {
      ...run,
      evaluation: { ...run.evaluation, scores: { ...run.evaluation.scores, exact: { ...exact, perLabel } } },
    };
  });
}
