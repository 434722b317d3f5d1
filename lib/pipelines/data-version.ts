import type { DatasetVersion, LabelledNote } from '../domain/data/dataset';
import { countDataset } from '../domain/data/dataset-counts';
import { type DeriveError, type DeriveStep, deriveNotes } from '../domain/data/derive-version';
import type { QuarantinedNote } from '../domain/data/import-report';
import { differenceOf } from '../domain/data/version-difference';
import { fail, ok, type Result } from '../domain/result';
import { contentHash } from './content-hash';
import { type DatasetStore, type Host, throwIfCancelled, type WorkOptions } from './ports';
import { slicedWork } from './sliced-work';

/** A version that is ready to be stored; nothing is stored yet. */
export interface DerivedVersion {
  readonly dataset: DatasetVersion;
  readonly notes: readonly LabelledNote[];
  readonly setAside: readonly QuarantinedNote[];
}

/**
 * Makes the next DatasetVersion of a parent: its notes are copied under new ids, its difference is counted, its parent
 * named. A version that changes nothing has its parent's content hash.
 * @throws Cancelled when the signal fires
 */
export async function deriveVersion(
  parent: DatasetVersion,
  parentNotes: readonly LabelledNote[],
  steps: readonly DeriveStep[],
  name: string,
  host: Host,
  options: WorkOptions = {},
): Promise<Result<DerivedVersion, DeriveError>> {
  throwIfCancelled(options.signal);
  const derived = deriveNotes(parentNotes, steps);
  if (!derived.ok) return fail(derived.error);
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  const id = host.newId();
  const notes = derived.value.notes.map((each) => copyInto(each, parent.id, id));
  const counts = await work.run('count', countDataset(notes));
  const hash = await contentHash(notes, host.hash, (done) => work.turn('hash', done, notes.length));
  const dataset: DatasetVersion = {
    id,
    name: name.trim() || parent.name,
    contentHash: hash,
    createdAt: host.clock.now(),
    source: parent.source,
    labels: labelsOf(parent, notes),
    splits: counts.splits,
    ...(counts.unsplit ? { unsplit: counts.unsplit } : {}),
    labelled: parent.labelled,
    parentId: parent.id,
    steps: steps.map(({ kind }) => kind),
    difference: differenceOf(parentNotes, notes),
  };
  return ok({ dataset, notes, setAside: derived.value.setAside });
}

/** Stores a derived version whole or not at all. */
export async function storeVersion(
  { dataset, notes, setAside }: DerivedVersion,
  store: DatasetStore,
  options: WorkOptions = {},
): Promise<void> {
  throwIfCancelled(options.signal);
  await store.put(dataset, notes, { issues: [], quarantine: setAside, files: [] }, options);
}

/** The id keeps what names the note inside its dataset; a note that is a patient of its own stays one. */
export function copyInto({ note, gold, split }: LabelledNote, from: string, to: string): LabelledNote {
  const own = note.id.startsWith(`${from}:`) ? note.id.slice(from.length + 1) : note.id;
  const id = `${to}:${own}`;
  return { note: { ...note, id, patientKey: note.patientKey === note.id ? id : note.patientKey }, gold, split };
}

/** In the parent's order; labels that a change brought in come last. */
export function labelsOf(parent: DatasetVersion, notes: readonly LabelledNote[]): string[] {
  const used = new Set(notes.flatMap(({ gold }) => gold.map(({ label }) => label)));
  const kept = parent.labels.filter((label) => used.has(label));
  return [...kept, ...[...used].filter((label) => !parent.labels.includes(label)).sort()];
}
