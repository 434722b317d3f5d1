import type { z } from '../zod';
import {
  acceptBodySchema,
  emptyBodySchema,
  invitationBodySchema,
  invitationMadeSchema,
  invitationsSchema,
  peopleSchema,
  personMadeSchema,
  sessionSchema,
  setupBodySchema,
} from './accounts';
import { auditPageSchema, auditVerdictSchema, healthSchema, readySchema } from './audit';
import { modelCardSchema } from './card';
import {
  deploymentBodySchema,
  deploymentListSchema,
  deploymentReportSchema,
  deploymentSavedSchema,
  reportSavedSchema,
  signedManifestSchema,
  stageBodySchema,
} from './deployments';
import type { RegistryErrorCode } from './errors';
import { kpiCountsSavedSchema, kpiCountsSchema, kpisSchema, kpiTargetsBodySchema, kpiTargetsSchema } from './kpi';
import {
  modelVersionDetailSchema,
  transitionBodySchema,
  versionListSchema,
  versionSavedSchema,
} from './model-versions';
import {
  driftSummarySavedSchema,
  driftSummarySchema,
  fleetDriftSchema,
  referenceSavedSchema,
  toldReferenceSchema,
} from './monitoring';
import type { Role } from './parts';
import {
  noticesSchema,
  sharedBodySchema,
  sharedItemSchema,
  sharedListSchema,
  sharedSavedSchema,
  siteBodySchema,
  siteSchema,
} from './site';
import {
  deliveriesSchema,
  firingBodySchema,
  firingSavedSchema,
  firingsSchema,
  triggerRulesBodySchema,
  triggerRulesSchema,
  webhooksBodySchema,
  webhooksSchema,
} from './triggers';

export interface RegistryRoute {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Parts in braces are named. */
  readonly path: `/api/${string}`;
  readonly what: string;
  /** `anyone`: also signed out. Roles: one of them is needed. */
  readonly who: 'anyone' | 'signed-in' | readonly Role[];
  /** A sign-in of the last 10 minutes is needed: always, or for some bodies. */
  readonly recentSignIn?: 'always' | 'sometimes';
  readonly query?: Readonly<Record<string, string>>;
  /** JSON, unless `bytes`. */
  readonly body?: z.ZodType | 'bytes';
  /** The header Idempotency-Key, a uuid made by the browser, is needed. */
  readonly idempotent?: true;
  /** The header If-Match is needed. */
  readonly ifMatch?: true;
  /** 304 for If-None-Match. */
  readonly etag?: true;
  readonly status: 200 | 201 | 204;
  /** Of the answer; absent: none, or bytes. */
  readonly answer?: z.ZodType;
  /** When there may be nothing to answer with, 204: what that means. */
  readonly nothing?: string;
  /** Refusals of its own; those of sign-in, roles, form and limits come on top. */
  readonly refusals?: readonly RegistryErrorCode[];
}

const MAKERS: readonly Role[] = ['clinician', 'reviewer'];
const REVIEWER: readonly Role[] = ['reviewer'];

/**
 * Every route of the server but better-auth's own (POST /api/auth/sign-in/email, POST /api/auth/sign-out).
 * Beyond what the border was first agreed to be, each for a reason: POST /api/session (polls must not keep a session
 * alive, work must), GET /api/shared/{kind} (a browser must find what it may fetch), and DELETE
 * with the invitation's id. Model bytes are the one file that lib/domain/model/model-file.ts describes, with CRFsuite's own
 * inside: CRFsuite's format has no place for FeatureSet and lexicon, without which nobody can read with it.
 */
