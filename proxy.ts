import { join } from 'node:path';
import { NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/server/csp';
import { prerenderedScriptHashes } from '@/lib/server/prerendered-scripts';

const dev = process.env.NODE_ENV === 'development';
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
  return response;
}
