import type { TrainingSettings } from '../domain/model/run';
import type { FeatureSet, Lexicon } from '../domain/text/feature-set';
import { createGroupedExtractor } from '../domain/text/grouped-features';
import type { LabelledSentence } from '../domain/text/labelled-sentence';
import { learnLexicon } from '../domain/text/lexicon';
import type { Label } from '../domain/text/span';
import { tagsOfEntities } from '../domain/text/tags';
import type { Engine, EngineProgress, WorkOptions } from './ports';
import { throwIfCancelled } from './ports';
import type { createTurn } from './turn';

const TRAIN_GROUP = 0;
const HOLDOUT_GROUP = 1;

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
  options: WorkOptions,
): Promise<Fit> {
  const { train, holdout, labels, featureSet, settings, only } = input;
  const lexicon = only ? only.lexicon : learnLexicon(train, featureSet, labels);
  const trainer = engine.createTrainer({
    algorithm: settings.algorithm,
    params: {
      c1: settings.c1,
      c2: settings.c2,
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
  const bytes = await trainer.train({
    signal: options.signal,
    ...(holdout.length > 0 ? { holdout: HOLDOUT_GROUP } : {}),
    ...(input.from ? { from: input.from } : {}),
    onProgress: onIteration,
  });
  return { bytes, lexicon };
}
