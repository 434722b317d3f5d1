'use client';

import { type RefObject, useEffect, useState } from 'react';

const NAME = 'note-search';
/** Shorter queries would paint half the note. Characters. */
const SHORTEST = 2;

/**
 * Paints every place of the query in the element's text, across marks, without touching the page's tree (CSS Custom
 * Highlight API). @returns the ranges in text order; empty where the browser cannot paint or nothing was found
 */
export function useWordHighlight(
  element: RefObject<HTMLElement | null>,
  query: string,
  /** Changes when the text or its marks do. */
  drawn: unknown,
): readonly Range[] {
  const [ranges, setRanges] = useState<readonly Range[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ranges point into text nodes that `drawn` replaces
  useEffect(() => {
    const wanted = query.trim().toLowerCase();
    if (element.current === null || wanted.length < SHORTEST || !('highlights' in CSS)) {
      setRanges((before) => (before.length === 0 ? before : []));
      return;
    }
    const found = findRanges(element.current, wanted);
    CSS.highlights.set(NAME, new Highlight(...found));
    setRanges(found);
    return () => void CSS.highlights.delete(NAME);
  }, [element, query, drawn]);
  return ranges;
}

function findRanges(root: HTMLElement, wanted: string): Range[] {
  const nodes: { node: Text; start: number }[] = [];
  let text = '';
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node.parentElement?.closest('.sentence-number') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  });
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  // Lower case may be longer ("İ"); such a text is searched as it stands, so that offsets stay true.
  const lower = text.toLowerCase();
  const searched = lower.length === text.length ? lower : text;
  const found: Range[] = [];
  let next = 0;
  for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, at + wanted.length)) {
    while (next + 1 < nodes.length && (nodes[next + 1]?.start ?? 0) <= at) next++;
    let last = next;
    while (last + 1 < nodes.length && (nodes[last + 1]?.start ?? 0) < at + wanted.length) last++;
    const from = nodes[next];
    const to = nodes[last];
    if (from === undefined || to === undefined) break;
    const range = new Range();
    range.setStart(from.node, at - from.start);
    range.setEnd(to.node, at + wanted.length - to.start);
    found.push(range);
  }
  return found;
}
