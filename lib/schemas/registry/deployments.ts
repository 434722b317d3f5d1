import { REFUSALS, type RefusalCode } from '../../domain/deployment/browser-checks';
import { type DeploymentManifest, MANIFEST_FORMAT } from '../../domain/deployment/manifest';
import type { StagePercent } from '../../domain/deployment/staging';
import { z } from '../zod';
import { contentSchema } from './card';
import { REGISTRY_LIMITS } from './limits';
import {
  countSchema,
  idSchema,
  personIdSchema,
  personSchema,
  roleSchema,
  sha256Schema,
  textSchema,
  timeSchema,
} from './parts';

export const DEPLOYMENT_KINDS = ['promote', 'roll-back'] as const;
export const stagePercentSchema = z.union([z.literal(5), z.literal(25), z.literal(100)]);
export type { StagePercent };
export const deploymentKindSchema = z.enum(DEPLOYMENT_KINDS);
const reasonSchema = textSchema(REGISTRY_LIMITS.reasonMax);

/** What the server signs: ECDSA P-256, SHA-256, over the UTF-8 bytes of `payload` as they were received. */
export const manifestSchema = z.strictObject({
  format: z.literal(MANIFEST_FORMAT),
  /** The pointer: only rises. */
  number: z.number().int().positive(),
  modelVersionId: idSchema,
  /** What people call that version: "v12". Not looked at by the browser's checks. */
  modelVersionNumber: z.number().int().positive(),
  modelSha256: sha256Schema,
  sizeBytes: contentSchema.shape.sizeBytes,
  featureSetHash: sha256Schema,
  labelSetHash: sha256Schema,
  tokenizerHash: sha256Schema,
  minimumAppVersion: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  issuedAt: timeSchema,
  /** The server issues it anew each day: a browser that asks never sees one that is about to end. */
  expiresAt: timeSchema,
  approvals: z.array(z.strictObject({ personId: personIdSchema, role: roleSchema, at: timeSchema })).max(20),
  reason: reasonSchema,
  kind: deploymentKindSchema,
});
/** The domain's manifest with the name that people call the version by. */
export type ServedManifest = z.infer<typeof manifestSchema> & DeploymentManifest;

export const signedManifestSchema = z.strictObject({
  /** Canonical JSON of the manifest. */
  payload: z.string().max(20_000),
  /** 64 bytes r || s (IEEE P1363), base64url without padding. */
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
});
export type SignedManifest = z.infer<typeof signedManifestSchema>;

/** With If-Match: "number" of the newest deployment, "0" before the first. A roll-back goes to all at once. */
export const deploymentBodySchema = z.strictObject({
  modelVersionId: idSchema,
  kind: deploymentKindSchema,
  reason: reasonSchema,
  stagePercent: stagePercentSchema,
});
export type DeploymentBody = z.infer<typeof deploymentBodySchema>;
export const stageBodySchema = z.strictObject({ percent: stagePercentSchema });

/** Made once in each browser, at random; says nothing of it. */
export const browserIdSchema = idSchema;

export const refusalCodeSchema = z.enum(REFUSALS);
export type { RefusalCode };

export const deploymentReportSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ browserId: browserIdSchema, outcome: z.literal('swapped') }),
  z.strictObject({ browserId: browserIdSchema, outcome: z.literal('refused'), code: refusalCodeSchema }),
]);
export type DeploymentReport = z.infer<typeof deploymentReportSchema>;

export const deploymentSchema = z.strictObject({
  number: z.number().int().positive(),
  modelVersionId: idSchema,
  modelVersionNumber: z.number().int().positive(),
  kind: deploymentKindSchema,
  reason: reasonSchema,
  /** Null: the server itself, halting. */
  by: personSchema.nullable(),
  at: timeSchema,
  stagePercent: stagePercentSchema,
  /** `current`: the newest. `halted`: a newer one took it back because browsers refused it. */
  state: z.enum(['current', 'replaced', 'halted']),
  /** Browsers by what they reported last, and the refusals by code. */
  swapped: countSchema,
  refused: countSchema,
  refusals: z.array(z.strictObject({ code: refusalCodeSchema, count: countSchema })),
});
export type Deployment = z.infer<typeof deploymentSchema>;
/** Newest first. `pointer`: what If-Match must name; 0: none yet. */
export const deploymentListSchema = z.strictObject({ pointer: countSchema, deployments: z.array(deploymentSchema) });
export const deploymentSavedSchema = z.strictObject({
  number: z.number().int().positive(),
  stagePercent: stagePercentSchema,
});
/** `halted`: this report was the one too many. */
export const reportSavedSchema = z.strictObject({ halted: z.boolean() });
