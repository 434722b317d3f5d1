import type { NoteStatus } from '../domain/annotation/mark';
import type { OutboxState } from '../domain/sync/outbox-row';
import type { Note, SplitName } from '../domain/text/note';
import { featureSetSchema, gazetteersSchema } from './model-version';
import { evidenceSchema } from './registry/model-versions';
import { z } from './zod';

/** Version of the file; one made by a newer app is refused. */
export const BACKUP_VERSION = 1;
export const BACKUP_MAGIC = 'behealthy-backup';

const id = z.string().min(1).max(1000);
const offset = z.number().int().nonnegative();
const count = z.number().int().nonnegative();
const ms = z.number().nonnegative();
const at = z.string();
/** Present with the value undefined, or absent. */
const maybe = <T extends z.ZodType>(schema: T) => schema.or(z.undefined()).optional();

export const backupHeaderSchema = z.object({
  magic: z.literal(BACKUP_MAGIC),
  version: z.number().int().positive(),
  createdAt: at,
  /** Rows by table. */
  counts: z.record(z.string(), count),
});
export type BackupHeader = z.infer<typeof backupHeaderSchema>;

export const backupRowsSchema = z.object({ table: z.string(), rows: z.array(z.unknown()) });
export const backupEndSchema = z.object({ end: z.literal(true), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const spanSchema = z.looseObject({ start: offset, end: offset, label: z.string().min(1) }).refine(orderly);
const split = z.enum(['train', 'dev', 'test'] satisfies SplitName[]);
const status = z.enum(['not-started', 'in-progress', 'reviewed-empty', 'done'] satisfies NoteStatus[]);

const markSchema = z
  .looseObject({
    id,
    start: offset,
    end: offset,
    label: z.string().min(1),
    state: z.enum(['set', 'rejected']),
    origin: z.enum(['drawn', 'accepted', 'edited', 'applied', 'imported', 'adjudicated']),
    by: id,
    at,
    from: maybe(z.object({ modelId: z.string(), confidence: z.number().min(0).max(1) })),
    activeMs: maybe(ms),
  })
  .refine(orderly);
const changeSchema = z
  .looseObject({ before: maybe(markSchema), after: maybe(markSchema) })
  .refine(({ before, after }) => (before ?? after) !== undefined && (!before || !after || before.id === after.id));

const layer = { projectId: id, annotator: id };
const noteLayer = { ...layer, noteId: id };

/** Marks are stored as JSON within the row. */
const marksText = z.string().refine((text) => {
  try {
    return z.array(markSchema).safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
});

/** What a row of each table must be to be restored. Rows are checked, and kept as they are: later fields stay. */
export const ROW_SCHEMAS = {
  datasets: z.looseObject({
    id,
    name: z.string(),
    contentHash: z.string(),
    createdAt: at,
    labels: z.array(z.string()),
  }),
  notes: z.looseObject({
    id,
    datasetId: id,
    ordinal: count,
    split: maybe(split),
    patientKey: id,
    title: z.string(),
    date: maybe(z.string()),
    text: z.string(),
    tokenizer: z.enum(['clinical-1', 'given-1'] satisfies Note['tokenizer'][]),
  }),
  annotations: z.looseObject({ noteId: id, datasetId: id, gold: z.array(spanSchema) }),
  imports: z.looseObject({ datasetId: id, issues: z.array(z.unknown()), files: z.array(z.unknown()) }),
  quarantine: z.looseObject({ datasetId: id, code: z.string() }),
  runs: z.looseObject({ id, number: z.number().int().positive(), state: z.string(), datasetId: z.string() }),
  runDetails: z.looseObject({ id, curve: z.array(z.unknown()) }),
  runErrors: z.looseObject({ runId: id, errors: z.array(z.unknown()) }),
  models: z.looseObject({ id, number: z.number().int().positive(), runId: id, featureSet: featureSetSchema }),
  modelContents: z.looseObject({ id, bytes: z.instanceof(Uint8Array) }),
  readings: z.looseObject({ id, datasetId: id, createdAt: at, groups: z.array(z.unknown()) }),
  jobs: z.looseObject({ id, kind: z.string(), state: z.string() }),
  preferences: z.looseObject({ key: id }),
  projects: z.looseObject({
    id,
    name: z.string(),
    datasetId: id,
    startFrom: z.enum(['labels', 'blank']),
    labelSetVersion: z.number().int().positive(),
    order: z.enum(['uncertain', 'random', 'newest', 'imported']),
    batchSize: z.number().int().positive(),
    hiddenShare: z.number().min(0).max(0.5),
    seed: z.number(),
    modelId: maybe(z.string()),
    createdAt: at,
    audit: z.object({ id, noteIds: z.array(z.string()) }).optional(),
  }),
  labelSets: z.looseObject({
    projectId: id,
    version: z.number().int().positive(),
    labels: z.array(
      z.looseObject({
        label: z.string().min(1),
        name: z.string(),
        look: z.string(),
        key: z.string(),
        description: z.string(),
        guideline: z.string(),
      }),
    ),
    createdAt: at,
  }),
  noteWork: z.looseObject({ ...noteLayer, marks: marksText, status, revision: count, lastSeq: count, activeMs: ms }),
  noteStates: z.looseObject({
    ...noteLayer,
    status,
    doneAt: maybe(at),
    suggested: maybe(z.object({ shown: count, right: count, hidden: z.boolean() })),
    activeMs: ms,
  }),
  edits: z.looseObject({
    id,
    ...noteLayer,
    seq: z.number().int().positive(),
    group: id,
    kind: z.string(),
    at,
    changes: z.array(changeSchema),
    status: maybe(z.object({ before: status, after: status })),
    state: z.enum(['standing', 'undone', 'dropped']),
  }),
  learners: z.looseObject({ ...layer, modelId: z.string(), round: count, points: z.array(z.unknown()) }),
  learnerModels: z.looseObject({
    ...layer,
    modelId: z.string(),
    bytes: z.instanceof(Uint8Array),
    labels: z.array(z.string()),
    featureSet: featureSetSchema,
  }),
  noteScores: z.looseObject({ ...noteLayer, modelId: z.string(), uncertainty: z.number().min(0).max(1) }),
  searches: z.looseObject({ id, number: z.number().int().positive(), state: z.string(), trials: z.array(z.unknown()) }),
  foldResults: z.looseObject({ searchId: id, trial: count, fold: count }),
  recipes: z.looseObject({
    id,
    name: z.string(),
    revision: z.number().int().positive(),
    featureSet: featureSetSchema,
    gazetteers: maybe(gazetteersSchema),
  }),
  outbox: z.looseObject({
    id,
    seq: z.number().int().positive(),
    kind: z.string(),
    key: id,
    subject: id,
    target: id,
    body: z.string(),
    state: z.enum(['waiting', 'sent', 'asks', 'refused', 'dropped'] satisfies OutboxState[]),
    attempts: count,
    nextTryAtMs: ms,
  }),
  outboxBytes: z.looseObject({ sha256: id, bytes: z.instanceof(Uint8Array) }),
  sharedVersions: z.looseObject({ id, modelId: id, runId: id, sha256: id }),
  reviews: z.looseObject({
    id,
    evidence: evidenceSchema,
    disagreements: z.array(z.unknown()),
    verdicts: z.record(z.string(), z.string()),
  }),
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type BackupTable = keyof typeof ROW_SCHEMAS;
/** In the order in which they are written and restored: what others refer to comes first. */
export const BACKUP_TABLES = Object.keys(ROW_SCHEMAS) as readonly BackupTable[];

export function isBackupTable(name: string): name is BackupTable {
  return Object.hasOwn(ROW_SCHEMAS, name);
}

function orderly({ start, end }: { start: number; end: number }): boolean {
  return start < end;
}
