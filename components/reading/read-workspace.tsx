'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { Skeleton } from '@/components/ui/skeleton';
import { useNote, useNoteAt, useNoteCount } from '@/lib/client/datasets';
import { usePreference } from '@/lib/client/preferences';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { reading } from '@/lib/messages/reading';
import { NoteScope } from './note-scope';
import { useReadingPlace } from './place';
import { useReadingOptions } from './reading-options';
import { SourceBar } from './source-bar';

const allNotes = onDemand(() => import('./all-notes'));
const pasteDialog = onDemand(() => import('./paste-dialog'));

/** The page once there are notes: finds the dataset and note of the address, and shows one note or all of them. */
export function ReadWorkspace({ datasets }: { readonly datasets: readonly DatasetVersion[] }) {
  const [place, go] = useReadingPlace();
  const [lastDataset, setLastDataset] = usePreference<string>('read.dataset', '');
  const [pasting, setPasting] = useState(false);
  const placed = useNote(place.noteId);
  const fallback = datasets.find((one) => one.id === lastDataset) ?? datasets[0];
  const dataset =
    datasets.find((one) => one.id === (placed?.datasetId ?? place.datasetId)) ??
    (place.noteId === undefined || placed === null ? fallback : undefined);
  const first = useNoteAt(place.noteId === undefined ? dataset?.id : undefined, 0);
  const total = useNoteCount(dataset?.id);
  const options = useReadingOptions(dataset);

  // The live query still holds the note before when the address has just changed.
  const current =
    place.noteId === undefined
      ? first && { labelled: first, index: 0 }
      : placed?.labelled.note.id === place.noteId
        ? placed
        : undefined;
  const missing = place.noteId !== undefined && placed === null;

  const chooseDataset = (datasetId: string) => {
    setLastDataset(datasetId);
    go({ datasetId, scope: place.scope });
  };
  const paste = () => setPasting(true);
  const all = useNeeded(allNotes, place.scope === 'all');
  const asks = useNeeded(pasteDialog, pasting);
  const dialog = asks && (
    <asks.PasteDialog open={pasting} onOpenChange={setPasting} onAdded={(noteId) => go({ noteId })} />
  );

  if (dataset === undefined) return <Skeleton className="page-body" lines={8} label={reading.loading} />;
  const bar = { datasets, datasetId: dataset.id, onDataset: chooseDataset, onPaste: paste };

  if (place.scope === 'all') {
    return (
      <>
        {all ? (
          <all.AllNotes dataset={dataset} total={total} options={options} place={place} go={go} bar={bar} />
        ) : (
          <Skeleton className="page-body" lines={8} label={reading.loading} />
        )}
        {dialog}
      </>
    );
  }
  if (current === undefined) {
    return (
      <div className="page-body grid gap-4">
        <SourceBar {...bar} />
        {missing ? (
          <Notice
            tone="warning"
            announce
            title={reading.note.missing}
            actions={<Button onClick={() => go({ datasetId: dataset.id })}>{reading.note.first}</Button>}
          >
            {reading.note.missingNext}
          </Notice>
        ) : (
          <Skeleton lines={8} label={reading.loading} />
        )}
        {dialog}
      </div>
    );
  }
  return (
    <>
      <NoteScope
        key={current.labelled.note.id}
        dataset={dataset}
        labelled={current.labelled}
        index={current.index}
        total={total}
        options={options}
        place={place}
        go={go}
        bar={bar}
      />
      {dialog}
    </>
  );
}
