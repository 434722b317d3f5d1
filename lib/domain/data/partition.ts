import type { SplitName } from '../text/note';
import type { LabelledNote } from './dataset';
import { holdOutByPatient } from './hold-out';

/** What a training run does with the notes of a dataset. */
export interface Partition<T> {
  readonly train: readonly T[];
  /** The final fit learns from these: training and development notes. */
  readonly all: readonly T[];
  /** The fit of the development curve learns from `kept` and is watched on `held`; `held` may be empty. */
  readonly kept: readonly T[];
  readonly held: readonly T[];
  readonly test: readonly T[];
  /** What the figures are of: the test notes, else the held-out ones; undefined: nothing is left to judge on. */
  readonly judged: { readonly split: 'test' | 'dev'; readonly notes: readonly T[] } | undefined;
}

/**
 * Parts of the dataset as a run with these settings uses them. Notes without a split are for training; where the source
 * has no development part, one is held out by patient.
 */
export function partition<T>(
  items: readonly T[],
  noteOf: (item: T) => LabelledNote,
  settings: { readonly devShare: number; readonly seed: number },
): Partition<T> {
  const of = (split: SplitName) => items.filter((item) => (noteOf(item).split ?? 'train') === split);
  const [train, dev, test] = [of('train'), of('dev'), of('test')];
  const { kept, held } =
    dev.length > 0
      ? { kept: train, held: dev }
      : holdOutByPatient(train, (item) => noteOf(item).note.patientKey, settings.devShare, settings.seed);
  const judgedOnHeld = test.length === 0 && held.length > 0 && kept.length > 0;
  return {
    train,
    all: dev.length > 0 ? [...train, ...dev] : train,
    kept,
    held,
    test,
    judged: test.length > 0 ? { split: 'test', notes: test } : judgedOnHeld ? { split: 'dev', notes: held } : undefined,
  };
}
