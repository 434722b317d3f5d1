import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { loadEngine } from 'crfsuite-wasm';
import { threads } from 'crfsuite-wasm/threads';

// No bundler, no framework, no server of ours: the package's files as they are, behind a file server of ten lines.

const DIST = fileURLToPath(new URL('../../wasm/dist/', import.meta.url));
const DATA = {
  params: { c1: 0.05, c2: 0.1, max_iterations: 30 },
  xseq: [['w=fever', '💊'], ['w=today'], ['w=aspirin', 'e\u0301'], ['w=fever', 'w=high']],
  yseq: ['B-DISEASE', 'O', 'B-TREATMENT', 'B-DISEASE'],
};
const PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><link rel="icon" href="data:,"><title>crfsuite-wasm</title></head>
  <body>
    <output></output>
    <script type="module">
      import { loadEngine } from './dist/index.js';
      const { params, xseq, yseq } = ${JSON.stringify(DATA)};
      const engine = await loadEngine();
      const trainer = engine.createTrainer({ params });
      trainer.append(xseq, yseq);
      const bytes = await trainer.train();
      const tags = engine.openTagger(bytes).tag(xseq);
      document.querySelector('output').textContent = JSON.stringify({ bytes: [...bytes], tags });
    </script>
  </body>
</html>`;

/** Long enough for two chunks, and for a worker to be ended in the middle. */
const MANY = Array.from({ length: 40 }, (_, s) => ({
  x: Array.from({ length: 3 + (s % 5) }, (_, t) => [`w${(s * s + t) % 23}`, `s${t % 3}`, 'bias']),
  y: Array.from({ length: 3 + (s % 5) }, (_, t) => `L${(s + t * t) % 3}`),
}));
const MANY_PARAMS = { c1: 0.05, c2: 0.1, max_iterations: 12 };
const THREADS_PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><link rel="icon" href="data:,"><title>crfsuite-wasm/threads</title></head>
  <body>
    <output></output>
    <script type="module">
      import { loadEngine } from './dist/index.js';
      import { threads } from './dist/threads/browser.js';
      const trainer = (await loadEngine()).createTrainer({ params: ${JSON.stringify(MANY_PARAMS)} });
      for (const { x, y } of ${JSON.stringify(MANY)}) trainer.append(x, y);
      let started;
      const onStart = (start) => { started = start; };
      const bytes = await trainer.train({ threads: threads({ count: 2, chunks: 2, onStart }) });
      let made;
      const worker = () => (made = new Worker('./dist/threads/browser-worker.js', { type: 'module' }));
      const failure = async (options, onProgress) => trainer
        .train({ threads: threads({ count: 2, chunks: 2, silentMs: 1000, ...options }), onProgress })
        .then(() => 'trained', ({ code }) => code);
      const codes = [
        await failure({ worker }, async ({ iteration }) => {
          if (iteration !== 3) return;
          made.terminate();
          // Chromium lets it run on for two seconds.
          await new Promise((resolve) => setTimeout(resolve, 3000));
        }),
        await failure({ worker: () => new Worker('./dist/not-there.js', { type: 'module' }) }),
      ];
      const result = { isolated: crossOriginIsolated, started, bytes: [...bytes], codes };
      document.querySelector('output').textContent = JSON.stringify(result);
    </script>
  </body>
</html>`;
const ISOLATING = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

let server: Server;
let origin = '';

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end(PAGE);
    } else if (path === '/threads' || path === '/threads-isolated') {
      const isolating = path === '/threads-isolated' ? ISOLATING : {};
      response.writeHead(200, { 'content-type': 'text/html', ...isolating }).end(THREADS_PAGE);
    } else if (/^\/dist\/[a-z0-9/-]+\.js$/.test(path) && extname(path) === '.js') {
      readFile(join(DIST, path.slice('/dist/'.length))).then(
        // Of a worker's script an isolated page demands the policy too.
        (content) => response.writeHead(200, { 'content-type': 'text/javascript', ...ISOLATING }).end(content),
        () => response.writeHead(404).end(),
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

test('PKG-3 the engine trains and tags from a plain script, with the same bytes as Node', async ({ page }) => {
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => requests.push(request.url()));

  await page.goto(origin);
  await expect(page.locator('output')).not.toBeEmpty();
  const { bytes, tags } = JSON.parse((await page.locator('output').textContent()) ?? '') as {
    bytes: number[];
    tags: string[];
  };

  const trainer = (await loadEngine()).createTrainer({ params: DATA.params });
  trainer.append(DATA.xseq, DATA.yseq);
  expect(Buffer.from(bytes).equals(await trainer.train())).toBe(true);
  expect(tags).toEqual(DATA.yseq);
  expect(errors).toEqual([]);
  // Modules alone: the binary is inside one of them, and nothing else is fetched.
  const rest = requests.filter((url) => !/^data:/.test(url) && !/\/dist\/[a-z0-9/-]+\.js$/.test(url));
  expect(rest).toEqual([`${origin}/`]);
  expect(requests.every((url) => url.startsWith(origin) || url.startsWith('data:'))).toBe(true);
});

for (const path of ['/threads', '/threads-isolated']) {
  test(`THR-1 THR-4 THR-6 threads give Node's bytes from a plain script, ${path}`, async ({ page }) => {
    await page.goto(`${origin}${path}`);
    await expect(page.locator('output')).not.toBeEmpty({ timeout: 20_000 });
    const { bytes, ...rest } = JSON.parse((await page.locator('output').textContent()) ?? '') as { bytes: number[] };
    expect(rest).toEqual({
      isolated: path === '/threads-isolated',
      started: { threads: 2, chunks: 2 },
      codes: ['worker-failed', 'worker-failed'],
    });

    const trainer = (await loadEngine()).createTrainer({ params: MANY_PARAMS });
    for (const { x, y } of MANY) trainer.append(x, y);
    const one = await trainer.train({ threads: threads({ count: 1, chunks: 2 }) });
    expect(Buffer.from(bytes).equals(one)).toBe(true);
  });
}
