'use client';

import { useCallback, useRef, useState } from 'react';
import type { AnnotateAction } from '@/lib/domain/annotation/key-map';
import type { NoteStatus } from '@/lib/domain/annotation/mark';
import { isFinished } from '@/lib/domain/annotation/note-state';
import { correctionsWhenDone, suggestedWhenDone } from '@/lib/domain/annotation/suggestions';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { annotate } from '@/lib/messages/annotate';
import { nextToDo } from './progress-figures';
import type { NoteSession, NoteSessionState } from './session-shape';
import type { Suggested } from './use-suggestions';

export type Drawer = 'queue' | 'side';
/** Actions that a panel answers, and the panel. */
const PANELS: Readonly<Partial<Record<AnnotateAction, Drawer>>> = {
  search: 'queue',
  guideline: 'side',
  history: 'side',
};

export interface PageActions {
  /** @returns false where nothing answers */
  readonly act: (action: AnnotateAction) => boolean;
  readonly goNext: () => void;
  readonly onAction: (action: AnnotateAction, handler: () => void) => () => void;
  readonly openKeys: () => void;
  readonly keysOpen: 'overview' | 'change' | undefined;
  readonly setKeysOpen: (open: 'overview' | 'change' | undefined) => void;
  readonly drawer: Drawer | undefined;
  readonly setDrawer: (drawer: Drawer | undefined) => void;
}

/** What keys and buttons do outside of the note's text: undo, done, the way through the queue, panels, keys. */
export function usePageActions({
  session,
  state,
  note,
  noteId,
  readOnly,
  suggested,
  orderedNoteIds,
  finished,
  openNote,
  announce,
}: {
  readonly session: NoteSession;
  readonly state: NoteSessionState;
  readonly note: LabelledNote | undefined;
  readonly noteId: string | undefined;
  readonly readOnly: boolean;
  readonly suggested: Suggested;
  readonly orderedNoteIds: readonly string[] | undefined;
  readonly finished: (noteId: string) => boolean;
  readonly openNote: (noteId: string) => void;
  readonly announce: (message: string) => void;
}): PageActions {
  const [keysOpen, setKeysOpen] = useState<'overview' | 'change'>();
  const [drawer, setDrawer] = useState<Drawer>();
  const handlers = useRef(new Map<AnnotateAction, () => void>());
  const onAction = useCallback((action: AnnotateAction, handler: () => void) => {
    handlers.current.set(action, handler);
    return () => {
      if (handlers.current.get(action) === handler) handlers.current.delete(action);
    };
  }, []);
  const openKeys = useCallback(() => setKeysOpen('change'), []);
  const { say } = annotate;

  const finish = (status: Extract<NoteStatus, 'done' | 'reviewed-empty'>): boolean => {
    const { work } = state;
    if (noteId === undefined) return false;
    if (!readOnly) {
      if (work === undefined || note === undefined) return false;
      // A note finished before and not touched since is finished already.
      if (!isFinished(work.status) || (status === 'reviewed-empty' && work.status !== status)) {
        const shown = suggested.shown();
        const read = suggested.modelId !== undefined && !suggested.hidden;
        const outcome = session.setStatus(
          status,
          suggestedWhenDone(shown, work.marks, suggested.hidden),
          read ? correctionsWhenDone(shown, work.marks) : undefined,
        );
        if (!outcome.ok) return true;
      }
      const empty = work.marks.every((mark) => mark.state !== 'set');
      announce(empty ? say.empty(note.note.title) : say.done(note.note.title));
    }
    const next = nextToDo(orderedNoteIds ?? [], noteId, finished);
    if (next === undefined) announce(say.allDone);
    else openNote(next);
    return true;
  };
  const step = (by: 1 | -1): boolean => {
    const order = orderedNoteIds ?? [];
    const next = order[order.indexOf(noteId ?? '') + by];
    if (next === undefined) announce(by === 1 ? say.lastNote : say.firstNote);
    else openNote(next);
    return true;
  };
  const toPanel = (action: AnnotateAction): boolean => {
    const panel = PANELS[action];
    if (panel !== undefined) setDrawer(panel);
    // A drawer must be open before something in it can take the focus.
    requestAnimationFrame(() => handlers.current.get(action)?.());
    return panel !== undefined;
  };

  const act = (action: AnnotateAction): boolean => {
    switch (action) {
      case 'undo':
        if (session.undo().ok) announce(say.undone);
        return true;
      case 'redo':
        if (session.redo().ok) announce(say.redone);
        return true;
      case 'done-next':
        return finish('done');
      case 'empty-next':
        return finish('reviewed-empty');
      case 'note-next':
        return step(1);
      case 'note-previous':
        return step(-1);
      case 'keys':
        setKeysOpen('overview');
        return true;
      default:
        return toPanel(action);
    }
  };
  return {
    act,
    goNext: () => void finish('done'),
    onAction,
    openKeys,
    keysOpen,
    setKeysOpen,
    drawer,
    setDrawer,
  };
}
