'use client';
import { database } from '@/lib/store/database';
import { deleteKeptModel } from '@/lib/store/kept-model-store';
import { CHOSEN_MODEL, championModel } from '@/lib/store/model-choice';
import type { ModelSummary } from '@/lib/store/rows';
import type { ModelFileApi } from '@/workers/pipeline-api';
import { useLive } from './live';
import { interactiveWorker } from './workers';

export type { ModelLook } from '@/lib/domain/model/model-look';
export type { ModelSummary };

/** Newest first; undefined while loading. */
export function useModels(): ModelSummary[] | undefined {
  return useLive(() => database().models.orderBy('number').reverse().toArray(), []);
}

/** The model whose windows count here: the site's, else the one that reads; null when there is none. */
export function useChampion(): ModelSummary | null | undefined {
  return useLive(async () => (await championModel(database())) ?? null, []);
}

/** Leaves it to the site, or to the newest run where the site handed nothing out. */
export async function followOthers(): Promise<void> {
  await database().preferences.delete(CHOSEN_MODEL);
}

export async function chooseModel(id: string): Promise<void> {
  await database().preferences.put({ key: CHOSEN_MODEL, value: id });
}

/** The model in CRFsuite's format, for download. */
export async function modelBytes(id: string): Promise<Uint8Array | undefined> {
  return (await database().modelContents.get(id))?.bytes;
}

/** Files from elsewhere: looked at, kept where they read notes here, handed on to other tools. */
export const lookAtModel: ModelFileApi['lookAtModel'] = (file) => interactiveWorker().lookAtModel(file);
export const keepModelFile: ModelFileApi['keepModelFile'] = (...given) => interactiveWorker().keepModelFile(...given);
export const exportModelFile: ModelFileApi['exportModelFile'] = (file) => interactiveWorker().exportModelFile(file);

export function forgetKeptModel(id: string): Promise<void> {
  return deleteKeptModel(database(), id);
}
