import { z } from '../zod';
import { REGISTRY_LIMITS } from './limits';
import { idSchema, lineSchema, personIdSchema, personSchema, rolesSchema, timeSchema } from './parts';
import { sharesSchema } from './site';

const nameSchema = lineSchema(REGISTRY_LIMITS.nameMax);
export const emailSchema = z.email().max(REGISTRY_LIMITS.emailMax);
export const passwordSchema = z.string().min(REGISTRY_LIMITS.passwordMin).max(REGISTRY_LIMITS.passwordMax);
/** 256 random bits, base64url. */
export const linkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The first person of a site, by the link printed in the terminal; holds every role. */
export const setupBodySchema = z.strictObject({
  token: linkTokenSchema,
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
});
export type SetupBody = z.infer<typeof setupBodySchema>;

/** better-auth's own route, /api/auth/sign-in/email. */
export const signInBodySchema = z.strictObject({
  email: z.string().max(REGISTRY_LIMITS.emailMax),
  password: z.string().max(REGISTRY_LIMITS.passwordMax),
});

export const invitationBodySchema = z.strictObject({ email: emailSchema, roles: rolesSchema });
/** The token is told this once; the server keeps its hash. */
export const invitationMadeSchema = z.strictObject({ id: idSchema, token: linkTokenSchema, expiresAt: timeSchema });
export const acceptBodySchema = z.strictObject({ token: linkTokenSchema, name: nameSchema, password: passwordSchema });
export const invitationSchema = z.strictObject({
  id: idSchema,
  email: emailSchema,
  roles: rolesSchema,
  by: personSchema,
  createdAt: timeSchema,
  expiresAt: timeSchema,
  state: z.enum(['open', 'accepted', 'expired']),
});
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationsSchema = z.strictObject({ invitations: z.array(invitationSchema) });

/** Everybody who ever joined. `removedAt`: may not come in since; null: may. */
export const sitePersonSchema = z.strictObject({
  id: personIdSchema,
  name: nameSchema,
  email: emailSchema,
  roles: rolesSchema,
  joinedAt: timeSchema,
  removedAt: timeSchema.nullable(),
});
export type SitePerson = z.infer<typeof sitePersonSchema>;
export const peopleSchema = z.strictObject({ people: z.array(sitePersonSchema) });

/** JWK of the public half, P-256. */
export const publicKeyJwkSchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export const signingKeySchema = z.strictObject({
  /** sha256, first 16 hex digits, of the JWK's thumbprint input (RFC 7638). */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  publicKeyJwk: publicKeyJwkSchema,
});
export type SigningKey = z.infer<typeof signingKeySchema>;

/** Asking (GET) does not prolong a session; saying that somebody works here (POST) does, up to `expiresAt`. */
export const sessionSchema = z.strictObject({
  person: z.strictObject({ id: personIdSchema, name: nameSchema, email: emailSchema, roles: rolesSchema }),
  signedInAt: timeSchema,
  idleUntil: timeSchema,
  expiresAt: timeSchema,
  signingKey: signingKeySchema,
  site: z.strictObject({ shares: sharesSchema }),
});
export type Session = z.infer<typeof sessionSchema>;
/** What the data key of this person's browsers is wrapped with: 32 bytes in base64. */
export const keySecretSchema = z.strictObject({ secret: z.string().regex(/^[A-Za-z0-9+/]{43}=$/) });
/** The answer to set-up and to an accepted invitation: sign in next. */
export const personMadeSchema = z.strictObject({ personId: personIdSchema });
/** Bodies of calls that say all in their address. */
export const emptyBodySchema = z.strictObject({});
