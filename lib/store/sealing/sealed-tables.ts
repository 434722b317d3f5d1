/** Fields of keys and indexes that name somebody or something: sealed where they stand, see sealed-names.ts. */
const BY_NOTE = ['annotator', 'noteId'];
const BY_ANNOTATOR = ['annotator'];

/**
 * Every table whose rows are sealed, with the fields of its keys that hold names: a note's id ends with the name of its
 * file, a layer's with a person's. All other fields of keys are random ids, numbers, times, states and our own words.
 */
export const SEALED_TABLES: Readonly<Record<string, readonly string[]>> = {
  datasets: [],
  notes: ['id'],
  annotations: ['noteId'],
  imports: [],
  quarantine: [],
  runs: [],
  runDetails: [],
  runErrors: [],
  models: [],
  modelContents: [],
  readings: [],
  jobs: [],
  preferences: [],
  projects: [],
  labelSets: [],
  noteWork: BY_NOTE,
  noteStates: BY_NOTE,
  edits: BY_NOTE,
  learners: BY_ANNOTATOR,
  learnerModels: BY_ANNOTATOR,
  noteScores: BY_NOTE,
  searches: [],
  foldResults: [],
  recipes: ['id'],
  noteLists: [],
  outbox: [],
  outboxBytes: [],
  sharedVersions: [],
  reviews: [],
  site: [],
  windows: [],
  firings: [],
  // A print is a hash of the text: who has the note could tell that it was read here.
  seenNotes: ['print'],
  queuedNotes: ['noteId'],
  kpiDays: [],
  kpiSeen: ['key'],
  notesRead: ['noteId'],
  audits: [],
  monitoring: [],
  stepRuns: [],
  restoring: [],
};

/** Tables in clear, each with its reason. */
export const CLEAR_TABLES: Readonly<Record<string, string>> = {
  vault: 'Holds the wrapped data key itself, and what must be known before it is unwrapped; see vault.ts.',
};
