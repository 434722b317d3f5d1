'use client';

import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import type { NoteItem } from './items';

/** A wish to bring an item into focus; a new object asks again. */
export interface FocusRequest {
  readonly key: string;
}

/** Brings items into focus in the page, and shows which one is. @returns the element that stands for the item */
export function useItemFocus(
  root: RefObject<HTMLElement | null>,
  selected: NoteItem | undefined,
  request: FocusRequest | undefined,
  /** Changes when the marks do: their elements may be others then. */
  drawn: unknown,
): HTMLElement | undefined {
  const [element, setElement] = useState<HTMLElement>();
  const key = selected?.key;
  useEffect(() => {
    if (request === undefined || !root.current) return;
    const owner = ownerOf(root.current, request.key);
    owner?.focus({ preventScroll: true });
    owner?.scrollIntoView({ block: 'nearest' });
  }, [request, root]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up again when the marks are drawn anew
  useLayoutEffect(() => {
    const note = root.current;
    if (!note || key === undefined) {
      setElement(undefined);
      return;
    }
    const pieces = [...note.querySelectorAll<HTMLElement>(`[data-item="${key}"], [data-stack~="${key}"]`)];
    for (const piece of pieces) piece.setAttribute('data-open', '');
    setElement(ownerOf(note, key));
    return () => {
      for (const piece of pieces) piece.removeAttribute('data-open');
    };
  }, [root, key, drawn]);
  return element;
}

export function ownerOf(root: HTMLElement, key: string): HTMLElement | undefined {
  return root.querySelector<HTMLElement>(`[data-owner="${key}"]`) ?? undefined;
}
