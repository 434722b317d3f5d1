import { healthSchema, readySchema } from '../audit';
import type { RegistryRoute } from './route';

/** The server itself. */
export const SERVER_ROUTES = {
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
