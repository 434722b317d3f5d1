import { describe, expect, it } from 'vitest';
import { loadEngine, type TrainProgress } from '../dist/index.js';
import { codeOf, codeOfRejection } from './support/codes';
import { randomSequences } from './support/corpora';

const engine = await loadEngine();

function trainer(params: Record<string, number> = {}) {
  const trainer = engine.createTrainer({ params: { max_iterations: 9, ...params } });
  for (const { x, y } of randomSequences(31, 50, 3, 9)) trainer.append(x, y);
  return trainer;
}

describe('training step by step', () => {
  it('TRN-8 gives the progress and the bytes of train', async () => {
    const seen: TrainProgress[] = [];
    const bytes = await trainer().train({ onProgress: (progress) => void seen.push(progress) });
    const iterations = trainer().iterations();
    const losses: number[] = [];
    for (;;) {
      const step = await iterations.next();
      if (step.done) {
        expect(step.value).toEqual(bytes);
        break;
      }
      losses.push(step.value.loss);
    }
    expect(losses).toHaveLength(9);
    expect(losses).toEqual(seen.map(({ loss }) => loss));
  });

  it('TRN-8 rests between steps, is busy meanwhile, and is free after the loop is left', async () => {
    const ours = trainer();
    const expected = await ours.train();
    let count = 0;
    for await (const progress of ours.iterations()) {
      expect(progress.iteration).toBe(++count);
      expect(codeOf(() => ours.append([['a']], ['X']))).toBe('busy');
      expect(await codeOfRejection(ours.train())).toBe('busy');
      expect(await codeOfRejection(ours.iterations().next())).toBe('busy');
      if (count === 3) break;
    }
    expect(count).toBe(3);
    expect(await ours.train()).toEqual(expected);
  });

  it('TRN-8 takes holdout and signal as train does', async () => {
    const ours = trainer();
    ours.append([['bias'], ['w=1']], ['tag0', 'tag1'], 4);
    const cancel = new AbortController();
    const iterations = ours.iterations({ holdout: 4, signal: cancel.signal });
    const first = await iterations.next();
    expect(first.done ? [] : first.value.predictHoldout?.().map((tags) => tags.length)).toEqual([2]);
    cancel.abort();
    expect(await codeOfRejection(iterations.next())).toBe('cancelled');
    expect((await ours.train()).length).toBeGreaterThan(48);
  });

  it('TRN-1 TRN-8 with nothing to train on: no-data at the first step, and free again', async () => {
    const ours = engine.createTrainer();
    expect(await codeOfRejection(ours.iterations().next())).toBe('no-data');
    ours.append([['a']], ['X']);
    expect((await ours.train()).length).toBeGreaterThan(48);
  });
});
