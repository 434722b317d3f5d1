import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Edit } from '../domain/annotation/edit';
import type { AnnotationProject, LabelSet, Learner, NoteState } from '../domain/annotation/project';
import type { DatasetVersion } from '../domain/data/dataset';
import type { Job } from '../domain/job';
import type { OwnRecipe } from '../domain/model/recipe';
import type { ReviewRecord } from '../domain/model/review-record';
import type { RunSummary } from '../domain/model/run-summary';
import type { Search } from '../domain/model/search-record';
import type { Audit } from '../domain/monitoring/audit';
import type { StepRun } from '../domain/monitoring/step-run';
import type { OutboxRow } from '../domain/sync/outbox-row';
import { MIGRATIONS } from './migrations';
import type {
  AnnotationRow,
  FiringRow,
  FoldResultRow,
  ImportRow,
  KpiDayRow,
  KpiSeenRow,
  LearnerModelRow,
  ModelContentRow,
  ModelSummary,
  MonitoringRow,
  NoteKey,
  NoteListRow,
  NoteReadRow,
  NoteRow,
  NoteScoreRow,
  NoteWorkRow,
  OutboxBytesRow,
  PreferenceRow,
  QuarantineRow,
  QueuedNoteRow,
  ReadingRow,
  RestoringRow,
  RunDetailsRow,
  RunErrorsRow,
  SeenNoteRow,
  SharedVersionRow,
  SiteRow,
  WindowRow,
} from './rows';
import { KeyRing } from './sealing/key-ring';
import { sealing } from './sealing/sealing-core';
import type { VaultRow } from './sealing/vault-rows';

export const DATABASE_NAME = 'behealthy';

/** Everything the browser keeps, sealed on the disk (lib/store/sealing). */
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

let shared: Database | undefined;

/** The one database of this page or worker. */
export function database(): Database {
  shared ??= new Database();
  return shared;
}
