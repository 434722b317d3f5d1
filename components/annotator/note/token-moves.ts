import type { CharRange, TokenIndex } from '@/lib/domain/text/note';

export type TokenMove =
  | 'next'
  | 'previous'
  | 'line-next'
  | 'line-previous'
  | 'line-start'
  | 'line-end'
  | 'first'
  | 'last';

/** Where a token stands on the screen; undefined when it is not drawn. */
export type RectOfToken = (token: TokenIndex) => Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'> | undefined;

/** Words of one visual line at most: where to stop looking for the next line. */
const LINE_TOKENS_MAX = 400;

/**
 * The token a move leads to; at either end it stays.
 * @param goalX pixels; the column that moves by line keep to
 */
export function movedToken(
  tokens: readonly CharRange[],
  from: TokenIndex,
  move: TokenMove,
  rectOf: RectOfToken,
  goalX: number,
): TokenIndex {
  const last = tokens.length - 1;
  const clamp = (at: number) => Math.max(0, Math.min(last, at));
  switch (move) {
    case 'next':
      return clamp(from + 1);
    case 'previous':
      return clamp(from - 1);
    case 'first':
      return 0;
    case 'last':
      return clamp(last);
    case 'line-next':
      return lineAway(last, from, 1, rectOf, goalX);
    case 'line-previous':
      return lineAway(last, from, -1, rectOf, goalX);
    case 'line-start':
      return edgeOfLine(last, from, -1, rectOf);
    case 'line-end':
      return edgeOfLine(last, from, 1, rectOf);
  }
}

type Rect = NonNullable<ReturnType<RectOfToken>>;
const middleOf = (rect: Rect) => (rect.top + rect.bottom) / 2;
const sameLine = (a: Rect, b: Rect) => middleOf(a) > b.top && middleOf(a) < b.bottom;

function edgeOfLine(last: number, from: TokenIndex, step: 1 | -1, rectOf: RectOfToken): TokenIndex {
  const own = rectOf(from);
  let at = from;
  for (let next = from + step; own && next >= 0 && next <= last; next += step) {
    const rect = rectOf(next);
    if (rect === undefined || !sameLine(rect, own)) break;
    at = next;
  }
  return at;
}

/** The token of the next visual line whose middle is nearest to the column. */
function lineAway(last: number, from: TokenIndex, step: 1 | -1, rectOf: RectOfToken, goalX: number): TokenIndex {
  const begins = edgeOfLine(last, from, step, rectOf) + step;
  const line = begins < 0 || begins > last ? undefined : rectOf(begins);
  if (line === undefined) return from;
  let best = begins;
  let bestAway = Number.POSITIVE_INFINITY;
  for (let at = begins; at >= 0 && at <= last && Math.abs(at - begins) < LINE_TOKENS_MAX; at += step) {
    const rect = rectOf(at);
    if (rect === undefined || !sameLine(rect, line)) break;
    const away = Math.abs((rect.left + rect.right) / 2 - goalX);
    if (away < bestAway) {
      best = at;
      bestAway = away;
    }
  }
  return best;
}
