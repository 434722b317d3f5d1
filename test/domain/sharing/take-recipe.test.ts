import { expect, it } from 'vitest';
import { makeRecipe, type OwnRecipe } from '@/lib/domain/model/recipe';
import { takeRecipe } from '@/lib/domain/sharing/take-recipe';
import { STANDARD } from '@/lib/domain/text/feature-set';
import type { Gazetteer } from '@/lib/domain/text/gazetteer';

const NOW = '2026-11-29T12:00:00.000Z';
const list: Gazetteer = { name: 'drugs', sha256: 'a'.repeat(64), phrases: 1, classes: { '': ['aspirin'] } };
const parts = { ...STANDARD.parts, wordWindow: 1 };

function made(name: string, own: readonly OwnRecipe[] = [], gazetteers: readonly Gazetteer[] = []): OwnRecipe {
  const recipe = makeRecipe({ name, parts, gazetteers }, own, NOW);
  if (!recipe.ok) throw new Error(recipe.error);
  return recipe.value;
}
const take = (name: string, from: OwnRecipe, own: readonly OwnRecipe[]) =>
  takeRecipe({ name, nameOtherwise: `${name} shared` }, from.featureSet, own, NOW);

it('takes a recipe as the next revision of its name, and the same parts once', () => {
  const { made: first, missing } = take('short words', made('theirs'), []);
  expect([first.ok && first.value.id, missing]).toEqual(['short words, 1', []]);
  const own = first.ok ? [first.value] : [];
  expect(take('short words', made('theirs'), own).made).toEqual({ ok: false, error: 'nothing-changed' });
  expect(take('other words', made('theirs'), own).made.ok).toBe(true);
});

it('gives another name where a built-in recipe has it', () => {
  const { made: recipe } = take(STANDARD.id, made('theirs'), []);
  expect(recipe.ok && recipe.value.name).toBe(`${STANDARD.id} shared`);
});

it('takes word lists along that are here under the same name and hash, and says which are not', () => {
  const theirs = made('theirs', [], [list]);
  const without = take('with a list', theirs, []);
  expect(without.missing).toEqual(['drugs']);
  expect(without.made.ok && without.made.value.featureSet.parts.gazetteers).toBeUndefined();
  const here = made('mine', [], [list]);
  const withIt = take('with a list', theirs, [here]);
  expect(withIt.missing).toEqual([]);
  expect(withIt.made.ok && withIt.made.value.gazetteers).toEqual([list]);
  expect(withIt.made.ok && withIt.made.value.featureSet.parts).toEqual(theirs.featureSet.parts);
  const renamed = made('mine', [], [{ ...list, name: 'medicines' }]);
  expect(take('with a list', theirs, [renamed]).missing).toEqual(['drugs']);
});
