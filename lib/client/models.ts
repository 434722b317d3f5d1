'use client';
import { database, type ModelSummary } from '@/lib/store/database';
import { useLive } from './live';

export type { ModelSummary };

const CHOSEN = 'models.chosen';

/** Newest first; undefined while loading. */
export function useModels(): ModelSummary[] | undefined {
  return useLive(() => database().models.orderBy('number').reverse().toArray(), []);
}

export interface ChosenModel {
  readonly model: ModelSummary;
  /** `chosen` by a person, or `newest` because nobody chose. */
  readonly why: 'chosen' | 'newest';
}

/** The model that reads notes here; null when there is none. */
export function useChosenModel(): ChosenModel | null | undefined {
  return useLive(async () => {
    const db = database();
    const id = (await db.preferences.get(CHOSEN))?.value;
    const chosen = typeof id === 'string' ? await db.models.get(id) : undefined;
    if (chosen) return { model: chosen, why: 'chosen' as const };
    const newest = await db.models.orderBy('number').last();
    return newest ? { model: newest, why: 'newest' as const } : null;
  }, []);
}

export async function chooseModel(id: string): Promise<void> {
  await database().preferences.put({ key: CHOSEN, value: id });
}

/** The model in CRFsuite's format, for download. */
export async function modelBytes(id: string): Promise<Uint8Array | undefined> {
  return (await database().modelContents.get(id))?.bytes;
}
