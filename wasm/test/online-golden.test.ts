import { describe, expect, it } from 'vitest';
import { type Algorithm, loadEngine } from '../dist/index.js';
import { goldenItems, goldenLog, goldenTags, goldenThere } from './support/golden';

const engine = await loadEngine();

/** Orders are not those of the C library, so that models are compared by what they are for. */
describe.skipIf(!goldenThere)('golden files of native CRFsuite, algorithms that shuffle', () => {
  const train = goldenThere ? goldenItems('train.items') : [];
  const test = goldenThere ? goldenItems('test.items') : [];

  /** Percent of the tokens of test.items whose tag is their label. */
  function accuracy(tags: readonly (readonly string[])[]): number {
    const right = test.flatMap(({ y }, s) => y.map((label, t): number => (tags[s]?.[t] === label ? 1 : 0)));
    expect(tags.flat()).toHaveLength(right.length);
    return (100 * right.reduce((sum, one) => sum + one, 0)) / right.length;
  }

  async function trained(algorithm: Algorithm, iterations: number) {
    const trainer = engine.createTrainer({ algorithm, params: { max_iterations: iterations } });
    for (const { x, y } of train) trainer.append(x, y);
    const losses: number[] = [];
    const steps: number[] = [];
    const bytes = await trainer.train({
      onProgress: ({ lineSearchStep, loss }) => {
        losses.push(loss);
        steps.push(lineSearchStep);
      },
    });
    return { bytes, losses, steps };
  }

  it.each([
    ['l2sgd', 'l2sgd-c2_1', 50],
    ['averaged-perceptron', 'ap', 20],
    ['passive-aggressive', 'pa', 20],
    ['arow', 'arow', 20],
  ] as const)(
    'ONL-7 %s: tags test.items as well as native does, within half a point',
    async (algorithm, name, count) => {
      const native = accuracy(goldenTags(`${name}.tags`).map(({ tags }) => tags));
      const { bytes, losses } = await trained(algorithm, count);
      expect(losses).toHaveLength(count);
      const tagger = engine.openTagger(bytes);
      const ours = accuracy(test.map(({ x }) => tagger.tag(x)));
      console.log(`${algorithm}: accuracy ${ours.toFixed(2)} %, native ${native.toFixed(2)} %`);
      expect(Math.abs(ours - native)).toBeLessThan(0.5);
    },
  );

  it('SGD-2 SGD-4 SGD-7 l2sgd: learning rates as logged, least loss within 0.5 % of native’s', async () => {
    const { losses, steps } = await trained('l2sgd', 50);
    const rates = goldenLog('l2sgd-c2_1.log', 'Learning rate \\(eta\\)');
    expect(rates).toHaveLength(50);
    steps.forEach((step, i) => {
      expect(step).toBeCloseTo(rates[i] ?? Number.NaN, 6);
    });
    // The log's last loss is that of the epoch whose weights it keeps.
    const native = goldenLog('l2sgd-c2_1.log', 'Loss').at(-1) ?? Number.NaN;
    expect(Math.abs(Math.min(...losses) - native) / native).toBeLessThan(0.005);
  });
});
