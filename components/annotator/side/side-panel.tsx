'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { Tabs } from '@/components/ui/tabs';
import type { Label } from '@/lib/domain/text/span';
import { panels } from '@/lib/messages/annotate-panels';
import { useAnnotate, useAnnotateAction } from '../annotate-context';
import { HistoryList } from '../history/history-list';
import { LabelSetDialog } from '../label-set/label-set-dialog';
import { itemsOf } from '../note/items';
import { EntityList } from './entity-list';
import { definitionOf } from './entity-rows';
import { GuidelinePart } from './guideline-part';
import { LabelList } from './label-list';

const { side: words } = panels;

/** Right of the note: labels and their keys, the guideline of the label in focus, what is in the note, its history. */
export function SidePanel() {
  const { labelSet, note, state, suggestions, selectedItem, activeLabel, keyMap } = useAnnotate();
  const [tab, setTab] = useState<'entities' | 'history'>('entities');
  /** Null: no label in particular. */
  const [editing, setEditing] = useState<Label | null>();
  // The note shows a mark first; the lists beside it follow. Text and marks go together: offsets belong to their note.
  const work = state.work;
  const latest = useMemo(() => {
    const text = note?.note.text;
    return text === undefined || work?.noteId !== note?.note.id
      ? { text, items: [] }
      : { text, items: itemsOf(work?.marks ?? [], suggestions) };
  }, [note, work, suggestions]);
  const { text, items } = useDeferredValue(latest);
  const set = items.filter(({ kind }) => kind === 'mark').length;
  const [reading, setReading] = useState(false);
  useAnnotateAction('guideline', () => setReading(true));
  useAnnotateAction('history', () => setTab('history'));
  const inFocus = selectedItem?.span.label ?? activeLabel ?? labelSet.labels[0]?.label;
  return (
    <section className="side-panel" aria-label={words.label}>
      <LabelList items={items} active={inFocus} onEdit={() => setEditing(null)} />
      {inFocus !== undefined && (
        <GuidelinePart
          label={definitionOf(labelSet.labels, inFocus)}
          reading={reading}
          onReading={setReading}
          onWrite={() => setEditing(inFocus)}
        />
      )}
      <div className="side-part">
        {text === undefined ? (
          <p className="text-fg-2 text-table">{words.noNote}</p>
        ) : (
          <Tabs
            label={words.tabsLabel}
            value={tab}
            onChange={setTab}
            tabs={[
              {
                value: 'entities',
                label: words.tabs.entities,
                count: words.counts(set, items.length - set),
                content: <EntityList text={text} items={items} />,
              },
              { value: 'history', label: words.tabs.history, content: <HistoryList text={text} /> },
            ]}
          />
        )}
      </div>
      {editing !== undefined && (
        <LabelSetDialog
          labelSet={labelSet}
          keyMap={keyMap}
          focusLabel={editing ?? undefined}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}
