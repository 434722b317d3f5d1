import type { Note, SplitName } from '../text/note';
import type { Label, Span } from '../text/span';
import type { DeriveStep } from './derive-version';
import type { PatientSplit } from './split-by-patient';
import type { VersionDifference } from './version-difference';

/** A note with its gold spans (sorted, not overlapping) and the split its source puts it in. */
export interface LabelledNote {
  readonly note: Note;
  readonly gold: readonly Span[];
  /** Undefined: the source states none. */
  readonly split: SplitName | undefined;
}

export interface SplitCounts {
  readonly notes: number;
  readonly sentences: number;
  readonly tokens: number;
  readonly entities: number;
  readonly perLabel: Readonly<Record<Label, number>>;
}

/** Frozen list of notes and gold spans, named by its content hash. */
export interface DatasetVersion {
  readonly id: string;
  readonly name: string;
  /** sha256, hex, over the notes in order; see lib/pipelines/content-hash.ts. */
  readonly contentHash: string;
  readonly createdAt: string;
  readonly source: 'behealthy' | 'conll' | 'text' | 'sample' | 'annotation' | 'annotated';
  readonly labels: readonly Label[];
  readonly splits: Readonly<Partial<Record<SplitName, SplitCounts>>>;
  /** Notes whose source states no split (plain text, a single CoNLL file); absent when there are none. */
  readonly unsplit?: SplitCounts;
  /** False for plain notes: they can be read, not trained on. */
  readonly labelled: boolean;
  /** How an import was divided whose files state no parts. */
  readonly importSplit?: PatientSplit;
  /** The version this one was made of, by tagging its notes or by the steps below. */
  readonly parentId?: string;
  /** Kinds of the steps that made it of its parent, in their order. */
  readonly steps?: readonly DeriveStep['kind'][];
  /** Against its parent. */
  readonly difference?: VersionDifference;
}
