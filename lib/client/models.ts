'use client';
import type { SiteDeployment } from '@/lib/domain/deployment/site-state';
import { type ModelReason, whichModel } from '@/lib/domain/model/which-model';
import { database, type ModelSummary } from '@/lib/store/database';
import { deleteKeptModel } from '@/lib/store/kept-model-store';
import { DexieSiteStore } from '@/lib/store/site-store';
import type { ModelFileApi } from '@/workers/pipeline-api';
import { useLive } from './live';
import { interactiveWorker } from './workers';

export type { ModelLook } from '@/lib/domain/model/model-look';
export type { ModelSummary };

const CHOSEN = 'models.chosen';

/** Newest first; undefined while loading. */
export function useModels(): ModelSummary[] | undefined {
  return useLive(() => database().models.orderBy('number').reverse().toArray(), []);
}

export interface ChosenModel {
  readonly model: ModelSummary;
  readonly why: ModelReason;
  /** What the site handed out to this browser; undefined: nothing yet. */
  readonly deployment: SiteDeployment | undefined;
}

/** The model that reads notes here; null when there is none. */
export function useChosenModel(): ChosenModel | null | undefined {
  return useLive(async () => {
    const db = database();
    const [preference, { deployment }] = await Promise.all([
      db.preferences.get(CHOSEN),
      new DexieSiteStore(db).state(),
    ]);
    const id = typeof preference?.value === 'string' ? preference.value : undefined;
    const [chosen, handedOut, newest] = await Promise.all([
      id === undefined ? undefined : db.models.get(id),
      deployment && db.models.get(deployment.modelVersionId),
      db.models
        .orderBy('number')
        .reverse()
        .filter(({ versionId, fileName }) => versionId === undefined && fileName === undefined)
        .first(),
    ]);
    const found = whichModel(id, deployment, (one) => [chosen, handedOut].find((model) => model?.id === one), newest);
    return found ? { ...found, deployment } : null;
  }, []);
}

/** Leaves it to the site, or to the newest run where the site handed nothing out. */
export async function followOthers(): Promise<void> {
  await database().preferences.delete(CHOSEN);
}

export async function chooseModel(id: string): Promise<void> {
  await database().preferences.put({ key: CHOSEN, value: id });
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