export const REGISTRY_ROUTES = {
  setup: {
    method: 'POST',
    path: '/api/setup',
    what: 'Makes the first person, who holds every role',
    who: 'anyone',
    body: setupBodySchema,
    status: 201,
    answer: personMadeSchema,
    refusals: ['link-invalid', 'set-up-done'],
  },
  session: {
    method: 'GET',
    path: '/api/session',
    what: 'Who is signed in, until when, the signing key to pin, what the site shares',
    who: 'signed-in',
    status: 200,
    answer: sessionSchema,
  },
  keepSession: {
    method: 'POST',
    path: '/api/session',
    what: 'Says that the person works: the 15 idle minutes begin anew',
    who: 'signed-in',
    body: emptyBodySchema,
    status: 200,
    answer: sessionSchema,
  },
  invite: {
    method: 'POST',
    path: '/api/invitations',
    what: 'Makes a link by which one person joins',
    who: REVIEWER,
    recentSignIn: 'always',
    body: invitationBodySchema,
    status: 201,
    answer: invitationMadeSchema,
    refusals: ['person-exists'],
  },
  invitations: {
    method: 'GET',
    path: '/api/invitations',
    what: 'Who was invited',
    who: REVIEWER,
    status: 200,
    answer: invitationsSchema,
  },
  withdrawInvitation: {
    method: 'DELETE',
    path: '/api/invitations/{id}',
    what: 'Makes a link invalid',
    who: REVIEWER,
    status: 204,
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/accept',
    what: 'Joins by a link',
    who: 'anyone',
    body: acceptBodySchema,
    status: 201,
    answer: personMadeSchema,
    refusals: ['link-invalid', 'person-exists'],
  },
  people: {
    method: 'GET',
    path: '/api/people',
    what: 'Everybody who joined, also those who were removed',
    who: REVIEWER,
    status: 200,
    answer: peopleSchema,
  },
  removePerson: {
    method: 'DELETE',
    path: '/api/people/{id}',
    what: 'Ends what a person may do here; what they shared and decided stays',
    who: REVIEWER,
    recentSignIn: 'always',
    status: 204,
    refusals: ['not-oneself', 'last-reviewer'],
  },

  uploadState: {
    method: 'HEAD',
    path: '/api/models/{sha256}',
    what: 'Upload-Offset: bytes the server has of it, 0 when none; Upload-Length: of all, once known',
    who: MAKERS,
    status: 200,
  },
  uploadPiece: {
    method: 'PATCH',
    path: '/api/models/{sha256}',
    what: 'The next piece, at Upload-Offset of Upload-Length bytes; answers the new Upload-Offset',
    who: MAKERS,
    body: 'bytes',
    status: 204,
    refusals: ['offset-differs', 'length-differs', 'hash-differs', 'too-many-uploads'],
  },
  modelBytes: {
    method: 'GET',
    path: '/api/models/{sha256}',
    what: 'The bytes of a model that a model version names; they never change',
    who: 'signed-in',
    etag: true,
    status: 200,
  },

  makeVersion: {
    method: 'POST',
    path: '/api/model-versions',
    what: 'Registers a model whose bytes are there; checked, it is a candidate',
    who: MAKERS,
    body: modelCardSchema,
    idempotent: true,
    status: 201,
    answer: versionSavedSchema,
    refusals: [
      'id-taken',
      'bytes-missing',
      'size-differs',
      'not-a-model',
      'labels-differ',
      'label-set-hash-differs',
      'feature-set-hash-differs',
      'feature-set-differs',
      'lexicon-missing',
      'not-judged-on-test',
      'gate-report-of-another-model',
      'gate-below-minimum',
      'rare-attributes-present',
      'parent-unknown',
    ],
  },
  versions: {
    method: 'GET',
    path: '/api/model-versions',
    what: 'Model versions, newest first',
    who: 'signed-in',
    query: { before: 'number of a version: those below it', limit: '1 to 200' },
    status: 200,
    answer: versionListSchema,
  },
  version: {
    method: 'GET',
    path: '/api/model-versions/{id}',
    what: 'A model version with its card and steps',
    who: 'signed-in',
    etag: true,
    status: 200,
    answer: modelVersionDetailSchema,
  },
  transition: {
    method: 'POST',
    path: '/api/model-versions/{id}/transitions',
    what: 'The next step: review, approval, rejection, archive, revocation',
    who: MAKERS,
    recentSignIn: 'sometimes',
    body: transitionBodySchema,
    idempotent: true,
    ifMatch: true,
    status: 200,
    answer: versionSavedSchema,
    refusals: [
      'no-such-step',
      'by-pointer-only',
      'author-may-not-decide',
      'reason-missing',
      'evidence-missing',
      'evidence-incomplete',
      'champion-changed',
      'test-set-changed',
      'gates-unmet',
    ],
  },

  currentDeployment: {
    method: 'GET',
    path: '/api/deployments/current',
    what: 'The signed manifest this browser should follow',
    who: 'signed-in',
    query: { browser: 'id of the browser' },
    etag: true,
    status: 200,
    answer: signedManifestSchema,
    nothing: 'Nothing is in production for this browser',
  },
  deployments: {
    method: 'GET',
    path: '/api/deployments',
    what: 'What was in production, newest first',
    who: 'signed-in',
    status: 200,
    answer: deploymentListSchema,
  },
  deploy: {
    method: 'POST',
    path: '/api/deployments',
    what: 'Puts a version into production, or an older one back',
    who: REVIEWER,
    recentSignIn: 'always',
    body: deploymentBodySchema,
    idempotent: true,
    ifMatch: true,
    status: 201,
    answer: deploymentSavedSchema,
    refusals: ['pointer-moved', 'already-in-production', 'not-approved', 'never-in-production', 'reason-missing'],
  },
  stage: {
    method: 'POST',
    path: '/api/deployments/{number}/stage',
    what: 'Hands the newest deployment to more browsers',
    who: REVIEWER,
    recentSignIn: 'always',
    body: stageBodySchema,
    idempotent: true,
    status: 200,
    answer: deploymentSavedSchema,
    refusals: ['stage-not-allowed'],
  },
  report: {
    method: 'POST',
    path: '/api/deployments/{number}/reports',
    what: 'What a browser did with a deployment; too many refusals halt it',
    who: 'signed-in',
    body: deploymentReportSchema,
    idempotent: true,
    status: 200,
    answer: reportSavedSchema,
  },

  audit: {
    method: 'GET',
    path: '/api/audit',
    what: 'The log, in its order',
    who: REVIEWER,
    query: { after: 'seq: those behind it', limit: '1 to 200' },
    status: 200,
    answer: auditPageSchema,
  },
  auditExport: {
    method: 'GET',
    path: '/api/audit/export',
    what: 'The whole log, JSON Lines',
    who: REVIEWER,
    status: 200,
  },
  auditVerify: {
    method: 'GET',
    path: '/api/audit/verify',
    what: 'Whether the log is as it was written',
    who: REVIEWER,
    status: 200,
    answer: auditVerdictSchema,
  },
  notices: {
    method: 'GET',
    path: '/api/notices',
    what: 'What waits for the person',
    who: 'signed-in',
    etag: true,
    status: 200,
    answer: noticesSchema,
  },
  site: {
    method: 'GET',
    path: '/api/site',
    what: 'What may be shared, and the least k',
    who: 'signed-in',
    etag: true,
    status: 200,
    answer: siteSchema,
  },
  changeSite: {
    method: 'PUT',
    path: '/api/site',
    what: 'Changes it',
    who: REVIEWER,
    recentSignIn: 'always',
    body: siteBodySchema,
    ifMatch: true,
    status: 200,
    answer: siteSchema,
  },
  sharedList: {
    method: 'GET',
    path: '/api/shared/{kind}',
    what: 'What was shared of a kind',
    who: 'signed-in',
    status: 200,
    answer: sharedListSchema,
    refusals: ['sharing-off'],
  },
  sharedItem: {
    method: 'GET',
    path: '/api/shared/{kind}/{id}',
    what: 'One shared thing',
    who: 'signed-in',
    etag: true,
    status: 200,
    answer: sharedItemSchema,
    refusals: ['sharing-off'],
  },
  share: {
    method: 'PUT',
    path: '/api/shared/{kind}/{id}',
    what: 'Shares a thing, or its next revision',
    who: MAKERS,
    body: sharedBodySchema,
    idempotent: true,
    status: 200,
    answer: sharedSavedSchema,
    refusals: ['sharing-off', 'id-taken'],
  },

  driftSummary: {
    method: 'PUT',
    path: '/api/drift-summaries/{id}',
    what: 'Counts of a full window of one browser (id: browser.model version.window number); replaces, never adds',
    who: 'signed-in',
    body: driftSummarySchema,
    idempotent: true,
    status: 200,
    answer: driftSummarySavedSchema,
    refusals: ['model-unknown'],
  },
  fleetDrift: {
    method: 'GET',
    path: '/api/fleet-drift',
    what: 'Windows of all browsers, merged and judged, by model version',
    who: 'signed-in',
    status: 200,
    answer: fleetDriftSchema,
  },
  tellReference: {
    method: 'PUT',
    path: '/api/monitoring-references/{modelVersionId}',
    what: 'What windows are compared with: counts and their moments, by the author; it never changes',
    who: MAKERS,
    body: toldReferenceSchema,
    idempotent: true,
    status: 200,
    answer: referenceSavedSchema,
    refusals: ['model-unknown', 'author-only', 'reference-set', 'not-a-reference'],
  },
  reference: {
    method: 'GET',
    path: '/api/monitoring-references/{modelVersionId}',
    what: 'What windows of a model version are compared with, in every browser that reads with it',
    who: 'signed-in',
    etag: true,
    status: 200,
    answer: toldReferenceSchema,
  },
  kpiCounts: {
    method: 'PUT',
    path: '/api/kpi-counts/{id}',
    what: 'What one browser counted on one day (id: browser.day); replaces, never adds',
    who: 'signed-in',
    body: kpiCountsSchema,
    status: 200,
    answer: kpiCountsSavedSchema,
  },
  kpis: {
    method: 'GET',
    path: '/api/kpis',
    what: 'Key figures of all browsers that the roles of whoever asks may see',
    who: 'signed-in',
    query: { from: 'first day; 30 days back when absent', to: 'last day; today when absent' },
    status: 200,
    answer: kpisSchema,
  },
  kpiTargets: {
    method: 'GET',
    path: '/api/kpi-targets',
    what: 'Targets that a reviewer set',
    who: 'signed-in',
    etag: true,
    status: 200,
    answer: kpiTargetsSchema,
  },
  changeKpiTargets: {
    method: 'PUT',
    path: '/api/kpi-targets',
    what: 'Sets them',
    who: REVIEWER,
    body: kpiTargetsBodySchema,
    ifMatch: true,
    status: 200,
    answer: kpiTargetsSchema,
  },
  firing: {
    method: 'PUT',
    path: '/api/firings/{id}',
    what: 'A rule that fired in a browser (id: sha256 of its key), sent again when its outcome is known',
    who: 'signed-in',
    body: firingBodySchema,
    idempotent: true,
    status: 200,
    answer: firingSavedSchema,
  },
  firings: {
    method: 'GET',
    path: '/api/firings',
    what: 'What fired, newest first',
    who: 'signed-in',
    query: { before: 'number of a firing: those below it', limit: '1 to 200' },
    status: 200,
    answer: firingsSchema,
  },
  triggerRules: {
    method: 'GET',
    path: '/api/trigger-rules',
    what: 'What starts what',
    who: 'signed-in',
    etag: true,
    status: 200,
    answer: triggerRulesSchema,
  },
  changeTriggerRules: {
    method: 'PUT',
    path: '/api/trigger-rules',
    what: 'Changes it',
    who: REVIEWER,
    body: triggerRulesBodySchema,
    ifMatch: true,
    status: 200,
    answer: triggerRulesSchema,
  },
  webhooks: {
    method: 'GET',
    path: '/api/webhooks',
    what: 'Whom the server tells of firings; no secret. ETag: the revision',
    who: REVIEWER,
    status: 200,
    answer: webhooksSchema,
  },
  changeWebhooks: {
    method: 'PUT',
    path: '/api/webhooks',
    what: 'Changes all of them',
    who: REVIEWER,
    recentSignIn: 'always',
    body: webhooksBodySchema,
    ifMatch: true,
    status: 200,
    answer: webhooksSchema,
    refusals: ['address-not-allowed', 'secret-missing'],
  },
  deliveries: {
    method: 'GET',
    path: '/api/webhook-deliveries',
    what: 'What was told to webhooks, newest first',
    who: REVIEWER,
    query: { before: 'number of a delivery: those below it', limit: '1 to 200' },
    status: 200,
    answer: deliveriesSchema,
  },
  metrics: {
    method: 'GET',
    path: '/api/metrics',
    what: 'Counts for Prometheus, text format 0.0.4; for reviewers, or with the bearer token of the data folder',
    who: 'anyone',
    status: 200,
    refusals: ['not-signed-in', 'role-missing'],
  },

  health: {
    method: 'GET',
    path: '/api/health',
    what: 'The process answers',
    who: 'anyone',
    status: 200,
    answer: healthSchema,
  },
  ready: {
    method: 'GET',
    path: '/api/ready',
    what: 'The storage answers and its tables are of this version',
    who: 'anyone',
    status: 200,
    answer: readySchema,
    refusals: ['not-ready'],
  },
  openapi: { method: 'GET', path: '/api/openapi.json', what: 'This table and its schemas', who: 'anyone', status: 200 },
} as const satisfies Readonly<Record<string, RegistryRoute>>;

export type RouteName = keyof typeof REGISTRY_ROUTES;
