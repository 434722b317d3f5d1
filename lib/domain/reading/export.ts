import { csvOf } from '../csv';
import type { DiseaseGroup, NameVariant, ReadingSource, TreatmentOfDisease } from './reading';

const COLUMNS = [
  'disease',
  'treatment',
  'sentences',
  'notes',
  'confidence',
  'disease_variants',
  'treatment_variants',
  'sources',
] as const;

/**
 * One row a disease × treatment, in the list's order; a disease without treatment has one row with an empty treatment.
 * As csv.ts writes it, with a header row and no byte order mark. `confidence` is a fraction with four decimals;
 * variants are "name (count)" and sources note ids, or their titles where given, joined by "; ".
 */
export function diseaseTreatmentsCsv(groups: readonly DiseaseGroup[], titles?: ReadonlyMap<string, string>): string {
  const rows: (readonly string[])[] = [COLUMNS];
  for (const group of groups) {
    for (const treatment of group.treatments) rows.push(treatmentRow(group, treatment, titles));
    if (group.treatments.length === 0) rows.push(aloneRow(group, titles));
  }
  return csvOf(rows);
}

/** The whole list. Offsets are UTF-16 code units, half-open. */
export function diseaseTreatmentsJson(groups: readonly DiseaseGroup[]): string {
  return `${JSON.stringify({ format: 'behealthy-disease-treatments', version: 1, offsets: 'utf-16', diseases: groups }, null, 2)}\n`;
}

type Titles = ReadonlyMap<string, string> | undefined;

function treatmentRow(group: DiseaseGroup, treatment: TreatmentOfDisease, titles: Titles): string[] {
  return [
    group.name,
    treatment.name,
    String(treatment.count),
    String(treatment.notes),
    treatment.confidence.toFixed(4),
    variantsText(group.variants),
    variantsText(treatment.variants),
    sourcesText(treatment.sources, titles),
  ];
}

function aloneRow(group: DiseaseGroup, titles: Titles): string[] {
  const sentences = new Set(group.alone.map((source) => `${source.sentenceIndex} ${source.noteId}`)).size;
  return [
    group.name,
    '',
    String(sentences),
    String(group.notes),
    group.confidence.toFixed(4),
    variantsText(group.variants),
    '',
    sourcesText(group.alone, titles),
  ];
}

function variantsText(variants: readonly NameVariant[]): string {
  return variants.map(({ text, count }) => `${text} (${count})`).join('; ');
}

function sourcesText(sources: readonly ReadingSource[], titles: Titles): string {
  return [...new Set(sources.map(({ noteId }) => noteId))].map((id) => titles?.get(id) ?? id).join('; ');
}
