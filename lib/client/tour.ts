'use client';
import { useCallback } from 'react';
import type { TourFacts, TourStart } from '@/lib/domain/tour';
import { database } from '@/lib/store/database';
import { useLive } from './live';

/** How far somebody is; kept in this browser. */
export interface Tour extends TourStart {
  readonly state: 'on' | 'skipped' | 'finished';
  readonly done: number;
}

const KEY = 'tour';

/** Null: it was never begun here. */
export async function storedTour(): Promise<Tour | null> {
  return ((await database().preferences.get(KEY))?.value as Tour | undefined) ?? null;
}

/** Begins, or begins anew: what is there already does not count as done, but for notes. */
export async function startTour(): Promise<void> {
  const db = database();
  const [edits, last] = await Promise.all([db.edits.count(), db.runs.orderBy('number').last()]);
  const value: Tour = { state: 'on', done: 0, edits, lastRun: last?.number ?? 0 };
  await db.preferences.put({ key: KEY, value });
}

/** Begins by itself where nothing was done yet and nobody said no. */
export async function startTourIfNew(): Promise<void> {
  const db = database();
  if ((await db.preferences.get(KEY)) !== undefined) return;
  if ((await db.datasets.count()) === 0) await startTour();
}

export function useTourActions(tour: Tour | null | undefined) {
  const put = useCallback(
    (change: Partial<Tour>) => {
      if (tour) void database().preferences.put({ key: KEY, value: { ...tour, ...change } });
    },
    [tour],
  );
  return {
    skip: useCallback(() => put({ state: 'skipped' }), [put]),
    finish: useCallback(() => put({ state: 'finished' }), [put]),
    keepDone: useCallback((done: number) => put({ done }), [put]),
  };
}

export interface StoredFacts extends Omit<TourFacts, 'figuresOpen'> {
  /** Of the newest finished run. */
  readonly runId: string | undefined;
}

/** What the steps are judged by: counts alone, so that it costs nothing beside the work. Undefined: off, or loading. */
export function useTourFacts(on: boolean): StoredFacts | undefined {
  return useLive(async () => {
    if (!on) return undefined;
    const db = database();
    const [datasets, edits, last] = await Promise.all([
      db.datasets.count(),
      db.edits.count(),
      db.runs.orderBy('number').last(),
    ]);
    const run = last?.state === 'finished' ? last : undefined;
    const modelId = run?.modelId;
    const notesRead = modelId === undefined ? 0 : await db.notesRead.where('modelId').equals(modelId).count();
    return { datasets, edits, finishedRun: run?.number ?? 0, runId: run?.id, notesRead };
  }, [on]);
}
