import type { Evaluation } from '../../domain/model/evaluation';
import { z } from '../zod';
import { REGISTRY_LIMITS } from './limits';
import { countSchema, estimateSchema, fractionSchema, labelSchema } from './parts';

const spanScoresSchema = z.strictObject({
  truePositives: countSchema,
  falsePositives: countSchema,
  falseNegatives: countSchema,
  precision: estimateSchema,
  recall: estimateSchema,
  f1: estimateSchema,
});
const spansSchema = z.strictObject({
  overall: spanScoresSchema,
  perLabel: z.record(labelSchema, spanScoresSchema),
});
const tokenScoresSchema = z.strictObject({
  precision: fractionSchema,
  recall: fractionSchema,
  f1: fractionSchema,
  support: countSchema,
});

/** Figures alone; see lib/domain/model/evaluation.ts. */
export const evaluationSchema: z.ZodType<Evaluation> = z.strictObject({
  notes: countSchema,
  exact: spansSchema,
  overlap: spansSchema,
  token: z.strictObject({
    perLabel: z.record(labelSchema, tokenScoresSchema),
    weightedF1: fractionSchema,
    weightedF1WithoutO: fractionSchema,
    macroF1: fractionSchema,
    classes: z.array(labelSchema).max(REGISTRY_LIMITS.labelsMax + 1),
    confusion: z.array(z.array(countSchema).max(REGISTRY_LIMITS.labelsMax + 1)).max(REGISTRY_LIMITS.labelsMax + 1),
  }),
  bootstrap: z.strictObject({ resamples: countSchema, seed: countSchema }),
});
