import { expose } from 'comlink';
import { loadEngine } from 'crfsuite-wasm';
import { database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieGazetteerStore } from '@/lib/store/recipe-store';
import { foldJudge } from './fold-judge';
import { platformHost } from './platform-host';

let loading: ReturnType<typeof loadEngine> | undefined;

/** Of a search: judges one fold after another. A script of its own, since a worker cannot be built into itself. */
export const judge = {
  judgeFold: foldJudge({
    datasets: new DexieDatasetStore(database()),
    gazetteers: new DexieGazetteerStore(database()),
    host: platformHost,
    engine: () => {
      loading ??= loadEngine();
      return loading;
    },
  }),
};

expose(judge);
