/**
 * When somebody last worked here, in whatever tab: in localStorage, since every tab must know at once and a tab that
 * closes cannot wait for IndexedDB.
 */
const KEY = 'behealthy-last-active';
/** A key press need not be a write each time. */
const WRITE_EVERY_MS = 10_000;

/** Milliseconds since 1970; 0: never, or storage is forbidden. */
export function lastActiveMs(): number {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}

export function noteActivity(): void {
  const now = Date.now();
  // Also where the clock was set back since.
  if (Math.abs(now - lastActiveMs()) < WRITE_EVERY_MS) return;
  try {
    localStorage.setItem(KEY, String(now));
  } catch {
    // Then every look finds the session idle, and it ends: the safe side.
  }
}

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** @returns to stop listening */
export function onActivity(listener: () => void): () => void {
  for (const sign of SIGNS) window.addEventListener(sign, listener, { passive: true, capture: true });
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, listener, { capture: true });
  };
}
