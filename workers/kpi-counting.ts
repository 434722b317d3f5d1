import type { KpiLog, NoteRead } from '@/lib/pipelines/kpi-ports';

/** Reads told in one transaction. */
const BATCH = 500;

/**
 * Counts beside the work: nobody waits for it, and a figure that cannot be stored must not fail what it is of. Notes read
 * one after another are told in batches; `flush` tells the rest.
 */
export function kpiCounting(kpis: KpiLog | undefined) {
  let waiting: NoteRead[] = [];
  const quietly = (work: Promise<void> | undefined) => void work?.catch(() => undefined);
  const flush = () => {
    if (waiting.length > 0) quietly(kpis?.notesRead(waiting));
    waiting = [];
  };
  return {
    noteRead(read: NoteRead): void {
      waiting.push(read);
      if (waiting.length >= BATCH) flush();
    },
    flush,
    noteOpened(noteId: string): void {
      quietly(kpis?.noteOpened(noteId));
    },
    countOnce(...given: Parameters<KpiLog['countOnce']>): void {
      quietly(kpis?.countOnce(...given));
    },
  };
}
