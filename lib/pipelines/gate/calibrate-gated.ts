import { partition } from '../../domain/data/partition';
import type { Run } from '../../domain/model/run';
import type { Gazetteer } from '../../domain/text/gazetteer';
import { type OwnReading, readOwnNotes } from '../approve-monitoring';
import type { Engine, Host, LabelledNote, WorkOptions } from '../ports';
import type { GatedModel } from './gate-model';

export interface CalibratedModel {
  readonly model: GatedModel['model'];
  /** What the confidences were learned from, for whoever watches the model. Undefined: one patient has all notes. */
  readonly own: OwnReading | undefined;
}

/**
 * A gated model with the fit that puts its confidences right. The author's own fit is of another model: this one is
 * learned anew, from the training notes as read by models of other patients' notes that went through the same gate.
 * @param notes all of the run's dataset; the test split is left alone
 * @throws Cancelled, or what the engine throws, when the signal fires
 */
export async function calibrateGated(
  { model, report }: Pick<GatedModel, 'model' | 'report'>,
  {
    run,
    notes,
    gazetteers,
  }: {
    readonly run: Run;
    readonly notes: readonly LabelledNote[];
    /** Content of the word lists that the FeatureSet names, before the gate. */
    readonly gazetteers: readonly Gazetteer[] | undefined;
  },
  engine: Engine,
  host: Host,
  options: WorkOptions = {},
): Promise<CalibratedModel> {
  const { all } = partition(notes, (note) => note, run.settings);
  const own = await readOwnNotes({ run, model, notes: all, gateK: report.k, gazetteers }, engine, host, options);
  return { model: own ? { ...model, calibration: own.confidences } : model, own };
}
