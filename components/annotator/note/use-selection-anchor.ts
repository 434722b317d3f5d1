'use client';

import type { VirtualElement } from '@floating-ui/react';
import { type RefObject, useMemo } from 'react';
import type { CharRange } from '@/lib/domain/text/note';
import { domRangeOf } from './dom-offsets';
import type { TextSelection } from './text-selection';

const NOWHERE = new (typeof DOMRect === 'undefined' ? Object : DOMRect)() as DOMRect;

/** Something for a bar to stand under: the words chosen, wherever they are drawn by then. */
export function useSelectionAnchor(
  root: RefObject<HTMLElement | null>,
  cells: readonly CharRange[],
  selection: TextSelection | undefined,
): VirtualElement | undefined {
  return useMemo(() => {
    if (selection === undefined || root.current === null) return undefined;
    const note = root.current;
    const rangeNow = () => domRangeOf(note, cells, selection);
    return {
      contextElement: note,
      getBoundingClientRect: () => rangeNow()?.getBoundingClientRect() ?? NOWHERE,
      getClientRects: () => [...(rangeNow()?.getClientRects() ?? [])],
    };
  }, [root, cells, selection]);
}
