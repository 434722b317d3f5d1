import type { Lexicon } from '../../domain/text/feature-set';
import { selfTestSchema } from '../model-file';
import { z } from '../zod';
import { REGISTRY_LIMITS } from './limits';
import { labelsSchema } from './parts';

export const COMPANION_FORMAT = 'behealthy-companion';

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
});

/**
 * What reading needs beside the model's bytes: a file of its own, JSON, UTF-8, sent and addressed as model bytes are.
 * CRFsuite's format has no place for it, and a card of a megabyte would make every list of versions heavy. The signed
 * manifest names its sha256. The privacy gate holds for its words as for the model's attributes.
 */
export const companionSchema = z.strictObject({
  format: z.literal(COMPANION_FORMAT),
  version: z.literal(1),
  /** Null: the FeatureSet has none. */
  lexicon: lexiconSchema.nullable(),
  calibration: z
    .strictObject({ x: z.array(z.number()).max(10_000), y: z.array(z.number().min(0).max(1)).max(10_000) })
    .refine(({ x, y }) => x.length === y.length && x.every((at, i) => i === 0 || at > (x[i - 1] ?? at)))
    .nullable(),
  outsideBias: z.number().min(-20).max(20).nullable(),
  /**
   * What the model makes of made-up sentences where it was made (lib/domain/model/self-test.ts): a browser that gets
   * something else does not read with it. Here, since the manifest signs this file and not the card.
   */
  selfTest: selfTestSchema.nullable().optional(),
});
export type Companion = z.infer<typeof companionSchema>;
