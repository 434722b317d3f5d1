/**
 * What the registry may answer, and how it refuses. Loaded with the first call: most pages are read by people whom no
 * registry knows, and checking its answers is more script than reading a note.
 */
export {
  invitationMadeSchema,
  invitationsSchema,
  keySecretSchema,
  peopleSchema,
  personMadeSchema,
  sessionSchema,
} from '@/lib/schemas/registry/accounts';
export { auditPageSchema, auditVerdictSchema } from '@/lib/schemas/registry/audit';
export { deploymentListSchema, deploymentSavedSchema } from '@/lib/schemas/registry/deployments';
export { registryErrorSchema } from '@/lib/schemas/registry/errors';
export { kpisSchema, kpiTargetsSchema } from '@/lib/schemas/registry/kpi';
export {
  modelVersionDetailSchema,
  versionListSchema,
  versionSavedSchema,
} from '@/lib/schemas/registry/model-versions';
export { fleetDriftSchema } from '@/lib/schemas/registry/monitoring';
export {
  noticesSchema,
  sharedBodySchema,
  sharedItemSchema,
  sharedListSchema,
  siteSchema,
} from '@/lib/schemas/registry/site';
export {
  deliveriesSchema,
  firingsSchema,
  triggerRulesSchema,
  webhooksSchema,
  webhookTestSchema,
} from '@/lib/schemas/registry/triggers';
