import type { DatasetVersion, LabelledNote } from '../domain/data/dataset';
import { countDataset } from '../domain/data/dataset-counts';
import { deriveNotes } from '../domain/data/derive-version';
import type { ImportIssue, QuarantinedNote } from '../domain/data/import-report';
import { IssueLog } from '../domain/data/issue-log';
import { IMPORT_LIMITS, type ImportLimits } from '../domain/data/limits';
import { findRepeats, type RepeatRule } from '../domain/data/repeated-notes';
import type { PatientSplit } from '../domain/data/split-by-patient';
import { validateDrafts } from '../domain/data/validate';
import type { FormatReading } from '../formats/reading';
import { recognise } from '../formats/recognise';
import type { SourceFile } from '../formats/source-file';
import { contentHash } from './content-hash';
import { decodeFiles } from './decode-files';
import { type DatasetStore, type Host, type StoredImportReport, throwIfCancelled, type WorkOptions } from './ports';
import { readRecognised, sourceOf, suggestName } from './read-files';
import { type SlicedWork, slicedWork } from './sliced-work';

export interface ImportOptions extends WorkOptions {
  readonly limits?: ImportLimits;
  /** Repeated texts are kept by default, and said: see RepeatRule. */
  readonly duplicates?: RepeatRule;
}

/** What an import would store, with all it has to say. Nothing is stored yet. */
export interface CheckedImport {
  /** False: an `error` issue stands in the way; `notes` is empty and `preview` undefined. */
  readonly storable: boolean;
  readonly suggestedName: string;
  readonly preview: DatasetVersion | undefined;
  /** Ids begin with the dataset's: "<dataset id>:train-12". */
  readonly notes: readonly LabelledNote[];
  readonly issues: readonly ImportIssue[];
  readonly quarantine: readonly QuarantinedNote[];
  readonly files: StoredImportReport['files'];
}

/**
 * Reads and validates files: decode, recognise, read, validate, count, hash. Pure but for the host's clock, ids and hash.
 * Faults of the input are issues, never exceptions.
 * @throws Cancelled when the signal fires
 */
export async function checkImport(
  files: readonly SourceFile[],
  host: Host,
  options: ImportOptions = {},
): Promise<CheckedImport> {
  throwIfCancelled(options.signal);
  const limits = options.limits ?? IMPORT_LIMITS;
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  const log = new IssueLog();
  const { texts, empty, report } = await decodeFiles(files, limits, work, log);
  const refused = (): CheckedImport => ({
    storable: false,
    suggestedName: '',
    preview: undefined,
    notes: [],
    issues: log.issues(),
    quarantine: [],
    files: report,
  });
  if (texts.length === 0) log.addAll(empty);
  if (log.hasError) return refused();
  const found = await work.run('recognise', recognise(texts, limits));
  if (found.format !== 'text') log.addAll(empty.filter((issue) => !isUnmarked(issue)));
  log.addAll(found.issues);
  if (found.format === undefined || log.hasError) return refused();
  const reading = await work.run('read', readRecognised(found, limits));
  log.addAll(reading.issues);
  if (log.hasError) return refused();

  const emptyNotes = found.format === 'text' ? emptyNotesOf(empty, log) : [];
  const { kept, setAside } = await validate(reading, limits, options.duplicates ?? 'keep', work, log);
  const quarantine = [...emptyNotes, ...setAside];
  const notes = kept.map(({ draft }) => draft.labelled);
  if (notes.length === 0) {
    log.add(
      'no-notes',
      'error',
      report.map(({ name }) => ({ file: name })),
      { setAside: quarantine.length },
    );
    return { ...refused(), quarantine };
  }
  const labels = reading.labels.filter((label) => notes.some(({ gold }) => gold.some((span) => span.label === label)));
  if (reading.labelled && labels.length < 2) log.add('single-label', 'notice', [], { labels: labels.length });
  const counts = await work.run('count', countDataset(notes, kept));
  const hash = await contentHash(notes, host.hash, (done) => work.turn('hash', done, notes.length));
  const id = host.newId();
  const suggestedName = suggestName(found);
  const preview: DatasetVersion = {
    id,
    name: suggestedName,
    contentHash: hash,
    createdAt: host.clock.now(),
    source: sourceOf(found),
    labels,
    splits: counts.splits,
    ...(counts.unsplit ? { unsplit: counts.unsplit } : {}),
    labelled: reading.labelled,
  };
  const named = notes.map((each) => withDatasetId(each, id));
  return { storable: true, suggestedName, preview, notes: named, issues: log.issues(), quarantine, files: report };
}

/** A text without marks has an empty file of them in brat. */
function isUnmarked({ places }: ImportIssue): boolean {
  return places.every(({ file }) => /\.ann$/iu.test(file));
}

/** Among plain notes an empty file is an empty note: set aside like any other. */
function emptyNotesOf(empty: readonly ImportIssue[], log: IssueLog): QuarantinedNote[] {
  return empty.flatMap(({ places }) =>
    places.map((place) => {
      log.add('note-empty', 'rejected', [place]);
      return { code: 'note-empty', place, text: '', tags: undefined };
    }),
  );
}

async function validate(
  reading: FormatReading,
  limits: ImportLimits,
  duplicates: RepeatRule,
  work: SlicedWork,
  log: IssueLog,
) {
  const valid = await work.run('validate', validateDrafts(reading.drafts, limits, log));
  const unique = await work.run('deduplicate', findRepeats(valid.kept, duplicates, log));
  return { kept: unique.kept, setAside: [...reading.setAside, ...valid.setAside, ...unique.setAside] };
}

function withDatasetId({ note, gold, split }: LabelledNote, datasetId: string): LabelledNote {
  const id = `${datasetId}:${note.id}`;
  const patientKey = note.patientKey === note.id ? id : note.patientKey;
  return { note: { ...note, id, patientKey }, gold, split };
}

/**
 * A checked import divided by patient: same notes, counted and hashed anew.
 * @param checked must be storable @param split shares that sum to 1 @throws Cancelled when the signal fires
 */
export async function splitImport(
  checked: CheckedImport,
  split: PatientSplit,
  host: Host,
  options: WorkOptions = {},
): Promise<CheckedImport> {
  if (!checked.storable || !checked.preview) throw new Error('splitImport: the import is not storable');
  const divided = deriveNotes(checked.notes, [{ kind: 'split', ...split, keepTest: false }]);
  if (!divided.ok) throw new Error(`splitImport: ${divided.error.code}`);
  const { notes } = divided.value;
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  const { splits } = await work.run('count', countDataset(notes));
  const hash = await contentHash(notes, host.hash, (done) => work.turn('hash', done, notes.length));
  const { unsplit: _undivided, ...preview } = checked.preview;
  return { ...checked, notes, preview: { ...preview, contentHash: hash, splits, importSplit: split } };
}

/**
 * Freezes a checked import under a name: one `put`, so that all of it is stored or nothing.
 * @param checked must be storable @returns the dataset as stored
 * @throws Cancelled, and whatever the store throws
 */
export async function storeImport(
  checked: CheckedImport,
  name: string,
  store: DatasetStore,
  options: WorkOptions = {},
): Promise<DatasetVersion> {
  if (!checked.storable || !checked.preview) throw new Error('storeImport: the import is not storable');
  throwIfCancelled(options.signal);
  const dataset = { ...checked.preview, name: name.trim() || checked.suggestedName };
  const { issues, quarantine, files } = checked;
  await store.put(dataset, checked.notes, { issues, quarantine, files }, options);
  return dataset;
}
