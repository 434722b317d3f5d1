import type { CharRange } from '../text/note';
import type { Label } from '../text/span';
import type { Calibration } from './calibration';
import type { ErrorKind } from './error-kinds';
import type { Counts } from './evaluation';
import type { IsotonicFit } from './isotonic';

/** A span and the chance that a model which never saw its note gives it: exactly these words with this label. */
export interface RatedSpan extends CharRange {
  readonly label: Label;
  /** 0-1. */
  readonly probability: number;
}

/** A place where the dataset's mark may be wrong: offsets only, the text stays in its note. */
export interface Suspect {
  readonly noteId: string;
  readonly kind: ErrorKind;
  /** What the dataset says; undefined: no mark. */
  readonly gold: RatedSpan | undefined;
  /** What the model says; undefined: no mark. */
  readonly predicted: RatedSpan | undefined;
  /** P(the model's answer) − P(what the dataset says), 0-1. */
  readonly margin: number;
}

/** What comes out under one bias on `O`. */
export interface RecallPoint extends Counts {
  /** Nats added to the score of `O` at every word; below 0 more is marked. */
  readonly bias: number;
}

export interface CalibrationCheck {
  /** Of the model's own confidences; Calibration counts marks. */
  readonly before: Calibration;
  /** Of confidences put right by fits that did not see them: one fold's by the other folds'. */
  readonly after: Calibration;
  /** Of all folds: what a model is given. */
  readonly fit: IsotonicFit;
  readonly marks: number;
}

/** What models that never saw a note say of it, over all notes a run learned from. Never of test notes. */
export interface CrossCheck {
  readonly at: string;
  readonly folds: number;
  readonly notes: number;
  /** Widest margin first, at most SUSPECTS_MAX. */
  readonly suspects: readonly Suspect[];
  /** Before the list was cut. */
  readonly suspectsFound: number;
  readonly calibration: CalibrationCheck;
  /** By rising bias. */
  readonly recall: readonly RecallPoint[];
}
