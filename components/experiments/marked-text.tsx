import { Fragment } from 'react';
import { bandOf, labelName, lookOf } from '@/components/reading/mark-look';
import type { CharOffset } from '@/lib/domain/text/note';
import type { Label, PredictedSpan, Span } from '@/lib/domain/text/span';
import { compareSpans } from '@/lib/domain/text/span';

/** A stretch [start, end) of a note with marks on it; where marks overlap, the first one in text order is drawn. */
export function MarkedText({
  text,
  start,
  end,
  spans,
  labels,
  state,
}: {
  readonly text: string;
  readonly start: CharOffset;
  readonly end: CharOffset;
  readonly spans: readonly (Span | PredictedSpan)[];
  /** All labels of the dataset: they decide the look of each. */
  readonly labels: readonly Label[];
  /** `confirmed`: by a person, filled; `suggested`: by the model, outlined. */
  readonly state: 'confirmed' | 'suggested';
}) {
  const parts: { from: number; to: number; span: Span | PredictedSpan | undefined }[] = [];
  let at = start;
  for (const span of [...spans].sort(compareSpans)) {
    if (span.start < at || span.end > end) continue;
    if (span.start > at) parts.push({ from: at, to: span.start, span: undefined });
    parts.push({ from: span.start, to: span.end, span });
    at = span.end;
  }
  if (at < end) parts.push({ from: at, to: end, span: undefined });
  return parts.map(({ from, to, span }) =>
    span === undefined ? (
      <Fragment key={from}>{text.slice(from, to)}</Fragment>
    ) : (
      <mark
        key={from}
        data-look={lookOf(span.label, labels)}
        data-state={state}
        data-band={'confidence' in span ? bandOf(span.confidence) : undefined}
      >
        {text.slice(from, to)}
        <span className="sr-only"> ({labelName(span.label)})</span>
      </mark>
    ),
  );
}
