import { describe, expect, it } from 'vitest';
import { sharedRun } from '@/lib/domain/model/shared-run';
import { runFixture } from '../../experiments/run-fixture';

const hash = (digit: string) => digit.repeat(64);
const complete = () =>
  runFixture(4, 0.7, {
    ...{ datasetHash: hash('1'), splitHash: hash('2'), judgedHash: hash('3'), tokenizerHash: hash('4') },
    ...{ labelSetHash: hash('5'), featureSetHash: hash('6'), wasmHash: hash('7'), modelSha256: hash('8') },
    ...{ actor: 'Test', finishedAt: '2026-03-04T08:40:00.000Z' },
    curve: [
      {
        ...{ fit: 'final', iteration: 1, lossNatsPerSentence: 3.5, gradientNorm: 2.25 },
        ...{ activeFeatures: 12, devF1: 0.5, seconds: 0.2 },
      },
    ],
  });

describe('sharedRun', () => {
  it('leaves out what people call their data and themselves', () => {
    const run = { ...complete(), datasetName: 'Zorbinsky, April', actor: 'Quipmux', datasetId: 'wrifpyg' };
    const shared = sharedRun(run);
    if (!shared.ok) throw new Error(shared.error.code);
    const text = JSON.stringify(shared.value);
    for (const name of ['Zorbinsky', 'Quipmux', 'wrifpyg']) expect(text).not.toContain(name);
    expect(shared.value).toMatchObject({ number: run.number, datasetHash: run.datasetHash, settings: run.settings });
  });

  it('is the same after JSON, where there is no NaN', () => {
    const run = complete();
    const curve = run.curve.map((point, at) => (at === 0 ? { ...point, devF1: undefined } : point));
    const shared = sharedRun({ ...run, curve });
    if (!shared.ok) throw new Error(shared.error.code);
    expect(JSON.parse(JSON.stringify(shared.value))).toEqual(shared.value);
    expect(shared.value.curve[0]?.devF1).toBe(null);
  });

  it('refuses a run that nobody could repeat, or that was not judged on test notes', () => {
    expect(sharedRun({ ...complete(), splitHash: undefined })).toMatchObject({
      ok: false,
      error: { code: 'run-facts-missing', facts: ['split-hash'] },
    });
    const { evaluation } = complete();
    const dev = evaluation && { ...evaluation, split: 'dev' as const };
    expect(sharedRun({ ...complete(), evaluation: dev })).toMatchObject({ error: { code: 'not-judged-on-test' } });
  });
});
