import type { SiteDeployment } from '../deployment/site-state';

/** Why a model reads here: somebody at this browser chose it, the site handed it out, or nobody said anything. */
export type ModelReason = 'chosen' | 'site' | 'newest';

/**
 * The model that reads notes here. The site's word goes before the newest run of this browser; a person's own choice goes
 * before both, and is said beside the model.
 * @param chosenId undefined: nobody chose, or chose to follow the site
 * @param newest of this browser's own runs
 */
export function whichModel<M extends { readonly id: string }>(
  chosenId: string | undefined,
  deployment: Pick<SiteDeployment, 'modelVersionId'> | undefined,
  byId: (id: string) => M | undefined,
  newest: M | undefined,
): { readonly model: M; readonly why: ModelReason } | undefined {
  const chosen = chosenId === undefined ? undefined : byId(chosenId);
  if (chosen) return { model: chosen, why: 'chosen' };
  const handedOut = deployment && byId(deployment.modelVersionId);
  if (handedOut) return { model: handedOut, why: 'site' };
  return newest && { model: newest, why: 'newest' };
}
