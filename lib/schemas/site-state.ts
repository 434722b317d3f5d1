import { REFUSALS } from '../domain/deployment/browser-checks';
import type { SiteState } from '../domain/deployment/site-state';
import { ROLES } from '../domain/person';
import { sessionSchema, signingKeySchema } from './registry/accounts';
import { z } from './zod';

/** Rows of the table `site`: written by this or an older version of the app. */
export const pinnedKeySchema = signingKeySchema;

export const siteStateSchema: z.ZodType<SiteState> = z.object({
  deployment: z
    .object({
      number: z.number().int().positive(),
      modelVersionId: z.string(),
      modelSha256: z.string(),
      versionNumber: z.number().int().positive(),
      kind: z.enum(['promote', 'roll-back']),
      reason: z.string(),
      approvals: z.array(z.object({ personId: z.string(), role: z.enum(ROLES), at: z.string() })),
      since: z.string(),
    })
    .or(z.undefined()),
  refusal: z.object({ code: z.enum(REFUSALS), number: z.number().or(z.undefined()), at: z.string() }).or(z.undefined()),
  etag: z.string().or(z.undefined()),
});

/** The session as the server last told it. */
export const knownSessionSchema = sessionSchema;
export type KnownSession = z.infer<typeof knownSessionSchema>;
