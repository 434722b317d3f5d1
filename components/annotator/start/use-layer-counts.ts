'use client';

import { useMemo } from 'react';
import { useNoteStates, useQueueNotes } from '@/lib/client/annotation';
import type { Annotator, NoteStatus } from '@/lib/domain/annotation/mark';
import { statusOf } from '../queue/queue-rows';

/** Notes of a layer by status; undefined while loading. */
export function useLayerCounts(
  projectId: string,
  annotator: Annotator,
): Readonly<Record<NoteStatus, number>> | undefined {
  const notes = useQueueNotes(projectId);
  const states = useNoteStates(projectId, annotator);
  return useMemo(() => {
    if (notes === undefined || states === undefined) return undefined;
    const counts = { 'not-started': 0, 'in-progress': 0, 'reviewed-empty': 0, done: 0 };
    for (const { noteId } of notes) counts[statusOf(states, noteId)]++;
    return counts;
  }, [notes, states]);
}
