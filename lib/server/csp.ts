import { createHash } from 'node:crypto';

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
const HAS_SOURCE = /(?:^|\s)src\s*=/i;

/**
 * CSP sources of the inline scripts of one HTML document.
 * @param html whole document as served, UTF-8
 * @returns `'sha256-…'` with quotes, in document order, each once; scripts with `src` are left out.
 *   CSP Level 3, 6.7.3: the hash is taken over the script's text, base64.
 */
export function inlineScriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  // The HTML parser turns CR LF and CR into LF before the browser hashes.
  for (const [, attributes = '', body = ''] of html.replace(/\r\n?/g, '\n').matchAll(SCRIPT)) {
    if (HAS_SOURCE.test(attributes)) continue;
    hashes.add(`'sha256-${createHash('sha256').update(body, 'utf8').digest('base64')}'`);
  }
  return [...hashes];
}

/**
 * The policy of every response, worker chunks included: a worker obeys the policy it was served with.
 * @param scriptHashes as `inlineScriptHashes` gives them
 * @param options.dev React's and the bundler's development builds evaluate code, inline it and keep a web socket
 */
export function contentSecurityPolicy(scriptHashes: readonly string[], options: { readonly dev: boolean }): string {
  const scripts = options.dev ? ["'unsafe-inline'", "'unsafe-eval'"] : [...new Set(scriptHashes)].sort();
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts],
    'worker-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    // The promise that note text never leaves the browser: nothing but our own origin can be reached.
    'connect-src': options.dev ? ["'self'", 'ws:'] : ["'self'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'font-src': ["'self'"],
    'form-action': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
