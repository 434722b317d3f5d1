'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { sealedName, useOpenedName } from '@/lib/client/sealed-names';

export type Scope = 'note' | 'all';

/** Where the reader is, as the address says it: ids and numbers, never words of a note. */
export interface ReadingPlace {
  readonly datasetId: string | undefined;
  readonly noteId: string | undefined;
  /** Index of a sentence to show, from 0. */
  readonly sentence: number | undefined;
  readonly scope: Scope;
}

/** The place and a function that goes to another; Back returns. What is left out of `to` is left out of the address. */
export function useReadingPlace(): [ReadingPlace, (to: Partial<ReadingPlace>) => void] {
  const params = useSearchParams();
  const sentence = Number.parseInt(params.get('sentence') ?? '', 10);
  const noteId = useOpenedName(params.get('note') ?? undefined);
  const goTo = useCallback((to: Partial<ReadingPlace>) => void go(to), []);
  return [
    {
      datasetId: params.get('dataset') ?? undefined,
      noteId,
      sentence: Number.isInteger(sentence) && sentence >= 0 ? sentence : undefined,
      scope: params.get('scope') === 'all' ? 'all' : 'note',
    },
    goTo,
  ];
}

async function go(to: Partial<ReadingPlace>): Promise<void> {
  const query = new URLSearchParams();
  if (to.datasetId !== undefined) query.set('dataset', to.datasetId);
  if (to.noteId !== undefined) query.set('note', await sealedName(to.noteId));
  if (to.sentence !== undefined) query.set('sentence', String(to.sentence));
  if (to.scope === 'all') query.set('scope', 'all');
  const text = query.toString();
  // The browser's own history: the page stays and nothing is fetched, so it works offline.
  window.history.pushState(null, '', text === '' ? window.location.pathname : `?${text}`);
}
