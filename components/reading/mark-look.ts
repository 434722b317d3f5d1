import { certaintyOf } from '@/lib/domain/reading/certainty';
import type { Mark, NoteReading } from '@/lib/domain/reading/reading';
import { DISEASE, type Label, TREATMENT } from '@/lib/domain/text/span';
import { reading } from '@/lib/messages/reading';

export type Band = 'low' | 'mid' | 'high';

/** Bands of the box's strength: low < .70 <= mid < .90 <= high. */
export function bandOf(confidence: number | undefined): Band {
  if (confidence === undefined || confidence >= 0.9) return 'high';
  return confidence >= 0.7 ? 'mid' : 'low';
}

/** Labels other than the two of the case study take their look by their place among the dataset's labels. */
const OTHER_LOOKS = 4;

/** Value of data-label: `disease`, `treatment`, or `other-0` … `other-3`. */
export function lookOf(label: Label, labels: readonly Label[]): string {
  if (label === DISEASE) return 'disease';
  if (label === TREATMENT) return 'treatment';
  const others = labels.filter((one) => one !== DISEASE && one !== TREATMENT).sort();
  return `other-${Math.max(0, others.indexOf(label)) % OTHER_LOOKS}`;
}

/** A mark's label as people say it: "Disease", "Lab value". */
export function labelName(label: Label): string {
  const known = reading.labelNames[label];
  if (known !== undefined) return known;
  const words = label.toLowerCase().replaceAll(/[_-]+/g, ' ').trim();
  return words === '' ? label : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export interface MarkChoice {
  readonly hidden: readonly Label[];
  /** Least certainty, 0-1. */
  readonly minimum: number;
  readonly layer: NoteReading['layer'];
}

/** Whether the reader's choice shows this mark. */
export function isShown(mark: Mark, { hidden, minimum, layer }: MarkChoice): boolean {
  return !hidden.includes(mark.label) && certaintyOf(mark, layer) >= minimum;
}

/** Labels with the number of marks in a note: disease, treatment, then the others by name. */
export function labelCounts(labels: readonly Label[], marks: readonly Mark[]): (readonly [Label, number])[] {
  const counts = new Map<Label, number>([DISEASE, TREATMENT, ...[...labels].sort()].map((label) => [label, 0]));
  for (const mark of marks) counts.set(mark.label, (counts.get(mark.label) ?? 0) + 1);
  const known = labels.length === 0 ? [DISEASE, TREATMENT] : labels;
  return [...counts].filter(([label, count]) => count > 0 || known.includes(label));
}
