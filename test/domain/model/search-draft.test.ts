import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { drawTrials } from '@/lib/domain/model/search';
import { checkSearch, DEFAULT_SEARCH, type SearchDraft } from '@/lib/domain/model/search-draft';
import { plannedFits } from '@/lib/domain/model/search-record';
import { SMALL } from '@/lib/domain/text/feature-set';

const TARGET = { datasetId: 'd', datasetHash: 'h', base: DEFAULT_SETTINGS, featureSets: [SMALL] };
const check = (changes: Partial<SearchDraft>) =>
  checkSearch({ ...DEFAULT_SEARCH, featureSetIds: ['small'], ...changes }, TARGET);

describe('a search as typed', () => {
  it('reads lists and ranges', () => {
    const read = check({ c1: '0 .05; 0.5, 0.5', c2: '0.01 to 10', minFrequency: '0 bis 4', method: 'grid' });
    if (!read.ok) throw new Error('refused');
    expect(read.value.space.c1).toEqual({ kind: 'list', values: [0, 0.05, 0.5] });
    expect(read.value.space.c2).toMatchObject({ kind: 'range', min: 0.01, max: 10, scale: 'log' });
    expect(read.value.space.minFrequency).toMatchObject({ scale: 'linear' });
    expect(drawTrials(read.value)).toHaveLength(3 * 5 * 5);
  });

  it('names what is wrong with each field', () => {
    const read = check({
      c1: 'many',
      c2: '3 to 1',
      minFrequency: '1.5',
      encodings: [],
      featureSetIds: ['unknown'],
      trials: '0',
      folds: '1',
      seed: '-1',
      budgetMinutes: 'soon',
    });
    expect(read).toEqual({
      ok: false,
      error: {
        c1: 'not-numbers',
        c2: 'range-wrong',
        minFrequency: 'not-whole',
        encodings: 'empty',
        featureSetIds: 'empty',
        trials: 'too-small',
        folds: 'too-small',
        seed: 'too-small',
        budgetMinutes: 'not-numbers',
      },
    });
    expect(check({ c1: '0 to 1' })).toEqual({ ok: false, error: { c1: 'range-wrong' } });
    expect(check({ c2: '' })).toEqual({ ok: false, error: { c2: 'empty' } });
    expect(check({ c2: '101' })).toEqual({ ok: false, error: { c2: 'too-large' } });
    const many = Array.from({ length: 60 }, (_, at) => at).join(' ');
    expect(check({ method: 'grid', c1: many, c2: many })).toEqual({ ok: false, error: { c1: 'too-many' } });
  });

  it('takes an empty budget for none', () => {
    expect(check({ budgetMinutes: ' ' })).toMatchObject({ ok: true, value: { budgetMinutes: undefined } });
    expect(check({ budgetMinutes: '1,5' })).toMatchObject({ ok: true, value: { budgetMinutes: 1.5 } });
  });
});

describe('planned fits', () => {
  it('of halving are those of its rungs', () => {
    const plan = (folds: number, eta: number) => ({ method: { kind: 'halving', trials: 9, eta } as const, folds });
    const base = check({});
    if (!base.ok) throw new Error('refused');
    // 9 trials on one fold, the best 3 on the other two.
    expect(plannedFits({ ...base.value, ...plan(3, 3) }, 9)).toBe(9 + 3 * 2);
    // 10 on one fold, 5 on one more, 3 on the last three.
    expect(plannedFits({ ...base.value, ...plan(5, 2) }, 10)).toBe(10 + 5 + 3 * 2 + 2 * 1);
    expect(plannedFits({ ...base.value, method: { kind: 'grid' }, folds: 4 }, 7)).toBe(28);
  });
});
