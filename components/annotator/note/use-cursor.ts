'use client';

import { type RefObject, useCallback, useRef } from 'react';
import type { CharRange, TokenIndex } from '@/lib/domain/text/note';
import { domRangeOf, offsetAtPoint } from './dom-offsets';
import { type TextSelection, tokensChosen } from './text-selection';
import { movedToken, type TokenMove } from './token-moves';

const ALONG_LINES: ReadonlySet<TokenMove> = new Set(['line-next', 'line-previous']);

/** The token cursor of the keyboard: moves by word and by visual line, and keeps its column. */
export function useCursor(
  root: RefObject<HTMLElement | null>,
  cells: readonly CharRange[],
  tokens: readonly CharRange[],
) {
  const place = useRef<TokenIndex>(undefined);
  const goalX = useRef<number>(undefined);

  const rangeOf = useCallback(
    (token: TokenIndex) => {
      const range = tokens[token];
      return range && root.current ? domRangeOf(root.current, cells, range) : undefined;
    },
    [root, cells, tokens],
  );
  /** The first token in sight: where the keys begin. A line that reads from right to left begins at the right. */
  const inSight = useCallback((): TokenIndex => {
    const element = root.current;
    const scroller = element?.closest('.paper');
    if (!element || !scroller) return 0;
    const { top } = scroller.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const tokenAtX = (x: number): TokenIndex => {
      const offset = offsetAtPoint(element, cells, x, Math.max(top, box.top) + 16);
      return Math.max(0, offset === undefined ? -1 : tokens.findIndex((token) => token.end > offset));
    };
    const atLeft = tokenAtX(box.left + 64);
    return readsLeftwards(rangeOf(atLeft)) ? tokenAtX(box.right - 64) : atLeft;
  }, [root, cells, tokens, rangeOf]);

  /** @param from the token to move from; undefined: the cursor's own place, or the first token in sight */
  const move = useCallback(
    (how: TokenMove, from: TokenIndex | undefined, anchor: TokenIndex | undefined): TextSelection | undefined => {
      const start = from ?? place.current;
      const rectOf = (token: TokenIndex) => rangeOf(token)?.getBoundingClientRect();
      const box = start === undefined ? undefined : rectOf(start);
      if (!ALONG_LINES.has(how) || goalX.current === undefined) goalX.current = box && (box.left + box.right) / 2;
      const toEdge = how === 'first' || how === 'last';
      const head =
        start === undefined && !toEdge ? inSight() : movedToken(tokens, start ?? 0, how, rectOf, goalX.current ?? 0);
      if (!ALONG_LINES.has(how)) goalX.current = undefined;
      place.current = head;
      const drawn = rangeOf(head);
      if (drawn && root.current) keepInSight(drawn, root.current);
      return tokensChosen(tokens, anchor ?? head, head, 'keys');
    },
    [root, tokens, rangeOf, inSight],
  );
  /** Whether the line of the token, else of the cursor, reads from right to left. */
  const isRightToLeft = useCallback(
    (token: TokenIndex | undefined): boolean => readsLeftwards(rangeOf(token ?? place.current ?? inSight())),
    [rangeOf, inSight],
  );
  const put = useCallback((token: TokenIndex | undefined) => {
    place.current = token;
    goalX.current = undefined;
  }, []);
  return { place, move, put, isRightToLeft };
}

function readsLeftwards(range: Range | undefined): boolean {
  const words = range?.startContainer.parentElement;
  return words != null && getComputedStyle(words).direction === 'rtl';
}

/** Pixels kept free above and below the cursor. */
const MARGIN = 56;

function keepInSight(range: Range, root: HTMLElement): void {
  const scroller = root.closest('.paper');
  if (!scroller) return;
  const box = scroller.getBoundingClientRect();
  const { top, bottom } = range.getBoundingClientRect();
  if (top < box.top + MARGIN) scroller.scrollBy({ top: top - box.top - MARGIN });
  else if (bottom > box.bottom - MARGIN) scroller.scrollBy({ top: bottom - box.bottom + MARGIN });
}
