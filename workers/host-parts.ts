import type { AnnotationProject } from '@/lib/domain/annotation/project';
import type { ReviewRecord } from '@/lib/domain/model/review-record';
import type { ModelVersion } from '@/lib/domain/model/run';
import type { TriggerEvent } from '@/lib/domain/monitoring/trigger-events';
import type { DiseaseGroup } from '@/lib/domain/reading/reading';
import type { AnnotationStore } from '@/lib/pipelines/annotation-ports';
import type { AuditStore } from '@/lib/pipelines/audit-ports';
import type { InsightStore } from '@/lib/pipelines/insight-ports';
import type { KpiLog } from '@/lib/pipelines/kpi-ports';
import type { DatasetStore, Engine, GazetteerStore, Host, RunStore } from '@/lib/pipelines/ports';
import type { SearchStore } from '@/lib/pipelines/search-ports';
import type { SiteHost, SiteReader, SiteStore } from '@/lib/pipelines/site/ports';
import type { Share } from '@/lib/pipelines/site/share-model';
import type { StepLog, StepRunStore } from '@/lib/pipelines/step-log';
import type { DexieMonitoringStore } from '@/lib/store/monitoring-store';
import type { SentModel } from '@/lib/store/share-store';
import type { JobLocks, JobLog, JobStore } from './job-log';
import type { QuarantineStore } from './refusals';
import type { FoldRequest, JudgedOutcome } from './search-api';

/** Judges folds in a place of its own. */
export interface FoldJudge {
  judgeFold(request: FoldRequest): Promise<JudgedOutcome>;
  /** At once; what it was judging is lost. */
  stop(): void;
}

/** Where monitoring keeps what it knows, and who else in this browser has a hand in it. */
export interface MonitoringPlace {
  readonly store: DexieMonitoringStore;
  /** The model whose windows count here. */
  champion(): Promise<{ readonly id: string; readonly runId: string } | undefined>;
  /** What the site, or a person where there is none, put into use here. */
  deployment(): Promise<{ readonly modelVersionId: string; readonly number: number } | undefined>;
  projects(): Promise<readonly AnnotationProject[]>;
  /** Leaves the model in use where it is: a newer one does not take its place by being newer. */
  keepChampion(modelId: string): Promise<void>;
  /** The registry's version that a run was shared as; undefined: it was not. */
  sharedVersionOf(runId: string): Promise<string | undefined>;
  hasReview(versionId: string): Promise<boolean>;
  /** Asks for a review, once a version. */
  requestReview(versionId: string, reason: string): Promise<void>;
  /** One at a time, over all tabs and workers. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Nothing where another tab or worker does. */
  unlessBusy(work: () => Promise<void>): Promise<void>;
}

/** The ports a pipeline host is bound to. */
export interface HostParts {
  readonly datasets: DatasetStore & {
    addPasted(id: string, title: string, text: string, now: string, collection: string): Promise<void>;
  };
  readonly runs: RunStore;
  readonly readings: {
    put(id: string, datasetId: string, groups: readonly DiseaseGroup[], createdAt: string): Promise<void>;
  };
  readonly annotations: AnnotationStore;
  readonly searches: SearchStore;
  /** Undefined: there are none. */
  readonly gazetteers?: GazetteerStore;
  /** Undefined: what is found out of runs is told but not kept. */
  readonly insights?: InsightStore;
  /** Undefined: nothing is counted here. */
  readonly kpis?: KpiLog;
  /** Undefined: nothing is audited here. */
  readonly audits?: AuditStore;
  /** Undefined: a stored note that is refused is counted, and kept where it is alone. */
  readonly quarantine?: QuarantineStore;
  /** Undefined: runs of steps are known for as long as this host lives. */
  readonly stepRuns?: StepRunStore;
  /** Starts judges for a search, which stops them; undefined: folds are judged here, one after another. */
  readonly startJudges?: () => readonly FoldJudge[];
  /** Keeps a model from a file. Undefined: this host keeps none. */
  readonly keepModel?: (model: ModelVersion, fileName: string) => Promise<void>;
  /** Undefined: this host reaches no server. */
  readonly site?: {
    readonly store: SiteStore;
    readonly reader: SiteReader;
    readonly host: SiteHost;
    keepShare(share: Share, of: { readonly modelId: string; readonly runId: string }, now: string): Promise<void>;
    sharedModel(versionId: string): Promise<SentModel | undefined>;
    keepReview(review: ReviewRecord): Promise<void>;
    /** Tells the worker that sends, which may be another tab's. */
    wakeSync(): void;
    /** Begins to send what waits, once. */
    startSync(): void;
  };
  /** Undefined: nothing is counted here. */
  readonly monitoring?: MonitoringPlace;
  readonly jobs: JobStore;
  readonly locks: JobLocks;
  readonly host: Host;
  readonly loadEngine: () => Promise<Engine>;
  /** The sample notes' file; undefined when it cannot be had. */
  readonly fetchSample: () => Promise<Uint8Array | undefined>;
}

/** Ports, and what the works of one host share. */
export interface WorkParts extends HostParts {
  readonly jobLog: JobLog;
  readonly steps: StepLog;
  /** The one door of events into the triggers. */
  readonly tell: (event: TriggerEvent) => Promise<void>;
  /** One engine a host, loaded when first needed, loaded anew after a failure. */
  readonly engine: () => Promise<Engine>;
}
