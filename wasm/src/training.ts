import type { Corpus } from './corpus.js';
import { CrfError } from './errors.js';
import { generateFeatures } from './features.js';
import { findGroups } from './groups.js';
import { Holdout } from './holdout.js';
import { Heap } from './kernels.js';
import { minimise } from './lbfgs.js';
import { readModel } from './model-file.js';
import { Objective } from './objective.js';
import type { LbfgsParameters } from './parameters.js';
import { placeColumns } from './placed-columns.js';
import { byLength, select } from './selection.js';
import type { ClosableObjective } from './threads/threads.js';
import { trainedFile } from './trained-file.js';
import { Pause, type Steps } from './turns.js';
import type { TrainOptions, TrainProgress } from './types.js';
import { startFrom } from './warm-start.js';

/** What a training needs at most, as a rule. */
const BYTES_AN_ENTRY = 24;

/** One training from the corpus to the model's bytes. All its memory goes with the generator. */
export function* trainingSteps(
  module: WebAssembly.Module,
  corpus: Corpus,
  parameters: LbfgsParameters,
  holdoutGroup: number | undefined,
  extras: Extras = {},
): Steps<TrainProgress, Uint8Array> {
  const divided: ClosableObjective[] = [];
  try {
    return yield* stepsWith(divided, module, corpus, parameters, holdoutGroup, extras);
  } finally {
    for (const objective of divided) objective.close();
  }
}

type Extras = Pick<TrainOptions, 'from' | 'onWarmStart' | 'threads'>;

/** @param divided takes in what has to be closed */
function* stepsWith(
  divided: ClosableObjective[],
  module: WebAssembly.Module,
  corpus: Corpus,
  parameters: LbfgsParameters,
  holdoutGroup: number | undefined,
  warm: Extras,
): Steps<TrainProgress, Uint8Array> {
  const previous = warm.from && readModel(warm.from);
  const view = corpus.sequences();
  const selection = byLength(
    view,
    select(view, (group) => group !== holdoutGroup),
  );
  if (selection.sequences.length === 0) throw new CrfError('no-data', 'There is no sequence to train on.');
  const heap = new Heap(module, BYTES_AN_ENTRY * view.entryAttribute.length);
  const from = heap.mark();
  const columns = yield* placeColumns(heap, view, selection);
  const features = yield* generateFeatures(heap, view, selection, columns, {
    minFrequency: parameters['feature.minfreq'],
    possibleStates: parameters['feature.possible_states'],
    possibleTransitions: parameters['feature.possible_transitions'],
  });
  yield;
  const { starts } = selection;
  const data = { module, heap, columns, features, starts, labels: view.numLabels, c2: parameters.c2, scratch: from };
  const parted = warm.threads && (yield* warm.threads.divide(data));
  if (parted) divided.push(parted);
  const objective =
    parted ??
    new Objective(
      ...([heap, columns, features, yield* findGroups(heap, columns), starts, view.numLabels, parameters.c2] as const),
      { from, to: heap.mark() },
    );
  if (previous) {
    const start = startFrom(previous, corpus, columns, features, objective);
    yield;
    warm.onWarmStart?.(start);
  }
  const holdout =
    holdoutGroup === undefined
      ? undefined
      : yield* Holdout.prepare(
          objective,
          view,
          select(view, (group) => group === holdoutGroup),
          columns,
          corpus.labels.names,
        );
  const began = performance.now();
  const iterations = minimise(objective, parameters);
  let latest = 0;
  for (let step = iterations.next(); !step.done; step = iterations.next()) {
    const report = step.value;
    if (!report || report instanceof Pause) {
      yield report;
      continue;
    }
    latest = report.iteration;
    const predictHoldout =
      holdout &&
      (() => {
        if (latest !== report.iteration) throw new CrfError('closed', 'predictHoldout works until onProgress is done.');
        return holdout.predict();
      });
    yield { ...report, seconds: (performance.now() - began) / 1000, predictHoldout };
    latest = 0;
  }
  return trainedFile(heap, corpus, columns, features, objective);
}
