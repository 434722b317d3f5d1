import { ALGORITHMS, flagsOf, numbersOf } from '../../domain/model/algorithms';
import type { TrainingSettings } from '../../domain/model/run';
import type { FeatureSet } from '../../domain/text/feature-set';
import { z } from '../zod';
import { countSchema, lineSchema, sha256Schema } from './parts';

const whole = (min: number, max: number) => z.number().int().min(min).max(max);

/** A list of phrases somebody brought. */
export const gazetteerRefSchema = z.strictObject({ name: lineSchema(120), sha256: sha256Schema, phrases: countSchema });

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
    gazetteers: z.array(gazetteerRefSchema).max(20).optional(),
  }),
});

const common = {
  maxIterations: whole(1, 100_000),
  minFrequency: z.number().min(0).max(1e6),
  possibleTransitions: z.boolean(),
  seed: whole(0, 4_294_967_295),
  devShare: z.number().min(0).max(0.5),
  bootstrapResamples: whole(0, 1_000_000),
  spanChanceMin: z.number().min(0).max(1).optional(),
};

/** Of each algorithm its own parameters, and nothing else. */
export const strictSettingsSchema: z.ZodType<TrainingSettings> = z.union(
  ALGORITHMS.map((algorithm) =>
    z.strictObject({
      algorithm: z.literal(algorithm),
      ...Object.fromEntries(numbersOf(algorithm).map((name) => [name, z.number().min(0).max(1e9)])),
      ...Object.fromEntries(flagsOf(algorithm).map((name) => [name, z.boolean()])),
      ...common,
    }),
  ),
);
