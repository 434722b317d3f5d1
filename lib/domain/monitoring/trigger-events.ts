import type { DriftLevel } from './drift';
import type { SignalName } from './signals';

/**
 * insufficient: no window of this model was full yet. acknowledged: a reviewer has seen the critical state.
 * remediating: a training on newly tagged notes runs, or its challenger waits for review. recovering: a new model is in
 * use, or a window was clean again; the alarm is not over yet.
 */
export type TriggerState =
  | 'insufficient'
  | 'ok'
  | 'warning'
  | 'critical'
  | 'acknowledged'
  | 'remediating'
  | 'recovering';

/** What happened. Times are epoch milliseconds. */
export type TriggerEvent = { readonly at: number } & (
  | {
      readonly kind: 'window';
      readonly modelVersionId: string;
      /** Counts up from 1 over all models: an earlier or equal one is a replay, also after going back to a model. */
      readonly windowNumber: number;
      readonly level: DriftLevel;
      readonly cause: SignalName;
      readonly p: number;
    }
  | { readonly kind: 'acknowledged'; readonly by: string }
  /** Notes tagged since the dataset version was frozen, all together; those on which people disagree do not count. */
  | {
      readonly kind: 'labelled';
      readonly datasetVersionId: string;
      readonly datasetNotes: number;
      readonly newNotes: number;
    }
  | {
      readonly kind: 'training-ended';
      readonly runId: string;
      readonly outcome: 'challenger' | 'failed' | 'cancelled';
      /** Notes that people agreed on when it began, where that is why it failed. */
      readonly agreedNotes?: number;
    }
  | { readonly kind: 'rejected'; readonly runId: string }
  | { readonly kind: 'deployed'; readonly modelVersionId: string; readonly number: number }
  /** F1 by clinicians' labels less the F1 at approval, with its 95 % interval. */
  | {
      readonly kind: 'audited';
      readonly auditId: string;
      readonly modelVersionId: string;
      readonly change: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: 'refused'; readonly batchId: string; readonly code: string; readonly count: number }
);

export type TriggerRule =
  | 'drift-warning'
  | 'drift-critical'
  | 'drift-cleared'
  | 'new-labels'
  | 'challenger-ready'
  | 'training-failed'
  | 'audit-fall'
  | 'wrong-format';

export type TriggerAction =
  | { readonly do: 'tell-reviewer' }
  | { readonly do: 'queue-notes'; readonly uncertain: number; readonly random: number }
  | { readonly do: 'queue-first' }
  | { readonly do: 'show-banner' | 'hide-banner' }
  | { readonly do: 'touchless-off' | 'touchless-on' }
  | { readonly do: 'reviewer-task' }
  | { readonly do: 'freeze-and-train' }
  | { readonly do: 'request-review' }
  | { readonly do: 'propose-roll-back' }
  | { readonly do: 'quarantine' }
  | { readonly do: 'tell-author' };

/** One rule that fired: logged once under its key, with what it started. */
export interface Firing {
  /** The same cause has the same key, whoever replays it. */
  readonly key: string;
  readonly rule: TriggerRule;
  readonly at: number;
  readonly from: TriggerState;
  readonly to: TriggerState;
  readonly modelVersionId: string | undefined;
  readonly actions: readonly TriggerAction[];
  readonly event: TriggerEvent;
}

export type EventOf<K extends TriggerEvent['kind']> = Extract<TriggerEvent, { kind: K }>;
