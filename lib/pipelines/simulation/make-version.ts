import type { DatasetVersion, LabelledNote } from '../../domain/data/dataset';
import { countDataset } from '../../domain/data/dataset-counts';
import { partition } from '../../domain/data/partition';
import type { GateReport } from '../../domain/model/gate-report';
import type { IsotonicFit } from '../../domain/model/isotonic';
import { DEFAULT_K } from '../../domain/model/privacy-gate';
import { DEFAULT_SETTINGS, type Run } from '../../domain/model/run';
import { calibrate, type Reference } from '../../domain/monitoring/reference';
import type { SimulationSettings } from '../../domain/simulation/scenarios';
import { SMALL } from '../../domain/text/feature-set';
import { DISEASE, TREATMENT } from '../../domain/text/span';
import { readOwnNotes } from '../approve-monitoring';
import { contentHash } from '../content-hash';
import { describeRun } from '../describe-run';
import { gateModel } from '../gate/gate-model';
import type { ReadableModel } from '../inference';
import type { Engine, Host, ModelFiles } from '../ports';
import { slicedWork } from '../sliced-work';
import { trainModel } from '../training';

export interface SimulationParts {
  readonly engine: Engine;
  readonly files: ModelFiles;
  readonly host: Host;
}

/** A model as it would be shared, with what monitoring watches it by. */
export interface SimulatedVersion {
  readonly id: string;
  readonly run: Run;
  readonly notes: readonly LabelledNote[];
  readonly model: ReadableModel;
  readonly sha256: string;
  readonly report: GateReport;
  readonly reference: Reference;
  readonly confidences: IsotonicFit;
  readonly startsFactor: number;
}

const FOLDS = 6;
const LABELS = [DISEASE, TREATMENT];

/**
 * Freezes, trains, gates and calibrates, all by the product's own pipelines.
 * @param like notes that the reference is made of; undefined: all training notes
 */
export async function makeVersion(
  id: string,
  notes: readonly LabelledNote[],
  like: ((noteId: string) => boolean) | undefined,
  settings: SimulationSettings,
  { engine, files, host }: SimulationParts,
): Promise<SimulatedVersion> {
  const { maxIterations, windowSentences, resamples, seed } = settings;
  const dataset = await freeze(id, notes, host);
  const training = { ...DEFAULT_SETTINGS, maxIterations, seed, bootstrapResamples: 200 };
  const described = await describeRun(dataset, training, SMALL, engine, host, host.newId(), { actor: 'clinician' });
  const trained = await trainModel({ run: { ...described, number: 1 }, dataset, notes }, engine, host);
  if (!trained.ok) throw new Error(`simulated training: ${trained.error.code}`);
  const { run, model } = trained.value;
  const gated = await gateModel({ run, model, notes, k: DEFAULT_K }, { engine, files, host });
  if (!gated.ok) throw new Error(`simulated gate: ${gated.error.code}`);
  const learned = partition(notes, (note) => note, training).all;
  const approval = { run, model: gated.value.model, notes: learned, gateK: DEFAULT_K, folds: FOLDS, like };
  const own = await readOwnNotes(approval, engine, host);
  if (!own) throw new Error('simulated notes are of one patient');
  return {
    id,
    run,
    notes,
    model: { ...gated.value.model, calibration: own.confidences },
    sha256: await host.hash(gated.value.model.bytes),
    report: gated.value.report,
    reference: calibrate(own.counts, { windowSentences, resamples, seed }, own.f1Spread),
    confidences: own.confidences,
    startsFactor: own.startsFactor,
  };
}

async function freeze(id: string, notes: readonly LabelledNote[], host: Host): Promise<DatasetVersion> {
  const work = slicedWork(() => host.clock.elapsedMs(), {});
  return {
    id,
    name: id,
    contentHash: await contentHash(notes, host.hash, (done) => work.turn('hash', done, notes.length)),
    createdAt: host.clock.now(),
    source: 'sample',
    labels: LABELS,
    splits: (await work.run('count', countDataset(notes))).splits,
    labelled: true,
  };
}
