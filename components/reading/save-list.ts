import { saveFile } from '@/components/ui/save-file';
import { diseaseTreatmentsCsv, diseaseTreatmentsJson } from '@/lib/domain/reading/export';
import type { DiseaseGroup } from '@/lib/domain/reading/reading';
import { reading } from '@/lib/messages/reading';

export type ListFormat = 'csv' | 'json';

/** Hands the list to the browser's downloads. `titles`: note id -> what people call the note. */
export function saveList(
  groups: readonly DiseaseGroup[],
  format: ListFormat,
  titles?: ReadonlyMap<string, string>,
): void {
  const name = `${reading.export.fileName}.${format}`;
  if (format === 'csv') saveFile(name, diseaseTreatmentsCsv(groups, titles), 'text/csv;charset=utf-8');
  else saveFile(name, diseaseTreatmentsJson(groups), 'application/json');
}
