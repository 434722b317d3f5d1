import { SHARED_KINDS } from '../../domain/sharing/shared-kinds';
import { z } from '../zod';
import { evaluationSchema } from './evaluation';
import { strictFeatureSetSchema } from './feature-set';
import { REGISTRY_LIMITS } from './limits';
import {
  countSchema,
  idSchema,
  labelSchema,
  labelsSchema,
  lineSchema,
  personSchema,
  sha256Schema,
  textSchema,
  timeSchema,
} from './parts';

export const sharedKindSchema = z.enum(SHARED_KINDS);
export type SharedKind = z.infer<typeof sharedKindSchema>;

/** What a site lets its browsers share beside models; all off until a reviewer says otherwise. */
export const sharesSchema = z.strictObject({
  'label-sets': z.boolean(),
  guidelines: z.boolean(),
  'feature-sets': z.boolean(),
  evaluations: z.boolean(),
} satisfies Record<SharedKind, z.ZodBoolean>);
export type Shares = z.infer<typeof sharesSchema>;

/** The least `k` of the privacy gate: a site may ask for more than 5, never for less. */
export const GATE_K_MIN = 5;
export const siteBodySchema = z.strictObject({
  shares: sharesSchema,
  minimumK: z.number().int().min(GATE_K_MIN).max(1000),
});
export const siteSchema = siteBodySchema.extend({ revision: countSchema });
export type Site = z.infer<typeof siteSchema>;

const labelDefinitionSchema = z.strictObject({
  label: labelSchema,
  name: lineSchema(REGISTRY_LIMITS.nameMax),
  look: z.string().regex(/^[a-z0-9-]{1,20}$/),
  key: z.string().max(8),
  description: textSchema(REGISTRY_LIMITS.reasonMax),
});

/** What each kind holds. */
export const SHARED_CONTENTS = {
  'label-sets': z.strictObject({ labels: z.array(labelDefinitionSchema).min(1).max(REGISTRY_LIMITS.labelsMax) }),
  guidelines: z.strictObject({
    labels: z
      .array(z.strictObject({ label: labelSchema, guideline: textSchema(REGISTRY_LIMITS.guidelineMax) }))
      .min(1)
      .max(REGISTRY_LIMITS.labelsMax),
  }),
  'feature-sets': z.strictObject({ featureSet: strictFeatureSetSchema, featureSetHash: sha256Schema }),
  evaluations: z.strictObject({
    runId: z.string().regex(/^[\w-]{1,64}$/),
    datasetHash: sha256Schema,
    judgedHash: sha256Schema,
    labels: labelsSchema,
    evaluation: evaluationSchema,
  }),
} as const satisfies Record<SharedKind, z.ZodType>;

const sharedHead = { name: lineSchema(REGISTRY_LIMITS.nameMax), version: z.number().int().positive() };
const sharedBody = <K extends SharedKind>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), ...sharedHead, content: SHARED_CONTENTS[kind] });
/** PUT /api/shared/{kind}/{id}; `kind` stands in both places and must agree. */
export const sharedBodySchema = z.discriminatedUnion('kind', [
  sharedBody('label-sets'),
  sharedBody('guidelines'),
  sharedBody('feature-sets'),
  sharedBody('evaluations'),
]);
export type SharedBody = z.infer<typeof sharedBodySchema>;

const sharedFacts = { id: idSchema, by: personSchema, at: timeSchema, revision: countSchema };
export const sharedItemSchema = z.strictObject({ ...sharedFacts, item: sharedBodySchema });
export type SharedItem = z.infer<typeof sharedItemSchema>;
export const sharedListSchema = z.strictObject({
  items: z.array(z.strictObject({ ...sharedFacts, kind: sharedKindSchema, ...sharedHead })),
});
export const sharedSavedSchema = z.strictObject({ revision: countSchema });

/** What waits for the person who asks. */
export const noticesSchema = z.strictObject({
  /** In review, by somebody else: a reviewer may decide. */
  reviews: z.array(idSchema),
  /** Approved, not in production: a reviewer may deploy. */
  approved: z.array(idSchema),
  /** Own versions that were decided in the last 14 days. */
  decided: z.array(idSchema),
  /** The deployment that is being handed out; null: none. */
  deployment: countSchema.nullable(),
  count: countSchema,
});
export type Notices = z.infer<typeof noticesSchema>;
