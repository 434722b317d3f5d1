import type { TriggerRule, TriggerState } from '../monitoring/trigger-events';
import type { ScenarioName } from './scenarios';

const DAY_MS = 86_400_000;
/** 2026-01-05, a Monday: when every simulated month begins. */
export const MONTH_BEGINS_MS = Date.UTC(2026, 0, 5);

/** Whether a firing says that what the scenario changed was seen; single files in the wrong format come in any month. */
export function isAlarm(rule: TriggerRule, scenario: ScenarioName): boolean {
  return (
    rule === 'drift-warning' || rule === 'drift-critical' || (rule === 'wrong-format' && scenario === 'wrong-format')
  );
}

/** Days since the month began, with fractions. */
export const dayOf = (ms: number): number => (ms - MONTH_BEGINS_MS) / DAY_MS;

/** One thing that happened, in the order of its happening; no text of any note. */
export interface SimulationEvent {
  /** ISO 8601, UTC, of the simulated clock. */
  readonly at: string;
  readonly what:
    | 'window'
    | 'fired'
    | 'labelled'
    | 'acknowledged'
    | 'trained'
    | 'rejected'
    | 'deployed'
    | 'refused'
    | 'format-fixed';
  /** After it. */
  readonly state: TriggerState;
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** A look at a month that is being lived through; days count from 0, with fractions. */
export interface Moment {
  readonly day: number;
  readonly notes: number;
  readonly total: number;
  readonly state: TriggerState;
  /** Long work that begins: the simulated clock stands still for it. */
  readonly doing: 'train' | 'review' | undefined;
  readonly events: readonly SimulationEvent[];
  /** When the first changed note came. */
  readonly changedDay: number | undefined;
  /** The first alarm after it, and the changed notes until then. */
  readonly seen: { readonly day: number; readonly changedNotes: number } | undefined;
}

export interface StateBand {
  readonly state: TriggerState;
  readonly from: number;
  readonly to: number;
}

/** How long each state lasted, in days, one after another up to the moment. */
export function bandsOf({ events, day }: Pick<Moment, 'events' | 'day'>): StateBand[] {
  const bands: { state: TriggerState; from: number; to: number }[] = [{ state: 'insufficient', from: 0, to: day }];
  // A firing stands with the state that it leads to, as does the event that fired it.
  for (const { at, state } of events) {
    const last = bands.at(-1);
    if (!last || last.state === state) continue;
    last.to = dayOf(Date.parse(at));
    bands.push({ state, from: last.to, to: day });
  }
  return bands.filter(({ from, to }) => to > from);
}

export interface MonthFigures {
  /** Days from the first changed note to the first alarm, and the changed notes of that time. */
  readonly seen: { readonly days: number; readonly notes: number } | undefined;
  readonly criticalAfter: number | undefined;
  readonly inUseAfter: number | undefined;
  /** From the first alarm until all was well for good, as far as is known. */
  readonly recoveredAfter: number | undefined;
  /** Windows without an alarm, up to now. */
  readonly cleanWindows: number;
}

export function figuresOf({ events, changedDay, seen, state }: Moment): MonthFigures {
  const timed = events.map((event) => ({ ...event, day: dayOf(Date.parse(event.at)) }));
  const after = timed.filter(({ day }) => changedDay !== undefined && day >= changedDay);
  const since = (one: { readonly day: number } | undefined) =>
    one && changedDay !== undefined ? one.day - changedDay : undefined;
  const levels = timed.filter(({ what }) => what === 'window').map(({ facts }) => facts.level);
  const clean = levels.length - 1 - levels.findLastIndex((level) => level !== 'ok');
  const states = timed.filter(({ what }) => what !== 'fired');
  const well = states[states.findLastIndex((one, at) => one.state === 'ok' && states[at - 1]?.state !== 'ok')];
  // Notes in the wrong format change no figure of a window: they are over when their author put the format right.
  const fixed = timed.find(({ what }) => what === 'format-fixed');
  const ended = fixed ?? (state === 'ok' ? well : undefined);
  const over = seen && ended && ended.day > seen.day ? ended.day - seen.day : undefined;
  return {
    seen: seen && changedDay !== undefined ? { days: seen.day - changedDay, notes: seen.changedNotes } : undefined,
    criticalAfter: since(after.find((event) => event.state === 'critical')),
    inUseAfter: since(after.find(({ what }) => what === 'deployed')),
    recoveredAfter: over,
    cleanWindows: clean,
  };
}
