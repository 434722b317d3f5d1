import { describe, expect, it } from 'vitest';
import { retryOf } from '@/lib/client/step-runs';
import type { StepRun } from '@/lib/domain/monitoring/step-run';

const run = (changes: Partial<StepRun>): StepRun => ({
  ...{ id: 'r', worker: 'w', pipeline: 'training', step: 'train', startedAt: 0, tookMs: 5, reason: { kind: 'asked' } },
  ...{
    attempt: 1,
    outcome: 'failed',
    code: 'quota-exceeded',
    countIn: 3,
    countOut: undefined,
    facts: { runId: 'run' },
  },
  ...changes,
});

describe('a step to be tried again', () => {
  it('is one that did not come to its end, and none that did or goes on', () => {
    for (const outcome of ['failed', 'interrupted', 'cancelled'] as const) {
      expect(retryOf(run({ outcome }))?.kind, outcome).toBe('again');
    }
    for (const outcome of ['ok', 'running', 'look', 'refused'] as const) {
      expect(retryOf(run({ outcome })), outcome).toBeUndefined();
    }
  });

  it('needs its file where it read one, also after a refusal', () => {
    expect(retryOf(run({ pipeline: 'data', step: 'import', outcome: 'refused' }))).toEqual({ kind: 'file' });
    expect(retryOf(run({ pipeline: 'data', step: 'split', outcome: 'interrupted' }))).toEqual({ kind: 'file' });
  });

  it('of a version goes by its facts, unless a person had chosen places in notes', () => {
    const freeze = (steps: string) => run({ pipeline: 'data', step: 'freeze', facts: { datasetId: 'd', steps } });
    expect(retryOf(freeze('deduplicate split'))?.kind).toBe('again');
    expect(retryOf(freeze('relabel'))).toEqual({ kind: 'elsewhere' });
  });

  it('of reading and monitoring can be had at once; of a gate where it was asked for', () => {
    expect(retryOf(run({ pipeline: 'inference', step: 'tag', facts: { datasetId: 'd', layer: 'model' } }))?.kind).toBe(
      'again',
    );
    expect(retryOf(run({ pipeline: 'monitoring', step: 'act', facts: {} }))?.kind).toBe('again');
    expect(retryOf(run({ step: 'gate', facts: { modelId: 'm' } }))).toEqual({ kind: 'elsewhere' });
  });
});
