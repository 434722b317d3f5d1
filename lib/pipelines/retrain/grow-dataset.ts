import { uniformOf } from '../../domain/annotation/bias-check';
import type { DatasetVersion, LabelledNote } from '../../domain/data/dataset';
import { countDataset } from '../../domain/data/dataset-counts';
import { differenceOf } from '../../domain/data/version-difference';
import { notePrint } from '../../domain/monitoring/note-print';
import type { SplitName } from '../../domain/text/note';
import { contentHash } from '../content-hash';
import { copyInto, labelsOf } from '../data-version';
import type { Host, WorkOptions } from '../ports';
import { slicedWork } from '../sliced-work';

/** Share of new patients that go to test, so that both models are judged on what changed, too. */
const TEST_SHARE = 0.2;
const NOWHERE = '';

/** Of the version that is made. @property createdAt ISO 8601; what is tagged later counts as new */
export interface GrownFacts extends Pick<DatasetVersion, 'id' | 'name' | 'createdAt'> {
  /** Of the split of new patients. */
  readonly seed: number;
}

/**
 * The next version of a dataset: its notes, and notes that were tagged since. A note that it has already gets its new
 * marks, except in the test part, which stays as it is; a new note goes where its patient is, a new patient to train or,
 * one of five, to test.
 * @throws Cancelled
 */
export async function growDataset(
  base: DatasetVersion,
  baseNotes: readonly LabelledNote[],
  tagged: readonly LabelledNote[],
  { id, name, createdAt, seed }: GrownFacts,
  host: Pick<Host, 'clock' | 'hash'>,
  options: WorkOptions = {},
): Promise<{ readonly dataset: DatasetVersion; readonly notes: readonly LabelledNote[] }> {
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  const marked = new Map(tagged.map((each) => [notePrint(each.note.text), each]));
  const splits = new Map<string, SplitName>();
  const notes: LabelledNote[] = [];
  for (const source of baseNotes) {
    const print = notePrint(source.note.text);
    const again = marked.get(print);
    marked.delete(print);
    if (source.split) splits.set(source.note.patientKey, source.split);
    const gold = again && source.split !== 'test' ? again.gold : source.gold;
    notes.push(copyInto({ ...source, gold }, base.id, id));
    await work.turn('freeze', notes.length, baseNotes.length + marked.size);
  }
  for (const source of marked.values()) {
    const { patientKey } = source.note;
    const drawn = uniformOf(patientKey, seed) < TEST_SHARE ? 'test' : 'train';
    // Ids of several datasets may end alike: these keep theirs whole.
    notes.push(copyInto({ ...source, split: splits.get(patientKey) ?? drawn }, NOWHERE, id));
  }
  const counts = await work.run('count', countDataset(notes));
  const hash = await contentHash(notes, host.hash, (done) => work.turn('hash', done, notes.length));
  const dataset: DatasetVersion = {
    id,
    name,
    contentHash: hash,
    createdAt,
    source: base.source,
    labels: labelsOf(base, notes),
    splits: counts.splits,
    ...(counts.unsplit ? { unsplit: counts.unsplit } : {}),
    labelled: true,
    parentId: base.id,
    difference: differenceOf(baseNotes, notes),
  };
  return { dataset, notes };
}
