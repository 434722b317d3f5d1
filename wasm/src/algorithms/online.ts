import type { Steps } from '../turns.js';
import { multiplicities, squaredNorm } from './online-data.js';
import type { OnlineTask } from './online-task.js';
import { PathDifference } from './path-difference.js';
import { seededShuffle } from './shuffle.js';

/** A sentence whose best path is not its own. */
export interface Mistake {
  /** labelled path less best path */
  readonly difference: PathDifference;
  /** [K] attributes behind a weight */
  readonly multiplicity: Float64Array;
  /** Tokens with a wrong label. */
  readonly wrongTokens: number;
  readonly tokens: number;
  /** Score of the best path less that of the labelled one. */
  readonly gap: number;
}

/** What distinguishes the algorithms that learn from mistakes. Weights are [K], one for each column and label. */
export interface MistakeLearner {
  /** Those that tag the next training sentence. */
  readonly weights: Float64Array;
  /** The model is a mean of past weights. */
  readonly averages: boolean;
  /** Learns from one sentence. @returns its loss */
  learn(mistake: Mistake): number;
  /** After each sentence, right or wrong. */
  passed(): void;
  /** Those of the model, if training ended now. */
  result(): Float64Array;
  /** Those whose norm CRFsuite logs. */
  normed(result: Float64Array): Float64Array;
}

export interface OnlineIteration {
  readonly iteration: number;
  readonly loss: number;
  readonly featureNorm: number;
  /** L2SGD: the learning rate; 0 where there is none */
  readonly step: number;
  /** [K] of the model, if training ended now */
  readonly weights: Float64Array;
}

/** Entries scored between two chances to interrupt: about a millisecond. */
export const ENTRIES_A_STEP = 60_000;

export interface MistakeOptions {
  readonly max_iterations: number;
  /** Training ends when an iteration's loss, divided by the sentences, is less. */
  readonly epsilon: number;
  readonly seed: number;
}

/** Goes through the shuffled sentences again and again; a sentence tagged wrongly changes the weights at once. @returns weights */
export function* learnFromMistakes(
  task: OnlineTask,
  learner: MistakeLearner,
  options: MistakeOptions,
): Steps<OnlineIteration, Float64Array> {
  const { columns, features, scores, sentences } = task;
  const count = sentences.starts.length - 1;
  const shuffle = seededShuffle(options.seed);
  const order = Uint32Array.from({ length: count }, (_, s) => s);
  const multiplicity = multiplicities(columns, features);
  const difference = new PathDifference(features, columns.count);
  let result = learner.result();
  for (let iteration = 1; iteration <= options.max_iterations; iteration++) {
    shuffle(order);
    let loss = 0;
    let work = 0;
    for (const s of order) {
      const first = sentences.starts[s];
      const tokens = sentences.starts[s + 1] - first;
      scores.load(sentences, s, learner.weights);
      const gold = scores.goldScore();
      const best = scores.bestPath();
      let wrongTokens = 0;
      for (let t = 0; t < tokens; t++) wrongTokens += best.path[t] === sentences.gold[first + t] ? 0 : 1;
      if (wrongTokens > 0) {
        difference.set(sentences, s, best.path);
        loss += learner.learn({ difference, multiplicity, wrongTokens, tokens, gap: best.score - gold });
      }
      learner.passed();
      work += task.workOf(s);
      if (work < ENTRIES_A_STEP) continue;
      work = 0;
      yield;
    }
    result = learner.result();
    const featureNorm = Math.sqrt(squaredNorm(learner.normed(result), multiplicity));
    task.requireFinite(loss, featureNorm);
    yield { iteration, loss, featureNorm, step: 0, weights: result };
    // Without a mistake only a mean of past weights still moves.
    if (loss / count < options.epsilon || (loss === 0 && !learner.averages)) break;
  }
  return result;
}
