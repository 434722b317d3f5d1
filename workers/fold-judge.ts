import { type FoldedNotes, foldNotes, judgeFold } from '@/lib/pipelines/cross-validation';
import type { DatasetStore, Engine, GazetteerStore, Host } from '@/lib/pipelines/ports';
import { gazetteersFor } from './gazetteers-for';
import { failed, guarded } from './guarded';
import type { FoldRequest, JudgedOutcome } from './search-api';

export interface FoldJudgeParts {
  readonly datasets: Pick<DatasetStore, 'get' | 'notes'>;
  readonly gazetteers?: GazetteerStore;
  readonly host: Host;
  readonly engine: () => Promise<Engine>;
}

/** Judges folds in this worker; keeps the notes it folded last. */
export function foldJudge({ datasets, gazetteers: lists, host, engine }: FoldJudgeParts) {
  let kept: { readonly key: string; readonly folded: Promise<FoldedNotes | undefined> } | undefined;
  const load = async ({ datasetId, folds, seed }: FoldRequest): Promise<FoldedNotes | undefined> => {
    const dataset = await datasets.get(datasetId);
    if (!dataset) return undefined;
    const notes = (await datasets.notes(datasetId)).filter(({ split }) => split !== 'test');
    return foldNotes(notes, dataset.labels, { folds, seed }, host);
  };
  return (request: FoldRequest, signal?: AbortSignal): Promise<JudgedOutcome> =>
    guarded<JudgedOutcome>(async () => {
      const key = [request.datasetId, request.folds, request.seed].join('/');
      if (kept?.key !== key) kept = { key, folded: load(request) };
      const folded = await kept.folded;
      if (!folded) {
        kept = undefined;
        return failed('dataset-missing');
      }
      const gazetteers = await gazetteersFor(request.trial.featureSet, lists);
      if (!gazetteers) return failed('gazetteer-missing');
      const options = { gazetteers, ...(signal ? { signal } : {}) };
      const { result } = await judgeFold(folded, request.trial, request.fold, await engine(), host, options);
      return { kind: 'judged', result };
    });
}
