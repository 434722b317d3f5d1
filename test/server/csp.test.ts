import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, inlineScriptHashes } from '@/lib/server/csp';
import { prerenderedScriptHashes } from '@/lib/server/prerendered-scripts';

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('inlineScriptHashes', () => {
  it('gives the hash that the CSP specification and MDN print for their example', () => {
    // CSP Level 3, 8.3: alert('Hello, world.');
    expect(inlineScriptHashes("<script>alert('Hello, world.');</script>")).toEqual([
      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    ]);
  });

  it('leaves out scripts that are loaded from a file', () => {
    const html = '<script src="/a.js" async=""></script><script async src=/b.js></script><script>1</script>';
    expect(inlineScriptHashes(html)).toEqual([sha256('1')]);
  });

  it('keeps an inline script whose attribute only looks like a source', () => {
    expect(inlineScriptHashes('<script data-src="/a.js">2</script>')).toEqual([sha256('2')]);
  });

  it('hashes white space, markup, emoji and combining marks as they stand', () => {
    const body = '\n  if (1 < 2 && 3 > 2) "<p>cafe\u0301 🩺</p>"; ';
    expect(inlineScriptHashes(`<p>x</p><script id="t">${body}</script >`)).toEqual([sha256(body)]);
  });

  it('hashes CR LF as the LF the browser will see', () => {
    expect(inlineScriptHashes('<script>a;\r\nb;\rc;</script>')).toEqual([sha256('a;\nb;\nc;')]);
  });

  it('names a repeated script once and keeps document order', () => {
    expect(inlineScriptHashes('<script>b</script><script>a</script><script>b</script>')).toEqual([
      sha256('b'),
      sha256('a'),
    ]);
  });

  it('finds nothing in a page without scripts or in an empty one', () => {
    expect(inlineScriptHashes('<p>script</p>')).toEqual([]);
    expect(inlineScriptHashes('')).toEqual([]);
  });
});

describe('contentSecurityPolicy', () => {
  const directives = (policy: string) =>
    Object.fromEntries(
      policy.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );

  it('lets pages reach their own origin alone', () => {
    const policy = directives(contentSecurityPolicy([sha256('1')], { dev: false }));
    expect(policy['connect-src']).toEqual(["'self'"]);
    expect(policy['worker-src']).toEqual(["'self'"]);
    expect(policy['form-action']).toEqual(["'self'"]);
    expect(policy['base-uri']).toEqual(["'none'"]);
    expect(policy['frame-ancestors']).toEqual(["'none'"]);
    expect(policy['object-src']).toEqual(["'none'"]);
  });

  it('lets no script run but ours, WebAssembly and the hashed inline ones', () => {
    const policy = directives(contentSecurityPolicy([sha256('2'), sha256('1'), sha256('2')], { dev: false }));
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'", ...[sha256('1'), sha256('2')].sort()]);
  });

  it('loosens scripts and the socket in development only', () => {
    const policy = directives(contentSecurityPolicy([], { dev: true }));
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'", "'unsafe-inline'", "'unsafe-eval'"]);
    expect(policy['connect-src']).toEqual(["'self'", 'ws:']);
    const served = directives(contentSecurityPolicy([], { dev: false }));
    expect(served['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });
});

describe('prerenderedScriptHashes', () => {
  const build = mkdtempSync(join(tmpdir(), 'csp-'));
  afterEach(() => rmSync(build, { recursive: true, force: true }));

  it('collects every prerendered page, nested and error pages too, and refuses a missing build', () => {
    expect(() => prerenderedScriptHashes(join(build, 'nowhere'))).toThrow();
    mkdirSync(join(build, 'server/app/read'), { recursive: true });
    mkdirSync(join(build, 'server/pages'), { recursive: true });
    writeFileSync(join(build, 'server/app/index.html'), '<script>one</script>');
    writeFileSync(join(build, 'server/app/read/all.html'), '<script>two</script>');
    writeFileSync(join(build, 'server/app/read/page.js'), '<script>not a page</script>');
    writeFileSync(join(build, 'server/pages/500.html'), '<script>three</script>');
    expect(prerenderedScriptHashes(build)).toEqual(['one', 'two', 'three'].map(sha256).sort());
  });
});
