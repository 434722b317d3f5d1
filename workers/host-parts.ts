import type { ReviewRecord } from '@/lib/domain/model/review-record';
import type { ModelVersion } from '@/lib/domain/model/run';
import type { DiseaseGroup } from '@/lib/domain/reading/reading';
import type { AnnotationStore } from '@/lib/pipelines/annotation-ports';
import type { InsightStore } from '@/lib/pipelines/insight-ports';
import type { DatasetStore, Engine, GazetteerStore, Host, RunStore } from '@/lib/pipelines/ports';
import type { SearchStore } from '@/lib/pipelines/search-ports';
import type { SiteHost, SiteReader, SiteStore } from '@/lib/pipelines/site/ports';
import type { Share } from '@/lib/pipelines/site/share-model';
import type { SentModel } from '@/lib/store/share-store';
import type { JobLocks, JobLog, JobStore } from './job-log';
import type { FoldRequest, JudgedOutcome } from './search-api';

/** Judges folds in a place of its own. */
export interface FoldJudge {
  judgeFold(request: FoldRequest): Promise<JudgedOutcome>;
  /** At once; what it was judging is lost. */
  stop(): void;
}

/** The ports a pipeline host is bound to. */
export interface HostParts {
  readonly datasets: DatasetStore & { addPasted(id: string, title: string, text: string, now: string): Promise<void> };
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
  /** One engine a host, loaded when first needed, loaded anew after a failure. */
  readonly engine: () => Promise<Engine>;
}
