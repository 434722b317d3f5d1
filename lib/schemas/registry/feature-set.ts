import { ALGORITHMS } from '../../domain/model/algorithms';
import type { TrainingSettings } from '../../domain/model/run';
import type { FeatureSet } from '../../domain/text/feature-set';
import { settingsShape } from '../run-report';
import { z } from '../zod';
import { REGISTRY_LIMITS } from './limits';
import { lineSchema, sha256Schema } from './parts';

/** What a FeatureSet states of a word list. */
export const listFields = {
  name: lineSchema(REGISTRY_LIMITS.listNameMax),
  sha256: sha256Schema,
  phrases: z.number().int().min(1).max(REGISTRY_LIMITS.listPhrasesMax),
};

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
    gazetteers: z.array(z.strictObject(listFields)).max(REGISTRY_LIMITS.listsMax).optional(),
  }),
});

/** As lib/schemas/run-report.ts, and strict. */
export const strictSettingsSchema: z.ZodType<TrainingSettings> = z.union(
  ALGORITHMS.map((algorithm) => z.strictObject(settingsShape(algorithm))),
);
