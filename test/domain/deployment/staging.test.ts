import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeploymentReport, judgeReports } from '@/lib/domain/deployment/halting';
import { deploymentFor, firstStage, nextStage, STAGES, stagePlace } from '@/lib/domain/deployment/staging';

const browsers = Array.from({ length: 20_000 }, (_, at) => `browser-${at.toString(16).padStart(8, '0')}`);

describe('staging', () => {
  it('goes from 5 to 25 to 100 %, and back at once', () => {
    expect([firstStage('promote'), firstStage('roll-back')]).toEqual([5, 100]);
    expect(STAGES.map(nextStage)).toEqual([25, 100, undefined]);
  });

  it('reaches the share it says', () => {
    for (const number of [1, 2, 913]) {
      const counts = new Array<number>(100).fill(0);
      for (const id of browsers) counts[stagePlace(id, number)] = (counts[stagePlace(id, number)] ?? 0) + 1;
      // Chi-squared over 100 places, 99 degrees of freedom: above 149 once in a thousand.
      const expected = browsers.length / 100;
      const chiSquared = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(chiSquared).toBeLessThan(149);
    }
  });

  it('begins with other browsers each time', () => {
    const first = (number: number) => new Set(browsers.filter((id) => stagePlace(id, number) < 5));
    const [a, b] = [first(8), first(9)];
    const both = [...a].filter((id) => b.has(id)).length;
    // Independent draws share 5 % of 5 %: 50 of 20,000, give or take 7.
    expect(both).toBeGreaterThan(20);
    expect(both).toBeLessThan(85);
  });

  it('gives the same place for the same browser and number in every build', () => {
    expect(['a/1', 'a/2', 'é/1'].map((text) => stagePlace(text.slice(0, 1), Number(text.slice(2))))).toEqual([
      17, 2, 64,
    ]);
  });

  it('never gives a browser a lower number than before, whatever is deployed and staged', () => {
    const step = fc.oneof(
      fc.constant({ does: 'deploy' as const }),
      fc.record({ does: fc.constant('stage' as const), which: fc.nat() }),
    );
    fc.assert(
      fc.property(fc.uuid(), fc.array(step, { maxLength: 30 }), (browserId, steps) => {
        let deployments: { number: number; percent: (typeof STAGES)[number] }[] = [{ number: 1, percent: 100 }];
        let seen = 1;
        for (const one of steps) {
          if (one.does === 'deploy') deployments.push({ number: deployments.length + 1, percent: 5 });
          else {
            const at = one.which % deployments.length;
            deployments = deployments.map((each, i) =>
              i === at ? { ...each, percent: nextStage(each.percent) ?? each.percent } : each,
            );
          }
          const given = deploymentFor(browserId, deployments.toReversed())?.number ?? 0;
          expect(given).toBeGreaterThanOrEqual(seen);
          seen = given;
        }
      }),
    );
  });
});

describe('judgeReports', () => {
  const refused = (browserId: string): DeploymentReport => ({
    browserId,
    outcome: 'refused',
    code: 'self-test-failed',
  });
  const swapped = (browserId: string): DeploymentReport => ({ browserId, outcome: 'swapped' });
  const many = (count: number) => Array.from({ length: count }, (_, at) => swapped(`s${at}`));

  it('halts at three refusals that are a tenth of the reports', () => {
    const three = ['a', 'b', 'c'].map(refused);
    expect(judgeReports([])).toEqual({ halt: false, refused: 0, swapped: 0 });
    expect(judgeReports(three.slice(1)).halt).toBe(false);
    expect(judgeReports(three).halt).toBe(true);
    expect(judgeReports([...three, ...many(27)])).toEqual({ halt: true, refused: 3, swapped: 27 });
    expect(judgeReports([...three, ...many(28)]).halt).toBe(false);
  });

  it('counts a browser once, by its last report', () => {
    expect(judgeReports([refused('a'), refused('a'), refused('a'), refused('a')]).halt).toBe(false);
    expect(judgeReports([refused('a'), refused('b'), refused('c'), swapped('a')]).halt).toBe(false);
  });

  it('passes over refusals that speak of the browser', () => {
    const reports = ['a', 'b', 'c', 'd'].map(
      (browserId): DeploymentReport => ({ browserId, outcome: 'refused', code: 'app-too-old' }),
    );
    expect(judgeReports(reports)).toEqual({ halt: false, refused: 0, swapped: 0 });
  });
});
