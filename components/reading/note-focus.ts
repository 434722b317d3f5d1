'use client';

import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useRef,
  useState,
} from 'react';
import type { NoteListRow } from './note-list';

export interface OpenMark {
  readonly index: number;
  readonly anchor: HTMLElement;
  /** Marks over the same words, innermost last. */
  readonly stack: readonly number[];
}

/** Focus that goes between the note's marks and the list's rows, both ways, and what is open meanwhile. */
export function useNoteFocus(note: RefObject<HTMLElement | null>, startSentence: number | undefined) {
  const [open, setOpen] = useState<OpenMark>();
  const [here, setHere] = useState(startSentence);
  const [row, setRow] = useState<string>();
  const cameFrom = useRef<HTMLElement>(null);

  const openAt = (anchor: HTMLElement, index: number) => {
    const stack = (anchor.dataset.stack ?? String(index)).split(' ').map(Number);
    setOpen({ index, anchor, stack });
    const sentence = anchor.closest<HTMLElement>('[data-sentence]')?.dataset.sentence;
    setHere(sentence === undefined ? undefined : Number(sentence));
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const mark = markOf(event.target);
    if (mark === undefined || event.target !== mark) return;
    openAt(mark, Number(mark.dataset.mark));
  };
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (markOf(event.relatedTarget) === undefined) setOpen(undefined);
  };
  /** A second press goes to the mark beneath. */
  const press = (mark: HTMLElement) => {
    const own = Number(mark.dataset.mark);
    if (open?.anchor !== mark) return openAt(mark, own);
    const at = open.stack.indexOf(open.index);
    openAt(mark, open.stack[(at - 1 + open.stack.length) % open.stack.length] ?? own);
  };
  const focusedByMouse = useRef<HTMLElement>(null);
  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    const mark = markOf(event.target);
    // Focus comes before the click: remember whether the mark was open already.
    focusedByMouse.current = mark !== undefined && open?.anchor === mark ? mark : null;
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const mark = markOf(event.target);
    if (mark === undefined) return;
    if (mark.tabIndex < 0 || focusedByMouse.current === mark) press(mark);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const mark = markOf(event.target);
    if (mark === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      press(mark);
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(undefined);
      cameFrom.current?.focus();
      cameFrom.current = null;
    }
  };

  const showSentence = useCallback(
    (sentence: number) => {
      setHere(sentence);
      const element = note.current?.querySelector<HTMLElement>(`[data-sentence="${sentence}"]`);
      element?.scrollIntoView({ block: 'center' });
    },
    [note],
  );
  /** From a row to its mark; Escape on the mark comes back. */
  const jump = useCallback(
    (target: NoteListRow, from: HTMLElement) => {
      cameFrom.current = from;
      setRow(target.id);
      showSentence(target.sentence);
      const mark = note.current?.querySelector<HTMLElement>(`[data-mark="${target.treatment ?? target.disease}"]`);
      mark?.focus({ preventScroll: true });
    },
    [note, showSentence],
  );

  return { open, here, row, jump, showSentence, handlers: { onFocus, onBlur, onMouseDown, onClick, onKeyDown } };
}

function markOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof HTMLElement ? (target.closest<HTMLElement>('mark[data-mark]') ?? undefined) : undefined;
}
