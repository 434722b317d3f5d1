import { expose } from 'comlink';
import { loadEngine } from 'crfsuite-wasm';
import { CANCEL_CHANNEL } from '@/lib/domain/job';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieInsightStore } from '@/lib/store/insight-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { DexieReadingStore } from '@/lib/store/reading-store';
import { DexieGazetteerStore } from '@/lib/store/recipe-store';
import { DexieRunStore } from '@/lib/store/run-store';
import { DexieSearchStore } from '@/lib/store/search-store';
import { startFoldJudges } from './fold-judges';
import { createPipelineHost } from './pipeline-host';
import { platformHost } from './platform-host';
import { webJobLocks } from './web-job-locks';

const db = database();

const host = createPipelineHost({
  datasets: new DexieDatasetStore(db),
  runs: new DexieRunStore(db),
  readings: new DexieReadingStore(db),
  annotations: new DexieAnnotationStore(db),
  searches: new DexieSearchStore(db),
  gazetteers: new DexieGazetteerStore(db),
  insights: new DexieInsightStore(db),
  startJudges: startFoldJudges,
  jobs: new DexieJobStore(db),
  locks: webJobLocks,
  host: platformHost,
  loadEngine,
  fetchSample: async () => {
    const response = await fetch('/samples/notes.jsonl');
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  },
});

const cancels = new BroadcastChannel(CANCEL_CHANNEL);
cancels.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (typeof data === 'string') void host.cancel(data);
};

expose(host);
