import { describe, expect, it } from 'vitest';
import { curveRows, lastOf } from '../../components/experiments/curve-rows';
import { ALGORITHM_FACTS } from '../../lib/domain/model/algorithms';
import { type CurvePoint, DEFAULT_SETTINGS, settingsFor } from '../../lib/domain/model/run';
import { changedFields, checkDraft, DEFAULT_DRAFT, withAlgorithm } from '../../lib/domain/model/settings-draft';
import { DEFAULT_FEATURE_SET } from '../../lib/domain/text/feature-set';

describe('checkDraft', () => {
  it('gives the defaults back from the default draft', () => {
    expect(checkDraft(DEFAULT_DRAFT)).toEqual({
      ok: true,
      settings: DEFAULT_SETTINGS,
      featureSet: DEFAULT_FEATURE_SET,
    });
  });

  it('reads per cent as a share and a decimal comma as a point', () => {
    const checked = checkDraft({ ...DEFAULT_DRAFT, devShare: '12,5', c2: ' 0,25 ', encoding: 'IO' });
    expect(checked.ok && checked.settings.devShare).toBe(0.125);
    expect(checked.ok && checked.settings.c2).toBe(0.25);
    expect(checked.ok && checked.featureSet.encoding).toBe('IO');
  });

  it('names what is wrong with each field', () => {
    const checked = checkDraft({
      ...DEFAULT_DRAFT,
      c1: '',
      c2: '-0.5',
      maxIterations: '12.5',
      minFrequency: 'two',
      seed: '4294967296',
      devShare: '51',
    });
    expect(checked).toEqual({
      ok: false,
      problems: {
        c1: 'empty',
        c2: 'too-small',
        maxIterations: 'not-whole',
        minFrequency: 'not-a-number',
        seed: 'too-large',
        devShare: 'too-large',
      },
    });
  });
});

describe('the algorithm of a draft', () => {
  it('brings its own fields, and what is wrong with another’s is no concern', () => {
    const draft = withAlgorithm({ ...DEFAULT_DRAFT, c1: 'nonsense', gamma: '0' }, 'passive-aggressive');
    const checked = checkDraft(draft);
    expect(checked.ok && checked.settings).toEqual(settingsFor('passive-aggressive', DEFAULT_SETTINGS));
    expect(checkDraft(withAlgorithm(draft, 'arow'))).toEqual({ ok: false, problems: { gamma: 'too-small' } });
  });

  it('sets the most iterations, unless somebody chose them', () => {
    const arow = withAlgorithm(DEFAULT_DRAFT, 'arow');
    expect(arow.maxIterations).toBe(String(ALGORITHM_FACTS.arow.maxIterations));
    expect(withAlgorithm(arow, 'lbfgs')).toEqual(DEFAULT_DRAFT);
    expect(withAlgorithm({ ...DEFAULT_DRAFT, maxIterations: '17' }, 'arow').maxIterations).toBe('17');
    expect([DEFAULT_DRAFT, arow, { ...arow, c2: '9', gamma: '2' }].map(changedFields)).toEqual([0, 1, 2]);
  });
});

const point = (fit: 'dev' | 'final', iteration: number, loss: number, devF1?: number): CurvePoint => ({
  fit,
  iteration,
  lossNatsPerSentence: loss,
  gradientNorm: loss * 3,
  activeFeatures: 10,
  devF1,
  seconds: iteration,
});

describe('curveRows', () => {
  const curve = [point('dev', 1, 9, 0.2), point('dev', 2, 7), point('dev', 3, 6, 0.5), point('final', 1, 8.5)];
  const previous = [point('dev', 1, 99, 0.1), point('final', 1, 11), point('final', 4, 5)];

  it('lines up both fits and the previous final fit by iteration', () => {
    expect(curveRows(curve, previous, 'lossNatsPerSentence')).toEqual([
      { iteration: 1, final: 8.5, dev: 9, previous: 11 },
      { iteration: 2, final: undefined, dev: 7, previous: undefined },
      { iteration: 3, final: undefined, dev: 6, previous: undefined },
      { iteration: 4, final: undefined, dev: undefined, previous: 5 },
    ]);
  });

  it('compares F1 with the previous held-out fit and leaves out iterations without a figure', () => {
    expect(curveRows(curve, previous, 'devF1')).toEqual([
      { iteration: 1, final: undefined, dev: 0.2, previous: 0.1 },
      { iteration: 3, final: undefined, dev: 0.5, previous: undefined },
    ]);
  });

  it('finds the last value of a column', () => {
    const rows = curveRows(curve, previous, 'lossNatsPerSentence');
    expect(lastOf(rows, 'dev')).toEqual({ iteration: 3, value: 6 });
    expect(lastOf([], 'final')).toBeUndefined();
  });
});
