'use client';

import { createContext, type ReactNode, use, useEffect, useRef } from 'react';
import type { AnnotateAction, KeyMap } from '@/lib/domain/annotation/key-map';
import type { Annotator, Suggestion, SuggestionSource } from '@/lib/domain/annotation/mark';
import type { AnnotationProject, LabelSet } from '@/lib/domain/annotation/project';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import type { Label } from '@/lib/domain/text/span';
import type { NoteItem } from './note/items';
import type { NoteSession, NoteSessionState } from './note/session-shape';
import { useLater } from './use-later';

/**
 * What the parts of the Annotate page share: `<QueuePanel>` (queue/queue-panel.tsx) at the left, the note in the
 * middle, `<SidePanel>` (side/side-panel.tsx) at the right, the bar at the foot; `<SameWordsDialog item onClose>`
 * (same-words/same-words-dialog.tsx) over them, `<StartProject>` (start/start-project.tsx) where there is no project.
 * Ids, never words of a note, go into the address: ?project=…&note=…
 */
export interface AnnotateValue {
  readonly project: AnnotationProject;
  readonly annotator: Annotator;
  readonly labelSet: LabelSet;

  /** The note on the page; undefined while the queue is empty or not known yet. */
  readonly noteId: string | undefined;
  readonly openNote: (noteId: string) => void;
  /** Undefined while it loads. */
  readonly note: LabelledNote | undefined;
  /** Why the note cannot be changed; undefined: it can. */
  readonly readOnly: 'test-split' | undefined;
  readonly state: NoteSessionState;
  readonly session: NoteSession;

  /** Those nobody has answered, in text order; empty in a hidden note. */
  readonly suggestions: readonly Suggestion[];
  /** This note is tagged without suggestions: the check on bias. */
  readonly suggestionsHidden: boolean;
  /** For `session.accept` and its like. */
  readonly sourceOf: (suggestion: Suggestion) => SuggestionSource;

  /** The mark or suggestion in focus. */
  readonly selectedItem: NoteItem | undefined;
  /** Scrolls to it and focuses it; keys as `keyOfMark` and `keyOfSuggestion` (note/items.ts) give them. */
  readonly focusItem: (key: string) => void;
  /** The label last used, or chosen in the side panel. */
  readonly activeLabel: Label | undefined;
  readonly setActiveLabel: (label: Label) => void;

  /** Calls the note done (or empty where nothing is marked) and opens the next one to do. */
  readonly goNext: () => void;
  /** Notes in the order of the queue, as filtered; the queue sets it. */
  readonly orderedNoteIds: readonly string[] | undefined;
  readonly setOrderedNoteIds: (noteIds: readonly string[]) => void;

  /** Opens the dialog that marks the same words elsewhere. */
  readonly openSameWords: (item: NoteItem) => void;
  readonly keyMap: KeyMap;
  /** Lends a panel's own action its key (`search`, `guideline`, `history`); call the result to take it back. */
  readonly onAction: (action: AnnotateAction, handler: () => void) => () => void;
  /** Opens the dialog in which actions get other keys. */
  readonly openKeys: () => void;
  /** Says it in the page's live line. Never words of a note that are not on the screen. */
  readonly announce: (message: string) => void;
}

const Context = createContext<AnnotateValue | undefined>(undefined);

/**
 * Around each part that reads it, never around the note's text: where a context changes, React looks through everything
 * drawn under it for readers, and a long note has tens of thousands of parts (2.5 ms a key among 4,000 marks).
 */
export const AnnotateProvider = Context;

/** For panels beside the note: they follow when the note has shown a change, so that a mark never waits for them. */
export function AnnotateLater({ value, children }: { readonly value: AnnotateValue; readonly children: ReactNode }) {
  return <Context value={useLater(value)}>{children}</Context>;
}

export function useAnnotate(): AnnotateValue {
  const value = use(Context);
  if (value === undefined) throw new Error('useAnnotate outside of the Annotate page');
  return value;
}

/** Answers a key of the map as long as the component is on the page. */
export function useAnnotateAction(action: AnnotateAction, handler: () => void): void {
  const { onAction } = useAnnotate();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => onAction(action, () => latest.current()), [onAction, action]);
}
