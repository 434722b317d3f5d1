import type { NoteWork } from '../domain/annotation/mark';
import type { QuarantinedNote } from '../domain/data/import-report';
import type { CrossCheck } from '../domain/model/cross-check';
import type { ModelVersion, SentenceError } from '../domain/model/run';
import type { RunDetails } from '../domain/model/run-summary';
import type { FoldResult } from '../domain/model/search';
import type { KpiDay } from '../domain/monitoring/kpi-days';
import type { DiseaseGroup } from '../domain/reading/reading';
import type { Note, SplitName } from '../domain/text/note';
import type { Span } from '../domain/text/span';
import type { QueuedNote } from '../pipelines/act-on-firing';
import type { NoteScore } from '../pipelines/annotation-ports';
import type { ReadableModel } from '../pipelines/inference';
import type { JudgedWindow, LoggedFiring } from '../pipelines/monitoring-ports';
import type { StoredImportReport } from '../pipelines/ports';

export interface NoteRow extends Note {
  readonly datasetId: string;
  /** Place in the dataset, from 0. */
  readonly ordinal: number;
  readonly split: SplitName | undefined;
}

/** The gold spans of one note: one row, so that a note's marks change together. */
export interface AnnotationRow {
  readonly noteId: string;
  readonly datasetId: string;
  readonly gold: readonly Span[];
}

export interface ImportRow extends Pick<StoredImportReport, 'issues' | 'files'> {
  readonly datasetId: string;
}

export interface QuarantineRow extends QuarantinedNote {
  readonly key?: number;
  readonly datasetId: string;
  /** Of a stored note that was refused later; undefined: an import set it aside. */
  readonly noteId?: string;
}

/** What lists of runs do without; lists are read anew whenever a run's row changes. */
export interface RunDetailsRow extends RunDetails {
  readonly id: string;
}

export interface RunErrorsRow {
  readonly runId: string;
  readonly errors: readonly SentenceError[];
  /** What a cross-check found; goes with the run. */
  readonly check?: CrossCheck | undefined;
}

/** All of a ModelVersion but what is large, so that lists stay light. */
export interface ModelSummary extends Omit<ModelVersion, 'bytes' | 'lexicon'> {
  /** Set: it came from the site's registry under this id, not from a run here. */
  readonly versionId?: string | undefined;
  /** Set: somebody kept it from a file of this name; it has no run here, and its number says nothing. */
  readonly fileName?: string | undefined;
}
export type ModelContentRow = Pick<ModelVersion, 'id' | 'bytes' | 'lexicon'>;

export interface ReadingRow {
  readonly id: string;
  readonly datasetId: string;
  readonly createdAt: string;
  readonly groups: readonly DiseaseGroup[];
}

/** Bytes that go out, or went: people can look at them. */
export interface OutboxBytesRow {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A model of this browser that was handed to the outbox: what the registry calls it. */
export interface SharedVersionRow {
  /** Of the model version in the registry. */
  readonly id: string;
  readonly modelId: string;
  readonly runId: string;
  /** Of the bytes after the privacy gate. */
  readonly sha256: string;
  readonly createdAt: string;
}

/** What this browser knows of the site; never in a backup, since a browser's trust is its own. */
export interface SiteRow {
  readonly key: string;
  readonly value: unknown;
}

/** A checked line of a backup, waiting for the one transaction that adds them all. */
export interface RestoringRow {
  readonly key?: number;
  readonly table: string;
  readonly rows: string;
}

/** Notes of a dataset as lists show them; follows from its notes. */
export interface NoteListRow {
  readonly datasetId: string;
  /** Place of the first note in the dataset, from 0. */
  readonly first: number;
  /** JSON of the notes, see note-lists.ts. */
  readonly notes: string;
}

export interface PreferenceRow {
  readonly key: string;
  readonly value: unknown;
}

/** A full window under its number, which is one of this browser's. */
export interface WindowRow extends JudgedWindow {
  readonly windowNumber: number;
}

/** A firing with what only its browser knows of it. */
export interface FiringRow extends LoggedFiring {
  /** Rises with every firing, from 1. */
  readonly seq: number;
  /** When a person saw to the task that came of it, epoch milliseconds; undefined: nobody yet, or it asks for nothing. */
  readonly doneAt?: number | undefined;
  /** A person found that it was no drift. */
  readonly noDrift?: boolean;
}

/** A note that was counted: by its text, so that a copy in another dataset is not counted again. */
export interface SeenNoteRow {
  /** Of the text (note-print.ts). */
  readonly print: number;
  readonly noteId: string;
  /** Number of the window it is counted in. */
  readonly window: number;
  /** 0-1, higher is less certain. */
  readonly uncertainty: number;
}

/** A note that a rule put first on the tagging queue. */
export type QueuedNoteRow = QueuedNote;

/** What this browser counted on one day. */
export type KpiDayRow = KpiDay;

/** A fact that counts once: its kind and what it is of. */
export interface KpiSeenRow {
  readonly key: string;
}

/** A note that a model read here, and the last one that did. */
export interface NoteReadRow {
  readonly noteId: string;
  readonly modelId: string;
  /** Marks it made. */
  readonly mentions: number;
}

/** One fact of monitoring under its name: the trigger's situation, the rules, the open window. */
export interface MonitoringRow {
  readonly key: string;
  readonly value: unknown;
}

/** Rows of one annotator's layer. */
interface LayerKey {
  readonly projectId: string;
  readonly annotator: string;
}

export interface NoteWorkRow extends Omit<NoteWork, 'marks'> {
  /** JSON of the marks: copied as one string, a note of 4,000 marks is written in a third of the time. */
  readonly marks: string;
  /** Of the note's newest edit; 0: none. */
  readonly lastSeq: number;
}

export interface LearnerModelRow extends ReadableModel, LayerKey {
  readonly modelId: string;
}

export interface NoteScoreRow extends NoteScore, LayerKey {}

export interface FoldResultRow extends FoldResult {
  readonly searchId: string;
}

export type NoteKey = [projectId: string, annotator: string, noteId: string];
