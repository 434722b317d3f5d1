'use client';
import { firstSituation, type TriggerSituation, touchlessAllowed } from '@/lib/domain/monitoring/trigger';
import type { EventOf } from '@/lib/domain/monitoring/trigger-events';
import { asksSomebody } from '@/lib/domain/monitoring/trigger-tasks';
import { database } from '@/lib/store/database';
import {
  DexieMonitoringStore,
  type KeptRules,
  type LoopWork,
  type TriggerRules,
  type WatchedModel,
} from '@/lib/store/monitoring-store';
import type { FiringRow, ModelSummary, QueuedNoteRow, WindowRow } from '@/lib/store/rows';
import type { MonitoringApi } from '@/workers/pipeline-api';
import { useLive } from './live';
import { useChampion } from './models';
import { backgroundWorker, interactiveWorker } from './workers';

export type { FiringRow, KeptRules, LoopWork, QueuedNoteRow, TriggerRules, TriggerSituation, WatchedModel, WindowRow };

const store = () => new DexieMonitoringStore(database());

/** What the triggers judge the next event by; undefined while loading. */
export function useSituation(): TriggerSituation | undefined {
  return useLive(async () => (await store().situation()) ?? firstSituation(0), []);
}

/** False from a critical state on until it is over: marks are read before they are used. */
export function useTouchless(): boolean {
  const situation = useSituation();
  return situation === undefined || touchlessAllowed(situation.state);
}

/** Full windows by rising number. */
export function useWindows(): readonly WindowRow[] | undefined {
  return useLive(() => store().windows(), []);
}

/** By rising number of their logging. */
export function useFirings(): readonly FiringRow[] | undefined {
  return useLive(() => store().firings(), []);
}

/** Firings that wait for a person, newest first. */
export function useTasks(): readonly FiringRow[] | undefined {
  return useLive(async () => {
    const firings = await store().firings();
    return firings.filter((firing) => asksSomebody(firing) && firing.doneAt === undefined).reverse();
  }, []);
}

/** Notes that a rule put first on the tagging queue, by their id. */
export function useQueuedNotes(): ReadonlyMap<string, QueuedNoteRow> | undefined {
  return useLive(async () => new Map((await store().queued()).map((row) => [row.noteId, row])), []);
}

/** Where the notes that come first are tagged; null: none do. */
export function useQueuedPlace():
  | { readonly datasetId: string; readonly projectId: string | undefined }
  | null
  | undefined {
  return useLive(async () => {
    const db = database();
    const [first] = [...(await store().queued())].sort((a, b) => a.rank - b.rank);
    const datasetId = first && (await db.notes.get(first.noteId))?.datasetId;
    if (datasetId === undefined) return null;
    const projects = await db.projects.filter((project) => project.datasetId === datasetId).toArray();
    return { datasetId, projectId: projects.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]?.id };
  }, []);
}

/** The model whose windows count here, and whether it is watched; null: there is no model. */
export function useWatched():
  | { readonly model: ModelSummary; readonly watched: WatchedModel | undefined }
  | null
  | undefined {
  const champion = useChampion();
  const id = champion?.id;
  const found = useLive(async () => ({ id, watched: id === undefined ? undefined : await store().watched(id) }), [id]);
  if (champion === null) return null;
  // The live query may still hold the model before.
  return champion && found && found.id === id ? { model: champion, watched: found.watched } : undefined;
}

/** Notes in the window that is open, and the sentences it needs. */
export function useOpenWindow(): { readonly notes: number; readonly sentences: number } | undefined {
  return useLive(() => store().openSizes(), []);
}

export function useTriggerRules(): KeptRules | undefined {
  return useLive(() => store().rules(), []);
}

/** Long work that firings started, oldest first. */
export function useLoopWork(): readonly LoopWork[] | undefined {
  return useLive(() => store().all(), []);
}

/** Makes what the model's windows are compared with: minutes, as a job. */
export const watchModel: MonitoringApi['watchModel'] = (jobId, modelId) =>
  backgroundWorker().watchModel(jobId, modelId);

/** A person has seen the critical state. @param by who, as named on what they do */
export async function acknowledge(by: string): Promise<void> {
  await backgroundWorker().tell({ kind: 'acknowledged', at: Date.now(), by });
}

/** An audit came to its figures. */
export async function auditEnded(event: Omit<EventOf<'audited'>, 'kind' | 'at'>): Promise<void> {
  await backgroundWorker().tell({ kind: 'audited', at: Date.now(), ...event });
}

/** Notes were finished. */
export async function tellLabelled(): Promise<void> {
  await backgroundWorker().tellLabelled();
}

/** A person saw to the task of a firing. */
export function taskDone(key: string): Promise<void> {
  return store().taskDone(key, Date.now());
}

/** Words the model does not know, of the notes of a window; they never leave the browser. */
export const unknownWords: MonitoringApi['unknownWords'] = (windowNumber) =>
  interactiveWorker().unknownWords(windowNumber);
