'use client';

/**
 * The words chosen, painted without touching the page's tree (CSS Custom Highlight API): one highlight for the cursor,
 * one for each look of a label in the preview. Browsers without it show the browser's own selection instead.
 */
const NAMES = ['cursor', 'disease', 'treatment', 'other-0', 'other-1', 'other-2', 'other-3'] as const;

export function canPaint(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS;
}

/** @param look of the label it would get; undefined: none is chosen yet */
export function paintSelection(ranges: readonly Range[], look: string | undefined): void {
  if (!canPaint()) return;
  const wanted = NAMES.find((name) => name === look) ?? 'cursor';
  for (const name of NAMES) if (name !== wanted || ranges.length === 0) CSS.highlights.delete(`annotate-${name}`);
  if (ranges.length > 0) CSS.highlights.set(`annotate-${wanted}`, new Highlight(...ranges));
}
