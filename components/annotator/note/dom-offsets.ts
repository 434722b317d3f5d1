import type { CharOffset, CharRange } from '@/lib/domain/text/note';
import { firstEndingAfter } from './text-cells';

/*
 * Between places in the note's text and places in the page. Every cell is one element with data-from, the offset of its
 * first character; its text is the note's, so that counting characters is all there is to do. Sentence numbers stand
 * outside of the cells.
 */

interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

/**
 * A DOM range over these characters, cut to what is drawn.
 * @param cells in text order @returns undefined where none of it is drawn (yet)
 */
export function domRangeOf(root: HTMLElement, cells: readonly CharRange[], range: CharRange): Range | undefined {
  const first = firstEndingAfter(cells, range.start);
  let last = firstEndingAfter(cells, range.end - 1);
  if ((cells[last]?.start ?? Number.POSITIVE_INFINITY) >= range.end) last--;
  const from = cells[first];
  const to = cells[last];
  if (from === undefined || to === undefined || first > last) return undefined;
  const start = pointIn(root, from, Math.max(range.start, from.start), true);
  const end = pointIn(root, to, Math.min(range.end, to.end), false);
  if (start === undefined || end === undefined) return undefined;
  const dom = new Range();
  dom.setStart(start.node, start.offset);
  dom.setEnd(end.node, end.offset);
  return dom;
}

/** As `domRangeOf`, a range a cell: what stands between cells, such as sentence numbers, is left out. */
export function domRangesOf(root: HTMLElement, cells: readonly CharRange[], range: CharRange): Range[] {
  const ranges: Range[] = [];
  for (let i = firstEndingAfter(cells, range.start); i < cells.length; i++) {
    const cell = cells[i];
    if (cell === undefined || cell.start >= range.end) break;
    const part = { start: Math.max(cell.start, range.start), end: Math.min(cell.end, range.end) };
    const drawn = domRangeOf(root, [cell], part);
    if (drawn) ranges.push(drawn);
  }
  return ranges;
}

function pointIn(root: HTMLElement, cell: CharRange, offset: CharOffset, forward: boolean): DomPoint | undefined {
  const element = root.querySelector(`[data-from="${cell.start}"]`);
  if (element === null) return undefined;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset - cell.start;
  let last: DomPoint | undefined;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const { length } = node;
    // A start at a border belongs to the node after it, an end to the one before.
    if (forward ? left < length : left <= length) return { node, offset: left };
    last = { node, offset: length };
    left -= length;
  }
  return last;
}

/**
 * The note's offset of a place in the page; between cells, that of the next cell's start.
 * @returns undefined outside of the text
 */
export function offsetOf(
  root: HTMLElement,
  cells: readonly CharRange[],
  node: Node,
  offset: number,
): CharOffset | undefined {
  if (!root.contains(node)) return undefined;
  const cell = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-from]');
  if (cell && root.contains(cell)) {
    const before = new Range();
    before.setStart(cell, 0);
    before.setEnd(node, offset);
    return Number(cell.dataset.from) + before.toString().length;
  }
  const place = new Range();
  place.setStart(node, offset);
  for (const element of root.querySelectorAll<HTMLElement>('[data-from]')) {
    if (place.comparePoint(element, 0) >= 0) return Number(element.dataset.from);
  }
  return cells.at(-1)?.end;
}

/** The note's offset nearest to a place on the screen. */
export function offsetAtPoint(
  root: HTMLElement,
  cells: readonly CharRange[],
  x: number,
  y: number,
): CharOffset | undefined {
  if ('caretPositionFromPoint' in document) {
    const place = document.caretPositionFromPoint(x, y);
    return place ? offsetOf(root, cells, place.offsetNode, place.offset) : undefined;
  }
  // Safari before 26.2 knows only the older name.
  const { caretRangeFromPoint } = document as Document & { caretRangeFromPoint?: (x: number, y: number) => Range };
  const range = caretRangeFromPoint?.call(document, x, y);
  return range ? offsetOf(root, cells, range.startContainer, range.startOffset) : undefined;
}
