'use client';
import { useLiveQuery } from 'dexie-react-hooks';

/** A live query; undefined while it loads and in prerendering. */
export function useLive<T>(query: () => Promise<T>, dependencies: readonly unknown[]): T | undefined {
  return useLiveQuery(query, [...dependencies]);
}
