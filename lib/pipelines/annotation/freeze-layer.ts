import { resolveOverlaps } from '../../domain/annotation/given-entities';
import { isFrozen } from '../../domain/annotation/layer-start';
import type { NoteStatus } from '../../domain/annotation/mark';
import { isFinished } from '../../domain/annotation/note-state';
import type { DatasetVersion, LabelledNote } from '../../domain/data/dataset';
import { countDataset } from '../../domain/data/dataset-counts';
import { differenceOf } from '../../domain/data/version-difference';
import { contentHash } from '../content-hash';
import { copyInto, labelsOf } from '../data-version';
import type { Host, WorkOptions } from '../ports';
import { slicedWork } from '../sliced-work';
import type { TaggedNote } from './layer-notes';

export interface FrozenLayer {
  readonly dataset: DatasetVersion;
  readonly notes: readonly LabelledNote[];
  /** Marks that overlapped a longer one: a dataset cannot hold them. */
  readonly dropped: number;
}

/**
 * A layer as a dataset of its own: the notes with one of the statuses, marked as in the layer, and the parent's test
 * part as it is. Notes keep their order, titles, patients and splits, and get ids of the new dataset.
 * @returns undefined when no note has one of the statuses @throws Cancelled
 */
export async function freezeLayer(
  parent: DatasetVersion,
  parentNotes: readonly LabelledNote[],
  layer: readonly TaggedNote[],
  { name, statuses }: { readonly name: string; readonly statuses: readonly NoteStatus[] },
  host: Host,
  options: WorkOptions,
): Promise<FrozenLayer | undefined> {
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  const tagged = new Map(
    layer.filter(({ status }) => statuses.includes(status)).map((each) => [each.source.note.id, each]),
  );
  if (tagged.size === 0) return undefined;
  const id = host.newId();
  let dropped = 0;
  const notes: LabelledNote[] = [];
  for (const source of parentNotes) {
    const own = tagged.get(source.note.id);
    if (isFrozen(source.split)) notes.push(copyInto(source, parent.id, id));
    else if (own) {
      const resolved = resolveOverlaps(own.marks);
      dropped += resolved.dropped;
      notes.push(copyInto({ ...source, gold: resolved.kept }, parent.id, id));
    }
    await work.turn('freeze', notes.length, parentNotes.length);
  }
  const counts = await work.run('count', countDataset(notes));
  const hash = await contentHash(notes, host.hash, (done) => work.turn('hash', done, notes.length));
  const labels = labelsOf(parent, notes);
  const dataset: DatasetVersion = {
    id,
    name: name.trim() || `${parent.name}, tagged`,
    contentHash: hash,
    createdAt: host.clock.now(),
    source: 'annotation',
    labels,
    splits: counts.splits,
    ...(counts.unsplit ? { unsplit: counts.unsplit } : {}),
    // Notes nobody has touched say nothing, but a note reviewed as empty does.
    labelled: labels.length > 0 || statuses.some(isFinished),
    parentId: parent.id,
    difference: differenceOf(parentNotes, notes),
  };
  return { dataset, notes, dropped };
}
