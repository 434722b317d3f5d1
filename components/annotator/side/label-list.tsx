'use client';

import { useMemo } from 'react';
import { panels } from '@/lib/messages/annotate-panels';
import { useAnnotate } from '../annotate-context';
import type { NoteItem } from '../note/items';
import { labelCounts } from './entity-rows';

const { side: words } = panels;

/** Labels with their keys and how many of each are in the note; a press makes a label the one in use. */
export function LabelList({
  items,
  active,
  onEdit,
}: {
  readonly items: readonly NoteItem[];
  readonly active: string | undefined;
  readonly onEdit: () => void;
}) {
  const { labelSet, setActiveLabel } = useAnnotate();
  const counts = useMemo(() => labelCounts(labelSet.labels, items), [labelSet.labels, items]);
  return (
    <section className="side-part" aria-labelledby="side-labels">
      <div className="side-part-head">
        <h2 id="side-labels">{words.labels}</h2>
        <button type="button" className="link-button" onClick={onEdit}>
          {words.editKeys}
        </button>
      </div>
      <ul>
        {counts.map(({ definition, set, open }) => (
          <li key={definition.label}>
            <button
              type="button"
              className="label-row"
              aria-pressed={definition.label === active}
              onClick={() => setActiveLabel(definition.label)}
            >
              <kbd>{definition.key}</kbd>
              <span className="min-w-0 truncate">
                <mark data-swatch data-look={definition.look}>
                  {definition.name}
                </mark>
              </span>
              <span className="text-caption text-fg-2 tabular-nums">{words.counts(set, open)}</span>
            </button>
          </li>
        ))}
        <li className="label-row">
          <kbd>{words.removeKey}</kbd>
          <span className="text-fg-2">{words.remove}</span>
        </li>
      </ul>
    </section>
  );
}
