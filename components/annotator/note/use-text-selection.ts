'use client';

import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { nearestToken } from '@/lib/domain/annotation/snap';
import type { CharOffset, CharRange } from '@/lib/domain/text/note';
import { domRangeOf, domRangesOf, offsetAtPoint, offsetOf } from './dom-offsets';
import { paintSelection } from './selection-paint';
import { dragChosen, type TextSelection, tokensChosen } from './text-selection';

/** A finger's selection is done when its handles have rested this long. Milliseconds. */
const TOUCH_REST_MS = 350;
/** How far beside a word a press still means it. Pixels. */
const NEAR = 6;

export interface TextSelectionOptions {
  readonly root: RefObject<HTMLElement | null>;
  readonly cells: readonly CharRange[];
  readonly tokens: readonly CharRange[];
  readonly text: string;
  /** Marks can be looked at, words cannot be chosen. */
  readonly readOnly: boolean;
  /** Look of the label in use, for the preview. */
  readonly look: string | undefined;
  /** Others when the marks change: the words painted stand in other text nodes then. */
  readonly items: unknown;
  /** A press on a piece of a mark or suggestion, not a drag. */
  readonly onPressItem: (element: HTMLElement) => void;
  /** A press or drag that chose words; `extended`: with Shift. @returns `taken`: something else was done with them */
  readonly onChoose: (selection: TextSelection, extended: boolean) => 'taken' | 'kept';
  readonly onNothing: (why: 'space' | 'beside') => void;
}

/**
 * Choosing words by mouse, pen or finger. The browser's own selection does the dragging (it scrolls, it works by touch,
 * a double press takes a word); what is chosen is painted over it, snapped to whole tokens, or with Alt to characters.
 */
