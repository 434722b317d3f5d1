'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { useTouchless } from '@/lib/client/monitoring';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { annotate } from '@/lib/messages/annotate';
import { AnnotateProvider } from '../annotate-context';
import { useSameWordsCount } from '../same-words/use-same-words-count';
import { AcceptMany } from './accept-many';
import { AnnotateText } from './annotate-text';
import { FloatingBar } from './floating-bar';
import { ItemBar } from './item-bar';
import { looksOf } from './item-look';
import { LabelButtons } from './label-buttons';
import { NoteHead } from './note-head';
import { NoteNotices } from './note-notices';
import type { NotePaneProps } from './note-pane';
import type { TextSelection } from './text-selection';
import { useAnnotateKeys } from './use-annotate-keys';
import { useCursor } from './use-cursor';
import { useGrowingText } from './use-growing-text';
import { useHeld } from './use-held';
import { useItemFocus } from './use-item-focus';
import { useNoteHands } from './use-note-hands';
import { useSelectionAnchor } from './use-selection-anchor';
import { useTextSelection } from './use-text-selection';

/** The sheet one note is tagged on: its text, what lies over it, and the hands and keys that work on it. */
export function NoteSheet({
  value,
  labelled,
  items,
  focusRequest,
  drawTo,
  select,
  actOnPage,
  hasModel,
  said,
}: NotePaneProps & { readonly labelled: LabelledNote }) {
  const { labelSet, activeLabel, keyMap, selectedItem, focusItem, suggestions, readOnly, announce, session } = value;
  const { note } = labelled;
  const root = useRef<HTMLDivElement>(null);
  const { grown, growing, long } = useGrowingText(note, drawTo);
  const { tokens, cells } = grown;
  const looks = useMemo(() => looksOf(labelSet), [labelSet]);
  const { cutsToken } = growing;
  const context = useMemo(() => ({ text: note.text, cutsToken, looks }), [note.text, cutsToken, looks]);
  const [whispered, whisper] = useState('');
  const [choosingMany, setChoosingMany] = useState(false);

  const cursor = useCursor(root, cells, tokens);
  const pressItem = useCallback(
    (piece: HTMLElement) => {
      const stack = (piece.dataset.stack ?? piece.dataset.item ?? '').split(' ');
      const at = stack.indexOf(selectedItem?.key ?? '');
      // A second press goes to the item beneath.
      const next = at < 0 ? stack.at(-1) : stack[(at - 1 + stack.length) % stack.length];
      if (next !== undefined) focusItem(next);
    },
    [selectedItem, focusItem],
  );
  const choose = useCallback(
    (chosen: TextSelection, extended: boolean) => {
      cursor.put(chosen.head);
      if (extended && selectedItem?.kind === 'mark') {
        const { span } = selectedItem;
        const grows = chosen.start < span.start ? 'start' : 'end';
        session.resize(span.id, {
          start: grows === 'start' ? chosen.start : span.start,
          end: grows === 'end' ? chosen.end : span.end,
        });
        return 'taken';
      }
      select(undefined);
      return 'kept';
    },
    [cursor, select, selectedItem, session],
  );
  const { selection, setSelection, clear, onPointerDown, isPressing, pressing } = useTextSelection({
    root,
    cells,
    tokens,
    text: note.text,
    readOnly: readOnly !== undefined,
    look: activeLabel === undefined ? undefined : looks.look(activeLabel),
    items,
    onPressItem: pressItem,
    onChoose: choose,
    onNothing: (why) => {
      if (why === 'space') announce(annotate.say.onlySpace);
      else select(undefined);
    },
  });
  // Other text nodes under a hand that is choosing words would take the browser's selection with them.
  const drawn = useHeld(items, pressing);
  const element = useItemFocus(root, selectedItem, focusRequest, drawn);
  const sameIn = useSameWordsCount(
    value.project.id,
    readOnly === undefined && selectedItem
      ? note.text.slice(selectedItem.span.start, selectedItem.span.end)
      : undefined,
  );
  const deselect = useCallback(() => select(undefined), [select]);
  const openMany = useCallback(() => setChoosingMany(true), []);
  const hands = useNoteHands({
    page: value,
    root,
    text: note.text,
    tokens,
    items,
    looks,
    cursor,
    selection,
    setSelection,
    clearSelection: clear,
    deselect,
    whisper,
    openAcceptMany: openMany,
    touchless: useTouchless(),
    actOnPage,
  });
  useAnnotateKeys(root, keyMap, labelSet, hands);
  const anchor = useSelectionAnchor(root, cells, selection);
  const page = root.current?.closest('main');

  return (
    <article className="paper annotate-paper" aria-label={annotate.note.label(note.title)}>
      <AnnotateProvider value={value}>
        <NoteHead labelled={labelled} onSeveral={openMany} hasModel={hasModel} />
        <NoteNotices />
      </AnnotateProvider>
      {note.text.trim() === '' ? (
        <p className="pl-(--gutter) text-fg-2">{annotate.note.noText}</p>
      ) : (
        <div
          ref={root}
          className="note-text annotate-text"
          data-long={long || undefined}
          data-read-only={readOnly}
          data-cursor={selection !== undefined || undefined}
          // Arrow keys and letters are this text's own: a screen reader must let them through.
          role="application"
          data-tour="tag"
          aria-label={annotate.note.text(note.title)}
          aria-roledescription={annotate.note.textKind}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the text is where all keys work
          tabIndex={0}
          onPointerDown={onPointerDown}
          onDragStart={(event) => event.preventDefault()}
          onFocus={(event) => {
            const key = event.target instanceof HTMLElement ? event.target.dataset.owner : undefined;
            if (key !== undefined && !isPressing() && key !== selectedItem?.key) {
              clear();
              select(key);
            }
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
            const owner = event.target instanceof HTMLElement ? event.target : undefined;
            if (owner?.dataset.owner === undefined) return;
            event.preventDefault();
            pressItem(owner);
          }}
        >
          <AnnotateText lines={grown.lines} items={drawn} context={context} />
        </div>
      )}
      {/* Not while words are being chosen: a drag would run into it. */}
      {page && !pressing && selectedItem && element?.isConnected && (
        <ItemBar
          anchor={element}
          root={page}
          item={selectedItem}
          labelSet={labelSet}
          keyMap={keyMap}
          relabelling={hands.relabelling}
          beneath={(element.dataset.stack ?? '').split(' ').length - 1}
          cuts={cutsToken(selectedItem.span)}
          readOnly={readOnly !== undefined}
          sameIn={sameIn}
          onAction={hands.act}
          onLabel={hands.label}
        />
      )}
      {page && !pressing && anchor && selection?.from === 'pointer' && (
        <FloatingBar anchor={anchor} root={page} label={annotate.bar.choiceLabel}>
          <LabelButtons labelSet={labelSet} active={activeLabel} onLabel={hands.label} />
          {cutsToken(selection) && <p className="item-bar-remark">{annotate.bar.cuts}</p>}
        </FloatingBar>
      )}
      {choosingMany && (
        <AnnotateProvider value={value}>
          <AcceptMany
            root={root}
            cells={cells}
            suggestions={suggestions}
            onClose={() => {
              setChoosingMany(false);
              root.current?.focus({ preventScroll: true });
            }}
          />
        </AnnotateProvider>
      )}
      {/* Always there, so that screen readers hear it change. */}
      <p className="note-said" role="status">
        {said}
      </p>
      <VisuallyHidden>
        <span aria-live="polite">{whispered}</span>
      </VisuallyHidden>
    </article>
  );
}
