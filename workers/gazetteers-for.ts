import type { FeatureSet } from '@/lib/domain/text/feature-set';
import type { Gazetteer } from '@/lib/domain/text/gazetteer';
import type { GazetteerStore } from '@/lib/pipelines/ports';

/** Content of the lists that a FeatureSet names. @returns undefined: one of them is not in this browser */
export async function gazetteersFor(
  { parts }: FeatureSet,
  store: GazetteerStore | undefined,
): Promise<readonly Gazetteer[] | undefined> {
  if (!parts.gazetteers) return [];
  return store?.find(parts.gazetteers);
}
