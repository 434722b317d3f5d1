import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Edit } from '../domain/annotation/edit';
import type { NoteWork } from '../domain/annotation/mark';
import type { AnnotationProject, LabelSet, Learner, NoteState } from '../domain/annotation/project';
import type { DatasetVersion } from '../domain/data/dataset';
import type { QuarantinedNote } from '../domain/data/import-report';
import type { Job } from '../domain/job';
import type { CrossCheck } from '../domain/model/cross-check';
import type { OwnRecipe } from '../domain/model/recipe';
import type { ReviewRecord } from '../domain/model/review-record';
import type { ModelVersion, SentenceError } from '../domain/model/run';
import type { RunDetails, RunSummary } from '../domain/model/run-summary';
import type { FoldResult } from '../domain/model/search';
import type { Search } from '../domain/model/search-record';
import type { Audit } from '../domain/monitoring/audit';
import type { KpiDay } from '../domain/monitoring/kpi-days';
import type { StepRun } from '../domain/monitoring/step-run';
import type { DiseaseGroup } from '../domain/reading/reading';
import type { OutboxRow } from '../domain/sync/outbox-row';
import type { Note, SplitName } from '../domain/text/note';
import type { Span } from '../domain/text/span';
import type { QueuedNote } from '../pipelines/act-on-firing';
import type { NoteScore } from '../pipelines/annotation-ports';
import type { ReadableModel } from '../pipelines/inference';
import type { JudgedWindow, LoggedFiring } from '../pipelines/monitoring-ports';
import type { StoredImportReport } from '../pipelines/ports';
import { KeyRing } from './sealing/key-ring';
import { sealing } from './sealing/sealing-core';
import type { VaultRow } from './sealing/vault-rows';
import { splitRuns } from './split-runs';

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

export const DATABASE_NAME = 'behealthy';

export type NoteKey = [projectId: string, annotator: string, noteId: string];

/**
 * Everything the browser keeps, sealed on the disk (lib/store/sealing). Migrations are numbered and only ever added; they
 * see rows as they are stored, so what a migration must open is done after the keys are there, as in seal-existing.ts.
 */
export class Database extends Dexie {
  declare readonly datasets: EntityTable<DatasetVersion, 'id'>;
  declare readonly notes: EntityTable<NoteRow, 'id'>;
  declare readonly annotations: EntityTable<AnnotationRow, 'noteId'>;
  declare readonly imports: EntityTable<ImportRow, 'datasetId'>;
  declare readonly quarantine: Table<QuarantineRow, number>;
  declare readonly runs: EntityTable<RunSummary, 'id'>;
  declare readonly runDetails: EntityTable<RunDetailsRow, 'id'>;
  declare readonly runErrors: EntityTable<RunErrorsRow, 'runId'>;
  declare readonly models: EntityTable<ModelSummary, 'id'>;
  declare readonly modelContents: EntityTable<ModelContentRow, 'id'>;
  declare readonly readings: EntityTable<ReadingRow, 'id'>;
  declare readonly jobs: EntityTable<Job, 'id'>;
  declare readonly preferences: EntityTable<PreferenceRow, 'key'>;
  declare readonly projects: EntityTable<AnnotationProject, 'id'>;
  declare readonly labelSets: Table<LabelSet, [projectId: string, version: number]>;
  declare readonly noteWork: Table<NoteWorkRow, NoteKey>;
  declare readonly noteStates: Table<NoteState, NoteKey>;
  declare readonly edits: EntityTable<Edit, 'id'>;
  declare readonly learners: Table<Learner, [projectId: string, annotator: string]>;
  declare readonly learnerModels: Table<LearnerModelRow, [projectId: string, annotator: string]>;
  declare readonly noteScores: Table<NoteScoreRow, NoteKey>;
  declare readonly searches: EntityTable<Search, 'id'>;
  declare readonly foldResults: Table<FoldResultRow, [searchId: string, trial: number, fold: number]>;
  declare readonly recipes: EntityTable<OwnRecipe, 'id'>;
  declare readonly noteLists: Table<NoteListRow, [datasetId: string, first: number]>;
  declare readonly outbox: EntityTable<OutboxRow, 'id'>;
  declare readonly outboxBytes: EntityTable<OutboxBytesRow, 'sha256'>;
  declare readonly sharedVersions: EntityTable<SharedVersionRow, 'id'>;
  declare readonly reviews: EntityTable<ReviewRecord, 'id'>;
  declare readonly site: EntityTable<SiteRow, 'key'>;
  declare readonly windows: EntityTable<WindowRow, 'windowNumber'>;
  declare readonly firings: EntityTable<FiringRow, 'key'>;
  declare readonly seenNotes: EntityTable<SeenNoteRow, 'print'>;
  declare readonly queuedNotes: EntityTable<QueuedNoteRow, 'noteId'>;
  declare readonly kpiDays: EntityTable<KpiDayRow, 'day'>;
  declare readonly kpiSeen: EntityTable<KpiSeenRow, 'key'>;
  declare readonly notesRead: EntityTable<NoteReadRow, 'noteId'>;
  declare readonly audits: EntityTable<Audit, 'id'>;
  declare readonly monitoring: EntityTable<MonitoringRow, 'key'>;
  declare readonly stepRuns: EntityTable<StepRun, 'id'>;
  declare readonly restoring: Table<RestoringRow, number>;
  declare readonly vault: EntityTable<VaultRow, 'id'>;
  /** The keys under which rows stand on the disk. */
  readonly ring: KeyRing;

