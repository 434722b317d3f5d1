import { notes } from '@/components/reading/notes-part';

/**
 * Beside the store and while React takes the page over, not after it: the first note waits for both. Imported by the rail,
 * whose script every page runs first; where the page is another one, nothing is fetched.
 */
export function fetchAhead(): void {
  if (typeof window !== 'undefined' && window.location.pathname === '/read') void notes.load().catch(() => undefined);
}
