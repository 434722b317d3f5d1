import type { Label } from '../text/span';
import type { TextReason } from './gate-text';

/** A model from elsewhere, looked at before anybody decides what to do with it. */
export interface ModelLook {
  /** Of the file as it was given. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** As the model writes them, in its order. */
  readonly tags: readonly string[];
  /** What the tags are of. */
  readonly labels: readonly Label[];
  readonly attributes: number;
  readonly stateFeatures: number;
  readonly transitions: number;
  /** Largest absolute weights first, at most HEAVIEST_MAX. */
  readonly heaviest: readonly { readonly attribute: string; readonly tag: string; readonly weight: number }[];
  /** Attributes that the privacy gate would not let through, by their text alone. */
  readonly broken: Readonly<Record<TextReason, number>>;
  readonly use: ModelUse;
}

export const HEAVIEST_MAX = 20;

/** What the model can be used for here; every one can be looked at and exported. */
export type ModelUse =
  | { readonly kind: 'reads-notes' }
  /** CRFsuite's file alone: which attributes a word has is not in it, so that no note can be read with it. */
  | { readonly kind: 'no-feature-set' }
  /** Made by another version of the app. */
  | { readonly kind: 'feature-set-mismatch' }
  /** Attributes and weights do not come together here as they did where it was made. */
  | { readonly kind: 'self-test-failed' };
