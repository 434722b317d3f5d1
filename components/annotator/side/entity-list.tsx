'use client';

import { Check } from 'lucide-react';
import { type KeyboardEvent, memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatProbability } from '@/components/ui/format';
import { StatePill } from '@/components/ui/state-pill';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import { panels } from '@/lib/messages/annotate-panels';
import { useAnnotate } from '../annotate-context';
import type { NoteItem } from '../note/items';
import { definitionOf, type EntityRow, entityRows, nextInRow } from './entity-rows';

const { side: words } = panels;

/** Rows drawn at first; a note of many pages has thousands. */
const ROWS = 120;

/** What a row's button does; kept in a ref, so that rows are not drawn anew with every mark. */
interface Hands {
  readonly onPress: (row: EntityRow) => void;
  readonly onKey: (event: KeyboardEvent, row: EntityRow, index: number) => void;
}

/** What is marked and suggested in the note. Arrow keys move, Enter goes there, Delete removes or rejects. */
export function EntityList({ text, items }: { readonly text: string; readonly items: readonly NoteItem[] }) {
  const { labelSet, session, selectedItem, focusItem, sourceOf, readOnly, announce } = useAnnotate();
  const rows = useMemo(() => entityRows(text, items), [text, items]);
  const [shown, setShown] = useState(ROWS);
  const list = useRef<HTMLUListElement>(null);
  const selected = selectedItem?.key;
  const current = rows.findIndex((row) => row.items.some(({ key }) => key === selected));

  const remove = (row: EntityRow) => {
    const item = row.items.find(({ key }) => key === selected) ?? row.items[0];
    if (item === undefined || readOnly !== undefined) return;
    if (item.kind === 'mark') session.remove(item.span.id);
    else session.reject([item.span], sourceOf);
    announce(item.kind === 'mark' ? words.removed(1) : words.rejected);
  };
  const move = (event: KeyboardEvent, to: number) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button.entity-row') ?? [])];
    buttons[Math.max(0, Math.min(buttons.length - 1, to))]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  const onKey = (event: KeyboardEvent, row: EntityRow, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'ArrowDown') move(event, index + 1);
    else if (event.key === 'ArrowUp') move(event, index - 1);
    else if (event.key === 'Home') move(event, 0);
    else if (event.key === 'End') move(event, rows.length - 1);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      remove(row);
      // The row may go; the one that takes its place goes on.
      requestAnimationFrame(() => {
        const buttons = list.current?.querySelectorAll<HTMLElement>('button.entity-row');
        buttons?.[Math.min(index, buttons.length - 1)]?.focus();
      });
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const hands = useRef<Hands>({ onPress: () => undefined, onKey });
  useEffect(() => {
    hands.current = {
      onPress: (row) => {
        const next = nextInRow(row, selected);
        if (next) focusItem(next.key);
      },
      onKey,
    };
  });

  if (rows.length === 0) return <p className="text-fg-2 text-table">{words.nothing}</p>;
  return (
    <>
      <ul ref={list} className="entity-list" aria-description={words.entitiesHelp}>
        {rows.slice(0, shown).map((row, index) => (
          <EntityRowView
            key={row.key}
            row={row}
            index={index}
            definition={definitionOf(labelSet.labels, row.label)}
            current={index === current}
            reached={index === Math.max(0, current)}
            hands={hands}
          />
        ))}
      </ul>
      {rows.length > shown && (
        <Button className="mt-2" size="small" onClick={() => setShown(shown + ROWS)}>
          {words.more(rows.length - shown)}
        </Button>
      )}
    </>
  );
}

const EntityRowView = memo(function EntityRowView({
  row,
  index,
  definition,
  current,
  reached,
  hands,
}: {
  readonly row: EntityRow;
  readonly index: number;
  readonly definition: LabelDefinition;
  readonly current: boolean;
  /** By Tab: one row of the list is. */
  readonly reached: boolean;
  readonly hands: RefObject<Hands>;
}) {
  const state = row.kind === 'mark' ? words.set : `${words.open}, ${formatProbability(row.confidence ?? 0)}`;
  return (
    <li>
      <button
        type="button"
        className="entity-row"
        tabIndex={reached ? 0 : -1}
        aria-current={current || undefined}
        aria-label={words.entity(definition.name, row.text, state, row.items.length)}
        onClick={() => hands.current.onPress(row)}
        onKeyDown={(event) => hands.current.onKey(event, row, index)}
      >
        <span className="min-w-0 truncate" dir="auto">
          <mark data-swatch data-look={definition.look}>
            {row.text}
          </mark>
          {row.items.length > 1 && <span className="text-fg-2 tabular-nums"> {row.items.length}</span>}
        </span>
        {row.kind === 'mark' ? (
          <StatePill tone="ok" icon={Check}>
            {words.set}
          </StatePill>
        ) : (
          <span className="tabular-nums">{formatProbability(row.confidence ?? 0)}</span>
        )}
      </button>
    </li>
  );
});
