'use client';

import { type RefObject, useState } from 'react';
import type { AnnotateAction } from '@/lib/domain/annotation/key-map';
import type { CharRange } from '@/lib/domain/text/note';
import { type Label, sameSpan } from '@/lib/domain/text/span';
import { annotate } from '@/lib/messages/annotate';
import { driftNotice } from '@/lib/messages/drift-notice';
import type { AnnotateValue } from '../annotate-context';
import { type LabelLooks, wordsOf } from './item-look';
import { nextItem } from './item-order';
import type { NoteItem } from './items';
import { edgeToken, movedEdge, type TextSelection } from './text-selection';
import type { TokenMove } from './token-moves';
import type { KeyHandlers } from './use-annotate-keys';
import type { useCursor } from './use-cursor';

const { say } = annotate;

export interface HandsOptions {
  readonly page: AnnotateValue;
  readonly root: RefObject<HTMLElement | null>;
  readonly text: string;
  readonly tokens: readonly CharRange[];
  readonly items: readonly NoteItem[];
  readonly looks: LabelLooks;
  readonly cursor: ReturnType<typeof useCursor>;
  readonly selection: TextSelection | undefined;
  readonly setSelection: (selection: TextSelection | undefined) => void;
  readonly clearSelection: () => void;
  readonly deselect: () => void;
  /** Heard by screen readers, not shown: what the cursor is on. */
  readonly whisper: (message: string) => void;
  readonly openAcceptMany: () => void;
  /** False: notes have changed, and marks are accepted one by one. */
  readonly touchless: boolean;
  /** Actions of the page around the note. */
  readonly actOnPage: (action: AnnotateAction) => boolean;
}

