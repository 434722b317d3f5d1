import type { Lexicon } from '../../domain/text/feature-set';
import { z } from '../zod';
import { listFields, strictFeatureSetSchema } from './feature-set';
import { REGISTRY_LIMITS } from './limits';
import { labelsSchema } from './parts';

const word = z.string().min(1).max(REGISTRY_LIMITS.lexiconTextMax);
const counts = z
  .record(word, z.array(z.number().int().nonnegative()).max(REGISTRY_LIMITS.labelsMax + 1))
  .refine((entries) => Object.keys(entries).length <= REGISTRY_LIMITS.lexiconEntriesMax);

const lexiconSchema: z.ZodType<Lexicon> = z.strictObject({
  labels: labelsSchema,
  words: counts,
  phrases: counts,
  stems: counts.optional(),
  pairs: z.array(word).max(REGISTRY_LIMITS.lexiconEntriesMax).optional(),
  topics: z
    .strictObject({
      sentences: z.array(z.number().int().nonnegative()).max(REGISTRY_LIMITS.labelsMax + 1),
      stems: counts,
    })
    .optional(),
  /** Of each list the phrases that passed the gate. */
  gazetteers: z
    .array(
      z.strictObject({
        ...listFields,
        classes: z.record(
          z.string().max(REGISTRY_LIMITS.lexiconTextMax),
          z.array(word).max(REGISTRY_LIMITS.listPhrasesMax),
        ),
      }),
    )
    .max(REGISTRY_LIMITS.listsMax)
    .optional(),
});

/**
 * What a shared model's file says beside its weights (lib/domain/model/model-file.ts, lib/schemas/model-file.ts), and
 * strict: on the server no part of it may carry anything else. The privacy gate holds for the lexicon's words as for the
 * weights' attributes.
 */
export const sharedDescriptionSchema = z.strictObject({
  format: z.literal('behealthy-model-1'),
  labels: labelsSchema,
  featureSet: strictFeatureSetSchema,
  lexicon: lexiconSchema.nullable(),
  spanChanceMin: z.number().min(0).max(1).nullable(),
  tokenizers: z.array(z.enum(['clinical-1', 'given-1'])).max(2),
  /** Of made-up sentences. */
  selfTest: z.strictObject({
    id: z.string().regex(/^[\w.-]{1,100}$/),
    tags: z.array(z.array(z.string().max(70)).max(100)).max(100),
    logProbabilities: z.array(z.number()).max(100),
  }),
  /** Numbers alone. */
  calibration: z
    .strictObject({
      x: z.array(z.number()).max(REGISTRY_LIMITS.calibrationPointsMax),
      y: z.array(z.number().min(0).max(1)).max(REGISTRY_LIMITS.calibrationPointsMax),
    })
    .refine(({ x, y }) => x.length === y.length && x.every((at, i) => i === 0 || at > (x[i - 1] ?? at)))
    .optional(),
});
export type SharedDescription = z.infer<typeof sharedDescriptionSchema>;
