import type { Firing, TriggerEvent, TriggerState } from '../../domain/monitoring/trigger-events';
import { TRIGGER_RULES } from '../../domain/monitoring/trigger-rules';
import { isAlarm, type Moment, type SimulationEvent } from '../../domain/simulation/moment';
import type { ScenarioName } from '../../domain/simulation/scenarios';
import { MemoryTriggerStore } from '../memory-monitoring';
import { handleEvent } from '../monitoring';
import type { LoggedFiring } from '../monitoring-ports';

export type { Moment, SimulationEvent };

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
  const alarms = firings.filter(({ rule }) => isAlarm(rule, scenario));
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
