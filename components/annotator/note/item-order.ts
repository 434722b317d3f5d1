import type { CharOffset } from '@/lib/domain/text/note';
import { spansOverlap } from '@/lib/domain/text/span';
import type { NoteItem } from './items';

/** Where one stands in the note: on an item, or at a place in its text. */
export interface NotePlace {
  readonly key: string | undefined;
  readonly offset: CharOffset;
}

/**
 * The next item from a place. `suggestion`: the next open suggestion, but from an item first to the ones that lie under
 * or in it, and mark by mark where nothing is open.
 * @param items as `itemsOf` orders them @returns undefined when there is none that way
 */
export function nextItem(
  items: readonly NoteItem[],
  place: NotePlace,
  step: 1 | -1,
  among: 'suggestion' | 'all',
): NoteItem | undefined {
  const at = items.findIndex(({ key }) => key === place.key);
  const from = items[at];
  const open = among === 'suggestion' && items.some(({ kind }) => kind === 'suggestion');
  const wanted = (item: NoteItem) =>
    !open || item.kind === 'suggestion' || (from !== undefined && spansOverlap(item.span, from.span));
  if (from) {
    for (let i = at + step; i >= 0 && i < items.length; i += step) {
      const item = items[i];
      if (item && wanted(item)) return item;
    }
    return undefined;
  }
  return step === 1
    ? items.find((item) => item.span.start >= place.offset && wanted(item))
    : items.findLast((item) => item.span.start < place.offset && wanted(item));
}
