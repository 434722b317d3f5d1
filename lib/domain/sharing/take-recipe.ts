import { makeRecipe, type OwnRecipe, type RecipeProblem } from '../model/recipe';
import type { Result } from '../result';
import type { FeatureSet } from '../text/feature-set';

/**
 * A shared FeatureSet as the next revision of a recipe here. Word lists are not shared: those that are here under the same
 * hash, with whatever recipe, go along.
 * @param names `nameOtherwise`: where a built-in recipe has the name
 * @returns `missing`: names of lists that are not here, without which it is taken
 */
export function takeRecipe(
  { name, nameOtherwise }: { readonly name: string; readonly nameOtherwise: string },
  { parts }: FeatureSet,
  own: readonly OwnRecipe[],
  now: string,
): { readonly made: Result<OwnRecipe, RecipeProblem>; readonly missing: readonly string[] } {
  const here = own.flatMap(({ gazetteers = [] }) => gazetteers);
  const wanted = (parts.gazetteers ?? []).map((ref) => ({
    ref,
    // The name stands in the attributes, so it has to be the same too.
    list: here.find(({ sha256, name: called }) => sha256 === ref.sha256 && called === ref.name),
  }));
  const gazetteers = wanted.flatMap(({ list }) => list ?? []);
  const make = (as: string) => makeRecipe({ name: as, parts, gazetteers }, own, now);
  const first = make(name);
  const made = !first.ok && first.error === 'name-taken' ? make(nameOtherwise) : first;
  return { made, missing: wanted.filter(({ list }) => !list).map(({ ref }) => ref.name) };
}
