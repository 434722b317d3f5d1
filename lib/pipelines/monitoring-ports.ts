import type { DriftReport } from '../domain/monitoring/drift';
import type { F1Estimate } from '../domain/monitoring/f1-estimate';
import type { TriggerSituation } from '../domain/monitoring/trigger';
import type { Firing } from '../domain/monitoring/trigger-events';
import type { WindowSummary } from '../domain/monitoring/window';

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
