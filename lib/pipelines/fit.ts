import { ALGORITHM_FACTS, engineParameters } from '../domain/model/algorithms';
import type { TrainingSettings } from '../domain/model/run';
import type { FeatureSet, Lexicon } from '../domain/text/feature-set';
import { createGroupedExtractor } from '../domain/text/grouped-features';
import type { LabelledSentence } from '../domain/text/labelled-sentence';
import { learnLexicon } from '../domain/text/lexicon';
import type { Label } from '../domain/text/span';
import { tagsOfEntities } from '../domain/text/tags';
import type { Engine, EngineProgress, FitOptions } from './ports';
import { throwIfCancelled } from './ports';
import { withUsualScale } from './set-scale';
import type { createTurn } from './turn';

const TRAIN_GROUP = 0;
const HOLDOUT_GROUP = 1;
/** The engine's seeds have 31 bits, those of a run 32. */
const ENGINE_SEEDS = 2 ** 31;

export interface Fit {
  readonly bytes: Uint8Array;
  readonly lexicon: Lexicon | undefined;
}

export interface FitInput {
  readonly train: readonly LabelledSentence[];
  /** Judged by `onIteration`, never learned from, not even by the lexicon. */
  readonly holdout: readonly LabelledSentence[];
  readonly labels: readonly Label[];
  readonly featureSet: FeatureSet;
  readonly settings: TrainingSettings;
  /** A model's bytes to begin from (warm start); undefined: from nothing. */
  readonly from?: Uint8Array | undefined;
  /** Undefined: all that the training sentences hold. */
  readonly only?: Allowed | undefined;
}

/** What a model may know: a lexicon in the place of the one all training sentences give, and attributes by name. */
export interface Allowed {
  readonly lexicon: Lexicon | undefined;
  keeps(attribute: string): boolean;
}

/**
 * Learns the lexicon, computes attributes and trains: the same steps for the development and the final fit.
 * Throws what the engine throws when `signal` fires.
 */
export async function fit(
  input: FitInput,
  engine: Engine,
  turn: ReturnType<typeof createTurn>,
  onIteration: (progress: EngineProgress) => void | Promise<void>,
  options: FitOptions,
): Promise<Fit> {
  const { train, holdout, labels, featureSet, settings, only } = input;
  const lexicon = only ? only.lexicon : learnLexicon(train, featureSet, labels, options.gazetteers);
  const trainer = engine.createTrainer({
    algorithm: settings.algorithm,
    params: {
      ...engineParameters(settings.algorithm, settings),
      ...(settings.algorithm === 'lbfgs' ? {} : { seed: settings.seed % ENGINE_SEEDS }),
      max_iterations: settings.maxIterations,
      'feature.minfreq': settings.minFrequency,
      'feature.possible_transitions': settings.possibleTransitions,
    },
  });
  const extractor = createGroupedExtractor(featureSet, lexicon, (attributes) =>
    trainer.group(only ? attributes.filter((attribute) => only.keeps(attribute)) : attributes),
  );
  const total = train.length + holdout.length;
  let appended = 0;
  const append = async (sentences: readonly LabelledSentence[], group: number) => {
    for (const sentence of sentences) {
      const { groups, starts } =
        group === TRAIN_GROUP
          ? extractor.training(sentence.words, sentence.entities)
          : extractor.inference(sentence.words);
      const tags = tagsOfEntities(sentence.words.length, sentence.entities, featureSet.encoding);
      trainer.appendGroups(groups, starts, tags, group);
      options.onProgress?.('attributes', ++appended, total);
      await turn();
      throwIfCancelled(options.signal);
    }
  };
  await append(train, TRAIN_GROUP);
  await append(holdout, HOLDOUT_GROUP);
  const trained = await trainer.train({
    signal: options.signal,
    ...(holdout.length > 0 ? { holdout: HOLDOUT_GROUP } : {}),
    ...(input.from ? { from: input.from } : {}),
    onProgress: onIteration,
  });
  const { probabilistic } = ALGORITHM_FACTS[settings.algorithm];
  const bytes = probabilistic
    ? trained
    : await withUsualScale(trained, { train, featureSet, lexicon }, engine, async () => {
        await turn();
        throwIfCancelled(options.signal);
      });
  return { bytes, lexicon };
}
