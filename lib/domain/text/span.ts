import type { CharRange } from './note';

/** Entity type as the data names it after import: `DISEASE`, `TREATMENT`, or any other. */
export type Label = string;

export const DISEASE: Label = 'DISEASE';
export const TREATMENT: Label = 'TREATMENT';

/** A char range and its label. */
export interface Span extends CharRange {
  readonly label: Label;
}

/** A span a model gave, with the probability that exactly this span stands here with this label. */
export interface PredictedSpan extends Span {
  /** 0-1, from forward-backward; calibrated where the model has a calibration. */
  readonly confidence: number;
  /** As the model itself says, where `confidence` is calibrated. */
  readonly rawConfidence?: number | undefined;
  /** Probability that the same tokens carry no mark at all, and each other label as exactly this span. */
  readonly otherwise: { readonly none: number; readonly labels: Readonly<Record<Label, number>> };
}

/** Orders by start, then longer first, then label. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
}

export function spansOverlap(a: CharRange, b: CharRange): boolean {
  return a.start < b.end && b.start < a.end;
}

export function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end && a.label === b.label;
}
