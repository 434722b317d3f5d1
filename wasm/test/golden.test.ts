import { describe, expect, it } from 'vitest';
import { loadEngine } from '../dist/index.js';
import { goldenBytes, goldenItems, goldenLog, goldenTags, goldenThere } from './support/golden';

const engine = await loadEngine();

function relative(ours: number, theirs: number): number {
  return Math.abs(ours - theirs) / Math.abs(theirs);
}

describe.skipIf(!goldenThere)('golden files of native CRFsuite', () => {
  const train = goldenThere ? goldenItems('train.items') : [];
  const test = goldenThere ? goldenItems('test.items') : [];

  it.each([
    ['lbfgs-c1_0-c2_1', { c1: 0, c2: 1, max_iterations: 100 }],
    ['lbfgs-c1_0.1-c2_0.1', { c1: 0.1, c2: 0.1, max_iterations: 100, 'feature.possible_transitions': 1 }],
  ])('LBF-6 OWL-4 %s: loss by iteration, and at the end, as CRFsuite logs them', async (name, params) => {
    const trainer = engine.createTrainer({ params });
    for (const { x, y } of train) trainer.append(x, y);
    const log = {
      loss: goldenLog(`${name}.log`, 'Loss'),
      featureNorm: goldenLog(`${name}.log`, 'Feature norm'),
      gradientNorm: goldenLog(`${name}.log`, 'Error norm'),
      trials: goldenLog(`${name}.log`, 'Line search trials'),
    };
    expect(log.loss).toHaveLength(100);
    const ours: { loss: number; featureNorm: number; gradientNorm: number; trials: number }[] = [];
    await trainer.train({
      onProgress: ({ loss, featureNorm, gradientNorm, lineSearchTrials: trials }) => {
        ours.push({ loss, featureNorm, gradientNorm, trials });
      },
    });
    expect(ours).toHaveLength(100);
    for (let i = 0; i < 20; i++) {
      const mine = ours[i];
      if (!mine) throw new Error('missing iteration');
      expect(relative(mine.loss, log.loss[i] ?? 0), `loss ${i + 1}`).toBeLessThan(1e-6);
      expect(relative(mine.featureNorm, log.featureNorm[i] ?? 0), `norm ${i + 1}`).toBeLessThan(2e-6);
      expect(relative(mine.gradientNorm, log.gradientNorm[i] ?? 0), `gradient ${i + 1}`).toBeLessThan(1e-6);
      expect(mine.trials, `trials ${i + 1}`).toBe(log.trials[i]);
    }
    expect(relative(ours[99]?.loss ?? 0, log.loss[99] ?? 0)).toBeLessThan(1e-4);
  });

  it.each(['lbfgs-c1_0.1-c2_0.1', 'lbfgs-c1_0-c2_1', 'l2sgd-c2_1', 'ap', 'pa', 'arow'])(
    'TAG-1 TAG-3 TAG-4 %s: tags, scores, probabilities and marginals of the test items',
    (name) => {
      const tagger = engine.openTagger(goldenBytes(`${name}.crfsuite`));
      const golden = goldenTags(`${name}.tags`);
      expect(golden).toHaveLength(test.length);
      golden.forEach((want, s) => {
        expect(tagger.tag(test[s]?.x)).toEqual(want.tags);
        expect(Math.abs(tagger.score(want.tags) - want.bestScore)).toBeLessThan(1e-6);
        const probability = tagger.probability(want.tags);
        expect(Math.abs(probability - want.probability)).toBeLessThan(1e-6);
        expect(Math.abs(tagger.score(want.tags) - Math.log(probability) - want.logZ)).toBeLessThan(2e-6);
        want.marginals.forEach((marginal, t) => {
          expect(Math.abs(tagger.marginal(want.tags[t] ?? '', t) - marginal)).toBeLessThan(1e-6);
        });
      });
      tagger.close();
    },
  );
});
