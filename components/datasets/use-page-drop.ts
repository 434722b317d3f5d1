'use client';

import { useEffect, useState } from 'react';

/** What was let go over the page. A folder comes as a name without content, so it is counted and not read. */
export interface Dropped {
  readonly files: readonly File[];
  readonly folders: number;
}

/**
 * Takes files let go anywhere on the page, so that a near miss does not make the browser open a note.
 * @param onDrop undefined: drops are held off and ignored
 * @returns true while files are dragged over the page
 */
export function usePageDrop(onDrop: ((dropped: Dropped) => void) | undefined): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = onDrop ? 'copy' : 'none';
      if (onDrop) setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Without a related target the pointer left the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onDrop?.(droppedOf(event));
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onDrop]);
  return over;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function droppedOf(event: DragEvent): Dropped {
  const files: File[] = [];
  let folders = 0;
  for (const item of event.dataTransfer?.items ?? []) {
    if (item.kind !== 'file') continue;
    if (item.webkitGetAsEntry()?.isDirectory) {
      folders += 1;
      continue;
    }
    const file = item.getAsFile();
    if (file) files.push(file);
  }
  return { files, folders };
}
