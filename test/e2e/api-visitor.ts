import type { Page } from '@playwright/test';
import { REGISTRY_ROUTES } from '@/lib/schemas/registry/routes';
import type { Answered, Visitor } from '../registry/test-server';

/** The registry's routes as whoever is signed in on a page may ask them: what a journey needs and does not look at. */
export function visitorOn(page: Page, origin: string): Visitor {
  const call: Visitor['call'] = async (name, sent = {}) => {
    const { method, path } = REGISTRY_ROUTES[name];
    const { params = {}, query = '', match, key = crypto.randomUUID() } = sent;
    const address = path.replace(/\{(\w+)\}/g, (_, part: string) => params[part] ?? 'missing');
    const bytes = sent.body instanceof Uint8Array;
    const headers: Record<string, string> = { origin };
    if (method !== 'GET') headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json';
    if ('idempotent' in REGISTRY_ROUTES[name]) headers['idempotency-key'] = key;
    if (match !== undefined) headers['if-match'] = `"${match}"`;
    for (const [header, value] of Object.entries(sent.headers ?? {})) if (value !== undefined) headers[header] = value;
    const data = bytes ? Buffer.from(sent.body as Uint8Array) : JSON.stringify(sent.body ?? {});
    const response = await page.request.fetch(`${origin}${address}${query}`, {
      method,
      headers,
      ...(method === 'GET' ? {} : { data }),
    });
    const isJson = response.headers()['content-type'] === 'application/json';
    const body = isJson ? await response.json() : await response.body();
    return { status: response.status(), body, headers: new Headers(response.headers()) } satisfies Answered;
  };
  return { call } as Visitor;
}
