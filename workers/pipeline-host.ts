import { createStepLog, MemoryStepRunStore } from '@/lib/pipelines/step-log';
import { annotationWork } from './annotation-work';
import { auditWork } from './audit-work';
import { compareWork } from './compare-work';
import { dataWork } from './data-work';
import { exchangeWork } from './exchange-work';
import { exportWork } from './export-work';
import { gateWork } from './gate-work';
import { gazetteerWork } from './gazetteer-work';
import type { HostParts, WorkParts } from './host-parts';
import { importWork } from './import-work';
import { insightWork } from './insight-work';
import { JobLog } from './job-log';
import { modelFileWork } from './model-file-work';
import { monitoringDoor } from './monitoring-door';
import { monitoringWork } from './monitoring-work';
import type { PipelineApi } from './pipeline-api';
import { readingWork } from './reading-work';
import { reviewWork } from './review-work';
import { searchWork } from './search-work';
import { shareWork } from './share-work';
import { sharedTextWork } from './shared-text-work';
import { siteWork } from './site-work';
import { trainingWork } from './training-work';

/** Binds the pipelines to their ports: what a worker exposes, and what Node tests drive. */
export function createPipelineHost(parts: HostParts): PipelineApi {
  const { clock, newId } = parts.host;
  const jobLog = new JobLog(parts.jobs, parts.locks, clock);
  const steps = createStepLog(parts.stepRuns ?? new MemoryStepRunStore(), parts.locks, clock, newId);
  // Storage that cannot be opened is told by the first work that needs it.
  jobLog.markInterrupted().catch(() => undefined);
  steps.markInterrupted().catch(() => undefined);
  let loading: ReturnType<HostParts['loadEngine']> | undefined;
  const work: WorkParts = {
    ...parts,
    jobLog,
    steps,
    tell: (event) => monitoringDoor(work).tell(event),
    engine: () => {
      loading ??= parts.loadEngine().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
  };
  return {
    ...importWork(work),
    ...dataWork(work),
    ...trainingWork(work),
    ...searchWork(work),
    ...gazetteerWork(work),
    ...compareWork(work),
    ...exportWork(work),
    ...insightWork(work),
    ...gateWork(work),
    ...modelFileWork(work),
    ...readingWork(work),
    ...annotationWork(work),
    ...auditWork(work),
    ...exchangeWork(work),
    ...monitoringWork(work),
    ...reviewWork(work),
    ...shareWork(work),
    ...sharedTextWork(work),
    ...siteWork(work),
    cancel: async (jobId) => jobLog.cancel(jobId),
  };
}
