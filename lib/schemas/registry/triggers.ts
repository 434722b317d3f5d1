import type { TriggerAction, TriggerRule, TriggerState } from '../../domain/monitoring/trigger-events';
import type { TriggerRules } from '../../domain/monitoring/trigger-rules';
import { z } from '../zod';
import { REGISTRY_LIMITS } from './limits';
import { driftLevelSchema, signalSchema } from './monitoring';
import { countSchema, fractionSchema, idSchema, lineSchema, sha256Schema, timeSchema } from './parts';

export const TRIGGER_RULE_NAMES = [
  'drift-warning',
  'drift-critical',
  'drift-cleared',
  'new-labels',
  'challenger-ready',
  'training-failed',
  'audit-fall',
  'wrong-format',
] as const satisfies readonly TriggerRule[];
export const triggerRuleNameSchema = z.enum(TRIGGER_RULE_NAMES);
const stateSchema = z.enum([
  'insufficient',
  'ok',
  'warning',
  'critical',
  'acknowledged',
  'remediating',
  'recovering',
] satisfies TriggerState[]);
const actionNameSchema = z.enum([
  'tell-reviewer',
  'queue-notes',
  'queue-first',
  'show-banner',
  'hide-banner',
  'touchless-off',
  'touchless-on',
  'reviewer-task',
  'freeze-and-train',
  'request-review',
  'propose-roll-back',
  'quarantine',
  'tell-author',
] satisfies TriggerAction['do'][]);

/** Made by the app; a name that somebody typed does not fit. */
const refSchema = z.string().regex(/^[A-Za-z0-9_-]{1,128}$/);
const codeSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);
const differenceSchema = z.number().min(-1).max(1);

/** What happened, in numbers, ids and codes. */
const causeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('window'),
    windowNumber: countSchema,
    level: driftLevelSchema,
    cause: signalSchema,
    p: fractionSchema,
  }),
  z.strictObject({
    kind: z.literal('labelled'),
    datasetVersionId: refSchema,
    datasetNotes: countSchema,
    newNotes: countSchema,
  }),
  z.strictObject({
    kind: z.literal('training-ended'),
    runId: refSchema,
    outcome: z.enum(['challenger', 'failed', 'cancelled']),
  }),
  z.strictObject({
    kind: z.literal('audited'),
    auditId: refSchema,
    change: differenceSchema,
    low: differenceSchema,
    high: differenceSchema,
  }),
  z.strictObject({ kind: z.literal('refused'), code: codeSchema, count: countSchema }),
]);

/** PUT /api/firings/{id}, id: sha256 of the firing's key. Sent again when its outcome is known. */
export const firingBodySchema = z.strictObject({
  version: z.literal(1),
  /** Two browsers may fire for the same reason: each says what it did. */
  browserId: idSchema,
  rule: triggerRuleNameSchema,
  at: timeSchema,
  from: stateSchema,
  to: stateSchema,
  /** Null: before the first deployment, or a model that was never shared. */
  modelVersionId: idSchema.nullable(),
  actions: z.array(actionNameSchema).max(8),
  event: causeSchema,
  outcome: z.enum(['open', 'acted', 'failed']),
});
export type FiringBody = z.infer<typeof firingBodySchema>;
export const firingSavedSchema = z.strictObject({ number: z.number().int().positive() });
/** GET /api/firings?before&limit: newest first; `next`: the `before` of the next page. */
export const firingsSchema = z.strictObject({
  firings: z.array(
    firingBodySchema.omit({ version: true, browserId: true }).extend({
      number: z.number().int().positive(),
      id: sha256Schema,
      receivedAt: timeSchema,
    }),
  ),
  next: countSchema.nullable(),
});
export type Firings = z.infer<typeof firingsSchema>;

