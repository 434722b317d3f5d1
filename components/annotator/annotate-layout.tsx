'use client';

import { CircleCheck, Keyboard, ListTodo, Tags } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import type { KeyChanges } from '@/lib/domain/annotation/key-map';
import { annotate } from '@/lib/messages/annotate';
import { AnnotateLater, AnnotateProvider, type AnnotateValue } from './annotate-context';
import { FootBar } from './note/foot-bar';
import type { NoteItem } from './note/items';
import { KeyChangeDialog } from './note/key-change-dialog';
import { KeyOverview } from './note/key-overview';
import { NotePane, type NotePaneProps } from './note/note-pane';
import type { ProgressFigures } from './note/progress-figures';
import type { Learning } from './note/use-learning';
import type { Drawer, PageActions } from './note/use-page-actions';
import { QueuePanel } from './queue/queue-panel';
import { SameWordsDialog } from './same-words/same-words-dialog';
import { SidePanel } from './side/side-panel';

/** Drawn again by what they read of the page alone. */
const Queue = memo(QueuePanel);
const Side = memo(SidePanel);

/** Queue, note and labels side by side, the bar below; under 1000 px queue and labels are drawers. */
export function AnnotateLayout({
  value,
  pane,
  missing,
  learning,
  figures,
  page,
  keyChanges,
  onKeyChanges,
  sameWordsOf,
  onSameWordsClose,
}: {
  readonly value: AnnotateValue;
  readonly pane: Omit<NotePaneProps, 'value' | 'actOnPage'>;
  readonly missing: boolean;
  readonly learning: Learning;
  readonly figures: ProgressFigures | undefined;
  readonly page: PageActions;
  readonly keyChanges: KeyChanges;
  readonly onKeyChanges: (changes: KeyChanges) => void;
  readonly sameWordsOf: NoteItem | undefined;
  readonly onSameWordsClose: () => void;
}) {
  const { noteId, orderedNoteIds, labelSet, keyMap, openNote } = value;
  const { drawer, setDrawer, keysOpen, setKeysOpen } = page;
  const toggle = (which: Drawer) => setDrawer(drawer === which ? undefined : which);
  const panes = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (drawer === undefined) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) setDrawer(undefined);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [drawer, setDrawer]);
  // Choosing a note is what the drawer was opened for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: closed by another note alone
  useEffect(() => setDrawer(undefined), [noteId]);

  return (
    <div className="annotate" ref={panes}>
      <div className="annotate-bar">
        <Button
          size="small"
          variant="quiet"
          icon={ListTodo}
          aria-expanded={drawer === 'queue'}
          onClick={() => toggle('queue')}
        >
          {annotate.drawers.queue}
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={Tags}
          aria-expanded={drawer === 'side'}
          onClick={() => toggle('side')}
        >
          {annotate.drawers.side}
        </Button>
        <Button size="small" variant="quiet" icon={Keyboard} onClick={() => setKeysOpen('overview')}>
          {annotate.drawers.keys}
        </Button>
      </div>
      <div className="annotate-queue" data-open={drawer === 'queue' || undefined}>
        <AnnotateLater value={value}>
          <Queue />
        </AnnotateLater>
      </div>
      {missing ? (
        <div className="paper annotate-paper">
          <Notice
            tone="warning"
            announce
            title={annotate.note.missing}
            actions={
              orderedNoteIds?.[0] !== undefined && (
                <Button onClick={() => openNote(orderedNoteIds[0] ?? '')}>{annotate.note.first}</Button>
              )
            }
          >
            {annotate.note.missingNext}
          </Notice>
        </div>
      ) : noteId === undefined && orderedNoteIds?.length === 0 ? (
        <div className="paper annotate-paper">
          <EmptyState icon={CircleCheck} title={annotate.note.allDone}>
            {annotate.note.allDoneNext}
          </EmptyState>
        </div>
      ) : (
        <NotePane {...pane} value={value} actOnPage={page.act} />
      )}
      <div className="annotate-side" data-open={drawer === 'side' || undefined}>
        <AnnotateLater value={value}>
          <Side />
        </AnnotateLater>
      </div>
      {drawer !== undefined && (
        <button
          type="button"
          className="annotate-veil"
          aria-label={annotate.drawers.close}
          onClick={() => setDrawer(undefined)}
        />
      )}
      <AnnotateProvider value={value}>
        <FootBar learning={learning} figures={figures} onAction={page.act} />
        {sameWordsOf && <SameWordsDialog item={sameWordsOf} onClose={onSameWordsClose} />}
      </AnnotateProvider>
      {keysOpen === 'overview' && (
        <KeyOverview
          keyMap={keyMap}
          labelSet={labelSet}
          onChange={() => setKeysOpen('change')}
          onClose={() => setKeysOpen(undefined)}
        />
      )}
      {keysOpen === 'change' && (
        <KeyChangeDialog
          changes={keyChanges}
          labelSet={labelSet}
          onChanges={onKeyChanges}
          onClose={() => setKeysOpen(undefined)}
        />
      )}
    </div>
  );
}
