import type { Run } from './run';

/** The facts of a run that may leave the browser with its model. */
export const SHARED_RUN_FACTS = [
  'state',
  'datasetHash',
  'splitHash',
  'judgedHash',
  'tokenizerHash',
  'labelSetHash',
  'featureSetHash',
  'wasmHash',
  'appVersion',
  'splits',
  'labels',
  'settings',
  'featureSet',
  'startedAt',
  'finishedAt',
  'trainSeconds',
  'curve',
] as const satisfies readonly (keyof Run)[];

export type SharedRun = Pick<Run, (typeof SHARED_RUN_FACTS)[number]>;

/**
 * A run as a model's card states it: hashes, counts, settings and figures. What people name their data, and who they are
 * in this browser, stays here: a dataset may be called after whoever it is of.
 */
export function sharedRun(run: Run): SharedRun {
  const facts = SHARED_RUN_FACTS.flatMap((fact) => (run[fact] === undefined ? [] : [[fact, run[fact]] as const]));
  return Object.fromEntries(facts) as unknown as SharedRun;
}
