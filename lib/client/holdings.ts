'use client';
import { database } from '@/lib/store/database';
import { useLive } from './live';

/** How much of each thing this browser holds. */
export interface Holdings {
  readonly notes: number;
  readonly datasets: number;
  /** Steps of tagging. */
  readonly edits: number;
  readonly runs: number;
  readonly models: number;
  readonly readings: number;
  readonly windows: number;
  readonly waiting: number;
}

/** Counts alone; undefined while loading. */
export function useHoldings(): Holdings | undefined {
  return useLive(async () => {
    const db = database();
    const [notes, datasets, edits, runs, models, readings, windows, waiting] = await Promise.all([
      db.notes.count(),
      db.datasets.count(),
      db.edits.count(),
      db.runs.count(),
      db.models.count(),
      db.notesRead.count(),
      db.windows.count(),
      db.outbox.where('state').equals('waiting').count(),
    ]);
    return { notes, datasets, edits, runs, models, readings, windows, waiting };
  }, []);
}
