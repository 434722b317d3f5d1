import { describe, expect, it } from 'vitest';
import { curveRows, lastOf } from '../../components/experiments/curve-rows';
import { type CurvePoint, DEFAULT_SETTINGS } from '../../lib/domain/model/run';
import { checkDraft, DEFAULT_DRAFT } from '../../lib/domain/model/settings-draft';
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
