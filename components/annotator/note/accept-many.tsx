'use client';

import { Check } from 'lucide-react';
import { type RefObject, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatFraction } from '@/components/ui/format';
import { Segmented } from '@/components/ui/segmented';
import { usePreference } from '@/lib/client/preferences';
import type { Suggestion } from '@/lib/domain/annotation/mark';
import { acceptableSuggestions } from '@/lib/domain/annotation/suggestions';
import type { CharRange } from '@/lib/domain/text/note';
import { annotate } from '@/lib/messages/annotate';
import { useAnnotate } from '../annotate-context';
import { offsetAtPoint } from './dom-offsets';
import { looksOf, wordsOf } from './item-look';

const { many } = annotate;

/** Names listed before the rest is a number. */
const NAMED_MAX = 12;

/** Accepts what the model is sure of: how sure, and where, is chosen; the words are named before they are accepted. */
export function AcceptMany({
  root,
  cells,
  suggestions,
  onClose,
}: {
  readonly root: RefObject<HTMLElement | null>;
  readonly cells: readonly CharRange[];
  readonly suggestions: readonly Suggestion[];
  readonly onClose: () => void;
}) {
  const { session, sourceOf, announce, labelSet, note } = useAnnotate();
  const [least, setLeast] = usePreference<number>('annotate.accept-above', 0.9);
  const [where, setWhere] = useState<'sight' | 'note'>('sight');
  const [sight] = useState(() => rangeInSight(root.current, cells));
  const text = note?.note.text ?? '';
  const looks = useMemo(() => looksOf(labelSet), [labelSet]);
  const everywhere = { start: 0, end: text.length };
  const inSight = acceptableSuggestions(suggestions, least, sight ?? everywhere);
  const inNote = acceptableSuggestions(suggestions, least, everywhere);
  const chosen = where === 'sight' ? inSight : inNote;
  const accept = () => {
    if (session.accept(chosen, sourceOf).ok) announce(annotate.say.accepted(chosen.length));
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="small"
      title={many.title}
      description={many.undo}
      footer={
        <Button variant="primary" icon={Check} disabled={chosen.length === 0} onClick={accept}>
          {many.accept(chosen.length)}
        </Button>
      }
    >
      <div className="grid gap-4">
        <label className="grid gap-1 text-table">
          <span className="flex justify-between">
            {many.above} <b className="tabular-nums">{formatFraction(least, 2)}</b>
          </span>
          <input
            type="range"
            className="accent-(--accent)"
            min={0}
            max={0.99}
            step={0.01}
            value={least}
            onChange={(event) => setLeast(Number(event.target.value))}
          />
        </label>
        <Segmented
          label={many.where}
          value={where}
          onChange={setWhere}
          options={[
            { value: 'sight', label: many.inSight(inSight.length) },
            { value: 'note', label: many.wholeNote(inNote.length) },
          ]}
        />
        {chosen.length === 0 ? (
          <p className="text-fg-2 text-table">{many.none}</p>
        ) : (
          <ul className="flex flex-wrap gap-x-3 gap-y-1 text-table">
            {chosen.slice(0, NAMED_MAX).map((one) => (
              <li key={`${one.start}-${one.label}`} dir="auto">
                <mark data-swatch data-look={looks.look(one.label)}>
                  {wordsOf(text, one)}
                </mark>
              </li>
            ))}
            {chosen.length > NAMED_MAX && <li className="text-fg-2">+ {chosen.length - NAMED_MAX}</li>}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

/** The part of the note on the screen; undefined: it cannot be told. */
function rangeInSight(root: HTMLElement | null, cells: readonly CharRange[]): CharRange | undefined {
  const scroller = root?.closest('.paper');
  if (!root || !scroller) return undefined;
  const box = root.getBoundingClientRect();
  const sheet = scroller.getBoundingClientRect();
  const top = Math.max(box.top, sheet.top) + 4;
  const bottom = Math.min(box.bottom, sheet.bottom) - 4;
  const start = offsetAtPoint(root, cells, box.left + 80, top);
  const end = offsetAtPoint(root, cells, box.right - 8, bottom);
  return start === undefined || end === undefined || end <= start ? undefined : { start, end };
}
