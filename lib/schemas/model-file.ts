import type { FeatureSet, Lexicon } from '../domain/text/feature-set';
import type { TokenizerId } from '../domain/text/note';
import type { Label } from '../domain/text/span';
import { featureSetSchema, lexiconSchema } from './model-version';
import { z } from './zod';

/** What stands beside the weights in a shared model's file: all that turns a note into attributes. */
export interface ModelDescription {
  readonly format: 'behealthy-model-1';
  readonly labels: readonly Label[];
  readonly featureSet: FeatureSet;
  /** Null: the FeatureSet has none. */
  readonly lexicon: Lexicon | null;
  /** Of the notes it learned from. */
  readonly tokenizers: readonly TokenizerId[];
}

export const modelDescriptionSchema: z.ZodType<ModelDescription> = z.strictObject({
  format: z.literal('behealthy-model-1'),
  labels: z.array(z.string().min(1).max(100)).min(1).max(1000),
  featureSet: featureSetSchema,
  lexicon: lexiconSchema.nullable(),
  tokenizers: z.array(z.enum(['clinical-1', 'given-1'])).max(2),
});
