import { piecesOf } from '@/components/reading/mark-pieces';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import type { CharRange } from '@/lib/domain/text/note';
import type { Span } from '@/lib/domain/text/span';
import { definitionOf } from '../side/entity-rows';

/** A stretch of the note with one side's marks; `given` ones, which both have, are drawn fainter. */
export function SideText({
  text,
  range,
  marks,
  given,
  labels,
}: {
  readonly text: string;
  readonly range: CharRange;
  readonly marks: readonly Span[];
  readonly given: readonly Span[];
  readonly labels: readonly LabelDefinition[];
}) {
  const all = [...marks, ...given];
  const pieces = piecesOf(
    range,
    all.map(({ start, end }, index) => ({ start, end, index })),
  );
  return (
    <p className="side-text" dir="auto">
      {pieces.map(({ start, end, marks: over }) => {
        const words = text.slice(start, end);
        const inner = all[over.at(-1) ?? -1];
        if (inner === undefined) return words;
        const outer = all[over.at(-2) ?? -1];
        const definition = definitionOf(labels, inner.label);
        return (
          <mark
            key={start}
            data-look={definition.look}
            data-state={(over.at(-1) ?? 0) < marks.length ? 'confirmed' : 'suggested'}
            data-band={(over.at(-1) ?? 0) < marks.length ? undefined : 'low'}
            data-under={outer && definitionOf(labels, outer.label).look}
            title={definition.name}
          >
            {words}
          </mark>
        );
      })}
    </p>
  );
}
