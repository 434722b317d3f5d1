import type { Difference } from './compare-models';
import type { Estimate } from './evaluation';
import type { BeforeAfter, LexiconPart } from './gate-lexicon';
import type { DropCounts, GATE_RULES } from './privacy-gate';

/** How a model is made to hold only what passes: its file cut down, or trained anew on what passes. */
export type GateMethod = 'prune' | 'retrain';

/** What the gate did to one model. Counts and figures; travels with the model, which is refused without it. */
export interface GateReport {
  readonly rules: typeof GATE_RULES;
  readonly method: GateMethod;
  readonly k: number;
  /** Distinct notes the model learned from. */
  readonly notes: number;
  /** Notes left out of the counts since another has the same text. */
  readonly copies: number;
  readonly patients: number;
  /** Whether the data say whose the notes are. `none`: each note counts as a patient of its own, so k people is a guess. */
  readonly patientKeys: 'all' | 'some' | 'none';
  readonly attributes: {
    /** Of the training notes: all, and those that pass. */
    readonly inNotes: BeforeAfter;
    /** In the model's file. */
    readonly inModel: BeforeAfter;
    readonly dropped: DropCounts;
  };
  /** Null: the FeatureSet has none. */
  readonly lexicon: { readonly parts: Readonly<Record<LexiconPart, BeforeAfter>>; readonly dropped: DropCounts } | null;
  /** Of exact spans over all labels, on the same notes; `difference` is after minus before, paired. */
  readonly f1: {
    readonly split: 'test' | 'dev';
    readonly notes: number;
    readonly before: Estimate;
    readonly after: Estimate;
    readonly difference: Difference;
  };
  readonly versions: {
    readonly app: string;
    readonly engineSha256: string;
    readonly featureSetSha256: string;
    /** Of the model's weights file before and after. */
    readonly beforeSha256: string;
    readonly afterSha256: string;
  };
  readonly at: string;
}

export function patientKeysOf(notes: number, withPatient: number): GateReport['patientKeys'] {
  if (withPatient === 0) return 'none';
  return withPatient === notes ? 'all' : 'some';
}

/** One point of the curve: how well models do that know only what k notes and patients have. */
export interface GateCurvePoint {
  readonly k: number;
  readonly method: GateMethod;
  readonly f1: Estimate;
  /** Less the F1 without a gate, paired over notes. */
  readonly difference: Difference;
  /** Mean over the folds, in the model's file. */
  readonly attributes: number;
}

/** Cross-validated over the notes to learn from; the gate is drawn anew in every fold, from the fold's own notes. */
export interface GateCurve {
  readonly folds: number;
  readonly seed: number;
  readonly notes: number;
  readonly withoutGate: { readonly f1: Estimate; readonly attributes: number };
  /** By rising k. */
  readonly points: readonly GateCurvePoint[];
}
