import type { Corrections } from '../monitoring/kpi-facts';
import type { Label } from '../text/span';
import type { NoteStatus } from './mark';

export interface LabelDefinition {
  /** As in the data: "DISEASE". Never changed once marks carry it. */
  readonly label: Label;
  /** As people read it: "Disease". */
  readonly name: string;
  /** Value of the marks' data-look (colour and underline): `disease`, `treatment`, `other-0` … `other-3`. */
  readonly look: string;
  /** One key: "1". */
  readonly key: string;
  /** One line. */
  readonly description: string;
  /** What to mark and what not: paragraphs of plain text, examples between back quotes. */
  readonly guideline: string;
}

/** A changed label set is a new version; older ones are kept. */
export interface LabelSet {
  readonly projectId: string;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly labels: readonly LabelDefinition[];
  readonly createdAt: string;
}

export type QueueOrder = 'uncertain' | 'random' | 'newest' | 'imported';

/** Tagging the notes of one dataset. The dataset stays as it is; layers of marks lie over its notes. */
export interface AnnotationProject {
  readonly id: string;
  readonly name: string;
  readonly datasetId: string;
  /** `labels`: the dataset's marks are there to begin with, their notes done; `blank`: tag anew, blind to them. */
  readonly startFrom: 'labels' | 'blank';
  readonly labelSetVersion: number;
  readonly order: QueueOrder;
  /** Notes done between two rounds of learning. */
  readonly batchSize: number;
  /** Share of notes whose suggestions are hidden, 0-0.5: the check on bias. */
  readonly hiddenShare: number;
  /** Drives the random order and the hidden share. */
  readonly seed: number;
  /** Suggestions before the first round of learning; undefined: none. */
  readonly modelId: string | undefined;
  readonly createdAt: string;
  /** An audit: these notes alone are answered, and nothing is learned from them on the way. */
  readonly audit?: { readonly id: string; readonly noteIds: readonly string[] } | undefined;
}

export const PROJECT_DEFAULTS = { order: 'uncertain', batchSize: 20, hiddenShare: 0.1, seed: 7 } as const;

/** What the queue knows of a note without its marks. */
export interface NoteState {
  readonly projectId: string;
  readonly annotator: string;
  readonly noteId: string;
  readonly status: NoteStatus;
  /** ISO 8601: when it was last called done or empty. */
  readonly doneAt: string | undefined;
  /** When it was last done: suggestions shown (withheld ones of a hidden note) and how many of them stand as suggested; undefined: none. */
  readonly suggested: { readonly shown: number; readonly right: number; readonly hidden: boolean } | undefined;
  /** When last done. */
  readonly activeMs: number;
}

/** A note's state as it is handed over when the note is called done. */
export interface FinishedState extends NoteState {
  /** What was changed of a model's marks: counted, not kept. Undefined: none were shown. */
  readonly corrections?: Corrections | undefined;
}

/** One round of learning while tagging. */
export interface LearningPoint {
  /** 1, 2, 3 … */
  readonly round: number;
  /** ISO 8601: when it began, so that notes finished since wait for the next one. */
  readonly at: string;
  readonly trainingNotes: number;
  readonly trainingTokens: number;
  readonly heldOutNotes: number;
  /** Entity F1, exact, on the held-out notes; undefined without any entity there. */
  readonly f1: number | undefined;
  /** The same of the project's own model; absent: it has none. */
  readonly baseF1?: number;
  readonly seconds: number;
}

/** What the page knows of the model that learns; its bytes are kept apart. */
export interface Learner {
  readonly projectId: string;
  readonly annotator: string;
  /** `learner/<projectId>/<round>`: stands in `WorkMark.from.modelId`. */
  readonly modelId: string;
  readonly round: number;
  readonly points: readonly LearningPoint[];
  /** True: the project's own model does better on the held-out notes, and suggestions still come from it. */
  readonly usesBase?: boolean;
}
