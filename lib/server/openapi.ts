import { ERROR_STATUSES, type RegistryErrorCode, registryErrorSchema } from '../schemas/registry/errors';
import { REGISTRY_ROUTES, type RegistryRoute } from '../schemas/registry/routes';
import { z } from '../schemas/zod';

const json = (schema: z.ZodType) => ({
  'application/json': { schema: z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) },
});
const BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

/** OpenAPI 3.1 of the route table and its schemas; nothing in it is written twice. */
export function openApiDocument(appVersion: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries<RegistryRoute>(REGISTRY_ROUTES)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return { openapi: '3.1.0', info: { title: 'BeHealthy registry', version: appVersion }, paths };
}

function operation(name: string, route: RegistryRoute) {
  const { path, what, who, query = {}, body, answer, status, etag, nothing } = route;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => ({
    name: part,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([part, description]) => ({
    name: part,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
  const header = (part: string, description: string) => ({
    name: part,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  const inHeader = [
    ...(route.idempotent ? [header('Idempotency-Key', 'uuid made by the client: one effect a key')] : []),
    ...(route.ifMatch ? [header('If-Match', 'what the client saw, in quotes')] : []),
  ];
  return {
    operationId: name,
    summary: what,
    description:
      typeof who === 'string'
        ? `For ${who === 'anyone' ? 'anyone' : 'whoever is signed in'}.`
        : `For ${who.join(' or ')}.`,
    parameters: [...inPath, ...inQuery, ...inHeader],
    ...(body ? { requestBody: { required: true, content: body === 'bytes' ? BYTES : json(body) } } : {}),
    responses: {
      [status]: { description: 'Done', ...(answer ? { content: json(answer) } : {}) },
      ...(nothing ? { 204: { description: nothing } } : {}),
      ...(etag ? { 304: { description: 'As If-None-Match says it is known' } } : {}),
      ...refusals(route),
    },
  };
}

/** Own refusals and those that every route of its kind has, by status. */
function refusals({ who, body, idempotent, ifMatch, method, refusals: own = [], path }: RegistryRoute) {
  const codes: RegistryErrorCode[] = [
    ...own,
    ...(who === 'anyone' ? [] : (['not-signed-in'] as const)),
    ...(typeof who === 'string' ? [] : (['role-missing'] as const)),
    ...(method === 'GET' || method === 'HEAD' ? [] : (['foreign-origin', 'too-many-requests'] as const)),
    ...(body ? (['body-too-large'] as const) : []),
    ...(body && body !== 'bytes' ? (['not-json', 'body-invalid'] as const) : []),
    ...(idempotent ? (['key-missing', 'key-reused'] as const) : []),
    ...(ifMatch ? (['match-missing', 'revision-differs'] as const) : []),
    ...(path.includes('{') ? (['not-found'] as const) : []),
    'server-failed',
  ];
  const byStatus = new Map<number, RegistryErrorCode[]>();
  for (const code of codes) {
    const status = ERROR_STATUSES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = json(registryErrorSchema);
  return Object.fromEntries([...byStatus].map(([status, told]) => [status, { description: told.join(', '), content }]));
}
