import { z } from '../zod';
import { countSchema, personIdSchema, personSchema, sha256Schema, timeSchema } from './parts';

export const AUDIT_ACTIONS = [
  'set-up',
  'invited',
  'invitation-withdrawn',
  'joined',
  'person-removed',
  'break-glass',
  'signed-in',
  'refused',
  'model-stored',
  'version-made',
  'version-step',
  'deployed',
  'staged',
  'halted',
  'site-changed',
  'shared',
  'audit-exported',
  'rules-changed',
  'targets-changed',
  'webhooks-changed',
  'webhook-tested',
  'reference-set',
] as const;
export const auditActionSchema = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof auditActionSchema>;

/**
 * One step, who, when. `detail` holds ids, hashes, numbers and codes; a reason stands in its own row and here by its
 * sha256, so that changing it shows.
 */
export const auditEntrySchema = z.strictObject({
  seq: z.number().int().positive(),
  at: timeSchema,
  /** Null: the server itself, or somebody not signed in. */
  personId: personIdSchema.nullable(),
  action: auditActionSchema,
  /** What it is about: an id, a number, a route's name. */
  subject: z.string().max(128),
  detail: z.record(z.string().max(40), z.union([z.string().max(128), z.number(), z.boolean(), z.null()])),
  previousHash: sha256Schema,
  /** sha256 of the JSON array [seq, at, personId, action, subject, detail, previousHash], keys of detail sorted. */
  hash: sha256Schema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
/** In the chain's order; `next`: the `after` of the next page. Names by id are told beside. */
export const auditPageSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  people: z.array(personSchema),
  next: countSchema.nullable(),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditVerdictSchema = z.discriminatedUnion('sound', [
  z.strictObject({ sound: z.literal(true), entries: countSchema, headHash: sha256Schema }),
  z.strictObject({
    sound: z.literal(false),
    /** The first row that is not as it was written, or that is missing. */
    seq: z.number().int().positive(),
    fault: z.enum(['row-changed', 'row-missing', 'chain-broken', 'end-missing']),
  }),
]);
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;

export const healthSchema = z.strictObject({ ok: z.literal(true), appVersion: z.string() });
export const readySchema = z.strictObject({ ready: z.literal(true), storage: z.enum(['sqlite', 'postgres']) });
