'use client';

import { type RefObject, useEffect, useRef } from 'react';
import {
  type AnnotateAction,
  isAcross,
  type KeyMap,
  type KeyPress,
  meaningOfPress,
  mirroredPress,
} from '@/lib/domain/annotation/key-map';
import type { LabelSet } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import type { TokenMove } from './token-moves';

/** Work anywhere on the page; all others need the hand on the note. */
const EVERYWHERE: ReadonlySet<AnnotateAction> = new Set([
  ...(['undo', 'redo', 'done-next', 'empty-next', 'note-next', 'note-previous', 'accept-visible'] as const),
  ...(['search', 'guideline', 'history', 'keys'] as const),
]);

/** Keys of every text field, not in the map: nobody remaps them. */
const EDGES: Readonly<Record<string, TokenMove>> = { Home: 'line-start', End: 'line-end' };

export interface KeyHandlers {
  /** A key of the page was pressed: what was last said is read by now. */
  readonly hush?: () => void;
  /** Whether the line one is in reads from right to left. */
  readonly isRightToLeft?: () => boolean;
  /** @returns false to leave the key to the browser */
  readonly act: (action: AnnotateAction) => boolean;
  readonly label: (label: Label) => boolean;
  readonly move: (move: TokenMove, extend: boolean) => boolean;
}

/** Keys of the page. They are off while one types in a field, and in dialogs and menus. */
export function useAnnotateKeys(
  text: RefObject<HTMLElement | null>,
  keyMap: KeyMap,
  labelSet: LabelSet,
  handlers: KeyHandlers,
): void {
  const latest = useRef({ keyMap, labelSet, handlers });
  useEffect(() => {
    latest.current = { keyMap, labelSet, handlers };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event.target)) return;
      const now = latest.current;
      const onNote =
        event.target === document.body ||
        event.target === document.getElementById('page') ||
        (event.target instanceof Node && text.current?.contains(event.target) === true);
      const { hush, isRightToLeft, ...handlers } = now.handlers;
      const press = onNote && isAcross(event) && isRightToLeft?.() ? mirroredPress(event) : event;
      if (meaningOfPress(press, now.keyMap, now.labelSet.labels)) hush?.();
      if (handle(press, event.repeat, onNote, now.keyMap, now.labelSet, handlers)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [text]);
}

function handle(
  event: KeyPress,
  repeat: boolean,
  onNote: boolean,
  keyMap: KeyMap,
  { labels }: LabelSet,
  { act, label, move }: KeyHandlers,
): boolean {
  const meaning = meaningOfPress(event, keyMap, labels);
  if (meaning?.kind === 'label') return onNote && label(meaning.label);
  if (meaning?.kind === 'action') {
    // A press held down would answer suggestions nobody has read.
    if (repeat && !REPEATS.has(meaning.action)) return true;
    return (onNote || EVERYWHERE.has(meaning.action)) && act(meaning.action);
  }
  const edge = EDGES[event.key];
  if (edge === undefined || !onNote || event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return move(edge === 'line-start' ? 'first' : 'last', event.shiftKey);
  return move(edge, event.shiftKey);
}

/** Actions that go on while the key is held. */
const REPEATS: ReadonlySet<AnnotateAction> = new Set([
  ...(['token-next', 'token-previous', 'line-next', 'line-previous', 'extend-next', 'extend-previous'] as const),
  ...(['extend-line-next', 'extend-line-previous', 'extend-character-next', 'extend-character-previous'] as const),
  ...(['suggestion-next', 'suggestion-previous', 'mark-next', 'mark-previous', 'undo', 'redo'] as const),
]);

/** Fields, dialogs and menus have the keys for themselves. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target.closest('[role=dialog], [role=menu], [role=listbox], [role=alertdialog]') !== null) return true;
  return target.closest('input:not([type=checkbox], [type=radio], [type=button]), textarea, select') !== null;
}
