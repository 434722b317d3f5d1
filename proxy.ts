import { join } from 'node:path';
import { NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/server/csp';
import { prerenderedScriptHashes } from '@/lib/server/prerendered-scripts';

const dev = process.env.NODE_ENV === 'development';
/** Behind a proxy that speaks https, as BEHEALTHY_ORIGIN says; over http browsers must not be told. */
const https = process.env.BEHEALTHY_ORIGIN?.startsWith('https://') ?? false;
let policy: string | undefined;

/** Once a process: the build does not change while it is served. */
function currentPolicy(): string {
  policy ??= contentSecurityPolicy(
    dev ? [] : prerenderedScriptHashes(join(/* turbopackIgnore: true */ process.cwd(), '.next')),
    { dev },
  );
  return policy;
}

/**
 * Sets the Content-Security-Policy of every response. There is no matcher: files under /_next/static pass here
 * too, because a worker's chunk is bound by the policy of its own response.
 */
export function proxy(): NextResponse {
  const response = NextResponse.next();
  response.headers.set('Content-Security-Policy', currentPolicy());
  if (https) response.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
  return response;
}