export function useTextSelection(options: TextSelectionOptions) {
  const [selection, setSelection] = useState<TextSelection>();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const down = useRef<Down>(undefined);
  const [pressing, setPressing] = useState(false);
  const lastType = useRef('mouse');
  const alt = useRef(false);

  const paint = useCallback((range: CharRange | undefined) => {
    const { root, cells, look } = latest.current;
    paintSelection(range && root.current ? domRangesOf(root.current, cells, range) : [], look);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: painted again when the marks or the label in use change
  useEffect(() => {
    // A drag paints by itself.
    if (!pressing) paint(selection);
  }, [selection, options.items, options.look, pressing, paint]);
  useEffect(() => () => paintSelection([], undefined), []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const chosen = (): TextSelection | 'none' | 'space' => {
      const { root, cells, tokens, text } = latest.current;
      const native = document.getSelection();
      if (!root.current || !native || native.isCollapsed || !native.anchorNode || !native.focusNode) return 'none';
      const from = offsetOf(root.current, cells, native.anchorNode, native.anchorOffset);
      const to = offsetOf(root.current, cells, native.focusNode, native.focusOffset);
      if (from === undefined && to === undefined) return 'none';
      const [start, end] = overText(from, to, native, root.current, text.length);
      return dragChosen(text, tokens, start, end, alt.current ? 'characters' : 'tokens') ?? 'space';
    };
    const settle = () => {
      setPressing(false);
      const found = chosen();
      if (found === 'space') latest.current.onNothing('space');
      if (typeof found === 'string') return;
      setSelection(found);
      latest.current.onChoose(found, false);
    };
    const onSelectionChange = () => {
      clearTimeout(timer);
      if (latest.current.readOnly) return;
      if (down.current && down.current.type !== 'touch') {
        const found = chosen();
        paint(typeof found === 'string' ? undefined : found);
      } else if (lastType.current === 'touch') {
        if (chosen() !== 'none') setPressing(true);
        timer = setTimeout(settle, TOUCH_REST_MS);
      }
    };
    const onPointerUp = (event: PointerEvent) => {
      const began = down.current;
      if (began === undefined) return;
      down.current = undefined;
      setPressing(false);
      alt.current = event.altKey;
      // A finger's choice stands in the page until it is tapped away: it was not made by this press.
      if (began.chosen !== undefined && sameRange(began.chosen, document.getSelection())) {
        document.getSelection()?.removeAllRanges();
      }
      const { root, cells, tokens, readOnly, onPressItem, onChoose, onNothing } = latest.current;
      // Without a drag too: a second press takes a word.
      if (!readOnly && document.getSelection()?.isCollapsed === false && !event.shiftKey) {
        clearTimeout(timer);
        return settle();
      }
      if (!root.current || !(event.target instanceof Element) || !root.current.contains(event.target)) return;
      const item = event.target.closest<HTMLElement>('[data-item]');
      if (item && !event.shiftKey) {
        onPressItem(item);
        return setSelection(undefined);
      }
      if (readOnly) return;
      const offset = offsetAtPoint(root.current, cells, event.clientX, event.clientY);
      const token = offset === undefined ? undefined : nearestToken(tokens, offset);
      const place = token === undefined ? undefined : tokens[token];
      if (token === undefined || !place || !isNear(domRangeOf(root.current, cells, place), event)) {
        setSelection(undefined);
        return onNothing('beside');
      }
      const one = tokensChosen(tokens, token, token, 'pointer');
      if (one && onChoose(one, event.shiftKey) === 'taken') return setSelection(undefined);
      setSelection((before) =>
        tokensChosen(tokens, event.shiftKey && before ? before.anchor : token, token, 'pointer'),
      );
    };
    const onCancel = () => {
      down.current = undefined;
      setPressing(false);
    };
    const onModifier = (event: KeyboardEvent | PointerEvent) => {
      if (alt.current === event.altKey) return;
      alt.current = event.altKey;
      if (down.current) onSelectionChange();
    };
    document.addEventListener('selectionchange', onSelectionChange);
    window.addEventListener('pointerup', onPointerUp);
    window.addEventListener('pointercancel', onCancel);
    window.addEventListener('pointermove', onModifier);
    window.addEventListener('keydown', onModifier);
    window.addEventListener('keyup', onModifier);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', onSelectionChange);
      window.removeEventListener('pointerup', onPointerUp);
      window.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('pointermove', onModifier);
      window.removeEventListener('keydown', onModifier);
      window.removeEventListener('keyup', onModifier);
    };
  }, [paint]);

  const onPointerDown = useCallback((event: ReactPointerEvent) => {
    if (event.button !== 0) return;
    lastType.current = event.pointerType;
    alt.current = event.altKey;
    const native = document.getSelection();
    const chosen = native && event.pointerType === 'touch' && !native.isCollapsed ? native.getRangeAt(0) : undefined;
    down.current = { type: event.pointerType, chosen: chosen?.cloneRange() };
    setPressing(true);
    // Else a press inside of what is chosen would drag the words away instead of choosing anew.
    if (event.pointerType !== 'touch' && !event.shiftKey) document.getSelection()?.removeAllRanges();
  }, []);
  /** True between a press and its end: focus that comes with a press is not yet a choice. */
  const isPressing = useCallback(() => down.current !== undefined, []);
  const clear = useCallback(() => {
    setSelection(undefined);
    document.getSelection()?.removeAllRanges();
  }, []);
  return { selection, setSelection, clear, onPointerDown, isPressing, pressing };
}

/** A press that is not over yet. */
interface Down {
  readonly type: string;
  /** What a finger had chosen before. */
  readonly chosen: Range | undefined;
}

function sameRange(before: Range, now: Selection | null): boolean {
  if (!now || now.isCollapsed) return false;
  const range = now.getRangeAt(0);
  return (
    range.compareBoundaryPoints(Range.START_TO_START, before) === 0 &&
    range.compareBoundaryPoints(Range.END_TO_END, before) === 0
  );
}

/** A drag that left the text goes on to its beginning or end. */
function overText(
  from: CharOffset | undefined,
  to: CharOffset | undefined,
  native: Selection,
  root: HTMLElement,
  length: number,
): readonly [CharOffset, CharOffset] {
  const edge = (node: Node | null): CharOffset =>
    node && root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING ? 0 : length;
  return [from ?? edge(native.anchorNode), to ?? edge(native.focusNode)];
}

function isNear(range: Range | undefined, { clientX: x, clientY: y }: PointerEvent): boolean {
  return [...(range?.getClientRects() ?? [])].some(
    ({ left, right, top, bottom }) => x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR,
  );
}
