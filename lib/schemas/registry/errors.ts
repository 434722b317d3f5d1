import { z } from '../zod';

/** Every refusal the server knows, and the HTTP status it has. What people read of it: lib/messages/en. */
export const ERROR_STATUSES = {
  // Who asks
  'not-signed-in': 401,
  'wrong-sign-in': 401,
  'sign-in-again': 403,
  'role-missing': 403,
  'foreign-origin': 403,
  'link-invalid': 403,
  'set-up-done': 409,
  'person-exists': 409,
  'too-many-requests': 429,
  'not-oneself': 409,
  'last-reviewer': 409,
  // How it is asked
  'not-found': 404,
  'method-not-allowed': 405,
  'body-too-large': 413,
  'not-json': 415,
  'body-invalid': 422,
  'key-missing': 428,
  'key-reused': 422,
  'match-missing': 428,
  'revision-differs': 412,
  // Model bytes
  'offset-differs': 409,
  'length-differs': 409,
  'hash-differs': 422,
  'too-many-uploads': 409,
  // Model versions
  'id-taken': 409,
  'bytes-missing': 422,
  'size-differs': 422,
  'not-a-model': 422,
  'labels-differ': 422,
  'label-set-hash-differs': 422,
  'feature-set-hash-differs': 422,
  'feature-set-differs': 422,
  'lexicon-missing': 422,
  'not-judged-on-test': 422,
  'gate-report-of-another-model': 422,
  'gate-below-minimum': 422,
  'rare-attributes-present': 422,
  'parent-unknown': 422,
  // Review (the rules of lib/domain/model/promotion.ts)
  'no-such-step': 409,
  'by-pointer-only': 409,
  'author-may-not-decide': 403,
  'reason-missing': 422,
  'reason-too-long': 422,
  'checks-unmet': 422,
  'evidence-missing': 422,
  'evidence-incomplete': 422,
  'champion-changed': 409,
  'test-set-changed': 409,
  'gates-unmet': 409,
  // Deployments (lib/domain/model/production-pointer.ts, lib/domain/deployment/staging.ts)
  'pointer-moved': 412,
  'already-in-production': 409,
  'not-approved': 409,
  'never-in-production': 409,
  'stage-not-allowed': 409,
  // Sharing
  'sharing-off': 403,
  // Monitoring
  'model-unknown': 404,
  'author-only': 403,
  'reference-set': 409,
  'not-a-reference': 422,
  'address-not-allowed': 422,
  'secret-missing': 422,
  // The server itself
  'not-ready': 503,
  'server-failed': 500,
} as const;

export type RegistryErrorCode = keyof typeof ERROR_STATUSES;
export const REGISTRY_ERROR_CODES = Object.keys(ERROR_STATUSES) as [RegistryErrorCode, ...RegistryErrorCode[]];

/** Facts are numbers, ids and names of fields or rules; none carries what somebody sent. */
export const registryErrorSchema = z.object({
  error: z.looseObject({
    code: z.enum(REGISTRY_ERROR_CODES),
    /** `body-invalid`: where in the body, and zod's code. At most 10. */
    issues: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
    /** `offset-differs`: bytes that the server has. */
    offset: z.number().optional(),
    /** `revision-differs`: the one that stands. */
    revision: z.number().optional(),
    /** `too-many-requests`: seconds. */
    retryAfter: z.number().optional(),
    /** `gate-below-minimum`: the site's. */
    minimum: z.number().optional(),
    /** `rare-attributes-present`: how many. */
    count: z.number().optional(),
    /** `gates-unmet`: which, with what was measured (lib/domain/model/promotion-evidence.ts). */
    gates: z
      .array(
        z.object({
          gate: z.string(),
          label: z.string().optional(),
          passed: z.boolean(),
          measured: z.number().optional(),
          limit: z.number(),
        }),
      )
      .optional(),
    /** `evidence-incomplete`: which. */
    parts: z.array(z.string()).optional(),
    /** `no-such-step`. */
    from: z.string().optional(),
    to: z.string().optional(),
    /** `not-approved`, `never-in-production`: the version's. */
    state: z.string().optional(),
    /** `pointer-moved`: where it stands now. */
    number: z.number().optional(),
    /** `role-missing`: one of these is needed. */
    oneOf: z.array(z.string()).optional(),
  }),
});
export type RegistryError = z.infer<typeof registryErrorSchema>['error'];
