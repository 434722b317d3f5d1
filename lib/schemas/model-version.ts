import type { IsotonicFit } from '../domain/model/isotonic';
import type { ModelVersion } from '../domain/model/run';
import type { FeatureSet, Lexicon } from '../domain/text/feature-set';
import type { Gazetteer } from '../domain/text/gazetteer';
import { z } from './zod';

const counts = z.record(z.string(), z.array(z.number().int().nonnegative()));

const gazetteerRefSchema = z.object({
  name: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  phrases: z.number().int().positive(),
});

/** Lists of phrases with their content, as recipes and models keep them. */
export const gazetteersSchema: z.ZodType<readonly Gazetteer[]> = z.array(
  gazetteerRefSchema.extend({ classes: z.record(z.string(), z.array(z.string())) }),
);

export const featureSetSchema: z.ZodType<FeatureSet> = z.object({
  id: z.string(),
  version: z.union([z.literal(1), z.literal(2)]),
  encoding: z.enum(['IO', 'BIO', 'BILOU']),
  parts: z.object({
    wordWindow: z.number().int().min(0).max(10),
    affixLength: z.number().int().min(0).max(10),
    shape: z.boolean(),
    shapeWindow: z.number().int().min(0).max(10),
    flags: z.boolean(),
    lexicon: z
      .object({ phraseLength: z.number().int().min(1).max(50), window: z.number().int().min(0).max(10) })
      .nullable(),
    sentence: z.boolean(),
    stems: z.boolean().optional(),
    wordPairs: z.boolean().optional(),
    medical: z.boolean().optional(),
    topics: z.boolean().optional(),
    gazetteers: z.array(gazetteerRefSchema).optional(),
  }),
});

export const lexiconSchema: z.ZodType<Lexicon> = z.object({
  labels: z.array(z.string()),
  words: counts,
  phrases: counts,
  stems: counts.optional(),
  pairs: z.array(z.string()).optional(),
  topics: z.object({ sentences: z.array(z.number().int().nonnegative()), stems: counts }).optional(),
  gazetteers: gazetteersSchema.optional(),
});

/** x strictly ascending, one y each. */
export const isotonicSchema: z.ZodType<IsotonicFit> = z
  .strictObject({ x: z.array(z.number()), y: z.array(z.number().min(0).max(1)) })
  .refine(({ x, y }) => x.length === y.length && x.every((at, i) => i === 0 || at > (x[i - 1] ?? at)));

/** A stored model: written by this or an older version of the app, so looked at before it is run. */
export const modelVersionSchema: z.ZodType<ModelVersion> = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  runId: z.string(),
  createdAt: z.string(),
  sha256: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  labels: z.array(z.string()),
  featureSet: featureSetSchema,
  featureSetHash: z.string(),
  tokenizerHash: z.string().optional(),
  lexicon: z.union([lexiconSchema, z.undefined()]),
  spanChanceMin: z.number().min(0).max(1).optional(),
  bytes: z.instanceof(Uint8Array),
  calibration: isotonicSchema.optional(),
  outsideBias: z.number().min(-20).max(20).optional(),
});
