'use client';

import { useMemo } from 'react';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { useDatasetReading, useNoteReading } from '@/lib/client/readings';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { Note } from '@/lib/domain/text/note';
import { structureOf } from '@/lib/domain/text/structure';
import type { ReadingChoice } from '@/workers/pipeline-api';
import { datasetCounts } from './dataset-counts';
import { isShown, labelCounts } from './mark-look';
import { layoutOf } from './note-layout';
import { noteList } from './note-list';
import type { ReadingOptions } from './reading-options';

/** Names are compared by more rules than it takes to read a note. */
const search = onDemand(() => import('./search-note-list'));

/** Asked of nothing: the hooks are called all the same, without a note. */
const NOTHING: ReadingChoice = { modelId: undefined, layer: 'model', includeUnaffirmed: false };

/** A note as the page shows it: its layout, its reading, and what the reader's options leave of that. */
export function useNoteView(dataset: DatasetVersion, note: Note, options: ReadingOptions) {
  const { hidden, minimum, includeUnaffirmed, query } = options;
  const choice = options.choice === 'none' ? undefined : options.choice;
  const asked = choice ?? NOTHING;
  const state = useNoteReading({ ...asked, noteId: choice && note.id });
  const list = useDatasetReading({ ...asked, datasetId: choice && dataset.id });
  const counts = useMemo(() => (list ? datasetCounts(list.groups) : undefined), [list]);

  const layout = useMemo(() => layoutOf(note.text, structureOf(note)), [note]);
  const read = state.status === 'ready' ? state.reading : undefined;
  const labels = useMemo(() => labelCounts(dataset.labels, read?.marks ?? []), [dataset.labels, read]);
  const shown = useMemo(
    () =>
      [...(read?.marks ?? []).entries()].filter(([, mark]) => isShown(mark, { hidden, minimum, layer: read?.layer })),
    [read, hidden, minimum],
  );
  const searching = useNeeded(search, query.trim() !== '');
  const groups = useMemo(() => {
    if (read === undefined) return [];
    const visible = new Set(shown.map(([index]) => index));
    const all = noteList(read, note.text, (index) => visible.has(index), includeUnaffirmed);
    return searching ? searching.searchList(all, read, note.text, query) : all;
  }, [read, shown, note.text, includeUnaffirmed, query, searching]);

  return { asked: choice, state, read, layout, labels, shown, groups, counts };
}

export type NoteView = ReturnType<typeof useNoteView>;
