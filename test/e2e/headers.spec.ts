import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './guarded-test';
import { PAGES, SITE_PAGES } from './pages';

const buildFolder = fileURLToPath(new URL('../../.next', import.meta.url));

const POLICY = [
  /(?:^|; )default-src 'self'(?:;|$)/,
  /(?:^|; )script-src 'self' 'wasm-unsafe-eval'(?: 'sha256-[A-Za-z0-9+/]{43}=')+(?:;|$)/,
  /(?:^|; )worker-src 'self'(?:;|$)/,
  /(?:^|; )connect-src 'self'(?:;|$)/,
  /(?:^|; )object-src 'none'(?:;|$)/,
  /(?:^|; )base-uri 'none'(?:;|$)/,
  /(?:^|; )frame-ancestors 'none'(?:;|$)/,
];

function expectStrict(headers: Record<string, string>) {
  for (const directive of POLICY) expect(headers['content-security-policy']).toMatch(directive);
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['x-powered-by']).toBeUndefined();
}

for (const { path } of [...PAGES, ...SITE_PAGES]) {
  test(`${path} starts isolated under the strict policy, without a violation`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    expectStrict(response?.headers() ?? {});
    await expect(page.getByRole('main')).toBeVisible();
    // Only a page whose scripts ran knows this; the guard fails on violations and console errors.
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
  });
}

test('scripts, worker chunks, pictures of errors and missing files carry the same policy', async ({ request }) => {
  const chunks = readdirSync(`${buildFolder}/static/chunks`, { recursive: true, encoding: 'utf8' });
  const script = chunks.find((name) => name.endsWith('.js'));
  expect(script).toBeDefined();
  for (const path of [`/_next/static/chunks/${script}`, '/samples/notes.jsonl', '/no-such-page']) {
    expectStrict((await request.get(path)).headers());
  }
});

test('an inline script that the build did not make is blocked', async ({ page, guard }) => {
  guard.expectError(/Content Security Policy|policy violation: script-src/);
  await page.goto('/');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true;';
    document.head.append(script);
    return 'injected' in window;
  });
  expect(ran).toBe(false);
});

test('a request to another origin is blocked before it is sent', async ({ page, guard }) => {
  guard.expectError(/Content Security Policy|policy violation: connect-src/);
  await page.goto('/');
  const outcome = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'sent',
      () => 'blocked',
    ),
  );
  expect(outcome).toBe('blocked');
});

test('the build ships no raw worker source', () => {
  const files = readdirSync(`${buildFolder}/static`, { recursive: true, encoding: 'utf8' });
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((name) => /\.tsx?$/.test(name))).toEqual([]);
});
