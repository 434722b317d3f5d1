import type { TrainingSettings } from '../../domain/model/run';
import type { FeatureSet } from '../../domain/text/feature-set';
import { z } from '../zod';
import { lineSchema } from './parts';

const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/**
 * As lib/schemas/model-version.ts, and strict: nothing else may ride along. Its hash is taken over the JSON as it was
 * sent, so that the order of keys stays the author's.
 */
export const strictFeatureSetSchema: z.ZodType<FeatureSet> = z.strictObject({
  id: lineSchema(64),
  version: z.union([z.literal(1), z.literal(2)]),
  encoding: z.enum(['IO', 'BIO', 'BILOU']),
  parts: z.strictObject({
    wordWindow: whole(0, 10),
    affixLength: whole(0, 10),
    shape: z.boolean(),
    shapeWindow: whole(0, 10),
    flags: z.boolean(),
    lexicon: z.strictObject({ phraseLength: whole(1, 50), window: whole(0, 10) }).nullable(),
    sentence: z.boolean(),
    stems: z.boolean().optional(),
    wordPairs: z.boolean().optional(),
    medical: z.boolean().optional(),
    topics: z.boolean().optional(),
  }),
});

export const strictSettingsSchema: z.ZodType<TrainingSettings> = z.strictObject({
  algorithm: z.literal('lbfgs'),
  c1: z.number().min(0).max(1e6),
  c2: z.number().min(0).max(1e6),
  maxIterations: whole(1, 100_000),
  minFrequency: z.number().min(0).max(1e6),
  possibleTransitions: z.boolean(),
  seed: whole(0, 4_294_967_295),
  devShare: z.number().min(0).max(0.5),
  bootstrapResamples: whole(0, 1_000_000),
});
