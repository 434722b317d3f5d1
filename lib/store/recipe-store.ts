import { chosenGazetteers, type Gazetteer, type GazetteerRef } from '../domain/text/gazetteer';
import type { GazetteerStore } from '../pipelines/ports';
import type { Database } from './database';

/** Lists of phrases are kept with the recipes that name them. */
export class DexieGazetteerStore implements GazetteerStore {
  constructor(private readonly db: Pick<Database, 'recipes'>) {}

  async find(refs: readonly GazetteerRef[] | undefined): Promise<Gazetteer[] | undefined> {
    if (refs === undefined || refs.length === 0) return [];
    const recipes = await this.db.recipes.toArray();
    return chosenGazetteers(
      refs,
      recipes.flatMap(({ gazetteers }) => gazetteers ?? []),
    );
  }
}
