import type { CharRange } from '../text/note';
import type { PredictedSpan } from '../text/span';
import { spanErrors } from './error-kinds';

/** A mark on which two models do not agree: offsets only, the text stays in its note. */
export interface Disagreement {
  readonly noteId: string;
  /** The sentence it stands in. */
  readonly sentence: CharRange;
  readonly kind: DisagreementKind;
  readonly champion: PredictedSpan | undefined;
  readonly challenger: PredictedSpan | undefined;
}

export type DisagreementKind = 'champion-only' | 'challenger-only' | 'boundary' | 'label';

export const DISAGREEMENT_KINDS: readonly DisagreementKind[] = [
  'champion-only',
  'challenger-only',
  'boundary',
  'label',
];

const KIND = {
  missed: 'champion-only',
  spurious: 'challenger-only',
  boundary: 'boundary',
  label: 'label',
} as const;

/** Where two readings of one sentence part, in text order; marks are paired as errors are (error-kinds.ts). */
export function disagreementsOf(
  noteId: string,
  sentence: CharRange,
  champion: readonly PredictedSpan[],
  challenger: readonly PredictedSpan[],
): Disagreement[] {
  return spanErrors(champion, challenger).map(({ kind, gold, predicted }) => ({
    noteId,
    sentence,
    kind: KIND[kind],
    champion: gold,
    challenger: predicted,
  }));
}

export function countKinds(disagreements: readonly Disagreement[]): Record<DisagreementKind, number> {
  const counts = { 'champion-only': 0, 'challenger-only': 0, boundary: 0, label: 0 };
  for (const { kind } of disagreements) counts[kind]++;
  return counts;
}
