import type { DriftReport } from './drift';
import { levelOf } from './drift';
import { firstSituation, stepTrigger, type TriggerSituation } from './trigger';
import type { Firing, TriggerEvent } from './trigger-events';
import type { TriggerRules } from './trigger-rules';

/** A window as it was measured; its level is judged anew. */
export interface PastWindow {
  readonly at: number;
  readonly modelVersionId: string;
  readonly windowNumber: number;
  readonly notes: number;
  readonly report: DriftReport;
}

/** What is known of a past stream beside its windows: labels, trainings, deployments, audits, refusals. */
export type PastEvent = Exclude<TriggerEvent, { readonly kind: 'window' }>;

export interface Replayed {
  readonly firings: readonly Firing[];
  /** Level of each window under the rules, in the order of the windows. */
  readonly levels: readonly DriftReport['level'][];
  readonly situation: TriggerSituation;
}

/**
 * What would have happened under other rules: past windows judged anew, past events as they were. What people did because
 * of the alarms there were stays in the stream, so it tells what would have fired, not what would have come of it.
 * @param windows and events in any order; at equal times windows first
 */
export function replay(windows: readonly PastWindow[], events: readonly PastEvent[], rules: TriggerRules): Replayed {
  const inOrder = windows.toSorted((a, b) => a.windowNumber - b.windowNumber);
  const last = new Map<string, DriftReport>();
  const judged = inOrder.map(({ at, modelVersionId, windowNumber, report }) => {
    const level = levelOf(report, last.get(modelVersionId), rules.drift);
    last.set(modelVersionId, { ...report, level });
    const { cause, p } = report;
    return { kind: 'window' as const, at, modelVersionId, windowNumber, level, cause, p };
  });
  const stream: TriggerEvent[] = [...judged, ...events].toSorted((a, b) => a.at - b.at);
  let situation = firstSituation(stream[0]?.at ?? 0);
  const firings: Firing[] = [];
  for (const event of stream) {
    const step = stepTrigger(situation, event, rules);
    situation = step.situation;
    if (step.firing) firings.push(step.firing);
  }
  return { firings, levels: judged.map(({ level }) => level), situation };
}

/** What a change of rules would have changed, firing by firing. */
export interface RuleEffect {
  readonly same: readonly Firing[];
  readonly gone: readonly Firing[];
  readonly added: readonly Firing[];
}

export function effectOfRules(
  windows: readonly PastWindow[],
  events: readonly PastEvent[],
  now: TriggerRules,
  proposed: TriggerRules,
): RuleEffect {
  const [before, after] = [replay(windows, events, now).firings, replay(windows, events, proposed).firings];
  const keys = (firings: readonly Firing[]) => new Set(firings.map(({ key }) => key));
  const [had, has] = [keys(before), keys(after)];
  return {
    same: after.filter(({ key }) => had.has(key)),
    gone: before.filter(({ key }) => !has.has(key)),
    added: after.filter(({ key }) => !had.has(key)),
  };
}

/** Times during which notes were truly other than the reference, epoch milliseconds, half-open. */
export interface TrueDrift {
  readonly from: number;
  readonly to: number;
}

export interface AlarmQuality {
  readonly notes: number;
  /** Alarms outside any true drift, and how many a thousand notes that were read outside it. */
  readonly falseAlarms: number;
  readonly falsePer1000Notes: number | undefined;
  readonly falseCriticalPer1000Notes: number | undefined;
  /** One a true drift: milliseconds to its first alarm; undefined: it was missed. */
  readonly msToDetect: readonly (number | undefined)[];
  /** Notes read of it until then. */
  readonly notesToDetect: readonly (number | undefined)[];
}

/** How good the alarms of a stream are whose truth is known, as a simulated or an audited one's. */
export function alarmQuality(
  windows: readonly PastWindow[],
  firings: readonly Firing[],
  drifts: readonly TrueDrift[],
): AlarmQuality {
  const within = (at: number, { from, to }: TrueDrift) => at >= from && at < to;
  const quiet = (at: number) => !drifts.some((drift) => within(at, drift));
  const alarms = firings.filter(({ rule }) => rule === 'drift-warning' || rule === 'drift-critical');
  const wrong = alarms.filter(({ at }) => quiet(at));
  const notesIn = (holds: (at: number) => boolean) =>
    windows.reduce((sum, { at, notes }) => sum + (holds(at) ? notes : 0), 0);
  const calm = notesIn(quiet);
  const per1000 = (count: number) => (calm > 0 ? (1000 * count) / calm : undefined);
  const found = drifts.map((drift) => alarms.find(({ at }) => within(at, drift))?.at);
  return {
    notes: notesIn(() => true),
    falseAlarms: wrong.length,
    falsePer1000Notes: per1000(wrong.length),
    falseCriticalPer1000Notes: per1000(wrong.filter(({ rule }) => rule === 'drift-critical').length),
    msToDetect: found.map((at, which) => (at === undefined ? undefined : at - (drifts[which]?.from ?? at))),
    notesToDetect: found.map((until, which) =>
      until === undefined ? undefined : notesIn((at) => at >= (drifts[which]?.from ?? 0) && at <= until),
    ),
  };
}
