import type { Firing, TriggerEvent, TriggerState } from '../../domain/monitoring/trigger-events';
import { TRIGGER_RULES } from '../../domain/monitoring/trigger-rules';
import type { ScenarioName } from '../../domain/simulation/scenarios';
import { MemoryTriggerStore } from '../memory-monitoring';
import { handleEvent } from '../monitoring';
import type { LoggedFiring } from '../monitoring-ports';

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

export interface SimulationReport {
  readonly scenario: ScenarioName;
  readonly finalState: TriggerState;
  readonly events: readonly SimulationEvent[];
  /** Hours from the first changed note to the alarm; null: no alarm, or nothing changed. */
  readonly timeToDetect: number | null;
  /** Hours from the alarm until it is over. */
  readonly timeToRecover: number | null;
  /** Alarms while nothing had changed. */
  readonly falseAlarms: number;
  readonly firings: readonly LoggedFiring[];
  /** The events that the triggers were given: to be replayed. */
  readonly stream: readonly TriggerEvent[];
}

const HOUR_MS = 3_600_000;
export const ALARMS: ReadonlySet<string> = new Set(['drift-warning', 'drift-critical', 'wrong-format']);

export const rounded = (value: number): number => Math.round(1000 * value) / 1000;

/** A month as it was lived through. */
interface Lived extends Pick<SimulationReport, 'scenario' | 'events' | 'firings' | 'stream'> {
  readonly state: TriggerState;
  /** Epoch milliseconds of the first changed note; undefined: nothing changed. */
  readonly changedAt: number | undefined;
  /** Of the first note that was read after the format was put right. */
  readonly fixedAt: number | undefined;
}

export function reportOf({ scenario, state, events, firings, stream, changedAt, fixedAt }: Lived): SimulationReport {
  const alarms = firings.filter(({ rule }) => ALARMS.has(rule));
  const changed = changedAt ?? Number.POSITIVE_INFINITY;
  const found = alarms.find(({ at }) => at >= changed)?.at;
  const over = scenario === 'wrong-format' ? fixedAt : recoveredAfter(found, events, state);
  return {
    scenario,
    finalState: state,
    events,
    timeToDetect: found === undefined ? null : rounded((found - changed) / HOUR_MS),
    timeToRecover: found === undefined || over === undefined ? null : rounded((over - found) / HOUR_MS),
    falseAlarms: alarms.filter(({ at }) => at < changed).length,
    firings,
    stream,
  };
}

/** When the state became good again, for good. */
function recoveredAfter(
  found: number | undefined,
  events: readonly SimulationEvent[],
  finalState: TriggerState,
): number | undefined {
  const states = events.filter(({ what }) => what !== 'fired');
  const last = states.findLastIndex(({ state }, at) => state === 'ok' && states[at - 1]?.state !== 'ok');
  const at = Date.parse(states[last]?.at ?? '');
  return found !== undefined && at > found && finalState === 'ok' ? at : undefined;
}

/** Gives the stream to triggers that lived through it: what fires then, which should be nothing. */
export async function replayMonth({ stream, firings }: SimulationReport): Promise<number> {
  const triggers = new MemoryTriggerStore();
  const fired: string[] = [];
  const act = async ({ key }: Firing) => void fired.push(key);
  for (const event of stream) await handleEvent(event, TRIGGER_RULES, { triggers, act });
  const first = fired.splice(0);
  if (first.length !== firings.length) throw new Error('the stream does not give its own firings');
  for (const event of stream) await handleEvent(event, TRIGGER_RULES, { triggers, act });
  return fired.length;
}
