import { expose } from 'comlink';
import { loadEngine } from 'crfsuite-wasm';
import { CANCEL_CHANNEL } from '@/lib/domain/job';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { DexieAuditStore } from '@/lib/store/audit-store';
import { database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { DexieInsightStore } from '@/lib/store/insight-store';
import { DexieJobStore } from '@/lib/store/job-store';
import { keepModel } from '@/lib/store/kept-model-store';
import { DexieKpiStore } from '@/lib/store/kpi-store';
import { DexieOutboxStore } from '@/lib/store/outbox-store';
import { DexieQuarantineStore } from '@/lib/store/quarantine-store';
import { DexieReadingStore } from '@/lib/store/reading-store';
import { DexieGazetteerStore } from '@/lib/store/recipe-store';
import { DexieRunStore } from '@/lib/store/run-store';
import { DexieSearchStore } from '@/lib/store/search-store';
import { keepShare, sentModel } from '@/lib/store/share-store';
import { DexieSiteStore } from '@/lib/store/site-store';
import { DexieStepRunStore } from '@/lib/store/step-run-store';
import { startFoldJudges } from './fold-judges';
import { createPipelineHost } from './pipeline-host';
import { platformHost } from './platform-host';
import { registrySender } from './registry-fetch';
import { siteHost } from './site-host';
import { siteReader } from './site-reader';
import { syncLoop } from './sync-loop';
import { webJobLocks } from './web-job-locks';
import { monitoringPlace, webMonitoringLocks } from './web-monitoring-place';
import { wakeSync, webSyncPlace } from './web-sync-place';

const db = database();
let syncing = false;
/** For as long as this worker lives; it sends once it leads. */
function startSync(): void {
  if (syncing) return;
  syncing = true;
  const outbox = new DexieOutboxStore(db);
  const parts = { outbox, registry: registrySender, clock: platformHost.clock, random: Math.random };
  void syncLoop(parts, webSyncPlace(db));
}

const host = createPipelineHost({
  datasets: new DexieDatasetStore(db),
  runs: new DexieRunStore(db),
  readings: new DexieReadingStore(db),
  annotations: new DexieAnnotationStore(db),
  searches: new DexieSearchStore(db),
  gazetteers: new DexieGazetteerStore(db),
  insights: new DexieInsightStore(db),
  audits: new DexieAuditStore(db),
  kpis: new DexieKpiStore(db, () => new Date()),
  quarantine: new DexieQuarantineStore(db),
  stepRuns: new DexieStepRunStore(db),
  startJudges: startFoldJudges,
  site: {
    store: new DexieSiteStore(db),
    reader: siteReader,
    host: siteHost,
    keepShare: (...given) => keepShare(db, ...given),
    sharedModel: (versionId) => sentModel(db, versionId),
    keepReview: async (review) => void (await db.reviews.put(review)),
    wakeSync,
    startSync,
  },
  keepModel: (...given) => keepModel(db, ...given),
  monitoring: monitoringPlace(db, platformHost, webMonitoringLocks),
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
