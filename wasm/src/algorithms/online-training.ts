import type { Corpus } from '../corpus.js';
import { CrfError } from '../errors.js';
import { generateFeatures } from '../features.js';
import { Heap } from '../kernels.js';
import { writeModel } from '../model-file.js';
import type { OnlineSettings } from '../parameters.js';
import { columnsIn, placeColumns } from '../placed-columns.js';
import { select } from '../selection.js';
import { modelOf } from '../trained-model.js';
import { Pause, type Steps } from '../turns.js';
import type { TrainProgress } from '../types.js';
import { Arow } from './arow.js';
import { AveragedPerceptron } from './averaged-perceptron.js';
import { descend } from './l2sgd.js';
import { learnFromMistakes, type OnlineIteration } from './online.js';
import { holdoutSentences, multiplicities, trainingSentences } from './online-data.js';
import { OnlineTask } from './online-task.js';
import { PassiveAggressive } from './passive-aggressive.js';

/** One training that changes the weights after each sequence, from the corpus to the model's bytes. */
export function* onlineTrainingSteps(
  module: WebAssembly.Module,
  corpus: Corpus,
  settings: OnlineSettings,
  holdoutGroup: number | undefined,
): Steps<TrainProgress, Uint8Array> {
  const { values } = settings;
  const view = corpus.sequences();
  const selection = select(view, (group) => group !== holdoutGroup);
  if (selection.sequences.length === 0) throw new CrfError('no-data', 'There is no sequence to train on.');
  const heap = new Heap(module);
  const placed = yield* placeColumns(heap, view, selection);
  const features = yield* generateFeatures(heap, view, selection, placed, {
    minFrequency: values['feature.minfreq'],
    possibleStates: values['feature.possible_states'],
    possibleTransitions: values['feature.possible_transitions'],
  });
  const columns = columnsIn(heap, placed);
  yield;
  const held =
    holdoutGroup === undefined
      ? undefined
      : yield* holdoutSentences(
          view,
          select(view, (group) => group === holdoutGroup),
          columns,
        );
  const sentences = trainingSentences(view, selection, columns);
  const task = new OnlineTask(module, columns, features, sentences, corpus.labels.names, held);
  const multiplicity = multiplicities(columns, features);
  yield;
  const began = performance.now();
  const iterations = learn(task, settings);
  let latest = 0;
  for (;;) {
    const step = iterations.next();
    if (step.done) {
      const weights = step.value;
      const model = modelOf(corpus, columns, features, (k) => weights[k]);
      yield;
      return writeModel(model);
    }
    if (!step.value || step.value instanceof Pause) {
      yield;
      continue;
    }
    const { iteration, weights, ...figures } = step.value;
    latest = iteration;
    const predictHoldout = () => {
      if (latest !== iteration) throw new CrfError('closed', 'predictHoldout works until onProgress is done.');
      return task.predictHoldout(weights);
    };
    yield {
      iteration,
      loss: figures.loss,
      featureNorm: figures.featureNorm,
      gradientNorm: Number.NaN,
      activeFeatures: weights.reduce((sum, weight, k) => (weight === 0 ? sum : sum + multiplicity[k]), 0),
      lineSearchTrials: 0,
      lineSearchStep: figures.step,
      seconds: (performance.now() - began) / 1000,
      predictHoldout: held && predictHoldout,
    };
    latest = 0;
  }
}

function learn(task: OnlineTask, settings: OnlineSettings): Steps<OnlineIteration, Float64Array> {
  const count = task.features.count;
  switch (settings.algorithm) {
    case 'l2sgd':
      return descend(task, settings.values);
    case 'averaged-perceptron':
      return learnFromMistakes(task, new AveragedPerceptron(count), settings.values);
    case 'passive-aggressive':
      return learnFromMistakes(task, new PassiveAggressive(count, settings.values), settings.values);
    case 'arow':
      return learnFromMistakes(task, new Arow(count, settings.values), settings.values);
  }
}
