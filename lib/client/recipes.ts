'use client';
import type { OwnRecipe } from '@/lib/domain/model/recipe';
import { database } from '@/lib/store/database';
import { useLive } from './live';

/** By name, newest revision first; undefined while loading. */
export function useRecipes(): OwnRecipe[] | undefined {
  return useLive(async () => {
    const recipes = await database().recipes.toArray();
    return recipes.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : b.revision - a.revision));
  }, []);
}

/** @throws where the revision is there already: another tab made it first */
export async function addRecipe(recipe: OwnRecipe): Promise<void> {
  await database().recipes.add(recipe);
}

/** Runs made with it keep their own copy. */
export async function deleteRecipe(id: string): Promise<void> {
  await database().recipes.delete(id);
}

/** As runs and versions state it: sha256, hex, of its JSON. */
export async function featureSetHashOf(featureSet: OwnRecipe['featureSet']): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(featureSet));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