  constructor(name: string = DATABASE_NAME) {
    // Chromium acknowledges writes before they reach the disk unless told otherwise; this is people's work.
    super(name, { chromeTransactionDurability: 'strict' });
    for (const migration of MIGRATIONS) {
      const version = this.version(migration.version).stores(migration.stores);
      if (migration.upgrade) version.upgrade(migration.upgrade);
    }
    this.ring = new KeyRing(name);
    this.use(sealing(this.ring));
    // At every opening: whatever is asked of the database waits for its keys.
    this.on('ready', () => this.ring.prepare(this), true);
  }
}

interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
  readonly upgrade?: (transaction: import('dexie').Transaction) => Promise<void>;
}

const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    stores: {
      datasets: 'id, contentHash, createdAt',
      notes: 'id, [datasetId+ordinal], datasetId',
      annotations: 'noteId, datasetId',
      imports: 'datasetId',
      quarantine: '++key, datasetId',
      runs: 'id, number',
      runErrors: 'runId',
      models: 'id, number',
      modelContents: 'id',
      readings: 'id, datasetId',
      jobs: 'id, kind, state',
      preferences: 'key',
    },
  },
  {
    version: 2,
    stores: {
      projects: 'id, datasetId, createdAt',
      labelSets: '[projectId+version]',
      noteWork: '[projectId+annotator+noteId]',
      noteStates: '[projectId+annotator+noteId]',
      edits: 'id, [projectId+annotator+noteId+seq], [projectId+annotator+noteId+state], group',
      learners: '[projectId+annotator]',
      learnerModels: '[projectId+annotator]',
      noteScores: '[projectId+annotator+noteId]',
      // Lines of a backup that is being restored: empty but for that time.
      restoring: '++key',
    },
  },
  {
    version: 3,
    stores: {
      searches: 'id, number',
      foldResults: '[searchId+trial+fold]',
    },
  },
  {
    version: 4,
    stores: { runDetails: 'id' },
    upgrade: (transaction) =>
      splitRuns(
        transaction.table('runs') as Database['runs'],
        transaction.table('runDetails') as Database['runDetails'],
      ),
  },
  {
    version: 5,
    stores: { recipes: 'id' },
  },
  {
    version: 6,
    // Filled for older datasets when they are first listed.
    stores: { noteLists: '[datasetId+first], datasetId' },
  },
  {
    version: 7,
    stores: {
      outbox: 'id, seq, state',
      outboxBytes: 'sha256',
      sharedVersions: 'id, modelId',
      reviews: 'id',
      site: 'key',
    },
  },
  {
    version: 8,
    stores: {
      windows: 'windowNumber',
      firings: 'key, seq, outcome',
      seenNotes: 'print, window',
      queuedNotes: 'noteId',
      kpiDays: 'day',
      kpiSeen: 'key',
      notesRead: 'noteId, modelId',
      audits: 'id',
      monitoring: 'key',
      stepRuns: 'id, startedAt, outcome, [pipeline+step+startedAt]',
    },
  },
  {
    version: 9,
    stores: {
      vault: 'id',
      // A hash of the notes' content would tell who knows them that they are here.
      datasets: 'id, createdAt',
    },
  },
];

let shared: Database | undefined;

/** The one database of this page or worker. */
export function database(): Database {
  shared ??= new Database();
  return shared;
}
