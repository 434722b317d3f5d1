'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/**
 * One parameter of the page's query string, and a function that changes it (undefined removes it).
 * Uses the browser's history directly: the page stays, nothing is fetched, Back undoes it.
 * Needs a Suspense boundary above, as useSearchParams does in a prerendered page.
 */
export function useQueryParam(name: string): [string | undefined, (value: string | undefined) => void] {
  const value = useSearchParams().get(name) ?? undefined;
  const set = useCallback(
    (next: string | undefined) => {
      const params = new URLSearchParams(window.location.search);
      if (next === undefined) params.delete(name);
      else params.set(name, next);
      const query = params.toString();
      window.history.pushState(null, '', query === '' ? window.location.pathname : `?${query}`);
    },
    [name],
  );
  return [value, set];
}
