'use client';
import { useSyncExternalStore } from 'react';

/**
 * `none`: this browser or this build keeps no app (development, private windows). `loading`: its files are being kept.
 * `ready`: it opens without a network. `update`: a newer one is kept and waits for a word. `replaced`: another tab gave
 * that word; this tab still runs the one before.
 */
export type OfflineState = 'none' | 'loading' | 'ready' | 'update' | 'replaced';

const LOOK_EVERY_MS = 3_600_000;

let state: OfflineState = 'none';
let waiting: ServiceWorker | undefined;
let asked = false;
let installer: InstallPrompt | undefined;
const listeners = new Set<() => void>();

/** Chromium's; not in the DOM's types. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

function change(next: OfflineState): void {
  state = next;
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOfflineState(): OfflineState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => 'none' as const,
  );
}

/** Undefined: the browser does not offer it, or it is installed. */
export function useInstall(): (() => Promise<void>) | undefined {
  return useSyncExternalStore(
    subscribe,
    () => (installer ? install : undefined),
    () => undefined,
  );
}

async function install(): Promise<void> {
  await installer?.prompt();
  installer = undefined;
  tell();
}

/** Takes the version that waits; every tab that runs the one before is told. */
export function takeUpdate(): void {
  asked = true;
  if (waiting?.state === 'installed') waiting.postMessage('take-over');
  else location.reload();
}

let begun = false;

/** Keeps the app in this browser; once a page. */
export function keepOffline(): void {
  if (begun || process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
  begun = true;
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    installer = event as InstallPrompt;
    tell();
  });
  const hadOne = navigator.serviceWorker.controller !== null;
  let first = !hadOne;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    // The first version takes the page that brought it: the same version, so nothing changes.
    else if (!first) change('replaced');
    first = false;
  });
  // Storage may be off (private windows): the app works all the same while there is a network.
  register().catch(() => change('none'));
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
  const follow = (worker: ServiceWorker) => {
    const look = () => {
      if (worker.state === 'installed' && registration.active) {
        waiting = worker;
        change('update');
      } else if (worker.state === 'activated' && state === 'loading') change('ready');
      else if (worker.state === 'redundant' && state === 'loading') change(registration.active ? 'ready' : 'none');
    };
    worker.addEventListener('statechange', look);
    look();
  };
  if (registration.waiting && registration.active) follow(registration.waiting);
  else change(registration.active ? 'ready' : 'loading');
  if (registration.installing) follow(registration.installing);
  registration.addEventListener('updatefound', () => registration.installing && follow(registration.installing));
  const lookForNewer = () => registration.update().catch(() => undefined);
  setInterval(lookForNewer, LOOK_EVERY_MS);
  window.addEventListener('online', lookForNewer);
}
