import { describe, expect, it } from 'vitest';
import { type CurvePoint, DEFAULT_SETTINGS, type Run } from '@/lib/domain/model/run';
import { missingFacts, RUN_FACTS, type RunFact, withAllFacts } from '@/lib/domain/model/run-facts';
import { runFixture } from '../../experiments/run-fixture';

const hash = (digit: string) => digit.repeat(64);
const point = (fit: CurvePoint['fit'], changes: Partial<CurvePoint> = {}): CurvePoint => ({
  fit,
  iteration: 3,
  lossNatsPerSentence: 2.75,
  gradientNorm: 31.5,
  activeFeatures: 907,
  devF1: fit === 'dev' ? 0.41 : undefined,
  seconds: 0.8,
  ...changes,
});

const complete: Run = runFixture(4, 0.62, {
  datasetHash: hash('1'),
  splitHash: hash('2'),
  featureSetHash: hash('3'),
  tokenizerHash: hash('4'),
  wasmHash: hash('5'),
  labelSetHash: hash('6'),
  modelSha256: hash('7'),
  actor: 'Dr. Vega 🩺',
  finishedAt: '2026-03-04T08:31:00.000Z',
  curve: [point('dev', { devF1: undefined }), point('dev'), point('final')],
});

/** How a run loses each fact. */
const WITHOUT: Record<RunFact, Partial<Run>> = {
  'dataset-hash': { datasetHash: '' },
  'split-hash': { splitHash: undefined },
  settings: { settings: { ...DEFAULT_SETTINGS, c2: Number.NaN } },
  seed: { settings: { ...DEFAULT_SETTINGS, seed: Number.NaN } },
  loss: { curve: [point('dev'), point('final', { lossNatsPerSentence: Number.POSITIVE_INFINITY })] },
  'gradient-norm': { curve: [point('dev'), point('final', { gradientNorm: Number.NaN })] },
  'held-out-f1': { curve: [point('dev', { devF1: undefined }), point('final')] },
  'feature-set-hash': { featureSetHash: 'cd34' },
  'tokenizer-hash': { tokenizerHash: undefined },
  'engine-hash': { wasmHash: hash('G') },
  'app-version': { appVersion: ' ' },
  'label-set': { labelSetHash: undefined },
  'model-hash': { modelSha256: undefined },
  actor: { actor: '' },
  'started-at': { startedAt: 'yesterday' },
  'finished-at': { finishedAt: undefined },
};

describe('missingFacts', () => {
  it('finds none in a complete run', () => {
    expect(missingFacts(complete)).toEqual([]);
    expect(withAllFacts(complete)).toEqual({ ok: true, value: complete });
  });

  it.each(RUN_FACTS)('names %s, and it alone, when it is missing', (fact) => {
    const run = { ...complete, ...WITHOUT[fact] };
    expect(missingFacts(run)).toEqual([fact]);
    expect(withAllFacts(run)).toEqual({ ok: false, error: { code: 'run-facts-missing', facts: [fact] } });
  });

  it('names all that is missing of a run of an older version, in one order', () => {
    const old = runFixture(1, 0.6, { datasetHash: hash('1'), featureSetHash: hash('3'), wasmHash: hash('5') });
    expect(missingFacts(old)).toEqual([
      'split-hash',
      'loss',
      'gradient-norm',
      'tokenizer-hash',
      'label-set',
      'model-hash',
      'actor',
      'finished-at',
    ]);
  });

  it('asks no F1 on the way of a run that holds nothing out', () => {
    expect(missingFacts({ ...complete, curve: [point('final')] })).toEqual([]);
    const first = point('dev', { iteration: 1, devF1: undefined });
    expect(missingFacts({ ...complete, curve: [first, point('final')] })).toEqual([]);
  });
});