/** What keys and buttons do with the note: everything that can be refused says why. */
export function useNoteHands(options: HandsOptions): KeyHandlers & { readonly relabelling: boolean } {
  const { root, text, tokens, items, looks, cursor, selection, setSelection, clearSelection, deselect } = options;
  const { session, sourceOf, suggestions, selectedItem, focusItem, setActiveLabel, announce, readOnly, openSameWords } =
    options.page;
  /** Key of the item whose labels are offered. */
  const [relabelled, setRelabelled] = useState<string>();
  const relabelling = relabelled !== undefined && relabelled === selectedItem?.key;

  const focusText = () => root.current?.focus({ preventScroll: true });
  const done = () => true;
  const tell = (message: string) => {
    announce(message);
    return true;
  };
  /** Back to the words, with the cursor where the item ended. */
  const leaveItem = () => {
    if (selectedItem) cursor.put(edgeToken(tokens, selectedItem.span, 'end'));
    setRelabelled(undefined);
    deselect();
    focusText();
  };
  const goOn = (answered: NoteItem) => {
    const place = { key: answered.key, offset: answered.span.start };
    const next = nextItem(
      items.filter((item) => item.kind === 'suggestion'),
      place,
      1,
      'all',
    );
    if (next) focusItem(next.key);
    else leaveItem();
    return true;
  };

  const move = (how: TokenMove, extend: boolean): boolean => {
    if (tokens.length === 0) return false;
    const back = how === 'previous' || how === 'line-previous' || how === 'line-start' || how === 'first';
    const from = selection?.head ?? (selectedItem && edgeToken(tokens, selectedItem.span, back ? 'start' : 'end'));
    const anchor = extend ? (selection?.anchor ?? from ?? cursor.place.current) : undefined;
    const next = cursor.move(how, from, anchor);
    deselect();
    document.getSelection()?.removeAllRanges();
    setSelection(next);
    focusText();
    if (next) options.whisper(wordsOf(text, next));
    return true;
  };

  const stretch = (step: 1 | -1, by: 'token' | 'character'): boolean => {
    if (selectedItem?.kind === 'suggestion') return tell(say.acceptBeforeStretch);
    if (selectedItem) {
      const { span } = selectedItem;
      const end = by === 'character' ? movedEdge(text, span.end, step, span.start + 1) : movedEnd(tokens, span, step);
      if (end !== undefined && end !== span.end) session.resize(span.id, { start: span.start, end });
      return true;
    }
    if (by === 'token') return move(step === 1 ? 'next' : 'previous', true);
    if (selection === undefined) return tell(say.chooseWords);
    const end = movedEdge(text, selection.end, step, selection.start + 1);
    const next: TextSelection = { ...selection, end, by: 'characters' };
    setSelection(next);
    options.whisper(wordsOf(text, next));
    return true;
  };

  const label = (chosen: Label): boolean => {
    setActiveLabel(chosen);
    if (readOnly !== undefined) return tell(say.frozen);
    if (selectedItem?.kind === 'suggestion') {
      if (selectedItem.span.label === chosen) session.accept([selectedItem.span], sourceOf);
      else session.acceptAs(selectedItem.span, chosen, sourceOf(selectedItem.span));
      setRelabelled(undefined);
      return goOn(selectedItem);
    }
    if (selectedItem) {
      setRelabelled(undefined);
      if (selectedItem.span.label === chosen) return tell(say.already(looks.name(chosen)));
      session.relabel(selectedItem.span.id, chosen);
      return true;
    }
    if (selection === undefined) return tell(say.chooseWords);
    const range = { start: selection.start, end: selection.end };
    const suggested = suggestions.find((one) => one.start === range.start && one.end === range.end);
    if (suggested && sameSpan(suggested, { ...range, label: chosen })) session.accept([suggested], sourceOf);
    else if (suggested) session.acceptAs(suggested, chosen, sourceOf(suggested));
    else session.add(range, chosen);
    options.whisper(say.marked(looks.name(chosen), wordsOf(text, range)));
    cursor.put(Math.max(selection.anchor, selection.head));
    clearSelection();
    focusText();
    return true;
  };

  const step = (by: 1 | -1, among: 'suggestion' | 'all'): boolean => {
    const offset = selection?.start ?? tokens[cursor.place.current ?? -1]?.end ?? 0;
    const next = nextItem(items, { key: selectedItem?.key, offset: selectedItem?.span.start ?? offset }, by, among);
    if (!next) {
      if (among === 'all') announce(by === 1 ? say.noNext : say.noPrevious);
      return among === 'all';
    }
    clearSelection();
    setRelabelled(undefined);
    focusItem(next.key);
    return true;
  };

  const onItem = (action: AnnotateAction): boolean => {
    if (readOnly !== undefined) return tell(say.frozen);
    if (selectedItem === undefined)
      return tell(action === 'accept' || action === 'reject' ? say.chooseOne : say.chooseMark);
    if (action === 'relabel') {
      setRelabelled(relabelling ? undefined : selectedItem.key);
      return true;
    }
    if (action === 'same-words') {
      openSameWords(selectedItem);
      return true;
    }
    if (selectedItem.kind === 'suggestion') {
      if (action === 'accept') session.accept([selectedItem.span], sourceOf);
      else session.reject([selectedItem.span], sourceOf);
      if (action !== 'accept') options.whisper(say.rejected);
      return goOn(selectedItem);
    }
    if (action === 'accept') return tell(say.isSet);
    if (action === 'reject' && selectedItem.span.from === undefined) return tell(say.notSuggested);
    session.remove(selectedItem.span.id);
    announce(say.removed);
    leaveItem();
    return true;
  };

  const cancel = (): boolean => {
    if (relabelling) setRelabelled(undefined);
    else if (selectedItem) leaveItem();
    else if (selection) {
      cursor.put(selection.head);
      clearSelection();
    } else return false;
    return done();
  };

  const act = (action: AnnotateAction): boolean => {
    switch (action) {
      case 'token-next':
        return move('next', false);
      case 'token-previous':
        return move('previous', false);
      case 'line-next':
      case 'line-previous':
        return move(action, false);
      case 'extend-next':
        return readOnly !== undefined ? move('next', true) : stretch(1, 'token');
      case 'extend-previous':
        return readOnly !== undefined ? move('previous', true) : stretch(-1, 'token');
      case 'extend-line-next':
        return move('line-next', true);
      case 'extend-line-previous':
        return move('line-previous', true);
      case 'extend-character-next':
        return readOnly !== undefined ? tell(say.frozen) : stretch(1, 'character');
      case 'extend-character-previous':
        return readOnly !== undefined ? tell(say.frozen) : stretch(-1, 'character');
      case 'suggestion-next':
        return step(1, 'suggestion');
      case 'suggestion-previous':
        return step(-1, 'suggestion');
      case 'mark-next':
        return step(1, 'all');
      case 'mark-previous':
        return step(-1, 'all');
      case 'accept':
      case 'reject':
      case 'relabel':
      case 'remove':
      case 'same-words':
        return onItem(action);
      case 'accept-visible':
        if (readOnly !== undefined) return tell(say.frozen);
        if (suggestions.length === 0) return tell(say.noSuggestions);
        if (!options.touchless) return tell(driftNotice.acceptOff);
        options.openAcceptMany();
        return true;
      case 'cancel':
        return cancel();
      default:
        return options.actOnPage(action);
    }
  };
  const isRightToLeft = () =>
    cursor.isRightToLeft(selection?.head ?? (selectedItem && edgeToken(tokens, selectedItem.span, 'end')));
  return { act, label, move, relabelling, isRightToLeft, hush: () => announce('') };
}

/** The mark's end a token further or nearer; it keeps at least one token. */
function movedEnd(tokens: readonly CharRange[], span: CharRange, step: 1 | -1): number | undefined {
  const last = edgeToken(tokens, span, 'end');
  const first = edgeToken(tokens, span, 'start');
  if (last === undefined || first === undefined || last + step < first) return undefined;
  return tokens[last + step]?.end;
}
