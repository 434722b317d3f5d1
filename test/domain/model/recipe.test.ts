import { describe, expect, it } from 'vitest';
import { ablationOf, ablationPlan, ablationsOf } from '@/lib/domain/model/ablation';
import { isOpen, latestOf, makeRecipe, type OwnRecipe, sizeOf, withSize, withSwitch } from '@/lib/domain/model/recipe';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { drawTrials } from '@/lib/domain/model/search';
import { SMALL, STANDARD } from '@/lib/domain/text/feature-set';
import { attributesOf } from '@/lib/domain/text/features';
import { featureSetSchema } from '@/lib/schemas/model-version';

const NOW = '2026-03-04T05:06:07.000Z';
function made(name: string, parts: OwnRecipe['featureSet']['parts'], own: readonly OwnRecipe[] = []): OwnRecipe {
  const recipe = makeRecipe({ name, parts }, own, NOW);
  if (!recipe.ok) throw new Error(recipe.error);
  return recipe.value;
}

describe('own recipes', () => {
  it('are kept for good: a change makes the next revision', () => {
    const first = made(' short  words ', withSize(SMALL.parts, 'wordWindow', 1));
    expect(first).toMatchObject({ id: 'short words, 1', name: 'short words', revision: 1, createdAt: NOW });
    const second = made('short words', withSwitch(first.featureSet.parts, 'flags', false), [first]);
    expect(second).toMatchObject({ id: 'short words, 2', revision: 2 });
    expect(latestOf([second, first], 'short words')).toBe(second);
    expect(featureSetSchema.safeParse(second.featureSet).success).toBe(true);
    const again = { name: 'short words', parts: { ...second.featureSet.parts } };
    expect(makeRecipe(again, [first, second], NOW)).toEqual({ ok: false, error: 'nothing-changed' });
    expect(makeRecipe({ ...again, name: '  ' }, [], NOW)).toEqual({ ok: false, error: 'name-empty' });
    expect(makeRecipe({ ...again, name: 'Standard' }, [], NOW)).toEqual({ ok: false, error: 'name-taken' });
  });

  it('compute what a built-in recipe of the same parts computes', () => {
    const words = ['Known', 'asthma', '🙂', 'type', '2'];
    const copy = made('copy', SMALL.parts).featureSet;
    expect(attributesOf(words, copy, undefined)).toEqual(attributesOf(words, SMALL, undefined));
  });

  it('lose with the lexicon what is learned with it', () => {
    const without = withSwitch({ ...STANDARD.parts, wordPairs: true }, 'lexicon', false);
    expect(without).toMatchObject({ lexicon: null, stems: false, wordPairs: false, topics: false, medical: true });
    expect([isOpen(without, 'stems'), isOpen(without, 'medical'), isOpen(STANDARD.parts, 'stems')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(sizeOf(without, 'phraseLength')).toBeUndefined();
    expect(withSwitch(without, 'lexicon', true).lexicon).toEqual({ phraseLength: 8, window: 1 });
  });

  it('keep sizes whole and within bounds', () => {
    expect(withSize(SMALL.parts, 'wordWindow', 99).wordWindow).toBe(5);
    expect(withSize(SMALL.parts, 'affixLength', -3).affixLength).toBe(0);
    expect(withSize(SMALL.parts, 'phraseLength', 2.6).lexicon).toEqual({ phraseLength: 3, window: 1 });
  });
});

describe('an ablation', () => {
  it('tries the recipe, then each of its parts left out, and nothing twice', () => {
    const sets = ablationsOf(STANDARD);
    const expected = [
      'wordWindow',
      'affixLength',
      'shape',
      'flags',
      'lexicon',
      'sentence',
      'stems',
      'medical',
      'topics',
    ];
    expect(sets.map(({ id }) => id)).toEqual(expected.map((part) => `standard without ${part}`));
    expect(sets[0]?.parts).toEqual({ ...STANDARD.parts, wordWindow: 0 });
    expect(sets[4]?.parts.lexicon).toBeNull();
    const plan = ablationPlan({ ...STANDARD, encoding: 'BIO' }, DEFAULT_SETTINGS, { id: 'd', contentHash: 'h' }, 5);
    const trials = drawTrials(plan);
    expect(trials).toHaveLength(10);
    expect(new Set(trials.map(({ featureSet }) => featureSet.encoding))).toEqual(new Set(['BIO']));
    expect(trials.every(({ settings }) => settings.c2 === DEFAULT_SETTINGS.c2)).toBe(true);
  });

  it('tells mean difference and standard error over the folds both were judged on', () => {
    const trials = drawTrials(ablationPlan(SMALL, DEFAULT_SETTINGS, { id: 'd', contentHash: 'h' }, 5));
    const result = (trial: number, fold: number, right: number) => ({
      ...{ trial, fold, seconds: 1 },
      counts: { truePositives: right, falsePositives: 10 - right, falseNegatives: 10 - right },
    });
    // F1 is right / 10. Trial 1 loses .1, .3, .2; its fold 3 has nothing to be compared with.
    const results = [
      ...[8, 9, 7].map((right, fold) => result(0, fold, right)),
      ...[7, 6, 5, 1].map((right, fold) => result(1, fold, right)),
      result(2, 1, 10),
    ];
    const ablation = ablationOf({ trials }, results);
    expect(ablation?.recipe).toBe('small');
    expect(ablation?.f1).toBeCloseTo(0.8, 12);
    expect(ablation?.rows.map(({ part, folds }) => [part, folds])).toEqual([
      ['wordWindow', 3],
      ['affixLength', 1],
    ]);
    expect(ablation?.rows[0]?.difference).toBeCloseTo(-0.2, 12);
    expect(ablation?.rows[0]?.standardError).toBeCloseTo(0.1 / Math.sqrt(3), 12);
    expect(ablation?.rows[0]?.f1).toBeCloseTo(0.6, 12);
    expect(ablation?.rows[1]).toMatchObject({ standardError: undefined });
    expect(ablation?.rows[1]?.difference).toBeCloseTo(0.1, 12);
  });

  it('is told apart from other searches', () => {
    const trials = drawTrials(ablationPlan(SMALL, DEFAULT_SETTINGS, { id: 'd', contentHash: 'h' }, 5));
    const mixed = trials.map((trial, at) => (at === 2 ? { ...trial, featureSet: STANDARD } : trial));
    expect(ablationOf({ trials: mixed }, [])).toBeUndefined();
    expect(ablationOf({ trials: trials.slice(0, 1) }, [])).toBeUndefined();
    expect(ablationOf({ trials }, [])).toEqual({ recipe: 'small', f1: undefined, rows: [] });
  });
});
