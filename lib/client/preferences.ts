'use client';
import { useCallback } from 'react';
import { database } from '@/lib/store/database';
import { useLive } from './live';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A choice kept in this browser. @returns the stored value, or `fallback` while loading or when none is stored */
export function usePreference<T extends JsonValue>(key: string, fallback: T): [T, (value: T) => void] {
  const stored = useLive(async () => ({ value: (await database().preferences.get(key))?.value }), [key]);
  const set = useCallback((value: T) => void database().preferences.put({ key, value }), [key]);
  const value = stored?.value;
  // A row of an older version may hold another kind of value.
  return [value !== undefined && typeof value === typeof fallback ? (value as T) : fallback, set];
}
