'use client';

import { Skeleton } from '@/components/ui/skeleton';
import type { AnnotateAction } from '@/lib/domain/annotation/key-map';
import { annotate } from '@/lib/messages/annotate';
import type { AnnotateValue } from '../annotate-context';
import type { NoteItem } from './items';
import { NoteSheet } from './note-sheet';
import type { FocusRequest } from './use-item-focus';

export interface NotePaneProps {
  readonly value: AnnotateValue;
  readonly items: readonly NoteItem[];
  readonly focusRequest: FocusRequest | undefined;
  /** Characters that must be drawn for the item asked for. */
  readonly drawTo: number;
  readonly select: (key: string | undefined) => void;
  readonly actOnPage: (action: AnnotateAction) => boolean;
  /** Whether there is a model or learner to suggest anything. */
  readonly hasModel: boolean | undefined;
  /** What was last said, shown below the text. */
  readonly said: string;
}

/** The note in the middle of the page. */
export function NotePane(props: NotePaneProps) {
  const { note, state } = props.value;
  if (note === undefined || state.work === undefined || state.work.noteId !== note.note.id) {
    return (
      <div className="paper annotate-paper">
        <Skeleton className="annotate-wait" lines={8} label={annotate.loading} />
      </div>
    );
  }
  return <NoteSheet key={note.note.id} labelled={note} {...props} />;
}
