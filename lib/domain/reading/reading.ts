import type { CharRange } from '../text/note';
import type { PredictedSpan, Span } from '../text/span';

/** What the sentence says of a mention. Denied and family mentions stay out of the pairs unless the reader asks. */
export type Assertion = 'affirmed' | 'denied' | 'family';

/** A mention as the reading page shows it. */
export interface Mark extends Span {
  /** `confirmed`: a gold span; `suggested`: the model's alone. */
  readonly status: 'confirmed' | 'suggested';
  /** 0-1; undefined for a gold span the model did not give. */
  readonly confidence: number | undefined;
  /** As the model itself says, where `confidence` is calibrated. */
  readonly rawConfidence?: number | undefined;
  readonly otherwise: PredictedSpan['otherwise'] | undefined;
  readonly assertion: Assertion;
  /** The words that made it denied or family, for display. */
  readonly cue: CharRange | undefined;
  readonly sentenceIndex: number;
  /** Normal form: mentions with the same key are the same thing. */
  readonly key: string;
  /** Dose right after a treatment ("75 micrograms daily"), where there is one. */
  readonly dose: CharRange | undefined;
}

/** A disease and a treatment in one sentence; indexes into `marks`. */
export interface Pair {
  readonly disease: number;
  readonly treatment: number;
  readonly sentenceIndex: number;
  /** The smaller of the two marks' confidences; confirmed marks count as 1 where the layer shows gold spans. */
  readonly confidence: number;
}

/** Which spans a reading shows. `both`: gold spans, and the model's where no gold span stands. */
export type ReadingLayer = 'model' | 'gold' | 'both';

/** One note, read. */
export interface NoteReading {
  readonly noteId: string;
  /** Absent counts as `both`. Where gold shows, a confirmed mark is certain; under `model` its confidence stands. */
  readonly layer?: ReadingLayer;
  readonly marks: readonly Mark[];
  readonly pairs: readonly Pair[];
}

/** Where a row of the list comes from. */
export interface ReadingSource {
  readonly noteId: string;
  readonly sentenceIndex: number;
  /** Spans of the two mentions in the note; treatment undefined for a disease with none in its sentence. */
  readonly disease: CharRange;
  readonly treatment: CharRange | undefined;
  readonly confidence: number;
}

export interface NameVariant {
  readonly text: string;
  readonly count: number;
}

export interface TreatmentOfDisease {
  readonly key: string;
  /** Most frequent variant. */
  readonly name: string;
  readonly variants: readonly NameVariant[];
  /** Sentences that pair them. */
  readonly count: number;
  readonly notes: number;
  /** Highest confidence among its sources. */
  readonly confidence: number;
  readonly sources: readonly ReadingSource[];
}

/** disease -> its treatments, over any number of notes. */
export interface DiseaseGroup {
  readonly key: string;
  readonly name: string;
  readonly variants: readonly NameVariant[];
  readonly mentions: number;
  readonly notes: number;
  readonly confidence: number;
  /** By count, then confidence, then name. Empty: the disease never shares a sentence with a treatment. */
  readonly treatments: readonly TreatmentOfDisease[];
  /** Mentions without a treatment in their sentence. */
  readonly alone: readonly ReadingSource[];
}
