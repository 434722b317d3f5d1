/**
 * Keeps the whole app in the browser, so that it opens without a network. The build (lib/build/write-offline.mjs) puts
 * BEHEALTHY_BUILD before this script: a version is a list of files with their hashes, and it is taken whole or not at all.
 * Pages and their parts come from one version's cache, never a mix of two. What the server answers under /api is never
 * kept, and nothing of people's notes passes here: those stand in IndexedDB.
 */
interface OfflineFile {
  readonly url: string;
  /** sha256, hex, of the body. */
  readonly sha256: string;
  /** A page: kept a second time as its parts, which Next asks for when a link is followed. */
  readonly page?: true;
}

declare const BEHEALTHY_BUILD: { readonly version: string; readonly files: readonly OfflineFile[] };

((worker: ServiceWorkerGlobalScope) => {
  const PREFIX = 'behealthy-app-';
  const CACHE = PREFIX + BEHEALTHY_BUILD.version;
  const PARTS = '?parts';
  /** Requests at once: the page that is open goes first. */
  const LANES = 4;

  worker.addEventListener('install', (event) => event.waitUntil(takeAll()));

  worker.addEventListener('activate', (event) => event.waitUntil(begin()));

  worker.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
    // Asked by a person, in one of the tabs: the others are told by their browser and offer to reload.
    if (data === 'take-over') void worker.skipWaiting();
  });

  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname.startsWith('/api/')) return;
    event.respondWith(answer(request, url));
  });

  async function takeAll(): Promise<void> {
    const cache = await caches.open(CACHE);
    const files = [...BEHEALTHY_BUILD.files];
    const lane = async () => {
      for (let file = files.pop(); file; file = files.pop()) await take(cache, file);
    };
    try {
      await Promise.all(Array.from({ length: LANES }, lane));
    } catch (error) {
      // Half a version is none: the next visit tries again.
      await caches.delete(CACHE);
      throw error;
    }
  }

  async function take(cache: Cache, { url, sha256, page }: OfflineFile): Promise<void> {
    // A file that any version kept under its hashed name is the same file.
    const known = url.startsWith('/_next/static/') ? await caches.match(url) : undefined;
    const response = known ?? (await fetch(url, { cache: 'no-cache', credentials: 'same-origin' }));
    // The page for wrong addresses says so by its status; the hash says that it is that page.
    if (response.redirected || (!response.ok && response.status !== 404)) throw new Error(`${url}: ${response.status}`);
    const body = await response.clone().arrayBuffer();
    const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', body))];
    if (digest.map((byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256) {
      throw new Error(`${url}: of another version`);
    }
    await cache.put(url, response);
    if (!page) return;
    const parts = await fetch(url, { cache: 'no-cache', credentials: 'same-origin', headers: { RSC: '1' } });
    // Next sends it on to the same address with a hash of the request's headers; a link asks for it under either.
    if (parts.ok) await cache.put(url + PARTS, new Response(parts.body, { headers: parts.headers }));
  }

  async function begin(): Promise<void> {
    // Tabs of the version before may still ask for its files: it stays until the next one comes.
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    for (const name of names.slice(0, -1)) await caches.delete(name);
    // The page that brought the first version works without a network from now on, not from its next load.
    await worker.clients.claim();
  }

  async function answer(request: Request, url: URL): Promise<Response> {
    const cache = await caches.open(CACHE);
    if (request.mode === 'navigate') {
      const page = await cache.match(url.pathname);
      return page ?? fetch(request).catch(() => missing(cache));
    }
    if (request.headers.has('RSC')) {
      // Prefetches of single parts are worth a request and no more: without an answer the page is loaded whole.
      const whole = !request.headers.has('Next-Router-Segment-Prefetch');
      const parts = whole ? await cache.match(url.pathname + PARTS) : undefined;
      return parts ?? fetch(request).catch(() => Response.error());
    }
    const kept = (await cache.match(url.pathname)) ?? (await caches.match(url.pathname));
    return kept ? ownCopy(kept, url) : fetch(request);
  }

  async function missing(cache: Cache): Promise<Response> {
    const page = await cache.match('/_not-found');
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
  }

  /** Without the address that a kept response has: workers read their chunk's name from the hash of theirs. */
  function ownCopy(kept: Response, { pathname }: URL): Response {
    if (!pathname.startsWith('/_next/static/')) return kept;
    const { body, status, statusText, headers } = kept;
    return new Response(body, { status, statusText, headers });
  }
})(self as unknown as ServiceWorkerGlobalScope);
