import type { SiteDeployment } from '../domain/deployment/site-state';
import { type ModelReason, whichModel } from '../domain/model/which-model';
import type { Database } from './database';
import type { ModelSummary } from './rows';
import { DexieSiteStore } from './site-store';

/** Preference that holds the model a person chose to read with. */
export const CHOSEN_MODEL = 'models.chosen';

export interface ChosenModel {
  readonly model: ModelSummary;
  readonly why: ModelReason;
  /** What the site handed out to this browser; undefined: nothing yet. */
  readonly deployment: SiteDeployment | undefined;
}

/** The model that reads notes here; undefined when there is none. */
export async function chosenModel(db: Database): Promise<ChosenModel | undefined> {
  const [preference, { deployment }] = await Promise.all([
    db.preferences.get(CHOSEN_MODEL),
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
  return found && { ...found, deployment };
}

/**
 * The model whose windows count here: the site's, whatever a person reads with for a look, else the one that reads. One
 * model a browser, so that windows follow one another.
 */
export async function championModel(db: Database): Promise<ModelSummary | undefined> {
  const chosen = await chosenModel(db);
  if (!chosen?.deployment) return chosen?.model;
  return (await db.models.get(chosen.deployment.modelVersionId)) ?? chosen.model;
}
