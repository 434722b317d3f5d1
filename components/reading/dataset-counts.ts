import type { DiseaseGroup, Mark } from '@/lib/domain/reading/reading';
import { DISEASE, TREATMENT } from '@/lib/domain/text/span';

/** How often a disease, or a treatment paired with any disease, stands in a dataset that has been read. */
export interface DatasetCount {
  readonly times: number;
  readonly notes: number;
}

export type DatasetCounts = ReadonlyMap<string, DatasetCount>;

const keyOf = (label: string, key: string) => `${label}\n${key}`;

export function datasetCounts(groups: readonly DiseaseGroup[]): DatasetCounts {
  const counts = new Map<string, DatasetCount>();
  const treatments = new Map<string, { sentences: Set<string>; notes: Set<string> }>();
  for (const group of groups) {
    counts.set(keyOf(DISEASE, group.key), { times: group.mentions, notes: group.notes });
    for (const treatment of group.treatments) {
      const known = treatments.get(treatment.key) ?? { sentences: new Set(), notes: new Set() };
      for (const source of treatment.sources) {
        // One sentence may pair a treatment with several diseases; it is one time.
        known.sentences.add(`${source.noteId} ${source.sentenceIndex} ${source.treatment?.start}`);
        known.notes.add(source.noteId);
      }
      treatments.set(treatment.key, known);
    }
  }
  for (const [key, { sentences, notes }] of treatments) {
    counts.set(keyOf(TREATMENT, key), { times: sentences.size, notes: notes.size });
  }
  return counts;
}

export function countOf(counts: DatasetCounts | undefined, mark: Mark): DatasetCount | undefined {
  return counts?.get(keyOf(mark.label, mark.key));
}
