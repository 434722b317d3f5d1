import { ACCOUNT_ROUTES } from './routes/accounts';
import { DEPLOYMENT_ROUTES } from './routes/deployments';
import { MODEL_ROUTES } from './routes/models';
import { MONITORING_ROUTES } from './routes/monitoring';
import type { RegistryRoute } from './routes/route';
import { SERVER_ROUTES } from './routes/server';
import { SITE_ROUTES } from './routes/site';
import { TRIGGER_ROUTES } from './routes/triggers';

export type { RegistryRoute };

/**
 * Every route of the server but better-auth's own (POST /api/auth/sign-in/email, POST /api/auth/sign-out).
 * Beyond what the border was first agreed to be, each for a reason: POST /api/session (polls must not keep a session
 * alive, work must), GET /api/shared/{kind} (a browser must find what it may fetch), and DELETE
 * with the invitation's id. Model bytes are the one file that lib/domain/model/model-file.ts describes, with CRFsuite's own
 * inside: CRFsuite's format has no place for FeatureSet and lexicon, without which nobody can read with it.
 */
export const REGISTRY_ROUTES = {
  ...ACCOUNT_ROUTES,
  ...MODEL_ROUTES,
  ...DEPLOYMENT_ROUTES,
  ...SITE_ROUTES,
  ...MONITORING_ROUTES,
  ...TRIGGER_ROUTES,
  ...SERVER_ROUTES,
} as const satisfies Readonly<Record<string, RegistryRoute>>;

export type RouteName = keyof typeof REGISTRY_ROUTES;
