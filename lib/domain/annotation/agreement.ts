import type { Label } from '../text/span';

/** A figure with its 95 % bootstrap interval over notes. */
export interface AgreementFigure {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface AgreementReport {
  /** Notes both have done. */
  readonly notes: number;
  readonly spansFirst: number;
  readonly spansSecond: number;
  /** Span F1; undefined where neither marked anything. */
  readonly exact: AgreementFigure | undefined;
  /** A span agrees when one of the same label overlaps it. */
  readonly overlap: AgreementFigure | undefined;
  /** Cohen's kappa over tokens (IO tags). */
  readonly kappa: AgreementFigure | undefined;
  readonly perLabel: Readonly<
    Record<Label, { readonly exact: AgreementFigure | undefined; readonly overlap: AgreementFigure | undefined }>
  >;
  /** Notes that differ, most differing spans first. */
  readonly differing: readonly { readonly noteId: string; readonly differences: number }[];
}
