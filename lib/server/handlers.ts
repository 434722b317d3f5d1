import { ok } from '../domain/result';
import type { RouteName } from '../schemas/registry/routes';
import { ACCOUNT_HANDLERS } from './accounts/handlers';
import { AUDIT_HANDLERS } from './audit/handlers';
import { DEPLOYMENT_HANDLERS } from './deployments/handlers';
import type { Handler } from './http/answer';
import { MODEL_HANDLERS } from './models/handlers';
import { MONITORING_HANDLERS } from './monitoring/handlers';
import { openApiDocument } from './openapi';
import { SITE_HANDLERS } from './site-handlers';

/** The work of every route of the table; a route without any is a type error. */
export const HANDLERS: Readonly<Record<RouteName, Handler>> = {
  ...ACCOUNT_HANDLERS,
  ...MODEL_HANDLERS,
  ...DEPLOYMENT_HANDLERS,
  ...AUDIT_HANDLERS,
  ...MONITORING_HANDLERS,
  ...SITE_HANDLERS,
  openapi: async ({ appVersion }) => ok({ body: openApiDocument(appVersion) }),
};