/** PUT /api/trigger-rules; p at most .1, as far as thresholds are told to the last resample. */
export const triggerRulesBodySchema: z.ZodType<TriggerRules> = z.strictObject({
  version: z.literal(1),
  drift: z
    .strictObject({
      warningP: z.number().positive().max(0.1),
      criticalP: z.number().positive().max(0.1),
      effectFloor: z.number().min(0).max(100),
    })
    .refine(({ warningP, criticalP }) => criticalP <= warningP),
  cleanWindows: z.number().int().min(1).max(100),
  queueUncertain: z.number().int().min(0).max(1000),
  queueRandom: z.number().int().min(0).max(1000),
  retrainNotes: z.number().int().min(1).max(1_000_000),
  retrainShare: fractionSchema,
  retrainCoolDownMs: z
    .number()
    .int()
    .min(0)
    .max(365 * 86_400_000),
  auditFall: fractionSchema,
});
/** Revision 0: nobody has changed them; they are TRIGGER_RULES. */
export const triggerRulesSchema = z.strictObject({ revision: countSchema, rules: triggerRulesBodySchema });
export type StandingRules = z.infer<typeof triggerRulesSchema>;

const webhookFields = {
  /** Made by the browser. */
  id: idSchema,
  name: lineSchema(REGISTRY_LIMITS.webhookNameMax),
  /** https, outside private networks; http and loopback only where the server is told so (BEHEALTHY_WEBHOOK_LOOPBACK). */
  address: z.url().max(REGISTRY_LIMITS.webhookAddressMax),
  events: z.array(triggerRuleNameSchema).min(1).max(TRIGGER_RULE_NAMES.length),
  active: z.boolean(),
};
/** PUT /api/webhooks: all of them; one that is not named is taken away. */
export const webhooksBodySchema = z.strictObject({
  webhooks: z
    .array(
      z.strictObject({
        ...webhookFields,
        /** 32 to 128 printable characters, told once; absent: the one that stands. A new webhook needs one. */
        secret: z
          .string()
          .regex(/^[\x21-\x7e]{32,128}$/)
          .optional(),
      }),
    )
    .max(REGISTRY_LIMITS.webhooksMax)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
});
export type WebhooksBody = z.infer<typeof webhooksBodySchema>;
export const webhooksSchema = z.strictObject({
  revision: countSchema,
  webhooks: z.array(z.strictObject({ ...webhookFields, waiting: countSchema, failed: countSchema })),
});
export type Webhooks = z.infer<typeof webhooksSchema>;

/** POST /api/webhooks/{id}/test: what came of one test, which is not tried again and stands in no list. */
export const webhookTestSchema = z.strictObject({
  deliveryId: idSchema,
  /** HTTP status; null: no answer. */
  status: z.number().int().nullable(),
  /** Why there was no answer, as of a delivery. */
  code: codeSchema.nullable(),
  /** From the call to the first line of its answer, or to its failure; milliseconds. */
  ms: countSchema,
});
export type WebhookTest = z.infer<typeof webhookTestSchema>;

/** GET /api/webhook-deliveries?before&limit, newest first. */
export const deliveriesSchema = z.strictObject({
  deliveries: z.array(
    z.strictObject({
      number: z.number().int().positive(),
      /** In the header BeHealthy-Delivery: a receiver that has seen it does nothing more. */
      id: idSchema,
      webhookId: idSchema,
      event: triggerRuleNameSchema,
      firingId: sha256Schema,
      /** `given-up`: refused or unreachable for two days. */
      state: z.enum(['waiting', 'delivered', 'given-up']),
      attempts: countSchema,
      /** HTTP status of the last attempt; null: none, or no answer. */
      status: z.number().int().nullable(),
      /** Why there was no answer. */
      code: codeSchema.nullable(),
      createdAt: timeSchema,
      nextTryAt: timeSchema.nullable(),
    }),
  ),
  next: countSchema.nullable(),
});
export type Deliveries = z.infer<typeof deliveriesSchema>;

/** What is posted to a webhook: ids and counts. */
export interface WebhookPayload {
  readonly deliveryId: string;
  readonly event: TriggerRule;
  readonly firingId: string;
  readonly at: string;
  readonly from: TriggerState;
  readonly to: TriggerState;
  readonly modelVersionId: string | null;
}

/** What a test posts: its kind says that no rule fired, and so does a field that nothing else has. */
export interface WebhookTestPayload {
  readonly deliveryId: string;
  readonly event: 'test';
  readonly test: true;
  readonly webhookId: string;
  readonly at: string;
}
