import type { EntityTable, Transaction } from 'dexie';
import type { RunSummary } from '../domain/model/run-summary';
import type { RunDetailsRow } from './rows';
import { splitRuns } from './split-runs';

interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

/**
 * Numbered and only ever added; they see rows as they are stored, so what a migration must open is done after the keys are
 * there, as in seal-existing.ts.
 */
export const MIGRATIONS: readonly Migration[] = [
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
        transaction.table('runs') as EntityTable<RunSummary, 'id'>,
        transaction.table('runDetails') as EntityTable<RunDetailsRow, 'id'>,
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

/** Of this version of the app. */
export const DATABASE_VERSION = Math.max(...MIGRATIONS.map(({ version }) => version));
