'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { diagram as words } from '@/lib/messages/guide-diagram';
import { baselines } from './diagram-words';
import { AREA_IDS, AREAS, arrowOf, BORDER, BOX_IDS, BOXES, type BoxId, boxAt, RAILS, SIZE, WIRES } from './drawing';
import { PartPanel } from './part-panel';

const pointsOf = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => `${x},${y}`).join(' ');

/** The system, part by part: a press says what a part does, where it is live and where its code is. */
export function Diagram({ lines }: { readonly lines: Partial<Record<BoxId, string>> }) {
  const [selected, setSelected] = useState<BoxId>('read');
  const drawing = useRef<SVGSVGElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = boxAt(selected, event.key);
    if (to === selected) return;
    event.preventDefault();
    setSelected(to);
    drawing.current?.querySelector<SVGGElement>(`[data-box="${to}"]`)?.focus();
  };
  return (
    <div className="grid min-w-0 gap-3">
      <div className="overflow-x-auto">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a drawing */}
        <svg
          ref={drawing}
          className="system"
          role="group"
          aria-label={words.label}
          width={SIZE.width}
          height={SIZE.height}
          viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
          onKeyDown={onKeyDown}
        >
          <Ground />
          {BOX_IDS.map((id) => (
            <Part key={id} id={id} line={lines[id]} selected={id === selected} onSelect={setSelected} />
          ))}
        </svg>
      </div>
      <PartPanel id={selected} />
    </div>
  );
}

/** Areas, lines and their words: all that cannot be pressed. */
function Ground() {
  return (
    <g aria-hidden>
      {AREA_IDS.map((id) => (
        <g key={id}>
          <rect className="system-area" {...AREAS[id]} rx="8" />
          <text className="system-name" x={AREAS[id].x + 14} y={AREAS[id].y + 23}>
            {words.areas[id]}
          </text>
        </g>
      ))}
      <polyline className="system-border" points={pointsOf(BORDER)} />
      {RAILS.map((points) => (
        <polyline key={pointsOf(points)} className="system-wire" points={pointsOf(points)} />
      ))}
      {WIRES.map(({ points, crosses, word }) => (
        <g key={pointsOf(points)} data-crosses={crosses}>
          <polyline className="system-wire" points={pointsOf(points)} />
          <polygon className="system-arrow" points={pointsOf(arrowOf(points))} />
          {word && (
            <text x={word.x + (crosses ? 0 : 6)} y={word.y} textAnchor={crosses ? 'middle' : undefined}>
              {words.wires[word.id]}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

function Part({
  id,
  line,
  selected,
  onSelect,
}: {
  readonly id: BoxId;
  /** What goes on there now, in the place of its note. */
  readonly line: string | undefined;
  readonly selected: boolean;
  readonly onSelect: (id: BoxId) => void;
}) {
  const { x, y, width, height } = BOXES[id];
  const { name, note } = words.boxes[id];
  const said = line ?? note;
  const at = baselines(y, height, said !== '');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      className="system-part"
      role="button"
      data-box={id}
      aria-pressed={selected}
      aria-label={said === '' ? name : `${name}, ${said}`}
      tabIndex={selected ? 0 : -1}
      onClick={() => onSelect(id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onSelect(id);
      }}
    >
      <rect x={x} y={y} width={width} height={height} rx="6" />
      <text className="system-name" x={x + 9} y={at.name}>
        {name}
      </text>
      {said !== '' && (
        <text x={x + 9} y={at.note}>
          {said}
        </text>
      )}
    </g>
  );
}
