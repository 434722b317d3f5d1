import type { PromotionEvidence } from '../../domain/model/promotion-evidence';
import { VERSION_STATES, type VersionState } from '../../domain/model/version-states';
import { z } from '../zod';
import { modelCardSchema } from './card';
import { REGISTRY_LIMITS } from './limits';
import {
  countSchema,
  differenceEstimateSchema,
  durationSchema,
  estimateSchema,
  idSchema,
  labelSchema,
  personSchema,
  roleSchema,
  sha256Schema,
  textSchema,
  timeSchema,
} from './parts';

export const versionStateSchema = z.enum(VERSION_STATES);
export type { VersionState };

/** What the reviewer decides on: numbers and hashes alone. The disagreements themselves stay in the browser. */
export const evidenceSchema: z.ZodType<PromotionEvidence> = z.strictObject({
  championVersionId: idSchema.nullable(),
  /** The `judgedHash` of the version's card: both models were judged on those notes. */
  testSplitHash: sha256Schema,
  testNotes: countSchema,
  resamples: countSchema,
  f1: differenceEstimateSchema.nullable(),
  recall: z.record(labelSchema, differenceEstimateSchema),
  shadow: z.strictObject({ notes: countSchema, disagreements: countSchema, lookedAt: countSchema }),
  format: z.strictObject({ readable: z.boolean(), labelsAgree: z.boolean(), featureSetKnown: z.boolean() }),
  latency: z.strictObject({ notes: countSchema, p95Ms: durationSchema }),
  privacy: z.strictObject({ k: countSchema, broken: countSchema }),
});

/** With If-Match: "revision". `production`, `superseded` follow from deployments and cannot be asked for. */
export const transitionBodySchema = z.strictObject({
  to: versionStateSchema,
  reason: textSchema(REGISTRY_LIMITS.reasonMax),
  /** With `in_review`. */
  evidence: evidenceSchema.optional(),
});
export type TransitionBody = z.infer<typeof transitionBodySchema>;

const headFields = {
  id: idSchema,
  /** 1, 2, 3 … in this site: what people call it. */
  number: z.number().int().positive(),
  /** Rises with every step; If-Match names it. */
  revision: countSchema,
  state: versionStateSchema,
  author: personSchema,
  createdAt: timeSchema,
  changedAt: timeSchema,
};

/** A row of the list. */
export const versionHeadSchema = z.strictObject({
  ...headFields,
  modelSha256: sha256Schema,
  sizeBytes: countSchema,
  featureSetHash: sha256Schema,
  judgedHash: sha256Schema,
  labels: z.array(labelSchema),
  f1: estimateSchema,
  k: countSchema,
  parentId: idSchema.nullable(),
  note: z.string(),
});
export type VersionHead = z.infer<typeof versionHeadSchema>;
/** Newest first. `next`: the `before` of the next page; null: the end. */
export const versionListSchema = z.strictObject({
  versions: z.array(versionHeadSchema),
  next: z.number().int().positive().nullable(),
});

export const versionStepSchema = z.strictObject({
  /** The revision it led to. */
  revision: countSchema,
  from: versionStateSchema.nullable(),
  to: versionStateSchema,
  /** Null: the server itself (automatic halt). */
  by: personSchema.nullable(),
  role: roleSchema.nullable(),
  reason: z.string(),
  evidence: evidenceSchema.nullable(),
  at: timeSchema,
});
export type VersionStep = z.infer<typeof versionStepSchema>;

/** ETag: "revision". Steps in their order. */
export const modelVersionDetailSchema = z.strictObject({
  ...headFields,
  card: modelCardSchema,
  steps: z.array(versionStepSchema),
});
export type ModelVersionDetail = z.infer<typeof modelVersionDetailSchema>;

/** The answer to a new card and to a transition. */
export const versionSavedSchema = z.strictObject({
  id: idSchema,
  number: z.number().int().positive(),
  revision: countSchema,
  state: versionStateSchema,
});
export type VersionSaved = z.infer<typeof versionSavedSchema>;
