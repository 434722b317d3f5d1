import type { IsotonicFit } from '../domain/model/isotonic';
import type { CountedNote, OpenReadings } from '../domain/monitoring/count-readings';
import type { DriftReport } from '../domain/monitoring/drift';
import type { F1Estimate } from '../domain/monitoring/f1-estimate';
import type { Reference } from '../domain/monitoring/reference';
import type { TriggerSituation } from '../domain/monitoring/trigger';
import type { Firing } from '../domain/monitoring/trigger-events';
import type { TriggerRules } from '../domain/monitoring/trigger-rules';
import type { WindowSummary } from '../domain/monitoring/window';
import type { OutboxDraft } from '../domain/sync/outbox-row';
import type { Label } from '../domain/text/span';
import type { OwnReading } from './approve-monitoring';

/** A window that was judged: counts and statistics, never text. */
export interface JudgedWindow {
  readonly summary: WindowSummary;
  readonly report: DriftReport;
  /** Undefined: no mark was made nor expected. */
  readonly f1: F1Estimate | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Windows by their number: putting one again replaces it, so that what is sent twice counts once. */
export interface SummaryStore {
  put(window: JudgedWindow): Promise<void>;
  /** By rising number. */
  windows(): Promise<readonly JudgedWindow[]>;
}

/** A model under watch: what its readings are compared with. Small enough to be at hand while it reads. */
export interface WatchedModel {
  readonly modelVersionId: string;
  readonly labels: readonly Label[];
  /** Puts confidences right, as in the reference. */
  readonly confidences: IsotonicFit;
  /** Of the model's OwnReading. */
  readonly startsFactor: number;
  readonly windowSentences: number;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  /** Made here, or by the model's author. */
  readonly madeBy: 'here' | 'author';
  /** The registry knows the model under this id: windows and firings of it are told to the site. */
  readonly shared: boolean;
}

/** Notes that are read, on their way into windows. */
export interface ReadingStore {
  /** Undefined: nobody said what its own notes look like. */
  watched(modelVersionId: string): Promise<WatchedModel | undefined>;
  /** Prints of the notes it learned from: those are not new. */
  ownPrints(modelVersionId: string): Promise<ReadonlySet<number>>;
  /** @param draft what others are told, kept along with it */
  watch(model: WatchedModel, reference: Reference, ownPrints: readonly number[], draft?: OutboxDraft): Promise<void>;
  /**
   * Counts notes that were not counted before; a window that they fill is judged, kept and handed to the outbox: all of
   * it or nothing.
   * @param judge pure @returns the windows that were filled
   */
  count(watched: WatchedModel, notes: readonly CountedNote[], judge: JudgeWindow): Promise<readonly JudgedWindow[]>;
}

/**
 * Own notes are read out of fold when a model goes through the gate, for its calibration, and what is counted of that is
 * its reference once it is shared: minutes of training that need not be spent twice.
 */
export interface GatedReadingStore {
  /** Keeps the reading in place of the one before. @param fileSha256 of the file that the gate made */
  keepGated(fileSha256: string, own: OwnReading): Promise<void>;
  /** Undefined: another model went through the gate since, or the reading was used. */
  gatedReading(fileSha256: string): Promise<OwnReading | undefined>;
  /** It was used. */
  forgetGated(fileSha256: string): Promise<void>;
}

/** @param before the window of this model before it */
export type JudgeWindow = (
  full: OpenReadings,
  windowNumber: number,
  reference: Reference,
  before: JudgedWindow | undefined,
) => JudgedWindow;

export interface TriggerStore {
  /** Undefined: nothing happened yet. */
  situation(): Promise<TriggerSituation | undefined>;
  /**
   * Keeps the situation and logs the firing, both or neither.
   * @returns `already-fired` when a firing with this key is logged: then nothing is kept
   */
  commit(situation: TriggerSituation, firing: Firing | undefined): Promise<'kept' | 'already-fired'>;
  /** In the order of their logging. */
  firings(): Promise<readonly LoggedFiring[]>;
  /** What came of it. */
  settle(key: string, outcome: FiringOutcome): Promise<void>;
}

export type FiringOutcome = 'open' | 'acted' | 'failed';

export interface LoggedFiring extends Firing {
  readonly outcome: FiringOutcome;
}

/** Carries out what a firing starts. A second call for one key must do nothing more: a tab may die in between. */
export type Act = (firing: Firing) => Promise<void>;

/**
 * Long work that goes on by itself, step by step: what was made so far is kept, so that whoever carries it on after a kill
 * makes nothing twice.
 */
export interface LoopWork {
  /** Of the firing; of a reference that is made for a shared model: `reference/<its id>`. */
  readonly key: string;
  readonly kind: 'retrain' | 'review' | 'reference';
  /** `needs-person`: no step is left that goes without one, as signing in. */
  readonly state: 'asked' | 'running' | 'done' | 'failed' | 'cancelled' | 'needs-person';
  /** Why it failed or needs somebody: a literal code. */
  readonly code?: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What was made so far. Of a retraining kept before it is begun: whoever carries on looks whether it is there. */
  readonly datasetId?: string | undefined;
  readonly runId?: string | undefined;
  readonly versionId?: string | undefined;
  /** Trainings begun, where a kill cut them off: from 1. */
  readonly attempts?: number | undefined;
}

export interface LoopWorkStore {
  /** Keeps work that is new; what is there under the key stays as it is. */
  ask(work: LoopWork): Promise<void>;
  work(key: string): Promise<LoopWork | undefined>;
  put(work: LoopWork): Promise<void>;
  /** By the time it was asked for. */
  all(): Promise<readonly LoopWork[]>;
}

/** Rules as this browser has them. */
export interface KeptRules {
  readonly rules: TriggerRules;
  /** The app's own, this browser's, or the site's, which a reviewer sets. */
  readonly origin: 'default' | 'here' | 'site';
  /** Revision of the site's. */
  readonly etag?: string | undefined;
}
