import type { DriftLevel } from './drift';
import type { SignalName } from './signals';
import type { Firing, TriggerAction, TriggerRule, TriggerState } from './trigger-events';

/** Why a rule fired, as pages tell it: numbers, ids and codes. */
export type FiringCause =
  | { readonly kind: 'window'; readonly windowNumber: number; readonly level: DriftLevel; readonly cause: SignalName }
  | { readonly kind: 'labelled'; readonly datasetNotes: number; readonly newNotes: number }
  | { readonly kind: 'training-ended'; readonly outcome: 'challenger' | 'failed' | 'cancelled' }
  | { readonly kind: 'audited'; readonly change: number; readonly low: number; readonly high: number }
  | { readonly kind: 'refused'; readonly code: string; readonly count: number }
  | { readonly kind: 'other' };

/** A firing of this browser or of another one. */
export interface ShownFiring {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly rule: TriggerRule;
  readonly to: TriggerState;
  readonly cause: FiringCause;
  /** `notes`: put first on the queue, where that is known. */
  readonly actions: readonly { readonly do: TriggerAction['do']; readonly notes?: number }[];
  readonly outcome: 'open' | 'acted' | 'failed';
  /** A person found that it was no drift. */
  readonly noDrift: boolean;
}

/** What came of a firing in the end. */
export type FiringEnd =
  | { readonly kind: 'no-drift' | 'open' | 'acted' | 'failed' }
  | { readonly kind: 'over'; readonly afterMs: number };

/** @param all firings of the same place, in any order */
export function endOf(firing: ShownFiring, all: readonly ShownFiring[]): FiringEnd {
  if (firing.noDrift) return { kind: 'no-drift' };
  if (isAlarm(firing)) {
    const later = all.filter(({ rule, at }) => rule === 'drift-cleared' && at > firing.at);
    if (later.length > 0) return { kind: 'over', afterMs: Math.min(...later.map(({ at }) => at)) - firing.at };
  }
  return { kind: firing.outcome };
}

export function isAlarm({ rule }: Pick<ShownFiring, 'rule'>): boolean {
  return rule === 'drift-warning' || rule === 'drift-critical';
}

export function causeOf(event: Firing['event']): FiringCause {
  switch (event.kind) {
    case 'window': {
      const { kind, windowNumber, level, cause } = event;
      return { kind, windowNumber, level, cause };
    }
    case 'labelled':
      return { kind: event.kind, datasetNotes: event.datasetNotes, newNotes: event.newNotes };
    case 'training-ended':
      return { kind: event.kind, outcome: event.outcome };
    case 'audited':
      return { kind: event.kind, change: event.change, low: event.low, high: event.high };
    case 'refused':
      return { kind: event.kind, code: event.code, count: event.count };
    default:
      return { kind: 'other' };
  }
}
