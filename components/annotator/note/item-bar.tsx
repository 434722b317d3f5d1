'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatProbability } from '@/components/ui/format';
import { type AnnotateAction, ariaOfChord, type KeyMap } from '@/lib/domain/annotation/key-map';
import type { LabelSet } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import { annotate } from '@/lib/messages/annotate';
import { FloatingBar } from './floating-bar';
import type { NoteItem } from './items';
import { KeyHint } from './key-hint';
import { LabelButtons } from './label-buttons';

export interface ItemBarProps {
  readonly anchor: HTMLElement;
  readonly root: HTMLElement;
  readonly item: NoteItem;
  readonly labelSet: LabelSet;
  readonly keyMap: KeyMap;
  readonly relabelling: boolean;
  /** Other items over the same words. */
  readonly beneath: number;
  readonly cuts: boolean;
  readonly readOnly: boolean;
  /** How many notes have the same words; undefined: not known. */
  readonly sameIn: number | undefined;
  readonly onAction: (action: AnnotateAction) => void;
  readonly onLabel: (label: Label) => void;
}

/** What can be done with the mark or suggestion in focus. */
export function ItemBar(props: ItemBarProps) {
  const { anchor, root, item, labelSet, relabelling, beneath, cuts, readOnly, sameIn } = props;
  const { bar } = annotate;
  if (relabelling && !readOnly) {
    return (
      <FloatingBar anchor={anchor} root={root} label={bar.relabelLabel}>
        <span className="item-bar-word">{bar.as}</span>
        <LabelButtons labelSet={labelSet} active={item.span.label} onLabel={props.onLabel} />
      </FloatingBar>
    );
  }
  const remarks = [
    beneath > 0 ? bar.beneath(beneath) : undefined,
    cuts ? bar.cuts : undefined,
    readOnly ? bar.readOnly : undefined,
  ].filter((remark) => remark !== undefined);
  return (
    <FloatingBar anchor={anchor} root={root} label={item.kind === 'mark' ? bar.markLabel : bar.suggestionLabel}>
      <span className="item-bar-row">
        {item.kind === 'suggestion' ? (
          <>
            <b className="item-bar-figure tabular-nums">{formatProbability(item.span.confidence)}</b>
            <BarButton {...props} action="accept" primary>
              <Check aria-hidden />
              {bar.accept}
            </BarButton>
            <BarButton {...props} action="relabel">
              {bar.relabel}
            </BarButton>
            <BarButton {...props} action="reject">
              {bar.reject}
            </BarButton>
          </>
        ) : (
          <>
            <span className="item-bar-word">{bar.origin(item.span.origin, confidenceOf(item))}</span>
            {!readOnly && (
              <>
                <BarButton {...props} action="relabel">
                  {bar.relabel}
                </BarButton>
                <BarButton {...props} action="remove">
                  {bar.remove}
                </BarButton>
              </>
            )}
          </>
        )}
        {!readOnly && (
          <>
            <i className="item-bar-rule" aria-hidden />
            <BarButton {...props} action="same-words">
              {bar.sameWords(sameIn)}
            </BarButton>
          </>
        )}
      </span>
      {remarks.length > 0 && <p className="item-bar-remark">{remarks.join(' ')}</p>}
    </FloatingBar>
  );
}

function confidenceOf(item: NoteItem): string | undefined {
  const confidence = item.kind === 'mark' ? item.span.from?.confidence : item.span.confidence;
  return confidence === undefined ? undefined : formatProbability(confidence);
}

function BarButton({
  action,
  primary = false,
  keyMap,
  onAction,
  children,
}: Pick<ItemBarProps, 'keyMap' | 'onAction'> & {
  readonly action: AnnotateAction;
  readonly primary?: boolean;
  readonly children: ReactNode;
}) {
  const [key] = keyMap[action];
  return (
    <button
      type="button"
      className="item-bar-button"
      data-primary={primary || undefined}
      aria-keyshortcuts={key && ariaOfChord(key)}
      onClick={() => onAction(action)}
    >
      {children}
      <KeyHint chord={key} />
    </button>
  );
}
