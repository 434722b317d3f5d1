import type { IsotonicFit } from '../domain/model/isotonic';
import type { SelfTestOutcome } from '../domain/model/self-test';
import type { FeatureSet, Lexicon } from '../domain/text/feature-set';
import type { TokenizerId } from '../domain/text/note';
import type { Label } from '../domain/text/span';
import { featureSetSchema, isotonicSchema, lexiconSchema } from './model-version';
import { z } from './zod';

/** What stands beside the weights in a shared model's file: all that turns a note into attributes. */
export interface ModelDescription {
  readonly format: 'behealthy-model-1';
  readonly labels: readonly Label[];
  readonly featureSet: FeatureSet;
  /** Null: the FeatureSet has none. */
  readonly lexicon: Lexicon | null;
  /** As in ModelVersion; null: it marks the best path. */
  readonly spanChanceMin: number | null;
  /** Of the notes it learned from. */
  readonly tokenizers: readonly TokenizerId[];
  /** What it makes of made-up sentences: they must come out the same wherever it is read. */
  readonly selfTest: SelfTestOutcome;
  /** Puts confidences right; absent in files from before there was one, and where nothing could be learned. */
  readonly calibration?: IsotonicFit | undefined;
}

export const modelDescriptionSchema: z.ZodType<ModelDescription> = z.strictObject({
  format: z.literal('behealthy-model-1'),
  labels: z.array(z.string().min(1).max(100)).min(1).max(1000),
  featureSet: featureSetSchema,
  lexicon: lexiconSchema.nullable(),
  spanChanceMin: z.number().min(0).max(1).nullable(),
  tokenizers: z.array(z.enum(['clinical-1', 'given-1'])).max(2),
  selfTest: z.strictObject({
    id: z.string().max(100),
    tags: z.array(z.array(z.string().max(110)).max(100)).max(100),
    logProbabilities: z.array(z.number()).max(100),
  }),
  calibration: isotonicSchema.optional(),
});
