'use client';

import { useMemo, useState } from 'react';
import { useRecipes } from '@/lib/client/recipes';
import { BUILT_IN, type OwnRecipe } from '@/lib/domain/model/recipe';
import { DEFAULT_FEATURE_SET, type FeatureSet } from '@/lib/domain/text/feature-set';

export interface RecipeChoice {
  readonly own: readonly OwnRecipe[];
  /** Built in, then own. */
  readonly featureSets: readonly FeatureSet[];
  /** Of the next run; the default one where the chosen one was deleted. */
  readonly chosen: FeatureSet;
  readonly choose: (featureSetId: string) => void;
}

export function useRecipeChoice(): RecipeChoice {
  const stored = useRecipes();
  const [chosenId, choose] = useState(DEFAULT_FEATURE_SET.id);
  return useMemo(() => {
    const own = stored ?? [];
    const featureSets = [...BUILT_IN, ...own.map(({ featureSet }) => featureSet)];
    const chosen = featureSets.find(({ id }) => id === chosenId) ?? DEFAULT_FEATURE_SET;
    return { own, featureSets, chosen, choose };
  }, [stored, chosenId]);
}
