import type { DiseaseGroup, NameVariant, ReadingSource, TreatmentOfDisease } from '@/lib/domain/reading/reading';

/** One row of "All notes": a disease with one of its treatments, or alone. */
export interface PairRow {
  readonly id: string;
  readonly disease: string;
  readonly diseaseVariants: readonly NameVariant[];
  readonly treatment: string | undefined;
  readonly treatmentVariants: readonly NameVariant[];
  /** Sentences. */
  readonly count: number;
  readonly notes: number;
  readonly confidence: number;
  readonly sources: readonly ReadingSource[];
}

export type PairColumn = 'disease' | 'treatment' | 'count' | 'notes' | 'confidence';

export interface PairSort {
  readonly column: PairColumn;
  readonly descending: boolean;
}

export interface GroupFilter {
  /** Least confidence, 0-1. */
  readonly minimum: number;
  /** Keep diseases that share a sentence with no treatment. */
  readonly withAlone: boolean;
}

/** What the filter leaves of the groups, for the table and for the export alike. */
export function keptGroups(groups: readonly DiseaseGroup[], { minimum, withAlone }: GroupFilter): DiseaseGroup[] {
  return groups.flatMap((group): DiseaseGroup[] => {
    const treatments = group.treatments.filter((treatment) => treatment.confidence >= minimum);
    const alone = group.alone.filter((source) => source.confidence >= minimum);
    const stays = treatments.length > 0 || (withAlone && alone.length > 0);
    return stays ? [{ ...group, treatments, alone }] : [];
  });
}

/** Flat rows; a disease gets a row of its own only when it has no treatment at all. */
export function pairRows(groups: readonly DiseaseGroup[]): PairRow[] {
  return groups.flatMap((group): PairRow[] => {
    if (group.treatments.length === 0) return [aloneRow(group)];
    return group.treatments.map((treatment) => treatmentRow(group, treatment));
  });
}

function treatmentRow(group: DiseaseGroup, treatment: TreatmentOfDisease): PairRow {
  return {
    id: `${group.key}\n${treatment.key}`,
    disease: group.name,
    diseaseVariants: group.variants,
    treatment: treatment.name,
    treatmentVariants: treatment.variants,
    count: treatment.count,
    notes: treatment.notes,
    confidence: treatment.confidence,
    sources: treatment.sources,
  };
}

function aloneRow(group: DiseaseGroup): PairRow {
  const sentences = new Set(group.alone.map((source) => `${source.sentenceIndex} ${source.noteId}`));
  return {
    id: group.key,
    disease: group.name,
    diseaseVariants: group.variants,
    treatment: undefined,
    treatmentVariants: [],
    count: sentences.size,
    notes: new Set(group.alone.map((source) => source.noteId)).size,
    confidence: group.alone.reduce((best, source) => Math.max(best, source.confidence), 0),
    sources: group.alone,
  };
}

/** A sorted copy; equal rows keep their order; by treatment, rows without one come last either way. */
export function sortRows(rows: readonly PairRow[], sort: PairSort): PairRow[] {
  const sign = sort.descending ? -1 : 1;
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  return [...rows].sort((a, b) => {
    switch (sort.column) {
      case 'disease':
        return sign * compare(a.disease, b.disease);
      case 'treatment':
        if (a.treatment === undefined || b.treatment === undefined) {
          return Number(a.treatment === undefined) - Number(b.treatment === undefined);
        }
        return sign * compare(a.treatment, b.treatment);
      default:
        return sign * (a[sort.column] - b[sort.column]);
    }
  });
}
