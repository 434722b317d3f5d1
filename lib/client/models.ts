'use client';
import { database, type ModelSummary } from '@/lib/store/database';
import { CHOSEN_MODEL, type ChosenModel, championModel, chosenModel } from '@/lib/store/model-choice';
import { useLive } from './live';

export type { ChosenModel, ModelSummary };

/** Newest first; undefined while loading. */
export function useModels(): ModelSummary[] | undefined {
  return useLive(() => database().models.orderBy('number').reverse().toArray(), []);
}

/** The model that reads notes here; null when there is none. */
export function useChosenModel(): ChosenModel | null | undefined {
  return useLive(async () => (await chosenModel(database())) ?? null, []);
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
